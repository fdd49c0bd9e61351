"""Pairs become records of their own: what the two agreed on, under an id."""

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

_WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_DOCUMENT: Final = sa.JSON().with_variant(JSONB(), "postgresql")

_pair: Final = sa.table(
    "pair",
    sa.column("id", sa.String),
    sa.column("mentor_id", sa.String),
    sa.column("mentee_id", sa.String),
    sa.column("external_id", sa.String),
    sa.column("document", _DOCUMENT),
)
_person: Final = sa.table("person", sa.column("id", sa.String), sa.column("external_id", sa.String))


def upgrade() -> None:
    """Give each pair an id and a document of its two people."""
    # SQLite would have to make the table anew for columns without a default, and dropping the
    # old one would take along every session that belongs to a pair.
    op.add_column("pair", sa.Column("external_id", _WORD, nullable=False, server_default=""))
    op.add_column("pair", sa.Column("document", _DOCUMENT, nullable=False, server_default="{}"))
    connection = op.get_bind()
    mentor, mentee = _person.alias("mentor"), _person.alias("mentee")
    rows = connection.execute(
        sa.select(
            _pair.c.id,
            mentor.c.external_id.label("mentor_id"),
            mentee.c.external_id.label("mentee_id"),
        )
        .join(mentor, mentor.c.id == _pair.c.mentor_id)
        .join(mentee, mentee.c.id == _pair.c.mentee_id)
    ).all()
    for row in rows:
        document = {"id": row.id, "mentor_id": row.mentor_id, "mentee_id": row.mentee_id}
        connection.execute(
            sa.update(_pair)
            .where(_pair.c.id == row.id)
            .values(external_id=row.id, document=document)
        )
    op.create_index(
        "ix_pair_owner_id_external_id", "pair", ["owner_id", "external_id"], unique=True
    )


def downgrade() -> None:
    """Drop what was agreed on; the pairs stay."""
    op.drop_index("ix_pair_owner_id_external_id", table_name="pair")
    op.drop_column("pair", "document")
    op.drop_column("pair", "external_id")
