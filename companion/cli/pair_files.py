"""Files of a pair: its dates for calendars, and the unsent mail that fits how it stands."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.cli.pair_brief import brief_of
from companion.errors import InputError
from companion.pairs.agreement import MentoringPair, Side
from companion.pairs.rules import Standing, agreed_by
from companion.pairs.wording import Letter, dates, proposal, thanks
from companion.writing.mail import Attachment, address_of, unsent_mail

if TYPE_CHECKING:
    from companion.application.companion import Companion
    from companion.application.pairing import CalendarFiles, PairView

FLAGS_OF_TERMS: Final = "--at, --every, --once, --minutes and the like"
_PLANNED: Final = "dates.ics"
_CANCELLED: Final = "dates-cancelled.ics"


@dataclass(frozen=True, kw_only=True)
class Files:
    """Where to write what."""

    ics: Path | None
    with_brief: bool
    eml: Path | None

    def require_free(self) -> None:
        """Refuse to write over a mail, which somebody may have changed.

        Raises:
            InputError: it is there already, or what is to hold a brief is missing.
        """
        if self.with_brief and self.ics is None:
            raise InputError("--with-brief goes with --ics")
        if self.eml is not None and self.eml.exists():
            raise InputError(
                f"{str(self.eml)!r} is there already, perhaps with your changes; name another file"
            )

    def require_none(self) -> None:
        """Refuse to write what there is nothing to write of.

        Raises:
            InputError: a file was asked for.
        """
        if self.ics is not None or self.eml is not None:
            raise InputError(f"there is nothing to write yet; give terms first: {FLAGS_OF_TERMS}")


async def written(
    companion: "Companion", view: "PairView", files: Files, *, me: Side
) -> "tuple[tuple[str, ...], PairView]":
    """Write what is asked for; return what was written, and the pair as it is then.

    Once both have said yes, a mail carries the same calendar files that are written beside it.

    Raises:
        InputError: a file cannot be written, or there is nothing to write.
    """
    is_agreed = _is_agreed(view.pair) and view.state.standing is not Standing.ENDED
    if files.ics is None and (files.eml is None or not is_agreed):
        return _write_mail(view, files.eml, None, me=me) if files.eml else (), view
    briefs = await brief_of(companion, view) if files.with_brief else {}
    given_out = await companion.pairs.give_out(view, briefs=briefs)
    view = await companion.pairs.view(view.pair.id)
    told: list[str] = []
    if files.ics is not None:
        told += _write_calendar(files.ics, given_out)
        if files.with_brief and not briefs:
            told.append("no goal is stored to plan the next meeting about, so no entry has a brief")
    if files.eml is not None:
        attached = given_out if is_agreed else None
        told += _write_mail(view, files.eml, attached, me=me)
    elif given_out.cancelled is not None and view.people[me.other].email is not None:
        told.append(f"{view.people[me.other].first_name} has the old dates: tell them")
    return tuple(told), view


def _is_agreed(pair: MentoringPair) -> bool:
    return pair.agreement is not None and len(agreed_by(pair.agreement)) == len(Side)


def _write_calendar(file: Path, given_out: "CalendarFiles") -> list[str]:
    """Write the dates, and return what was written."""
    wanted = (
        (given_out.planned, file, "open it to take the dates into your calendar"),
        (
            given_out.cancelled,
            file.with_name(f"{file.stem}-cancelled{file.suffix}"),
            "open it to take dates out that were given out before",
        ),
    )
    told: list[str] = []
    for content, target, what in wanted:
        if content is not None:
            _write(target, content)
            told.append(f"written: {target} — {what}")
    return told or ["no meeting lies ahead, so no calendar file was written"]


def _write_mail(
    view: "PairView", file: Path, given_out: "CalendarFiles | None", *, me: Side
) -> tuple[str, ...]:
    """Write the mail that fits how the pair stands, and return what was written."""
    letter = _letter(view, given_out, me=me)
    other = view.people[me.other]
    parts = (
        ()
        if given_out is None
        else (
            (_PLANNED, "PUBLISH", given_out.planned),
            (_CANCELLED, "CANCEL", given_out.cancelled),
        )
    )
    mail = unsent_mail(
        subject=letter.subject,
        body=letter.body,
        to=other,
        copy=view.people[me],
        attachments=[
            Attachment(name=name, method=method, calendar=content.decode("utf-8"))
            for name, method, content in parts
            if content is not None
        ],
    )
    _write(file, mail.as_bytes())
    told = f"written: {file} — it opens unsent; you send it"
    if address_of(other) is None:
        return told, f"no address of {other.name} is stored; add it before you send"
    return (told,)


def _letter(view: "PairView", given_out: "CalendarFiles | None", *, me: Side) -> Letter:
    if view.state.standing is Standing.ENDED:
        return thanks(view.people, writer=me, held_on=view.held_on)
    if given_out is not None and view.upcoming:
        return dates(
            view.people,
            writer=me,
            upcoming=view.upcoming,
            takes_back=given_out.cancelled is not None,
        )
    if view.pair.agreement is None:
        raise InputError(f"there is nothing to write yet; give terms first: {FLAGS_OF_TERMS}")
    return proposal(view.pair, view.people, writer=me, upcoming=view.upcoming, odd=view.odd)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise InputError(f"cannot write {str(file)!r}: {error.strerror}") from None
