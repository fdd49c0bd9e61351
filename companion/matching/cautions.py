"""What to be careful about in a match that may still be a good one."""

from collections.abc import Iterator
from typing import Final

from companion.matching.eligibility import time_cautions
from companion.matching.pools import Pool
from companion.matching.ranking import Ranking
from companion.text.language import looks_english
from companion.values import Notice

WEAK_SCORE: Final = 0.30
"""Below it nothing in a profile answers the goal: on the sample programme's graded pairs, fewer
than one in ten of the mentors to ask score lower, and most of the others do."""

ONE_LINE_WORDS: Final = 12
"""A profile of so few words says too little to judge by."""


def cautions_for(ranking: Ranking, pool: Pool, *, row: int, score: float) -> tuple[Notice, ...]:
    """Return what is thin about proposing one mentor for the goal."""
    return tuple(_found(ranking, pool, row=row, score=score))


def _found(ranking: Ranking, pool: Pool, *, row: int, score: float) -> Iterator[Notice]:
    numbers = pool.index.passages_of(row)
    words = sum(len(pool.index.passages[number].text.split()) for number in numbers)
    if not words:
        yield Notice(code="empty_profile", text="empty profile: nothing to judge by")
    elif words < ONE_LINE_WORDS:
        yield Notice(code="one_line_profile", text="one-line profile: little to judge by")
    if words and score < WEAK_SCORE:
        text = "weak match: little in this profile answers the goal"
        yield Notice(code="weak_match", text=text)
    if ranking.mentee is not None:
        yield from time_cautions(ranking.verdict, pool.mentors[row], row=row, mentee=ranking.mentee)


def warnings_for(ranking: Ranking, *, best: float | None) -> tuple[Notice, ...]:
    """Return what holds for a goal's whole result; `best` is the highest score, if any."""
    found: list[Notice] = []
    if not looks_english(ranking.asked.question.text):
        text = "the goal is not in English, which the built-in model reads best; try it in English"
        found.append(Notice(code="goal_language", text=text))
    if best is None:
        found.append(Notice(code="no_eligible_mentor", text="no mentor may be proposed"))
    elif best < WEAK_SCORE:
        text = "no good match: the mentors shown are the nearest, none answers the goal"
        found.append(Notice(code="no_good_match", text=text))
    return tuple(found)
