"""Two who talk, from the side of one of them, with all that is stored of the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from companion.access.record import Stored
from companion.agendas.agenda import Reader
from companion.application.for_agenda import held_of
from companion.application.pair import Pair, require_two_people
from companion.application.today import Kept
from companion.errors import NotFoundError
from companion.followups.facts import Facts, PairFacts
from companion.followups.item import Item
from companion.followups.review import review_day
from companion.goals.goal import Goal
from companion.pairs.agreement import MentoringPair, Side
from companion.people.person import Person, PersonId
from companion.sessions.session import MentoringSession


@dataclass(frozen=True, kw_only=True)
class Two:
    """Two who talk, seen by one of them."""

    me: Person
    other: Person
    side: Side
    """Of the one who sees."""
    facts: PairFacts | None
    """None where nothing ties the two yet."""
    pair: MentoringPair | None
    sessions: tuple[MentoringSession, ...]
    """The earliest first, those that are only planned among them."""
    goals: tuple[Stored[Goal], ...]
    """Of the mentee."""

    @property
    def mentee(self) -> Person:
        """Who of them wants something."""
        return self.me if self.side is Side.MENTEE else self.other

    @property
    def mentor(self) -> Person:
        """Who of them is asked."""
        return self.other if self.side is Side.MENTEE else self.me

    @property
    def items(self) -> tuple[Item, ...]:
        """What was confirmed of their talks."""
        return self.facts.items if self.facts is not None else ()

    @property
    def for_agenda(self) -> Pair:
        """The two as a plan knows them, the one who sees as its reader."""
        return Pair(mentee=self.mentee, mentor=self.mentor, writer=Reader(self.side.value))

    def noted(self, day: date) -> tuple[MentoringSession, ...]:
        """Return the talks up to a day of which there are notes, the earliest first."""
        return held_of(one for one in self.sessions if one.held_on <= day)

    def goal(self, noted: Sequence[MentoringSession]) -> Stored[Goal] | None:
        """Return the goal of the last of some talks that had one, else the mentee's first."""
        by_id = {row.value.id: row for row in self.goals}
        of_talks = [by_id[one.goal_id] for one in noted if one.goal_id in by_id]
        return of_talks[-1] if of_talks else next(iter(self.goals), None)


def dated_goal(stored: Stored[Goal]) -> Goal:
    """Return a goal with the day that its own words name, as they were meant when it was stored."""
    goal = stored.value
    if goal.target_on is not None:
        return goal
    day = review_day(goal.model_copy(update={"review_on": None}), said_on=said_on(stored))
    return goal.model_copy(update={"target_on": day})


def said_on(stored: Stored[Goal]) -> date:
    """Return the day on which a goal was said: when it was stored, or took another one's place."""
    return stored.value.said_on or stored.stamp.created_at.date()


def two_of(kept: Kept, facts: Facts, other_id: PersonId, *, side: Side | None = None) -> Two:
    """Return oneself and somebody else.

    Args:
        kept: all that is stored for one.
        facts: in `kept`.
        other_id: of the other one.
        side: one's own, where the two are a pair on both sides; else as they are stored. Who has
            a goal of their own is the mentee of whom they are no pair with yet.

    Raises:
        NotFoundError: the other one is not stored.
        InputError: the other one is oneself.
    """
    require_two_people(mentee_id=facts.me.id, mentor_id=other_id)
    other = kept.people.get(other_id)
    if other is None:
        raise NotFoundError(f"there is no person {other_id!r}")
    pairs = [one for one in facts.pairs if one.other.id == other_id and side in {None, one.side}]
    known = next(iter(pairs), None)
    own = side or (known.side if known is not None else _side_of(facts))
    mentor, mentee = (other, facts.me) if own is Side.MENTEE else (facts.me, other)
    key = (mentor.id, mentee.id)
    sessions = kept.own_sessions.get(key, ())
    return Two(
        me=facts.me,
        other=other,
        side=own,
        facts=known,
        pair=next((one for one in kept.pairs if (one.mentor_id, one.mentee_id) == key), None),
        sessions=tuple(sorted(sessions, key=lambda one: (one.held_on, one.id))),
        goals=kept.goals_of(mentee.id),
    )


def _side_of(facts: Facts) -> Side:
    return Side.MENTEE if facts.has_goal else Side.MENTOR
