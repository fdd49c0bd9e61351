"""Advice asked back before it is forgotten: when a confirmed takeaway is due, and what is asked.

The schedule is FSRS, replayed from the days and grades alone, so that nothing of it is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from fsrs import Card, Rating, Scheduler

from companion.followups.recalled import Grade, Recall
from companion.followups.voice import without_speaker
from companion.people.person import PersonId
from companion.text.remembered import remembered

MOST_A_WEEK: Final = 3
"""Takeaways that one person is asked for in any seven days."""

LONGEST_INTERVAL: Final = 365
CALL_NEAR_DAYS: Final = 2
"""What falls due by a call that is so near is asked before it."""

_WEEK: Final = timedelta(days=7)
_NOON: Final = time(12)
_CARD_ID: Final = 1
_MOST_CUE_WORDS: Final = 3


@dataclass(frozen=True, kw_only=True)
class RecallCard:
    """A confirmed takeaway as it is asked back. `recalls` run forward in time."""

    item_id: str
    text: str
    said_on: date
    mentor_id: PersonId
    mentor_name: str
    when: str | None = None
    """What sets it off, where an if-then plan was made, and `then` what is done."""
    then: str | None = None
    quote: str | None = None
    confirmed_on: date
    recalls: tuple[Recall, ...] = ()


_RATINGS: Final = {
    Grade.FORGOT: Rating.Again,
    Grade.HARDLY: Rating.Hard,
    Grade.KNEW: Rating.Good,
    Grade.EASILY: Rating.Easy,
}


def due_on(card: RecallCard) -> date:
    """Return the day from which a takeaway is to be asked back.

    Confirming it counts as the first time that it was known.
    """
    return _due_on(card.confirmed_on, card.recalls)


@remembered(most=4096)
def _due_on(confirmed_on: date, recalls: tuple[Recall, ...]) -> date:
    scheduler = _scheduler()
    start = _moment(confirmed_on)
    # An id of our own: the library would wait for the clock to move on.
    card = Card(card_id=_CARD_ID, due=start)
    card, _ = scheduler.review_card(card, Rating.Good, start)
    for recall in recalls:
        card, _ = scheduler.review_card(card, _RATINGS[recall.grade], _moment(recall.on))
    return card.due.date()


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    """Return the schedule in whole days, with no chance in it."""
    return Scheduler(
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
        maximum_interval=LONGEST_INTERVAL,
    )


def to_ask(
    cards: Sequence[RecallCard], *, on: date, calls: Mapping[PersonId, date]
) -> tuple[RecallCard, ...]:
    """Return what is asked back on a day: the nearest call's first, `MOST_A_WEEK` in seven days.

    Args:
        cards: of one person, the mentee; a mentor is asked for nothing.
        on: the day.
        calls: the day of the next meeting with each mentor, where one is planned.
    """
    asked = sum(on - _WEEK < recall.on <= on for card in cards for recall in card.recalls)
    room = max(0, MOST_A_WEEK - asked)
    due = [card for card in cards if due_on(card) <= _last_day(card, on=on, calls=calls)]
    never = date.max
    ranked = sorted(
        due, key=lambda card: (calls.get(card.mentor_id, never), due_on(card), card.item_id)
    )
    return tuple(ranked[:room])


def next_asked_on(cards: Sequence[RecallCard], *, on: date) -> date | None:
    """Return the first day after `on` on which anything will be asked; None without cards.

    A call that comes near may bring it forward.
    """
    if not cards:
        return None
    asked = sorted(recall.on for card in cards for recall in card.recalls)
    has_room = asked[-MOST_A_WEEK] + _WEEK if len(asked) >= MOST_A_WEEK else on
    return max(min(map(due_on, cards)), has_room, on + timedelta(days=1))


def _last_day(card: RecallCard, *, on: date, calls: Mapping[PersonId, date]) -> date:
    """Return the day by which a card must be due to be asked now."""
    call = calls.get(card.mentor_id)
    if call is None or not on <= call <= on + timedelta(days=CALL_NEAR_DAYS):
        return on
    if any(recall.on == on for recall in card.recalls):
        return on  # Asked today already, before the same call.
    return call


def question_of(card: RecallCard) -> str:
    """Return what is asked, which must not give the answer away."""
    talk = f"your talk with {card.mentor_name} on {card.said_on:%a} {_day(card.said_on)}"
    if card.when is not None:
        return f"{_sentence(card.when)} — what did you want to do then, after {talk}?"
    words = without_speaker(card.text).split()
    cue = " ".join(words[: min(_MOST_CUE_WORDS, len(words) // 2)])
    begins = f", which begins “{cue} …”" if cue else ""
    return f"What did you take from {talk}{begins}?"


def answer_of(card: RecallCard) -> str:
    """Return what was to be remembered."""
    return card.text if card.then is None else f"{card.then} ({card.text})"


def _sentence(text: str) -> str:
    bare = text.strip().rstrip(".!?")
    begins = bare.casefold().startswith(("when ", "if ", "before ", "after ", "as soon "))
    whole = bare if begins else f"When {bare}"
    return whole[:1].upper() + whole[1:]


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _moment(day: date) -> datetime:
    return datetime.combine(day, _NOON, UTC)
