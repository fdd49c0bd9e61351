"""What language models were used for, by day: counts alone."""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the table of days."""
    word = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "model_use",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("task", sa.String(16), nullable=False),
        sa.Column("model", word, nullable=False),
        sa.Column("drafts", sa.Integer(), nullable=False),
        sa.Column("drafted", sa.Integer(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("milliseconds", sa.BigInteger(), nullable=False),
        sa.Column("prompt_tokens", sa.BigInteger(), nullable=False),
        sa.Column("reply_tokens", sa.BigInteger(), nullable=False),
        sa.Column("estimated_tokens", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "task", "model", name="pk_model_use"),
    )


def downgrade() -> None:
    """Drop the table, and the counts with it."""
    op.drop_table("model_use")
