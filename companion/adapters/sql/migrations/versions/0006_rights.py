"""What left the machine, what each owner allows, and who was erased."""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the three tables."""
    key = sa.String(64)
    word = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "departure",
        sa.Column("id", key, nullable=False),
        sa.Column("left_at", moment, nullable=False),
        sa.Column("host", word, nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("characters", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_departure"),
    )
    op.create_index("ix_departure_left_at", "departure", ["left_at"])
    op.create_table(
        "consent",
        sa.Column("owner_id", word, nullable=False),
        sa.Column("material", sa.String(16), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("said_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "material", "purpose", name="pk_consent"),
    )
    op.create_table(
        "tombstone",
        sa.Column("person", key, nullable=False),
        sa.Column("erased_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_tombstone"),
    )


def downgrade() -> None:
    """Drop the tables, and what was noted in them."""
    for table in ("tombstone", "consent", "departure"):
        op.drop_table(table)
