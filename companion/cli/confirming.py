"""Asks about each item of a talk with one key, at a terminal."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import typer

from companion.cli.ask_view import day
from companion.cli.keys import pressed_key
from companion.cli.printing import say, words_of
from companion.cli.questions import typed
from companion.followups.confirming import Proposal
from companion.followups.item import ItemKind, Plan
from companion.followups.voice import told_to
from companion.text.due import find_due_phrases, resolve_due

if TYPE_CHECKING:
    from companion.cli.talking import Talking
    from companion.followups.reported import Report

_KEYS: Final = {
    ItemKind.ACTION: "y keep · n leave · e edit · k another kind",
    ItemKind.TAKEAWAY: "y keep · n leave · e edit · w keep with a when-then plan · k another kind",
    ItemKind.DECISION: "y keep · n leave · e edit · k another kind",
}
_KINDS: Final = {"a": ItemKind.ACTION, "t": ItemKind.TAKEAWAY, "d": ItemKind.DECISION}
_NONE: Final = "none"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person confirmed, what was left aside for them, and the day of the next talk."""

    kept: tuple[Proposal, ...]
    left: tuple[Proposal, ...]
    struck: tuple[str, ...]
    """Words of the notes to which they said no."""
    next_on: date | None
    closed: "tuple[Report, ...]" = ()
    """Open promises that the notes report as kept, and the person said so too."""
    reported: "tuple[Report, ...]" = ()
    """Those that nobody was asked about."""


def confirm(
    proposed: tuple[Proposal, ...], talk: "Talking", *, next_on: date | None
) -> tuple[tuple[Proposal, ...], bool]:
    """Return what was kept, as it was edited, and whether the next talk is to be planned."""
    kept: list[Proposal] = []
    for number, one in enumerate(proposed, start=1):
        say()
        say(f"{number}/{len(proposed)}  {described(one, talk)}", style="bold")
        say(words_of(one.quote.text), style="dim", indent=5)
        found = _asked(one, talk)
        if found is not None:
            kept.append(found)
    if next_on is None:
        return tuple(kept), False
    say()
    say(f"The notes say that you talk again on {day(next_on, on=talk.session.held_on)}.")
    return tuple(kept), pressed_key("y plan it · n leave it", allowed="yn") == "y"


def confirm_kept(reports: "tuple[Report, ...]", talk: "Talking") -> "tuple[Report, ...]":
    """Return the open promises that notes report as kept, as far as the person says so too."""
    closed: list[Report] = []
    for one in reports:
        whose = "You" if one.item.owner == talk.me.id else talk.other.first_name
        lead = "Open" if one.item.owner is None else f"{whose} owed"
        say()
        say(f"{lead}: {told_to(one.item.text, talk.me)}. Done by now?", style="bold")
        say(words_of(one.quote.text), style="dim", indent=5)
        if pressed_key("y done · n still open", allowed="yn") == "y":
            closed.append(one)
    return tuple(closed)


def described(one: Proposal, talk: "Talking") -> str:
    """Return a proposal in one line: what it is, whose, by when, and whether it was hedged."""
    due = "" if one.due_on is None else f", by {day(one.due_on, on=talk.session.held_on)}"
    hedged = "" if one.is_firm else " (not promised)"
    return f"{_lead(one, talk)}: {told_to(one.text, talk.me)}{due}{hedged}"


def _lead(one: Proposal, talk: "Talking") -> str:
    if one.kind is not ItemKind.ACTION:
        return one.kind.value.capitalize()
    if one.owner is None:
        return "Somebody"
    return "You" if one.owner == talk.me.id else talk.other.first_name


def _asked(one: Proposal, talk: "Talking") -> Proposal | None:
    """Return a proposal as it was kept, or None."""
    extra = "w" if one.kind is ItemKind.TAKEAWAY else ""
    key = pressed_key(_KEYS[one.kind], allowed=f"ynek{extra}")
    if key == "n":
        return None
    if key == "k":
        return _asked(_of_another_kind(one, talk), talk)
    if key == "e":
        one = _edited(one, talk)
    elif key == "w":
        one = _planned(one)
    if one.kind is ItemKind.ACTION and one.owner is None:
        whose = pressed_key(
            f"whose? m mine · t {talk.other.first_name}’s · o nobody’s yet", allowed="mto"
        )
        owner = {"m": talk.me.id, "t": talk.other.id}.get(whose)
        one = replace(one, owner=owner)
    return one


def _of_another_kind(one: Proposal, talk: "Talking") -> Proposal:
    """Return a proposal as what the person says it is: a promise that was taken for advice."""
    kind = _KINDS[pressed_key("a action · t takeaway · d decision", allowed="".join(_KINDS))]
    if kind is ItemKind.ACTION:
        phrase = next(iter(find_due_phrases(one.quote.text)), None)
        said_on = talk.session.held_on
        due = None if phrase is None else resolve_due(phrase.text, said_on=said_on)
        changed = replace(one, kind=kind, due_on=one.due_on or due)
    else:
        changed = replace(one, kind=kind, owner=None, due_on=None, is_firm=True)
    say(described(changed, talk), style="bold", indent=5)
    return changed


def _edited(one: Proposal, talk: "Talking") -> Proposal:
    text = typed(str(typer.prompt("     What", default=one.text))).strip() or one.text
    one = replace(one, text=text, is_edited=text != one.text)
    if one.kind is not ItemKind.ACTION:
        return one
    whose = pressed_key(
        f"whose? m mine · t {talk.other.first_name}’s · o nobody’s yet", allowed="mto"
    )
    owner = {"m": talk.me.id, "t": talk.other.id}.get(whose)
    due = _asked_day(one.due_on, said_on=talk.session.held_on)
    return replace(one, owner=owner, due_on=due)


def _planned(one: Proposal) -> Proposal:
    """Return a takeaway with what will set it off and what is done then; without both as it is."""
    when = typed(str(typer.prompt("     When …", default="", show_default=False))).strip()
    then = typed(str(typer.prompt("     then I …", default="", show_default=False))).strip()
    return replace(one, plan=Plan(when=when, then=then)) if when and then else one


def _asked_day(before: date | None, *, said_on: date) -> date | None:
    shown = _NONE if before is None else before.isoformat()
    while True:
        said = typed(str(typer.prompt("     By when", default=shown))).strip()
        if said.casefold() in {"", _NONE, "-"}:
            return None
        found = day_said(said, said_on=said_on)
        if found is not None:
            return found
        say(f"“{said}” is no day; write it as in 2026-11-17, Friday or in two weeks", indent=5)


def day_said(said: str, *, said_on: date) -> date | None:
    """Return the day that some words mean, such as "2026-11-17" or "Friday"."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    phrase = next(iter(find_due_phrases(f"by {said}")), None)
    words = said if phrase is None else phrase.text
    return resolve_due(words, said_on=said_on)
