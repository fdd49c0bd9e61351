"""Whose each stored row is, and what every column holds: what export and erasure go by.

A table or a text column without a line here fails a test, so that nothing new escapes either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sqlalchemy import ColumnElement, Table, false, or_, select

from companion.adapters.sql.account_tables import AccountRow, ApiKeyRow
from companion.adapters.sql.tables import (
    Base,
    ConsentRow,
    GoalRow,
    ItemRow,
    KeptAnswerRow,
    MentoringSessionRow,
    Owned,
    PairRow,
    PassageRow,
    PersonRow,
    RequestRow,
    VectorRow,
)


class Holds(Enum):
    """What a column may hold of a person."""

    WORDS = "their words, their name or an id that somebody chose"
    KEY = "a random key or a keyed hash"
    CODE = "a word of the program, a day, a number"
    NUMBERS = "a vector of their words: named in an export, not printed"
    COPY = "words that lie elsewhere too: gone with the row, in no export"
    SECRET = "what opens something: gone with the row, in no export"  # noqa: S105 - says what


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Somebody whose rows are meant.

    Attributes:
        key: the random key of their row.
        owner_id: whose record it is.
        is_owner: whether they are that owner themselves, and what the owner set is theirs.
        has_account: whether everything that the owner keeps is theirs, as an account's is.
    """

    key: str
    owner_id: str
    is_owner: bool = False
    has_account: bool = False


Condition = Callable[[Subject], ColumnElement[bool]]


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """One table.

    Attributes:
        of: which rows are somebody's; None where a row is of no person.
        columns: what each column of text, JSON or bytes holds.
    """

    of: Condition | None
    columns: Mapping[str, Holds]


_OWNED: Final = {
    "id": Holds.KEY,
    "owner_id": Holds.WORDS,
    "programme_id": Holds.WORDS,
    "visibility": Holds.CODE,
}
_RECORD: Final = {**_OWNED, "external_id": Holds.WORDS, "document": Holds.WORDS}
_TWO: Final = {"mentor_id": Holds.KEY, "mentee_id": Holds.KEY}


def _either(table: type[PairRow | MentoringSessionRow | RequestRow]) -> Condition:
    return lambda one: or_(table.mentor_id == one.key, table.mentee_id == one.key)


def _in_their_sessions(table: type[ItemRow | PassageRow]) -> Condition:
    theirs = _either(MentoringSessionRow)
    return lambda one: table.session_id.in_(select(MentoringSessionRow.id).where(theirs(one)))


def _theirs(table: type[Owned], condition: Condition) -> Condition:
    """Return the condition for rows about somebody, and for all that their account keeps."""
    return lambda one: (
        or_(condition(one), table.owner_id == one.owner_id) if one.has_account else condition(one)
    )


_passages: Final = _theirs(
    PassageRow,
    lambda one: or_(PassageRow.person_id == one.key, _in_their_sessions(PassageRow)(one)),
)


def _vectors(one: Subject) -> ColumnElement[bool]:
    return VectorRow.text_key.in_(select(PassageRow.text_key).where(_passages(one)))


def _consents(one: Subject) -> ColumnElement[bool]:
    return ConsentRow.owner_id == (one.owner_id if one.is_owner else one.key)


def _account(one: Subject) -> ColumnElement[bool]:
    return AccountRow.id == one.owner_id if one.is_owner else false()


def _keys(one: Subject) -> ColumnElement[bool]:
    return ApiKeyRow.account_id == one.owner_id if one.is_owner else false()


BELONGINGS: Final[Mapping[str, Belonging]] = {
    "person": Belonging(
        of=_theirs(PersonRow, lambda one: PersonRow.id == one.key), columns=_RECORD
    ),
    "pair": Belonging(
        of=_theirs(PairRow, _either(PairRow)), columns={**_RECORD, **_TWO, "handshake": Holds.WORDS}
    ),
    "goal": Belonging(
        of=_theirs(GoalRow, lambda one: GoalRow.mentee_id == one.key),
        columns={**_RECORD, "mentee_id": Holds.KEY, "pair_id": Holds.KEY},
    ),
    "mentoring_session": Belonging(
        of=_theirs(MentoringSessionRow, _either(MentoringSessionRow)),
        columns={
            **_RECORD,
            **_TWO,
            "pair_id": Holds.KEY,
            "goal_id": Holds.KEY,
            "held_on": Holds.CODE,
        },
    ),
    "request": Belonging(
        of=_theirs(RequestRow, _either(RequestRow)),
        columns={
            **_RECORD,
            **_TWO,
            "goal_id": Holds.KEY,
            "last_sent_on": Holds.CODE,
            "answered_on": Holds.CODE,
        },
    ),
    "item": Belonging(
        of=_theirs(ItemRow, _in_their_sessions(ItemRow)),
        columns={
            **_RECORD,
            "pair_id": Holds.KEY,
            "session_id": Holds.KEY,
            "status": Holds.CODE,
            "due_on": Holds.CODE,
        },
    ),
    "passage": Belonging(
        of=_passages,
        columns={
            **_OWNED,
            "pair_id": Holds.KEY,
            "person_id": Holds.KEY,
            "session_id": Holds.KEY,
            "field": Holds.CODE,
            "text": Holds.WORDS,
            "text_key": Holds.KEY,
        },
    ),
    "vector": Belonging(
        of=_vectors,
        columns={"fingerprint": Holds.CODE, "text_key": Holds.KEY, "numbers": Holds.NUMBERS},
    ),
    "consent": Belonging(
        of=_consents,
        columns={"owner_id": Holds.WORDS, "material": Holds.CODE, "purpose": Holds.CODE},
    ),
    "kept_answer": Belonging(
        # Which of an owner's answers quote somebody cannot be told, so all of them go.
        of=lambda one: KeptAnswerRow.owner_id == one.owner_id,
        columns={
            "owner_id": Holds.COPY,
            "route": Holds.CODE,
            "key": Holds.KEY,
            "request": Holds.KEY,
            "token": Holds.KEY,
            "etag": Holds.CODE,
            "body": Holds.COPY,
        },
    ),
    "account": Belonging(
        of=_account,
        columns={"id": Holds.WORDS, "name": Holds.WORDS, "grants": Holds.WORDS},
    ),
    "api_key": Belonging(
        of=_keys,
        columns={
            "prefix": Holds.KEY,
            "account_id": Holds.WORDS,
            "digest": Holds.SECRET,
            "scopes": Holds.CODE,
            "last_used_on": Holds.CODE,
        },
    ),
    "gone_passage": Belonging(of=None, columns={"passage_id": Holds.KEY}),
    "model_use": Belonging(
        of=None, columns={"day": Holds.CODE, "task": Holds.CODE, "model": Holds.CODE}
    ),
    "departure": Belonging(
        of=None,
        columns={
            "id": Holds.KEY,
            "host": Holds.CODE,
            "purpose": Holds.CODE,
            "fields": Holds.CODE,
        },
    ),
    "tombstone": Belonging(of=None, columns={"person": Holds.KEY}),
    "meta": Belonging(of=None, columns={"name": Holds.CODE, "value": Holds.CODE}),
}
"""Every table. What is `of` somebody is exported with them and erased with them."""

FREE_TEXT: Final[Mapping[str, frozenset[str]]] = {
    "person": frozenset(
        {
            "name",
            "pronouns",
            "headline",
            "location",
            "unit",
            "bio",
            "skills",
            "interests",
            "can_help_with",
            "industries",
            "unread_times",
            "links",
            "career.organization",
            "career.summary",
            "career.title",
            "note_to_organiser",
        }
    ),
    "goal": frozenset(
        {
            "baseline",
            "challenge",
            "events.text",
            "first_said",
            "kind",
            "skills",
            "statement",
            "success_measure",
        }
    ),
    "pair": frozenset({"agreement.shared", "agreement.success", "agreement.words.how"}),
    "request": frozenset(
        {"answer_text", "follow_up.body", "follow_up.subject", "message.body", "message.subject"}
    ),
    "mentoring_session": frozenset({"feedback.learnt", "notes", "question", "struck"}),
    "item": frozenset({"history.result", "plan.then", "plan.when", "text"}),
}
"""Fields of documents in which somebody may be named in free words, by path.

All others are ids, days, or words of the program, and `email` and `manager_id`, which are emptied;
an item's quote follows the notes.
"""

PLAIN_KINDS: Final = frozenset({"INTEGER", "BIGINT", "BOOLEAN", "DATETIME"})
"""Types of columns that can hold nobody's words."""


def tables() -> Mapping[str, Table]:
    """Return the tables that there are, by name."""
    return Base.metadata.tables


def undecided() -> tuple[str, ...]:
    """Return each table and column of text, JSON or bytes that has no line above."""
    found: list[str] = []
    for name, table in sorted(tables().items()):
        belonging = BELONGINGS.get(name)
        if belonging is None:
            found.append(name)
            continue
        found += [
            f"{name}.{column.name}"
            for column in table.columns
            if _kind_of(column) not in PLAIN_KINDS and column.name not in belonging.columns
        ]
    return tuple(found)


def _kind_of(column: ColumnElement[object]) -> str:
    kind = column.type
    return str(getattr(kind, "impl", kind)).partition("(")[0].split()[0].upper()
