"""JSON Resume 1.0 documents: a career for the contract, or a whole person.

Format: https://jsonresume.org/schema (read 2026); `work[].company` of older documents counts too.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from companion.errors import BadRecordsError, Problem
from companion.people.career import Position
from companion.people.languages import language_tag
from companion.people.lists import distinct
from companion.people.periods import is_present
from companion.people.read_person import ReadPerson, UnplacedLine, left_over
from companion.problems import problems_of
from companion.values import Line, Text

T = TypeVar("T", bound=BaseModel)

_NOT_KEPT: Final = (
    "education", "awards", "certificates", "publications", "references", "projects",
)  # fmt: skip


class _Part(BaseModel):
    """A piece of a document; what it holds beyond the fields we read is let be."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Job(_Part):
    name: Text | None = None
    company: Text | None = None
    organization: Text | None = None
    position: Text | None = None
    start_date: Text | None = Field(default=None, alias="startDate")
    end_date: Text | None = Field(default=None, alias="endDate")
    summary: Text | None = None
    highlights: tuple[Text, ...] | None = None


class _Profile(_Part):
    url: Text | None = None


class _Basics(_Part):
    name: Text | None = None
    label: Text | None = None
    email: Text | None = None
    url: Text | None = None
    website: Text | None = None
    summary: Text | None = None
    profiles: tuple[_Profile, ...] | None = None


class _Topic(_Part):
    name: Text | None = None
    keywords: tuple[Text, ...] | None = None


class _Language(_Part):
    language: Text | None = None


class _Resume(_Part):
    basics: _Basics | None = None
    work: tuple[_Job, ...] | None = None
    volunteer: tuple[_Job, ...] | None = None
    skills: tuple[_Topic, ...] | None = None
    interests: tuple[_Topic, ...] | None = None
    languages: tuple[_Language, ...] | None = None


def career_of_resume(
    data: JsonValue, *, where: str, line: int | None = None
) -> tuple[Position, ...]:
    """Return the positions of a JSON Resume, volunteer work after paid work.

    Raises:
        BadRecordsError: a field has the wrong type, or a date is none; each with its path.
    """
    return read_resume(data, where=where, line=line).career


def read_resume(data: JsonValue, *, where: str, line: int | None = None) -> ReadPerson:
    """Return the person that a JSON Resume describes; sections without a field are unplaced.

    Raises:
        BadRecordsError: a field has the wrong type, or a date is none; each with its path.
    """
    resume = _validated(_Resume, data, where=where, line=line)
    reading = _Reading(where, line)
    career = (
        *reading.positions("work", resume.work or ()),
        *reading.positions("volunteer", resume.volunteer or ()),
    )
    if reading.problems:
        raise BadRecordsError(tuple(reading.problems))
    basics = resume.basics or _Basics()
    for section in _NOT_KEPT:
        entries = data.get(section) if isinstance(data, Mapping) else None
        if isinstance(entries, list) and entries:
            reading.leave(f"{section} ({len(entries)})", section)
    languages = reading.languages(resume.languages or ())
    fields = {
        "name": _filled(basics.name),
        "email": _filled(basics.email),
        "headline": _filled(basics.label),
        "bio": _filled(basics.summary),
        "skills": _topics(resume.skills or ()),
        "interests": _topics(resume.interests or ()),
        "languages": languages,
        "links": _links(basics),
        "career": career,
        "unplaced": tuple(reading.unplaced),
    }
    return _validated(ReadPerson, fields, where=where, line=line)


def _validated(of: type[T], data: object, *, where: str, line: int | None) -> T:
    try:
        return of.model_validate(data)
    except ValidationError as error:
        raise BadRecordsError(problems_of(error, of=of, where=where, line=line)) from None


class _Reading:
    """The entries of one document with what is wrong with them and what they leave over."""

    def __init__(self, where: str, line: int | None) -> None:
        self.where = where
        self.line = line
        self.problems: list[Problem] = []
        self.unplaced: list[UnplacedLine] = []

    def positions(self, section: str, jobs: tuple[_Job, ...]) -> list[Position]:
        """Return the jobs of a section; one without a title is left over."""
        found = []
        for number, job in enumerate(jobs):
            employer = _filled(job.name) or _filled(job.company) or _filled(job.organization)
            title = _filled(job.position)
            if title is None:
                if employer is not None:
                    self.leave(f"{employer} (no position is named)", section)
                continue
            position = self._position(job, title, employer, at=f"{section}[{number}]")
            if position is not None:
                found.append(position)
        return found

    def _position(self, job: _Job, title: str, employer: str | None, *, at: str) -> Position | None:
        lines = (_filled(job.summary), *map(_filled, job.highlights or ()))
        end = _date(job.end_date)
        fields = {
            "title": title,
            "organization": employer,
            "start": _date(job.start_date),
            "end": None if end is not None and is_present(end) else end,
            "summary": "\n".join(part for part in lines if part) or None,
        }
        try:
            return Position.model_validate(fields)
        except ValidationError as error:
            for problem in problems_of(error, of=Position, where=self.where, line=self.line):
                path = _NAMES.get(problem.field or "", problem.field)
                self.problems.append(
                    problem.model_copy(update={"field": f"{at}.{path}" if path else at})
                )
            return None

    def languages(self, entries: tuple[_Language, ...]) -> tuple[str, ...]:
        """Return the tags of the languages we know; the others are left over."""
        tags: dict[str, None] = {}
        for entry in entries:
            name = _filled(entry.language)
            tag = None if name is None else language_tag(name)
            if tag is not None:
                tags[tag] = None
            elif name is not None:
                self.leave(name, "languages")
        return tuple(tags)

    def leave(self, text: str, section: str) -> None:
        """Keep what has no field, to be shown."""
        self.unplaced += left_over(self.line or 1, text, section)


_NAMES: Final = {
    "title": "position",
    "organization": "name",
    "start": "startDate",
    "end": "endDate",
}


def _filled(text: str | None) -> str | None:
    return text.strip() or None if text is not None else None


def _date(text: str | None) -> str | None:
    """Return a date without the time of day that some exporters add."""
    stripped = _filled(text)
    return stripped if stripped is None or len(stripped) > 40 else stripped.split("T")[0]


def _topics(topics: tuple[_Topic, ...]) -> tuple[Line, ...]:
    names = []
    for topic in topics:
        names += [topic.name or "", *(topic.keywords or ())]
    return distinct(name.strip() for name in names if name.strip())


def _links(basics: _Basics) -> tuple[str, ...]:
    links = [basics.url, basics.website, *(profile.url for profile in basics.profiles or ())]
    return distinct(link.strip() for link in links if link and link.strip())
