"""How the minutes are shared out, and what every agenda must satisfy, whoever drafted it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

from companion.agendas.agenda import (
    CATCH_UP_SHARE,
    MOST_ITEMS,
    QUESTION_SHARE,
    AgendaBrief,
    AgendaDraft,
)
from companion.agendas.chosen import is_kept, same_question
from companion.text.seams import doubled_words, wrong_articles
from companion.writing.draft import Violation
from companion.writing.task import Check


class Part(StrEnum):
    """What an item is for; decides its share of the minutes and its place."""

    CATCH_UP = "catch_up"
    QUESTION = "question"
    OTHER = "other"
    COMMITMENT = "commitment"


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How long an item wants to be, and what it is."""

    minutes: int
    part: Part


def fit_minutes(weights: Sequence[float], minutes: int) -> tuple[int, ...]:
    """Return whole minutes in proportion to `weights`, each at least 1, that sum to `minutes`.

    Minute by minute, each goes to the item that is furthest below its share, the earlier of two.

    Args:
        weights: one per item, none negative; all zero means equal shares.
        minutes: the length of the session.

    Raises:
        ValueError: there are no weights, more of them than minutes, or one that is no share.
    """
    if not 0 < len(weights) <= minutes:
        raise ValueError(f"{minutes!r} minutes cannot be shared by {len(weights)!r} items")
    if not all(isfinite(weight) and weight >= 0 for weight in weights):
        raise ValueError(f"{list(weights)!r} holds a weight that is negative or not a number")
    largest = max(weights)
    shares = [weight / largest for weight in weights] if largest > 0 else [1.0] * len(weights)
    exact = [minutes * share / sum(shares) for share in shares]
    given = [1] * len(weights)
    for _ in range(minutes - len(weights)):
        neediest = max(range(len(given)), key=lambda at: (exact[at] - given[at], -at))
        given[neediest] += 1
    return tuple(given)


def fitted(weights: Sequence[Weight], *, total: int) -> tuple[int, ...]:
    """Return whole minutes that sum to `total`, each at least 1, near the proportions asked for.

    The question gets at least `QUESTION_SHARE` of the total, rounded up; the catch-up at most
    `CATCH_UP_SHARE`, rounded down but at least 1. What is cut or missing goes to or comes from the
    question last.

    Args:
        weights: one per item, exactly one of them the question; no more items than minutes.
        total: the minutes of the session.
    """
    minutes = list(fit_minutes([max(1, weight.minutes) for weight in weights], total))
    most = max(1, int(total * CATCH_UP_SHARE))
    for position, weight in enumerate(weights):
        if weight.part is Part.CATCH_UP:
            minutes[position] = min(minutes[position], most)
    question = next(
        position for position, weight in enumerate(weights) if weight.part is Part.QUESTION
    )
    others = [position for position in range(len(weights)) if position != question]
    room = total - -(-total * QUESTION_SHARE // 1)
    while sum(minutes[position] for position in others) > room:
        longest = max(others, key=lambda position: (minutes[position], position))
        minutes[longest] -= 1
    minutes[question] = total - sum(minutes[position] for position in others)
    return tuple(minutes)


def minutes_sum(brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """The items fill the session exactly."""
    total = sum(item.minutes for item in draft.items)
    if total == brief.minutes == draft.minutes:
        return ()
    text = f"The items take {total} minutes; the session has {brief.minutes}."
    return (Violation(code="minutes", text=text),)


def few_items(_brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """Two to five items."""
    if 2 <= len(draft.items) <= MOST_ITEMS:
        return ()
    return (Violation(code="items", text=f"Plan 2 to {MOST_ITEMS} items."),)


def one_question_has_the_time(brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """One item with a question has at least half of the minutes."""
    longest = max((item.minutes for item in draft.items if item.question), default=0)
    if longest >= brief.minutes * QUESTION_SHARE:
        return ()
    text = "Give the mentee's one question at least half of the minutes."
    return (Violation(code="question_time", text=text),)


def ends_with_a_commitment(_brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """The last item is not the question: it is where somebody says what they will do."""
    longest = max(draft.items, key=lambda item: item.minutes, default=None)
    if draft.items and draft.items[-1] is not longest:
        return ()
    return (Violation(code="commitment", text="End with an item in which somebody commits."),)


def titles_differ(_brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """No two items have the same title."""
    titles = [item.title.casefold() for item in draft.items]
    return tuple(
        Violation(code="same_title", text=f"{item.title!r} is the title of two items")
        for number, item in enumerate(draft.items)
        if titles.index(item.title.casefold()) < number
    )


def reads_well(_brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """No doubled words and no wrong articles in titles and purposes."""
    return tuple(
        Violation(code="seam", text=f"{seam!r} in {item.title!r} reads wrong")
        for item in draft.items
        for seam in _seams(f"{item.title}. {item.purpose}")
    )


def asks_nothing_again(brief: AgendaBrief, draft: AgendaDraft) -> tuple[Violation, ...]:
    """The one question is none of the last talks' own, unless their notes left it open."""
    asked = [item for item in draft.items if item.question]
    longest = max(asked, key=lambda item: item.minutes, default=None)
    if longest is None or longest.question is None:
        return ()
    last = brief.notes[-1].ref if brief.notes else None
    question = longest.question
    if is_kept(longest.source, last) or not any(
        same_question(question, one) for one in brief.asked
    ):
        return ()
    text = (
        f"{question!r} was the question of one of the last talks; ask something else, or cite the "
        "words of the last notes that leave it open"
    )
    return (Violation(code="asked_again", text=text, phrase=question),)


def _seams(text: str) -> tuple[str, ...]:
    return (*doubled_words(text), *wrong_articles(text))


CHECKS: Final[tuple[Check[AgendaBrief, AgendaDraft], ...]] = (
    minutes_sum,
    few_items,
    one_question_has_the_time,
    ends_with_a_commitment,
    titles_differ,
    asks_nothing_again,
    reads_well,
)
