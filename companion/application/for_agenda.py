"""What one plan takes up of earlier talks: of the latest few, however long two people meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.application.pair import Pair
from companion.followups.felt import is_unanswered
from companion.followups.item import Item
from companion.goals.goal import Goal
from companion.sessions.service import past_notes
from companion.sessions.session import MentoringSession

MOST_SESSIONS: Final = 4
"""Earlier talks whose notes one plan looks at, unless it is told which."""

NOT_ASKED_AGAIN: Final = 4
"""Talks within which no question comes back."""


@dataclass(frozen=True, kw_only=True)
class ForAgenda:
    """What an agenda rests on."""

    goal: Goal
    notes: tuple[PastNotes, ...]
    pair: Pair
    items: tuple[Item, ...] = ()
    asked: tuple[str, ...] = ()
    """Questions of the last talks."""


def held_of(sessions: Iterable[MentoringSession]) -> tuple[MentoringSession, ...]:
    """Return the talks of which there are notes, the earliest first."""
    ordered = sorted(sessions, key=lambda session: (session.held_on, session.id))
    return tuple(session for session in ordered if session.notes.strip())


def for_agenda(
    goal: Goal,
    held: Sequence[MentoringSession],
    *,
    items: tuple[Item, ...],
    pair: Pair,
    more: tuple[PastNotes, ...] = (),
) -> ForAgenda:
    """Return what a plan rests on that takes up some talks.

    Args:
        goal: what is wanted.
        held: the talks, the earliest first.
        items: what was confirmed of any talk of the pair.
        pair: the two, as far as they are known.
        more: notes that are not stored.
    """
    asked = tuple(
        one.question
        for one in held[-NOT_ASKED_AGAIN:]
        # What somebody says was not answered may be asked once more.
        if one.question is not None and not any(map(is_unanswered, one.feedback))
    )
    return ForAgenda(goal=goal, notes=past_notes(held) + more, items=items, asked=asked, pair=pair)
