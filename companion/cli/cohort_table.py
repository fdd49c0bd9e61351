"""A cohort's pairs as a spreadsheet for the organiser to read, decide on and give back."""

import csv
import io
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from companion.cli.cohort_review import Decision, Review, holds_decisions
from companion.cli.cohort_view import (
    listed,
    name_of,
    no_address,
    pair_view,
    shared_names,
    some_have_addresses,
)
from companion.cli.spreadsheet_cells import safe_cell
from companion.errors import InputError
from companion.matching.assignment import capacity_of
from companion.matching.cohort import CohortPair, CohortResult, RunnerUp
from companion.people.person import Person, PersonId

HEADER: Final = (
    *("mentee", "mentee_job", "mentee_site", "mentor", "mentor_job", "mentor_site"),
    *("why", "shared_time", "cautions", "runner_up", "blocking", "change"),
    *("decision", "comment", "ruled_out"),
    *("mentee_email", "mentor_email", "score", "mentee_id", "mentor_id", "organiser_note"),
)
"""What people wrote for the organiser alone stands at the far end, to be deleted before a sheet is
handed on; no other column repeats a word of it."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A result with everything that is written beside it."""

    result: CohortResult
    people: Mapping[PersonId, Person]
    mentors: Sequence[Person] = ()
    """Whoever of them has room is listed at the end."""
    review: Review = field(default_factory=Review)
    changes: Mapping[PersonId, str] = field(default_factory=dict)


def refuse_to_lose_decisions(path: str, *, reviewed: str | None) -> None:
    """Refuse to write over a file that holds decisions which were not handed in.

    Raises:
        InputError: it does.
    """
    file = Path(path)
    if reviewed is not None and file.resolve() == Path(reviewed).resolve():
        return
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return
    if holds_decisions(text):
        raise InputError(
            f"{path!r} holds decisions or comments; hand them in with --review {path}, or write "
            "to another file"
        )


def require_writable(path: str) -> None:
    """Refuse a file that could not be written, before anything else is done.

    Raises:
        InputError: its folder is missing or not one's own, or it is a folder.
    """
    file = Path(path)
    if not path.strip():
        raise InputError("the name of the file to write is empty; name one")
    if file.is_dir():
        raise InputError(f"{path!r} is a folder; name a file in it")
    if not file.parent.is_dir():
        raise InputError(f"cannot write {path!r}: there is no folder {str(file.parent)!r}")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise InputError(f"cannot write {path!r}: it may not be written by you")


def write_pairs(sheet: Sheet, *, path: str) -> None:
    """Write one row per mentee, the pair and why or what blocked it, then mentors with room.

    Raises:
        InputError: the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, restval="")
    writer.writeheader()
    for row in _rows(sheet):
        writer.writerow({name: safe_cell(cell) for name, cell in row.items()})
    try:
        # The mark at the start makes spreadsheet programs read UTF-8.
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())
    except OSError as error:
        raise InputError(f"cannot write {path!r}: {error.strerror}") from None


def _rows(sheet: Sheet) -> Iterator[dict[str, str]]:
    for pair in sheet.result.pairs:
        yield _pair_row(sheet, pair)
    for unmatched in sheet.result.unmatched:
        mentee = sheet.people[unmatched.mentee_id]
        yield {
            **_said(sheet, mentee, None),
            **_who("mentee", mentee),
            "cautions": _unaddressed(sheet, mentee),
            "organiser_note": _notes(mentee),
            "blocking": unmatched.blocking.text,
        }
    yield from _rooms(sheet)


def _rooms(sheet: Sheet) -> Iterator[dict[str, str]]:
    """Yield a row per mentor with room; without a mentee in it, a review passes it over."""
    taken = Counter(pair.mentor_id for pair in sheet.result.pairs)
    why = {room.mentor_id: room.text for room in sheet.result.rooms}
    for mentor in sheet.mentors:
        places = capacity_of(mentor)
        free = places - taken[mentor.id]
        if free > 0:
            said = f"no mentee in this row: {mentor.name} has room, {free} of {places} free"
            yield {
                **_who("mentor", mentor),
                "cautions": _unaddressed(sheet, mentor),
                "organiser_note": _notes(mentor),
                "blocking": "; ".join(filter(None, (said, why.get(mentor.id)))),
            }


def _pair_row(sheet: Sheet, pair: CohortPair) -> dict[str, str]:
    view = pair_view(pair, sheet.people)
    is_kept = (pair.mentee_id, pair.mentor_id) in sheet.review.kept
    return {
        **_said(sheet, view.mentee, view.mentor),
        **_who("mentee", view.mentee),
        **_who("mentor", view.mentor),
        "why": view.why,
        "shared_time": pair.shared_time or "not known",
        "cautions": "; ".join(view.cautions),
        "organiser_note": _notes(view.mentee, view.mentor),
        "runner_up": _runner_up(pair, sheet),
        "decision": Decision.KEEP.value if is_kept else "",
        "score": f"{view.score:.2f}",
    }


def _said(sheet: Sheet, mentee: Person, mentor: Person | None) -> dict[str, str]:
    """Return what changed, the comments on this row and earlier ones, and who is ruled out."""
    shared = shared_names(sheet.people)
    never = [
        name_of(mentor_id, sheet.people, shared=shared)
        for mentee_id, mentor_id in sheet.review.never
        if mentee_id == mentee.id
    ]
    now = None if mentor is None else mentor.id
    comments = [
        text if key[1] in (now, None) else f"(on {sheet.people[key[1]].name}) {text}"
        for key, text in sheet.review.comments.items()
        if key[0] == mentee.id
    ]
    return {
        "change": sheet.changes.get(mentee.id, ""),
        "comment": "; ".join(comments),
        "ruled_out": "; ".join(never),
    }


def _unaddressed(sheet: Sheet, person: Person) -> str:
    """Return that somebody alone in a row has no address, where others of the cohort have one."""
    asked = some_have_addresses(sheet.people.values())
    return no_address(person) if asked and not person.email else ""


def _notes(*people: Person) -> str:
    """Return what each wrote for the organiser alone."""
    return "; ".join(
        f"{person.name}: {' '.join(person.note_to_organiser.split())}"
        for person in people
        if person.note_to_organiser
    )


def _who(side: str, person: Person) -> dict[str, str]:
    return {
        f"{side}_id": person.id,
        side: person.name,
        f"{side}_job": " ".join((person.headline or "").split()),
        f"{side}_site": person.unit or "",
        f"{side}_email": person.email or "",
    }


def _runner_up(pair: CohortPair, sheet: Sheet) -> str:
    """Return who comes next and how it stands with them; nothing is said of who fits."""
    if pair.runner_up is None:
        is_kept_apart = any(pair.mentee_id == one for one, _ in sheet.result.settings.forbidden)
        ending = ", leaving out who is kept apart" if is_kept_apart else ""
        return f"no other offer was recognised as near in words{ending}"
    return "; ".join(_next_up(each, sheet) for each in (pair.runner_up, *pair.same_offer))


def _next_up(runner_up: RunnerUp, sheet: Sheet) -> str:
    shared = shared_names(sheet.people)
    takers = [
        name_of(other.mentee_id, sheet.people, shared=shared)
        for other in sheet.result.pairs
        if other.mentor_id == runner_up.mentor_id
    ]
    taken = f"taken by {listed(takers)}" if takers else "has no place"
    state = runner_up.hindrance or ("has room" if runner_up.has_room else taken)
    return f"{sheet.people[runner_up.mentor_id].name} ({runner_up.score:.2f}, {state})"
