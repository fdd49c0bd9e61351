"""People, pairs, goals, sessions, their passages and vectors."""

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

# Spelt out, not taken from the tables of today: a revision never changes.
_KEY: Final = sa.String(64)
_WORD: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_DOCUMENT: Final = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT: Final = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create all tables."""
    _create_people()
    _create_goals()
    _create_sessions()
    _create_passages()
    _create_vectors()


def downgrade() -> None:
    """Drop all tables, and everything in them."""
    for table in (
        "meta",
        "gone_passage",
        "vector",
        "passage",
        "mentoring_session",
        "goal",
        "pair",
        "person",
    ):
        op.drop_table(table)


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", _KEY, nullable=False),
        sa.Column("owner_id", _WORD, nullable=False),
        sa.Column("programme_id", _WORD, nullable=True),
        sa.Column("visibility", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    ]


def _recorded(table: str) -> list[sa.schema.SchemaItem]:
    return [
        *_owned(table),
        sa.Column("external_id", _WORD, nullable=False),
        sa.Column("document", _DOCUMENT, nullable=False),
        sa.UniqueConstraint("owner_id", "external_id", name=f"uq_{table}_owner_id_external_id"),
    ]


def _reference(
    table: str, column: str, target: str, *, nullable: bool = False, gone: str = "CASCADE"
) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, _KEY, nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=gone
        ),
    ]


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _create_people() -> None:
    op.create_table("person", *_recorded("person"))
    op.create_table(
        "pair",
        *_owned("pair"),
        *_reference("pair", "mentor_id", "person"),
        *_reference("pair", "mentee_id", "person"),
        sa.UniqueConstraint(
            "owner_id", "mentor_id", "mentee_id", name="uq_pair_owner_id_mentor_id_mentee_id"
        ),
    )
    _index("pair", "mentor_id")
    _index("pair", "mentee_id")


def _create_goals() -> None:
    op.create_table(
        "goal",
        *_recorded("goal"),
        *_reference("goal", "pair_id", "pair", nullable=True),
        *_reference("goal", "mentee_id", "person", nullable=True),
    )
    _index("goal", "pair_id")
    _index("goal", "mentee_id")


def _create_sessions() -> None:
    table = "mentoring_session"
    op.create_table(
        table,
        *_recorded(table),
        *_reference(table, "pair_id", "pair", nullable=True),
        *_reference(table, "mentor_id", "person"),
        *_reference(table, "mentee_id", "person"),
        *_reference(table, "goal_id", "goal", nullable=True, gone="SET NULL"),
        sa.Column("held_on", sa.String(10), nullable=False),
    )
    for column in ("pair_id", "mentor_id", "mentee_id", "goal_id"):
        _index(table, column)


def _create_passages() -> None:
    op.create_table(
        "passage",
        *_owned("passage"),
        *_reference("passage", "pair_id", "pair", nullable=True),
        *_reference("passage", "person_id", "person"),
        *_reference("passage", "session_id", "mentoring_session", nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quotable", sa.Boolean(), nullable=False),
        sa.Column("text_key", _KEY, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
    )
    for column in ("pair_id", "person_id", "session_id", "text_key", "generation"):
        _index("passage", column)
    _index("passage", "owner_id", "field")


def _create_vectors() -> None:
    op.create_table(
        "vector",
        sa.Column("fingerprint", _WORD, nullable=False),
        sa.Column("text_key", _KEY, nullable=False),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "text_key", name="pk_vector"),
    )
    _index("vector", "generation")
    op.create_table(
        "gone_passage",
        sa.Column("passage_id", _KEY, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("passage_id", name="pk_gone_passage"),
    )
    _index("gone_passage", "generation")
    op.create_table(
        "meta",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
