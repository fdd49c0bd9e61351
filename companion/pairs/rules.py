"""How a pair stands on a day: who has said yes, what is missed, whether it has fallen asleep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from companion.pairs.agreement import Agreement, Given, MentoringPair, Side, Word
from companion.pairs.meetings import Meeting, meetings_between, next_meeting, pause_on

SILENT_DAYS: Final = 28
"""Without a session or a planned one for so long, a pair has fallen asleep."""

MISSED_IN_A_ROW: Final = 2
"""Planned sessions in a row that were not held, from which a pair has fallen asleep."""

EARLY_DAYS: Final = 3
"""A session held so much before the planned day counts for it."""

_LOOKED_BACK: Final = timedelta(days=366)


class Standing(StrEnum):
    """How a pair stands."""

    UNPLANNED = "unplanned"
    """Nothing is agreed on, and nothing lies long behind."""
    PROPOSED = "proposed"
    """There are terms, and not both have said yes to them; nobody owes anything yet."""
    PLANNED = "planned"
    OVERDUE = "overdue"
    """The last planned session passed and no notes say that it was held."""
    LAPSED = "lapsed"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class PairState:
    """How a pair stands at a moment."""

    standing: Standing
    next: Meeting | None
    missed: tuple[Meeting, ...]
    """Planned since the last session and not held, in order."""
    silent_days: int | None
    """Since the last session; None before the first."""


def state_of(pair: MentoringPair, *, held_on: Sequence[date], now: datetime) -> PairState:
    """Return how a pair stands at `now`, an aware moment.

    Args:
        pair: with its agreement, if any.
        held_on: days of its sessions, in any order.
        now: decides what has passed; its zone says which day it is.
    """
    today = now.date()
    last = max((day for day in held_on if day <= today), default=None)
    is_agreed = _is_agreed(pair, last)
    missed = _missed(pair, last, now=now) if is_agreed else ()
    following = None if _is_over(pair, today) else next_meeting(pair, now=now)
    standing = _standing(pair, last, missed, following, today=today)
    if standing is Standing.PLANNED and not is_agreed:
        standing = Standing.PROPOSED
    return PairState(
        standing=standing,
        next=following,
        missed=missed,
        silent_days=None if last is None else (today - last).days,
    )


def _standing(
    pair: MentoringPair,
    last: date | None,
    missed: Sequence[Meeting],
    following: Meeting | None,
    *,
    today: date,
) -> Standing:
    if _is_over(pair, today):
        return Standing.ENDED
    if pause_on(pair, today) is not None:
        return Standing.PAUSED
    if len(missed) >= MISSED_IN_A_ROW:
        return Standing.LAPSED
    if missed:
        return Standing.OVERDUE
    if following is not None:
        return Standing.PLANNED
    is_silent = last is not None and (today - last).days >= SILENT_DAYS
    return Standing.LAPSED if is_silent else Standing.UNPLANNED


def _is_over(pair: MentoringPair, today: date) -> bool:
    if pair.ending is not None and pair.ending.ended_on <= today:
        return True
    agreed = pair.agreement
    return agreed is not None and agreed.ends_on is not None and agreed.ends_on < today


def _missed(pair: MentoringPair, last: date | None, *, now: datetime) -> tuple[Meeting, ...]:
    """Return the planned meetings that passed after the last session, within a year."""
    today = now.date()
    since = today - _LOOKED_BACK
    if last is not None:
        # Whoever met a day or two early has met; the next planned one is a new one.
        since = max(since, last + timedelta(days=1 + _early_days(pair)))
    passed = meetings_between(pair, since, today + timedelta(days=1))
    return tuple(meeting for meeting in passed if meeting.ends_at <= now)


def _is_agreed(pair: MentoringPair, last: date | None) -> bool:
    """Tell whether the terms count: both said yes, or they met by them."""
    agreement = pair.agreement
    if agreement is None:
        return False
    days = [single.on for single in agreement.single]
    if agreement.cadence is not None:
        days.append(agreement.cadence.starts_on)
    has_met = last is not None and bool(days) and last >= min(days)
    return has_met or len(agreed_by(agreement)) == len(Side)


def _early_days(pair: MentoringPair) -> int:
    """Return how early a session may be; less where several days of a week are planned."""
    cadence = None if pair.agreement is None else pair.agreement.cadence
    # One day at least: the two may live on both sides of the date line.
    return 1 if cadence is not None and "," in cadence.rule else EARLY_DAYS


def agreed_by(agreement: Agreement) -> frozenset[Side]:
    """Return the sides that said yes to the terms as they stand."""
    return frozenset(word.side for word in agreement.words if word.revision == agreement.revision)


def revised(new: Agreement, *, before: Agreement | None) -> Agreement:
    """Return changed terms as a new revision; earlier words stay, and count no longer.

    A single meeting or a day left out is no new term.
    """
    if before is None:
        return new.model_copy(update={"revision": 1})
    revision = before.revision if _terms(new) == _terms(before) else before.revision + 1
    return new.model_copy(update={"revision": revision})


def _terms(agreement: Agreement) -> Agreement:
    return agreement.model_copy(update={"single": (), "changes": (), "words": (), "revision": 1})


def with_word(agreement: Agreement, word: Word) -> Agreement:
    """Return terms with one more word; the same side's earlier one to this revision goes."""
    kept = tuple(
        one
        for one in agreement.words
        if (one.side, one.revision) != (word.side, agreement.revision)
    )
    current = word.model_copy(update={"revision": agreement.revision})
    return agreement.model_copy(update={"words": (*kept, current)})


def words_not_theirs(
    agreement: Agreement, *, before: Agreement | None, own: Side | None
) -> tuple[Word, ...]:
    """Return new words stored as somebody's own act by somebody else.

    `own` is the side of whoever stores them, if any.
    """
    known = () if before is None else before.words
    return tuple(
        word
        for word in agreement.words
        if word not in known and word.given is Given.OWN and word.side is not own
    )
