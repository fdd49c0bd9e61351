"""Cuts records into passages as they stand in the table. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from companion.access.record import Stamp, Stored
from companion.adapters.sql.rows import stamp_of
from companion.people.person import Person
from companion.retrieval.blind import name_words
from companion.retrieval.passages import passages_of, passages_of_notes
from companion.sessions.passages import passage_texts
from companion.sessions.session import MentoringSession


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A passage as it should stand in the table; equal ones are the same passage."""

    person_key: str
    session_key: str | None
    pair_key: str | None
    field: str
    text: str
    quotable: bool


@dataclass(frozen=True, kw_only=True)
class Source:
    """A record whose passages are to be written, with its stamp."""

    cuts: tuple[Cut, ...]
    stamp: Stamp


def cut_people(rows: Mapping[str, Stored[Person]]) -> list[Source]:
    """Return the passages of people, given by key."""
    return [
        Source(
            cuts=tuple(
                Cut(
                    person_key=key,
                    session_key=None,
                    pair_key=None,
                    field=passage.field,
                    text=passage.text,
                    quotable=passage.quotable,
                )
                for passage in passages_of(row.value)
            ),
            stamp=row.stamp,
        )
        for key, row in rows.items()
    ]


def cut_session(row: Row[*tuple[Any, ...]]) -> Source:
    """Return the passages of a session's notes, from a row with the documents of its people."""
    session = MentoringSession.model_validate(row.document)
    mentor = Person.model_validate(row.mentor_document)
    mentee = Person.model_validate(row.mentee_document)
    texts = passage_texts(session.notes, names=name_words(mentor.name, mentee.name))
    return Source(
        cuts=tuple(
            Cut(
                person_key=row.mentor_id,
                session_key=row.id,
                pair_key=row.pair_id,
                field=passage.field,
                text=passage.text,
                quotable=passage.quotable,
            )
            for passage in passages_of_notes(mentor, texts)
        ),
        stamp=stamp_of(row),
    )


def cut_of(row: Row[*tuple[Any, ...]]) -> Cut:
    """Return a passage that is stored."""
    return Cut(
        person_key=row.person_id,
        session_key=row.session_id,
        pair_key=row.pair_id,
        field=row.field,
        text=row.text,
        quotable=row.quotable,
    )
