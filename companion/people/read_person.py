"""What a reader found out about one person, and every line that it could not place."""

from typing import Final

from pydantic import ValidationError

from companion.errors import BadRecordsError, TooLargeError
from companion.people.availability import TimeZoneName
from companion.people.career import Position
from companion.people.person import EmailAddress, LanguageTag, Person
from companion.people.slugs import unique_ids
from companion.problems import one_problem, problems_of
from companion.records import BYTE_ORDER_MARK
from companion.values import FIELD_LIMIT, Line, Notice, Text, Value, well_formed

PASTE_LIMIT: Final = 200_000
"""Longest pasted text (a CV, a page of jottings), in characters."""

PASTED_LINES: Final = 5_000
"""Most lines of a pasted text."""


class UnplacedLine(Value):
    """A line that belongs to no field; shown, so that nothing is lost silently."""

    line: int
    text: Line
    section: str | None = None
    """The heading it stood under, or why it is not kept: "education", "phone"."""


def left_over(line: int, text: str, section: str | None = None) -> tuple[UnplacedLine, ...]:
    """Return a text as unplaced lines: none when it is blank, several when it is very long."""
    stripped = text.strip()
    pieces = (
        stripped[begin : begin + FIELD_LIMIT].strip()
        for begin in range(0, len(stripped), FIELD_LIMIT)
    )
    return tuple(UnplacedLine(line=line, text=piece, section=section) for piece in pieces if piece)


class ReadPerson(Value):
    """The fields that a text gave, without the id that a record needs."""

    name: Line | None = None
    email: EmailAddress | None = None
    pronouns: Text | None = None
    headline: Text | None = None
    location: Text | None = None
    bio: Text | None = None
    skills: tuple[Line, ...] = ()
    interests: tuple[Line, ...] = ()
    industries: tuple[Line, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    time_zone: TimeZoneName | None = None
    links: tuple[Line, ...] = ()
    career: tuple[Position, ...] = ()
    unplaced: tuple[UnplacedLine, ...] = ()
    notices: tuple[Notice, ...] = ()

    def person(self, *, id: str | None = None, name: str | None = None) -> Person:  # noqa: A002
        """Return the record; without an `id` one is made of the name.

        Raises:
            BadRecordsError: the text gave no name and none is passed.
        """
        known = name or self.name
        if known is None:
            raise one_problem("the text", "no name was found; say whose it is", field="name")
        fields = self.model_dump(exclude={"name", "unplaced", "notices"}, exclude_none=True)
        try:
            return Person(id=id or unique_ids([known])[0], name=known, **fields)
        except ValidationError as error:
            raise BadRecordsError(problems_of(error, of=Person, where="the text")) from None


def pasted(text: str, *, where: str, limit: int = PASTE_LIMIT) -> str:
    """Return a pasted text without its byte order mark and with plain line ends.

    Raises:
        TooLargeError: it is longer than `limit` characters, or has too many lines.
        BadRecordsError: it holds a character that cannot be kept.
    """
    if len(text) > limit:
        raise TooLargeError(
            f"{where} is {len(text):,} characters long; the limit is {limit:,}: paste a part of it"
        )
    try:
        well_formed(text)
    except ValueError as error:
        raise one_problem(where, str(error)) from None
    body = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    lines = body.count("\n")
    if lines > PASTED_LINES:
        raise TooLargeError(
            f"{where} has {lines:,} lines; the limit is {PASTED_LINES:,}: paste a part of it"
        )
    return body
