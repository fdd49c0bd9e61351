"""The one question whose answer would most change whom the mentee is shown first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.goals.goal import Goal
from companion.matching.match import MatchResult
from companion.people.person import Person, PersonId
from companion.text.words import stems

TOP: Final = 3
"""The mentors that a question is about: more are rarely read."""

CANDIDATES: Final = 10
"""Mentors whose profiles offer answers; further down nobody would come up."""

MOST_OPTIONS: Final = 4
TRIED: Final = 6
"""Answers of each kind that are tried out."""

LEAST_CHANGE: Final = 0.5
"""Mentors among the first three whom an answer is expected to replace; for less nobody is asked."""

SURE_SCORE: Final = 0.55
"""From this score of the best match on nobody is asked: the need is named well enough.

On the sample programme nine in ten goals with a good mentor score .64 or more, and nine in ten
whose good mentors were taken out .43 or less.
"""

FEW_STEMS: Final = 4
"""A goal of fewer telling words, "do something more meaningful", names no need yet."""

_LONGEST_OPTION: Final = 8


class QuestionKind(StrEnum):
    """What is asked about."""

    HELP = "help"
    FIELD = "field"

    @property
    def text(self) -> str:
        """The question."""
        if self is QuestionKind.FIELD:
            return "Which of these fields should your mentor know?"
        return "Which of these is nearest to what you need?"


@dataclass(frozen=True, kw_only=True)
class Option:
    """A possible answer, in the words of a profile."""

    kind: QuestionKind
    text: str
    weight: float
    """How likely it is meant: the scores of those who bring it, added up."""


@dataclass(frozen=True, kw_only=True)
class MatchQuestion:
    """A question with its answers, the likeliest to matter first."""

    text: str
    options: tuple[Option, ...]
    expected_change: float
    """How many of the first three an answer is expected to replace."""


def is_open(result: MatchResult, goal: Goal) -> bool:
    """Tell whether a question may help: nobody is found clearly, or the goal names no need yet."""
    if not result.matches:
        return False
    bare = not goal.skills and not goal.challenge and len(set(stems(goal.statement))) < FEW_STEMS
    return bare or max(one.score for one in result.matches) < SURE_SCORE


def options_of(result: MatchResult, goal: Goal, mentors: Mapping[PersonId, Person]) -> list[Option]:
    """Return the answers worth trying: what some of the best mentors bring and others do not."""
    known = set(stems(" ".join(filter(None, (goal.statement, goal.challenge, *goal.skills)))))
    best = result.matches[:CANDIDATES]
    brought: dict[tuple[QuestionKind, str], dict[PersonId, float]] = {}
    spelt: dict[tuple[QuestionKind, str], str] = {}
    for match in best:
        for kind, text in _offered(mentors[match.mentor_id]):
            if known.issuperset(stems(text)):
                continue  # the goal says so already
            key = (kind, text.casefold())
            spelt.setdefault(key, text)
            brought.setdefault(key, {})[match.mentor_id] = match.score
    found = [
        Option(kind=key[0], text=spelt[key], weight=sum(scores.values()))
        for key, scores in brought.items()
        if len(scores) < len(best)
    ]
    return [
        option
        for kind in QuestionKind
        for option in sorted(
            (one for one in found if one.kind is kind), key=lambda one: (-one.weight, one.text)
        )[:TRIED]
    ]


def with_answer(goal: Goal, answer: str) -> Goal:
    """Return the goal as it reads once the question is answered."""
    return goal.model_copy(update={"skills": (*goal.skills, answer)})


def most_telling(
    options: Sequence[Option],
    *,
    before: Sequence[PersonId],
    after: Sequence[Sequence[PersonId]],
) -> MatchQuestion | None:
    """Return the question with the highest expected change, or None where none is worth asking.

    Args:
        options: the answers that were tried.
        before: who comes first without an answer.
        after: per option, who comes first with it.
    """
    asked = [
        question
        for kind in QuestionKind
        if (question := _question(kind, options, before=before, after=after)) is not None
    ]
    best = max(asked, key=lambda question: question.expected_change, default=None)
    return best if best is not None and best.expected_change >= LEAST_CHANGE else None


def _question(
    kind: QuestionKind,
    options: Sequence[Option],
    *,
    before: Sequence[PersonId],
    after: Sequence[Sequence[PersonId]],
) -> MatchQuestion | None:
    changes = {
        option.text: len(set(found[:TOP]) - set(before[:TOP]))
        for option, found in zip(options, after, strict=True)
        if option.kind is kind
    }
    own = [option for option in options if option.kind is kind and option.weight > 0]
    telling = sorted(own, key=lambda one: (-one.weight * changes[one.text], -one.weight, one.text))
    shown = tuple(telling[:MOST_OPTIONS])
    if len(shown) < 2:
        return None
    total = sum(option.weight for option in shown)
    expected = sum(option.weight * changes[option.text] for option in shown) / total
    return MatchQuestion(text=kind.text, options=shown, expected_change=expected)


def _offered(mentor: Person) -> Iterator[tuple[QuestionKind, str]]:
    for text in (*mentor.can_help_with, *mentor.skills):
        if len(text.split()) <= _LONGEST_OPTION and stems(text):
            yield QuestionKind.HELP, text
    for text in mentor.industries:
        if stems(text):
            yield QuestionKind.FIELD, text
