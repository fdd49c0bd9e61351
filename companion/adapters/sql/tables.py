"""The tables. A record is a JSON document plus the columns that queries and references need."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from companion.adapters.sql.columns import Document, Key, UtcDateTime, Word

_NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables, with names for every constraint so that migrations can speak of them."""

    metadata = MetaData(naming_convention=_NAMES)


class Owned:
    """What every owned row carries. `id` is a random key; nothing outside the database sees it."""

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    owner_id: Mapped[str] = mapped_column(Word)
    programme_id: Mapped[str | None] = mapped_column(Word)
    visibility: Mapped[str] = mapped_column(String(16))
    version: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OfPair:
    """A row that may belong to a pair; it goes when the pair goes."""

    @declared_attr
    def pair_id(cls) -> Mapped[str | None]:  # noqa: N805 - declared_attr passes the class
        """The pair, if any."""
        return mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), index=True)


class RecordRow(Owned, Base):
    """A value that came with an id of its own, unique per owner."""

    __abstract__ = True

    external_id: Mapped[str] = mapped_column(Word)
    document: Mapped[dict[str, Any]] = mapped_column(Document)


class PersonRow(RecordRow):
    """A person."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("owner_id", "external_id"),)


class PairRow(RecordRow):
    """A mentor and a mentee who have met or will meet, and what they agreed on."""

    __tablename__ = "pair"
    __table_args__ = (
        UniqueConstraint("owner_id", "mentor_id", "mentee_id"),
        # An index: SQLite cannot add a constraint without making the table anew.
        Index("ix_pair_owner_id_external_id", "owner_id", "external_id", unique=True),
    )

    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    mentee_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    handshake: Mapped[str | None] = mapped_column(Word, index=True)
    """Equal in the rows of two accounts that have agreed to share this pair; see `pairs.sharing`.
    """


class GoalRow(OfPair, RecordRow):
    """A goal. It goes with its mentee."""

    __tablename__ = "goal"
    __table_args__ = (UniqueConstraint("owner_id", "external_id"),)

    mentee_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )


class MentoringSessionRow(OfPair, RecordRow):
    """A session. It goes with either of its people; it outlives its goal."""

    __tablename__ = "mentoring_session"
    __table_args__ = (UniqueConstraint("owner_id", "external_id"),)

    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    mentee_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    goal_id: Mapped[str | None] = mapped_column(
        ForeignKey("goal.id", ondelete="SET NULL"), index=True
    )
    held_on: Mapped[str] = mapped_column(String(10))
    """ISO date: sorts as text on both databases."""


class RequestRow(RecordRow):
    """A request. It goes with either of its people; it outlives its goal."""

    __tablename__ = "request"
    __table_args__ = (UniqueConstraint("owner_id", "external_id"),)

    mentor_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    mentee_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    goal_id: Mapped[str | None] = mapped_column(
        ForeignKey("goal.id", ondelete="SET NULL"), index=True
    )
    last_sent_on: Mapped[str | None] = mapped_column(String(10))
    """ISO date, as is `answered_on`; None until a person has sent a message."""
    answered_on: Mapped[str | None] = mapped_column(String(10))


class ItemRow(OfPair, RecordRow):
    """Something confirmed of a session, and gone with it: it quotes the notes."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("owner_id", "external_id"),)

    session_id: Mapped[str] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str] = mapped_column(String(16))
    due_on: Mapped[str | None] = mapped_column(String(10))


class PassageRow(OfPair, Owned, Base):
    """A short text of a person, or of a session's notes, that can be searched.

    `person_id` is whom it speaks for: the person themselves, or the mentor of the session.
    `text_key` leads to the text's vectors; `generation` is when the passage was written.
    """

    __tablename__ = "passage"
    __table_args__ = (Index("ix_passage_owner_id_field", "owner_id", "field"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[str | None] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="CASCADE"), index=True
    )
    field: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    quotable: Mapped[bool] = mapped_column(Boolean)
    text_key: Mapped[str] = mapped_column(Key, index=True)
    generation: Mapped[int] = mapped_column(Integer, index=True)


class VectorRow(Base):
    """The vector of one text under one embedder, shared by all passages of equal text.

    It has no owner of its own: it exists as long as a passage with its `text_key` does.
    """

    __tablename__ = "vector"

    fingerprint: Mapped[str] = mapped_column(Word, primary_key=True)
    text_key: Mapped[str] = mapped_column(Key, primary_key=True)
    numbers: Mapped[bytes] = mapped_column(LargeBinary)
    """Little-endian float32, of unit length."""
    generation: Mapped[int] = mapped_column(Integer, index=True)


class GonePassageRow(Base):
    """A passage that was deleted, by its random key alone, for indexes that still hold it."""

    __tablename__ = "gone_passage"

    passage_id: Mapped[str] = mapped_column(Key, primary_key=True)
    generation: Mapped[int] = mapped_column(Integer, index=True)


class ModelUseRow(Base):
    """What one language model was used for on one day, by task. It is of no person."""

    __tablename__ = "model_use"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    """ISO date."""
    task: Mapped[str] = mapped_column(String(16), primary_key=True)
    model: Mapped[str] = mapped_column(Word, primary_key=True)
    drafts: Mapped[int] = mapped_column(Integer)
    drafted: Mapped[int] = mapped_column(Integer)
    """Those whose draft was used; the others were composed offline."""
    requests: Mapped[int] = mapped_column(Integer)
    milliseconds: Mapped[int] = mapped_column(BigInteger)
    prompt_tokens: Mapped[int] = mapped_column(BigInteger)
    reply_tokens: Mapped[int] = mapped_column(BigInteger)
    estimated_tokens: Mapped[int] = mapped_column(BigInteger)


class DepartureRow(Base):
    """One request that left this machine: when, where to, of what, how much. Not a word of it."""

    __tablename__ = "departure"

    id: Mapped[str] = mapped_column(Key, primary_key=True)
    left_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    host: Mapped[str] = mapped_column(Word)
    purpose: Mapped[str] = mapped_column(String(32))
    """The draft that it was for, or "embedding"."""
    fields: Mapped[str] = mapped_column(Text)
    """The kinds of material, with commas: "goal, notes"."""
    characters: Mapped[int] = mapped_column(BigInteger)


class ConsentRow(Base):
    """What an owner said of one kind of their material; where they said nothing there is none."""

    __tablename__ = "consent"

    owner_id: Mapped[str] = mapped_column(Word, primary_key=True)
    material: Mapped[str] = mapped_column(String(16), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16), primary_key=True)
    allowed: Mapped[bool] = mapped_column(Boolean)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TombstoneRow(Base):
    """Somebody who was erased, by a keyed hash of their random key: gone after a restore too."""

    __tablename__ = "tombstone"

    person: Mapped[str] = mapped_column(Key, primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeptAnswerRow(Base):
    """What a request with an Idempotency-Key was answered with, or that it is being worked on.

    Key and request are keyed hashes. The body is a copy of words that lie elsewhere, or of a draft.
    """

    __tablename__ = "kept_answer"

    owner_id: Mapped[str] = mapped_column(Word, primary_key=True)
    route: Mapped[str] = mapped_column(Word, primary_key=True)
    key: Mapped[str] = mapped_column(Key, primary_key=True)
    request: Mapped[str] = mapped_column(Key)
    token: Mapped[str] = mapped_column(Key)
    """Random: tells the request that does the work from one that took too long before it."""
    runs_out_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    status: Mapped[int | None] = mapped_column(Integer)
    """None while it is being worked on."""
    has_effect: Mapped[bool] = mapped_column(Boolean)
    rests_on: Mapped[int] = mapped_column(BigInteger)
    """The version of all records before the work, which nobody may have changed for a draft."""
    etag: Mapped[str | None] = mapped_column(String(32))
    body: Mapped[str | None] = mapped_column(Text)


class MetaRow(Base):
    """What the database knows of itself, such as its index generation."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
