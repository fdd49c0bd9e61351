"""From what members let be counted to numbers in which nobody is seen: pure functions."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean
from typing import Final, TypeVar

from companion.access.policy import shown_number
from companion.followups.item import ItemStatus
from companion.pairs.agreement import Given, MentoringPair, Side
from companion.pairs.meetings import pause_on
from companion.programmes.numbers import (
    LEFT_OUT,
    ROUNDED_TO,
    ActionNumbers,
    Average,
    FeedbackNumbers,
    Number,
    PairNumbers,
    ProgrammeNumbers,
    RequestNumbers,
)
from companion.requests.request import Answer
from companion.sessions.feedback import Answered, Feedback, Onward, TimeGiven

LARGEST_SHARE: Final = 0.8
"""Where one person has a part in more of a number than that, it would be about them."""

_QUARTERS: Final = 4
_LEAST, _MOST = 0.25, 0.75
_ANSWERED: Final = {Answered.YES: 1.0, Answered.PARTLY: 0.5, Answered.NO: 0.0}
_TIME: Final = {TimeGiven.RIGHT: 1.0, TimeGiven.TOO_SHORT: 0.0, TimeGiven.TOO_LONG: 0.0}
_ONWARD: Final = {
    Onward.GO_ON: 1.0,
    Onward.DEEPER: 1.0,
    Onward.SOMETHING_ELSE: 0.5,
    Onward.ENOUGH: 0.0,
}


class Course(StrEnum):
    """How far a pair is; the later one counts where its two sides differ."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class OfTwo:
    """What a counted record is about. `people` are mentor and mentee, by the ids of accounts."""

    owner_id: str
    mentor_id: str
    mentee_id: str

    @property
    def people(self) -> frozenset[str]:
        """The two."""
        return frozenset({self.mentor_id, self.mentee_id})

    def is_of(self, counted: Collection[str]) -> bool:
        """Whether one of the two keeps it, and both let such things be counted."""
        return self.owner_id in self.people and self.people <= frozenset(counted)


@dataclass(frozen=True, kw_only=True)
class CountedPair(OfTwo):
    """A pair as one of the two keeps it."""

    course: Course


@dataclass(frozen=True, kw_only=True)
class CountedTalk(OfTwo):
    """A talk, without a word of its notes."""

    held_on: date
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CountedAction(OfTwo):
    """A confirmed action."""

    status: ItemStatus


@dataclass(frozen=True, kw_only=True)
class CountedRequest(OfTwo):
    """A request that was sent; `answer` None is without one."""

    answer: Answer | None


@dataclass(frozen=True, kw_only=True)
class OfTalks:
    """Pairs, their talks, and the actions that came of them."""

    pairs: tuple[CountedPair, ...] = ()
    talks: tuple[CountedTalk, ...] = ()
    actions: tuple[CountedAction, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Everything that may be counted, and nothing else."""

    mentees: frozenset[str]
    mentors: frozenset[str]
    willing: frozenset[str]
    """Members who let their talks be counted, and what came of them."""
    of_talks: OfTalks
    asking: frozenset[str]
    """Members who let what they ask and are asked be counted."""
    requests: tuple[CountedRequest, ...]


def course_of(pair: MentoringPair, *, on: date) -> Course:
    """Return how far a pair is; an end counts at once, whatever day it names."""
    if pair.ending is not None:
        return Course.ENDED
    return Course.RUNNING if pause_on(pair, on) is None else Course.PAUSED


def left_out(lots: Mapping[str, str]) -> frozenset[str]:
    """Return who is in no number that rests on a yes, given a lot for each member."""
    return frozenset(sorted(lots, key=lambda one: (lots[one], one))[:LEFT_OUT])


def numbers_of(counted: Counted, *, programme_id: str, on: date) -> ProgrammeNumbers:
    """Return the numbers of a programme on a day."""
    willing, found = counted.willing, counted.of_talks
    talks = [talk for talk in found.talks if talk.is_of(willing) and talk.held_on <= on]
    once = {(talk.mentor_id, talk.mentee_id, talk.held_on): talk.people for talk in talks}
    return ProgrammeNumbers(
        programme_id=programme_id,
        on=on,
        mentees=number([{one} for one in counted.mentees]),
        mentors=number([{one} for one in counted.mentors]),
        counted=number([{one} for one in willing]),
        pairs=_pairs(pair for pair in found.pairs if pair.is_of(willing)),
        talks=number(list(once.values())),
        requests=_requests([one for one in counted.requests if one.is_of(counted.asking)]),
        actions=_actions(action for action in found.actions if action.is_of(willing)),
        feedback=_feedback(talks),
    )


def number(people: Sequence[Collection[str]]) -> Number:
    """Return how many there are of something, given the people whom each is about.

    Hidden where fewer than five people are behind it, or one of them is behind nearly all of it;
    else rounded to the nearest multiple of five.
    """
    behind = Counter(one for some in people for one in set(some))
    if shown_number(len(behind)) is None:
        return None
    if max(behind.values()) > LARGEST_SHARE * len(people):
        return None
    return (len(people) + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def average(said: Sequence[tuple[str, float]]) -> Average:
    """Return what people said on average, 0 to 1, each person once; to a quarter, ends cut off."""
    of: defaultdict[str, list[float]] = defaultdict(list)
    for person, value in said:
        of[person].append(value)
    if shown_number(len(of)) is None:
        return None
    nearest = round(fmean(map(fmean, of.values())) * _QUARTERS) / _QUARTERS
    return min(_MOST, max(_LEAST, nearest))


def _pairs(pairs: Iterable[CountedPair]) -> PairNumbers:
    order = list(Course)
    courses: dict[tuple[str, str], Course] = {}
    for pair in pairs:
        two = (pair.mentor_id, pair.mentee_id)
        known = courses.get(two, pair.course)
        courses[two] = max(known, pair.course, key=order.index)
    of = {
        course: number([two for two, its in courses.items() if its is course]) for course in Course
    }
    return PairNumbers(running=of[Course.RUNNING], paused=of[Course.PAUSED], ended=of[Course.ENDED])


def _requests(requests: Sequence[CountedRequest]) -> RequestNumbers:
    def answered(answer: Answer | None) -> Number:
        return number([one.people for one in requests if one.answer is answer])

    return RequestNumbers(
        open=answered(None),
        yes=answered(Answer.YES),
        no=answered(Answer.NO),
        more=answered(Answer.MORE),
    )


def _actions(actions: Iterable[CountedAction]) -> ActionNumbers:
    people: defaultdict[ItemStatus, list[frozenset[str]]] = defaultdict(list)
    for action in actions:
        people[action.status].append(action.people)
    return ActionNumbers(
        open=number(people[ItemStatus.OPEN]),
        done=number(people[ItemStatus.DONE]),
        dropped=number(people[ItemStatus.DROPPED]),
    )


_K = TypeVar("_K", bound=StrEnum)


def _feedback(talks: Sequence[CountedTalk]) -> FeedbackNumbers:
    own = [
        (talk.owner_id, feedback)
        for talk in talks
        for feedback in talk.feedback
        # What the other side reported of somebody is no word of theirs.
        if feedback.given is Given.OWN and _on(talk, feedback.side) == talk.owner_id
    ]

    def of(said: Iterable[tuple[str, _K | None]], worth: dict[_K, float]) -> Average:
        return average([(who, worth[one]) for who, one in said if one is not None])

    return FeedbackNumbers(
        question_answered=of(((who, one.answered) for who, one in own), _ANSWERED),
        time_was_right=of(((who, one.time) for who, one in own), _TIME),
        wants_more=of(((who, one.onward) for who, one in own), _ONWARD),
    )


def _on(talk: CountedTalk, side: Side) -> str:
    return talk.mentor_id if side is Side.MENTOR else talk.mentee_id
