"""Accounts with their keys, and which pairs two accounts share."""

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None

_KEY: Final = sa.String(64)
_WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_DOCUMENT: Final = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT: Final = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create both tables. No pair is shared yet: there was nobody to share it with."""
    op.create_table(
        "account",
        sa.Column("id", _WORD, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("grants", _DOCUMENT, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
    )
    op.create_table(
        "api_key",
        sa.Column("prefix", _KEY, nullable=False),
        sa.Column("account_id", _WORD, nullable=False),
        sa.Column("digest", _KEY, nullable=False),
        sa.Column("scopes", sa.String(64), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=True),
        sa.Column("revoked_at", _MOMENT, nullable=True),
        sa.Column("last_used_on", sa.String(10), nullable=True),
        sa.PrimaryKeyConstraint("prefix", name="pk_api_key"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_api_key_account_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_api_key_account_id", "api_key", ["account_id"])
    op.add_column("pair", sa.Column("handshake", _WORD, nullable=True))
    op.create_index("ix_pair_handshake", "pair", ["handshake"])


def downgrade() -> None:
    """Drop accounts and keys; nothing is shared any longer."""
    op.drop_index("ix_pair_handshake", table_name="pair")
    op.drop_column("pair", "handshake")
    op.drop_table("api_key")
    op.drop_table("account")
