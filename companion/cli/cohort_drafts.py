"""Messages for kept pairs as unsent e-mails: files that a mail program opens ready to send."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from companion.cli.cohort_view import may_start_later
from companion.cli.printing import clean
from companion.errors import InputError
from companion.matching.cohort import CohortPair
from companion.outreach.message import Grounds, OutreachMessage
from companion.people.person import Person
from companion.people.slugs import unique_ids
from companion.writing.mail import address_of, unsent_mail

_NAMED: Final = 5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A first message of a kept pair."""

    mentee: Person
    mentor: Person
    message: OutreachMessage


def folder_for(folder: str, pairs: Sequence[tuple[Person, Person]]) -> tuple[Path, ...]:
    """Return the file of each (mentee, mentor), the folder made, before anything is drafted.

    Raises:
        InputError: the folder cannot be made, or one of the files is there already.
    """
    names = unique_ids(
        f"{_mark((mentee, mentor))}{mentee.name} to {mentor.name}" for mentee, mentor in pairs
    )
    files = tuple(Path(folder) / f"{name}.eml" for name in names)
    there = [file.name for file in files if file.exists()]
    if there:
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        raise InputError(
            f"{folder!r} holds {', '.join(there[:_NAMED])}{more} already, perhaps with your "
            "changes; name another folder, or move them away"
        )
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder!r}: {error.strerror}") from None
    return files


def waiting(pair: tuple[Person, Person]) -> tuple[str, ...]:
    """Return the names of those of a pair who may start later, so that a mail is held back."""
    return tuple(person.name for person in pair if may_start_later(person))


def _mark(pair: tuple[Person, Person]) -> str:
    """Return what stands first in the name of a file that is not to be sent yet."""
    return "wait " if waiting(pair) else ""


@contextlib.contextmanager
def emptied(folder: str) -> Iterator[None]:
    """Remove the folder afterwards where it was not there and nothing was written into it."""
    path = Path(folder)
    was_there = path.exists()
    try:
        yield
    finally:
        if not was_there:
            with contextlib.suppress(OSError):
                path.rmdir()


@contextlib.contextmanager
def written_together(files: Iterable[Path]) -> Iterator[None]:
    """Remove those of the files that were written where what is done inside fails."""
    fresh = [file for file in files if not file.exists()]
    try:
        yield
    except BaseException:
        for file in fresh:
            file.unlink(missing_ok=True)
        raise


def write_draft(file: Path, draft: Draft) -> None:
    """Write one unsent e-mail.

    Raises:
        InputError: the file is there already or cannot be written.
    """
    try:
        with file.open("xb") as target:
            target.write(as_mail(draft).as_bytes())
    except OSError as error:
        raise InputError(f"cannot write {str(file)!r}: {error.strerror}") from None


def as_mail(draft: Draft) -> EmailMessage:
    """Return the message from the mentee to the mentor; who opens it becomes the sender.

    The mentee stands in copy, and an answer goes to them, whoever sends it.
    """
    return unsent_mail(
        subject=draft.message.subject or "A first conversation",
        body=clean(draft.message.body),
        to=draft.mentor,
        copy=draft.mentee,
    )


def grounds_of(pair: CohortPair) -> Grounds | None:
    """Return what a pair's first reason rests on, which its message then names too."""
    if not pair.reasons:
        return None
    return Grounds(field=pair.reasons[0].field, quote=pair.reasons[0].quote)


def without_address(draft: Draft) -> tuple[str, ...]:
    """Return the names of those of a pair whose address no mail header can hold, or is missing."""
    return tuple(
        person.name for person in (draft.mentor, draft.mentee) if address_of(person) is None
    )
