"""Looking back on a goal: go on, go deeper, switch or close, each with what speaks for it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from companion.agendas.events import is_offer
from companion.followups.item import Item, ItemKind, ItemStatus
from companion.followups.rules import Urgency, urgency
from companion.goals.goal import Goal
from companion.goals.wording import Nature, goal_words
from companion.sessions.feedback import Answered, Feedback, Onward
from companion.text.due import find_due_phrases, resolve_due
from companion.values import Value

FEWEST_TALKS: Final = 2
FEWEST_SETTLED: Final = 2
"""Promises done or dropped; with fewer, or fewer talks, nothing can be told of a goal."""

FEWEST_STEPS: Final = 3
"""Milestones that tell of a goal with a day of its own that one is through before it."""

TALKS_BETWEEN: Final = 4
"""Talks after which one looks back where no day was named."""

REMIND_DAYS: Final = 14
"""Days for which looking back is proposed; who lets them pass does not want to."""

_LONGEST_READ: Final = 600
_TOO_LITTLE: Final = (
    "That is too little to tell how the goal goes: keep to the plan, and look again after a talk"
)


class Way(StrEnum):
    """How it may go on."""

    CONTINUE = "continue"
    DEEPEN = "deepen"
    SWITCH = "switch"
    CLOSE = "close"


class Sign(StrEnum):
    """What makes it time to look back on a goal."""

    DAY = "day"
    """The day that was named for it has come."""
    HAPPENED = "happened"
    """Something happened, and there was a talk since."""
    THROUGH = "through"
    """Every milestone had its talk."""
    TALKS = "talks"
    """There were `TALKS_BETWEEN` talks."""


class Review(Value):
    """What is known of how a goal went, and the way that it points to. A person decides."""

    goal: Goal
    talks: int
    """Noted talks since the goal was first surveyed."""
    done: int
    open: int
    dropped: int
    stale: int
    """Open for so long that the question is whether they still matter."""
    results: tuple[str, ...]
    """What came of what was done, in the person's words, the latest last."""
    sure_before: int | None
    sure_now: int | None
    milestones_talked: int
    milestones: int
    answered: int = 0
    """Talks of which the mentee said that their question was answered."""
    asked: int = 0
    """Talks of which they said whether it was."""
    wanted: Onward | None = None
    """What they last said that they want next."""
    due_on: date | None
    """The day that was named for looking back."""
    is_due: bool = False
    proposed: Way | None
    """None where the evidence is too thin to point anywhere."""
    because: str

    @property
    def is_thin(self) -> bool:
        """Whether too little is known to propose a way."""
        return self.proposed is None


def review_of(
    goal: Goal,
    items: Sequence[Item],
    *,
    held_on: Sequence[date],
    milestones: tuple[int, int],
    feedback: Sequence[Feedback] = (),
    on: date,
) -> Review:
    """Return what speaks for which way, from what was confirmed alone. Pure.

    Args:
        goal: what it is all about.
        items: of the pair.
        held_on: days of the noted talks.
        milestones: how many have had their talk, and how many there are.
        feedback: the mentee's words on the talks, the latest last.
        on: the day of the review.
    """
    actions = [item for item in items if item.kind is ItemKind.ACTION]
    done = [item for item in actions if item.status is ItemStatus.DONE]
    dropped = [item for item in actions if item.status is ItemStatus.DROPPED]
    still = [item for item in actions if item.is_open]
    stale = [item for item in still if urgency(item, on=on) is Urgency.STALE]
    levels = [one.level for one in goal.sureness]
    draft = Review(
        goal=goal,
        talks=len([day for day in held_on if day <= on]),
        done=len(done),
        open=len(still),
        dropped=len(dropped),
        stale=len(stale),
        results=_results(done),
        sure_before=levels[0] if levels else None,
        sure_now=levels[-1] if len(levels) > 1 else None,
        milestones_talked=milestones[0],
        milestones=milestones[1],
        answered=sum(one.answered is Answered.YES for one in feedback),
        asked=sum(one.answered is not None for one in feedback),
        wanted=next((one.onward for one in reversed(feedback) if one.onward), None),
        due_on=review_day(goal),
        proposed=None,
        because="",
    )
    way, because = _way(draft, told=goal.events[-1].text if goal.events else None)
    return draft.model_copy(update={"proposed": way, "because": because})


def review_day(goal: Goal, *, said_on: date | None = None) -> date | None:
    """Return the day for looking back: as set, else the goal's own; None where none is named.

    `said_on` is when the goal was stored, for words such as "by June".
    """
    if goal.review_on is not None or goal.target_on is not None:
        return goal.review_on or goal.target_on
    if said_on is None:
        return None
    for phrase in find_due_phrases(goal.statement[:_LONGEST_READ]):
        found = resolve_due(phrase.text, said_on=said_on)
        if found is not None and found > said_on:
            return found
    return None


def is_review_due(
    goal: Goal,
    *,
    held_on: Sequence[date],
    milestones: tuple[int, int],
    settled: int,
    on: date,
    said_on: date | None = None,
) -> bool:
    """Tell whether it is time to look back, and nobody has since; `review_sign` says by what."""
    sign = review_sign(
        goal, held_on=held_on, milestones=milestones, settled=settled, on=on, said_on=said_on
    )
    return sign is not None


def review_sign(
    goal: Goal,
    *,
    held_on: Sequence[date],
    milestones: tuple[int, int],
    settled: int,
    on: date,
    said_on: date | None = None,
) -> Sign | None:
    """Return what makes it time to look back; None where it is not, or somebody has since.

    That is the day that was named, the talk on the last milestone, and a talk on something that
    happened; without a named day also every `TALKS_BETWEEN` talks. With too little known (`settled`
    promises are done or dropped) only the named day counts.
    """
    talks = sorted(day for day in held_on if day <= on)
    if not talks:
        return None
    last = goal.sureness[-1].on if len(goal.sureness) > 1 else date.min
    day = review_day(goal, said_on=said_on)
    if day is not None and last < day and 0 <= (on - day).days <= REMIND_DAYS:
        return Sign.DAY
    since = [one for one in talks if one > last]
    is_thin = len(talks) < FEWEST_TALKS or settled < FEWEST_SETTLED
    if is_thin or not since or (on - since[-1]).days > REMIND_DAYS:
        return None
    if any(last < event.on < since[-1] for event in goal.events):
        return Sign.HAPPENED
    # A goal with a day of its own and hardly a step is not through after two talks.
    fewest = 1 if day is None else FEWEST_STEPS
    if fewest <= milestones[1] <= milestones[0]:
        return Sign.THROUGH
    return Sign.TALKS if day is None and len(since) >= TALKS_BETWEEN else None


def settled_of(items: Sequence[Item]) -> int:
    """Return how many promises are done or dropped."""
    return sum(item.kind is ItemKind.ACTION and not item.is_open for item in items)


def _results(done: Sequence[Item]) -> tuple[str, ...]:
    told = sorted(
        ((item.history[-1].on, item.id, item.history[-1].result) for item in done),
        key=lambda one: one[:2],
    )
    return tuple(result for _, _, result in told if result)


def _way(draft: Review, *, told: str | None) -> tuple[Way | None, str]:
    """Return the way that the counts point to, and why in a sentence."""
    settled = draft.done + draft.dropped
    if draft.talks < FEWEST_TALKS or settled < FEWEST_SETTLED:
        return (
            None,
            _TOO_LITTLE,
        )
    if draft.wanted is not None and draft.wanted is not Onward.GO_ON:
        return _WANTED[draft.wanted]
    if told is not None:
        return _after_news(draft.goal, told)
    given_up = draft.dropped + draft.stale
    if given_up > draft.done:
        return Way.SWITCH, f"More was given up ({given_up}) than done ({draft.done})"
    rises = _rises(draft)
    is_through = draft.milestones > 0 and draft.milestones_talked >= draft.milestones
    if is_through and draft.open == 0 and rises is not False:
        return Way.CLOSE, "Every milestone had its talk, and nothing that was promised is open"
    if rises is True and draft.done > draft.open:
        return Way.DEEPEN, "More is done than open, and you are surer than at the beginning"
    if rises is False:
        return Way.SWITCH, "You are less sure than at the beginning"
    return Way.CONTINUE, _going_on(draft, is_through=is_through)


def _after_news(goal: Goal, told: str) -> tuple[Way, str]:
    """Return where news points: an offer, to who looks for work, may be what was wanted."""
    if is_offer(told) and goal_words(goal).nature is Nature.FIND_WORK:
        return Way.CLOSE, f"It may be what was wanted; once taken, the goal is reached: “{told}”"
    return Way.SWITCH, f"Something has happened since it was said: “{told}”"


_WANTED: Final = {
    Onward.DEEPER: (Way.DEEPEN, "After the last talk the mentee wanted to go deeper"),
    Onward.SOMETHING_ELSE: (Way.SWITCH, "After the last talk the mentee wanted something else"),
    Onward.ENOUGH: (Way.CLOSE, "After the last talk the mentee said that it was enough"),
}


def _going_on(draft: Review, *, is_through: bool) -> str:
    if is_through:
        return f"Every milestone had its talk; still open: {_promises(draft.open)}"
    rest = draft.milestones - draft.milestones_talked
    if rest > 0:
        return f"{_promises(draft.done)} done, and {rest} of {draft.milestones} milestones to go"
    return f"{_promises(draft.done)} done, {draft.open} open"


def _promises(count: int) -> str:
    return f"{count} promise{'' if count == 1 else 's'}"


def _rises(draft: Review) -> bool | None:
    if draft.sure_before is None or draft.sure_now is None:
        return None
    if draft.sure_now == draft.sure_before:
        return None
    return draft.sure_now > draft.sure_before
