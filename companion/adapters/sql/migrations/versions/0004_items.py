"""Items: what people confirmed of their sessions."""

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

_TABLE: Final = "item"
_KEY: Final = sa.String(64)
_WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_DOCUMENT: Final = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT: Final = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the table of items."""
    op.create_table(
        _TABLE,
        sa.Column("id", _KEY, nullable=False),
        sa.Column("owner_id", _WORD, nullable=False),
        sa.Column("programme_id", _WORD, nullable=True),
        sa.Column("visibility", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_TABLE}"),
        sa.Column("external_id", _WORD, nullable=False),
        sa.Column("document", _DOCUMENT, nullable=False),
        sa.UniqueConstraint("owner_id", "external_id", name=f"uq_{_TABLE}_owner_id_external_id"),
        *_reference("pair_id", "pair", nullable=True),
        *_reference("session_id", "mentoring_session"),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("due_on", sa.String(10), nullable=True),
    )
    for column in ("pair_id", "session_id"):
        op.create_index(f"ix_{_TABLE}_{column}", _TABLE, [column])


def downgrade() -> None:
    """Drop the table, and all items."""
    op.drop_table(_TABLE)


def _reference(column: str, target: str, *, nullable: bool = False) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, _KEY, nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=f"fk_{_TABLE}_{column}", ondelete="CASCADE"
        ),
    ]
