"""What to be careful about in a match that may still be a good one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.goals.choices import branches_of
from companion.goals.directions import directions_of
from companion.matching.eligibility import time_cautions
from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import is_jotted
from companion.matching.parts import LONGEST_NAMED
from companion.matching.phrasing import named
from companion.matching.pools import Pool
from companion.matching.ranking import QUESTIONS_KEPT, Ranking
from companion.matching.reached import how_to_reach
from companion.matching.reasons import Account
from companion.people.person import Person
from companion.text.language import is_english_wish
from companion.text.remembered import remembered
from companion.values import Notice

WEAK_SCORE: Final = 0.22
"""A mentor below it is called a weak match, unless words of the profile speak to the goal.

Of the five mentors shown per goal, on dev (docs/adr/0009): 93 % of those below it are not among the
graded ones on the sample programme (27 % fall below, and with them 4 % of the graded ones shown),
97 % on codingcoach (28 %, 2 %).
"""

NO_GOOD_SCORE: Final = 0.30
"""A goal whose best mentor is below it has no good match.

On dev, with every good mentor taken out of the pool against left in: 14 against 0 of the 20 sample
goals fall below, 9 against 4 of 26 on codingcoach, 7 against 0 of 369 on onet_careers. On
ols_mentoring it tells nothing (25 against 21 of 126): the organisers chose whom no profile shows.
"""

ONE_LINE_WORDS: Final = 12
"""A profile of so few words says too little to judge by."""

_HALF: Final = re.compile(
    r"\b(?:is|are|was|were|that|than|like|if|when|because|so|i)”$|^“(?:when|if|where|because|as)\b",
    re.IGNORECASE,
)
"""What was cut out of a sentence and says nothing without the rest of it."""

_MOST_NAMED: Final = 2
_NAMED_KINDS: Final = (FacetKind.SKILL, FacetKind.STATEMENT)
"""Skills first, they are short and named on purpose; what stands in the way is no subject."""


def cautions_for(
    ranking: Ranking, pool: Pool, *, row: int, missing: Sequence[Facet] | None
) -> tuple[Notice, ...]:
    """Return what is thin about proposing one mentor for the goal.

    `missing` are, for a weak match, the parts of the goal that nothing in the profile speaks to;
    None for any other match.
    """
    return tuple(_found(ranking, pool, row=row, missing=missing))


def _found(
    ranking: Ranking, pool: Pool, *, row: int, missing: Sequence[Facet] | None
) -> Iterator[Notice]:
    mentor = pool.mentors[row]
    words = pool.words_of(row)
    if not words:
        yield Notice(code="empty_profile", text="empty profile: nothing to judge by")
    elif words < ONE_LINE_WORDS:
        yield Notice(code="one_line_profile", text="one-line profile: little to judge by")
    if words and missing is not None:
        yield Notice(code="weak_match", text=_weak(mentor, missing or ranking.question.parts))
    if is_jotted(mentor) and (said := how_to_reach(mentor)):
        quotes = " ".join(f"“{quote}”" for quote in said)
        yield Notice(code="how_to_reach", text=f"you noted: {quotes}")
    if ranking.mentee is not None:
        yield from time_cautions(ranking.verdict, mentor, row=row, mentee=ranking.mentee)


def _weak(mentor: Person, parts: Sequence[Facet]) -> str:
    """Return in one line what to ask: nothing is known for sure, so nothing is denied."""
    return f"a guess: ask {mentor.first_name} first {_about(parts)}"


def warnings_for(
    ranking: Ranking, *, best: float | None, accounts: Sequence[Account]
) -> tuple[Notice, ...]:
    """Return what holds for a goal's whole result.

    Args:
        ranking: the goal.
        best: the highest score, if anybody is shown.
        accounts: what speaks for each mentor shown.
    """
    found: list[Notice] = []
    if not _is_english(ranking.question.text):
        text = "the goal is not in English, which the built-in model reads best; try it in English"
        found.append(Notice(code="goal_language", text=text))
    if best is None:
        found.append(Notice(code="no_eligible_mentor", text="no mentor may be proposed"))
    elif best < NO_GOOD_SCORE and not any(account.has_grounds for account in accounts):
        found.append(
            Notice(
                code="no_good_match",
                text=_no_good(ranking.question.text, ranking.question.parts, accounts),
            )
        )
    return tuple(found)


@remembered(most=QUESTIONS_KEPT)
def _is_english(text: str) -> bool:
    """Look at a goal once: a stored one is asked about again and again."""
    return is_english_wish(text)


def _no_good(goal: str, parts: Sequence[Facet], accounts: Sequence[Account]) -> str:
    these = "these are guesses" if len(accounts) > 1 else "this is a guess"
    jotted = all(account.is_jotted for account in accounts)
    why = "a line or two is little to go by" if jotted else "no clear match found"
    return f"{why}, so {these}: ask first {_of_choice(goal) or _about(parts)}"


def _of_choice(goal: str) -> str | None:
    """Return the ways of a wish that names or weighs some, in its words; None for any other."""
    found = branches_of(goal)
    ways = directions_of(goal)[:_MOST_NAMED] if found is None else found.ways
    quotes = [way.quote for way in ways if len(way.quote.split()) <= LONGEST_NAMED]
    return f"about {' or '.join(f'“{quote}”' for quote in quotes)}" if quotes else None


def _about(parts: Sequence[Facet]) -> str:
    """Return what to ask about: up to two parts of the goal, of which neither says the other.

    A goal of one part is not said again: who reads this has just read it.
    """
    found: list[str] = []
    said: set[str] = set()
    wanted = [facet for facet in parts if not facet.is_whole and facet.kind in _NAMED_KINDS]
    for facet in sorted(wanted, key=lambda facet: _NAMED_KINDS.index(facet.kind)):
        part = named(facet)
        if (
            part
            and not _HALF.search(part)
            and said.isdisjoint(facet.stems)
            and len(found) < _MOST_NAMED
        ):
            found.append(part)
            said.update(facet.stems)
    if len(wanted) > 1 and found:
        return f"about {' or '.join(found)}"
    return "whether they can help with it"
