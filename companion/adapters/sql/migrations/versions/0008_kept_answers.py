"""Answers kept by the Idempotency-Key of their requests."""

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the table of answers."""
    key = sa.String(64)
    word = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "kept_answer",
        sa.Column("owner_id", word, nullable=False),
        sa.Column("route", word, nullable=False),
        sa.Column("key", key, nullable=False),
        sa.Column("request", key, nullable=False),
        sa.Column("token", key, nullable=False),
        sa.Column("runs_out_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("has_effect", sa.Boolean(), nullable=False),
        sa.Column("rests_on", sa.BigInteger(), nullable=False),
        sa.Column("etag", sa.String(32), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "route", "key", name="pk_kept_answer"),
    )
    op.create_index("ix_kept_answer_runs_out_at", "kept_answer", ["runs_out_at"])


def downgrade() -> None:
    """Drop the table, and the answers with it."""
    op.drop_table("kept_answer")
