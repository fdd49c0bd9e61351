"""What a goal asks for, taken apart: what, challenge, skills, target."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from companion.goals.directions import is_time_limit, without_time_limits
from companion.goals.goal import Goal
from companion.goals.terms import without_terms
from companion.matching.parts import named_parts
from companion.people.person import Person
from companion.retrieval.blind import blinded, name_words
from companion.text.sentences import sentences
from companion.text.words import stems
from companion.values import Value

FACET_WORDS: Final = 20
"""A longer statement or challenge is explained sentence by sentence."""

FACET_CHARACTERS: Final = 2_000
MOST_FACETS: Final = 6
"""Sentences of one field, and no more than twice as many skills."""


class FacetKind(StrEnum):
    """Which part of a goal a facet is."""

    STATEMENT = "statement"
    CHALLENGE = "challenge"
    SKILL = "skill"
    TARGET = "target"


class Facet(Value):
    """One part of a goal: as its owner wrote it, and as it is compared."""

    kind: FacetKind
    words: str
    """Verbatim from the goal."""
    text: str
    """Blinded; what is embedded."""
    stems: tuple[str, ...]
    """Of the words without the day by which."""
    is_whole: bool = False
    """Whether it is all of the goal at once; nothing is said to speak to that."""


class Question(Value):
    """A goal as matching asks it: one text and facets to rank by, and parts to explain by."""

    text: str
    stems: tuple[str, ...]
    facets: tuple[Facet, ...]
    parts: tuple[Facet, ...]
    """The facets, cut to what a reason can name; one that cannot be cut stays uncut. The goal as a
    whole is the last."""


def question_of(goal: Goal, *, mentee: Person | None = None) -> Question:
    """Return what `goal` asks of a mentor.

    Mentors are compared with what the mentee lacks, not with who the mentee is: of the profile only
    the name is used, to take it out, and the skills, to leave out those that are there already.
    """
    names = name_words(mentee.name) if mentee else frozenset()
    goal = _without_terms(goal)
    parts = tuple(_parts(goal, mentee))
    skills = [words for kind, words in parts if kind is FacetKind.SKILL]
    said = "\n".join(filter(None, (goal.statement, goal.challenge, *skills)))
    text = _blinded(said, names)
    facets = tuple(_facet(kind, words, names) for kind, words in parts)
    named = tuple(_facet(kind, words, names) for kind, words in _named(parts))
    told = stems(_blinded(_untimed(said), names))
    whole = Facet(
        kind=FacetKind.STATEMENT, words=goal.statement, text=text, stems=told, is_whole=True
    )
    return Question(text=text, stems=told, facets=facets, parts=(*(named or facets), whole))


def _without_terms(goal: Goal) -> Goal:
    """Return a goal as it is looked for: who rules out nursing is not sought a nurse."""
    wish, refused = without_terms(goal.statement)
    hard, kept_to = without_terms(goal.challenge or "", is_whole=False)
    if not refused and not kept_to:
        return goal
    return goal.model_copy(update={"statement": wish, "challenge": hard or None})


def _parts(goal: Goal, mentee: Person | None) -> Iterator[tuple[FacetKind, str]]:
    names = name_words(mentee.name) if mentee else frozenset()
    yield from _told_apart(FacetKind.STATEMENT, goal.statement, names)
    yield from _told_apart(FacetKind.CHALLENGE, goal.challenge or "", names)
    known = {skill.casefold() for skill in mentee.skills} if mentee else set()
    wanted = [skill for skill in goal.skills if skill.casefold() not in known]
    for skill in wanted[: 2 * MOST_FACETS]:
        yield FacetKind.SKILL, skill
    if goal.success_measure and goal.success_measure.strip():
        yield FacetKind.TARGET, goal.success_measure


def _named(parts: Iterable[tuple[FacetKind, str]]) -> Iterator[tuple[FacetKind, str]]:
    """Yield the parts that a reason can name, none twice."""
    seen: set[str] = set()
    for kind, words in parts:
        for named in (words,) if kind is FacetKind.SKILL else named_parts(words):
            if named.casefold() not in seen and not is_time_limit(named):
                seen.add(named.casefold())
                yield kind, named


def _told_apart(
    kind: FacetKind, text: str, names: frozenset[str]
) -> Iterator[tuple[FacetKind, str]]:
    """Yield a short text whole, a long one sentence by sentence; a long name makes no text long."""
    if not text.strip():
        return
    length = len(_blinded(text[:FACET_CHARACTERS], names).split())
    found = sentences(text[:FACET_CHARACTERS]) if length > FACET_WORDS else ()
    if len(found) < 2:
        yield kind, text
    for sentence in found[:MOST_FACETS] if len(found) > 1 else ():
        yield kind, sentence.text


def _facet(kind: FacetKind, words: str, names: frozenset[str]) -> Facet:
    told = stems(_blinded(_untimed(words), names))
    return Facet(kind=kind, words=words, text=_blinded(words, names), stems=told)


_TOLD: Final = re.compile(
    r"\b(?:said|told|talked|spoke|asked|answered|replied|wrote|mentioned)\b", re.IGNORECASE
)


def _untimed(words: str) -> str:
    # "By March" is when, not what: a visit in March speaks to no goal. Nor does what was said: it
    # tells the story, and few profiles hold such a word, which makes it look rare.
    return "\n".join(_TOLD.sub(" ", without_time_limits(line)) for line in words.splitlines())


def _blinded(words: str, names: frozenset[str]) -> str:
    return " ".join(filter(None, (blinded(line, names=names) for line in words.splitlines())))
