"""What to be careful about in a match that may still be a good one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from companion.matching.eligibility import time_cautions
from companion.matching.facets import Facet, FacetKind
from companion.matching.phrasing import named
from companion.matching.pools import Pool
from companion.matching.ranking import Ranking
from companion.people.person import Person
from companion.text.language import looks_english
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
    numbers = pool.index.passages_of(row)
    words = sum(len(pool.index.passages[number].text.split()) for number in numbers)
    if not words:
        yield Notice(code="empty_profile", text="empty profile: nothing to judge by")
    elif words < ONE_LINE_WORDS:
        yield Notice(code="one_line_profile", text="one-line profile: little to judge by")
    if words and missing is not None:
        yield Notice(code="weak_match", text=_weak(mentor, missing))
    if ranking.mentee is not None:
        yield from time_cautions(ranking.verdict, mentor, row=row, mentee=ranking.mentee)


def _weak(mentor: Person, missing: Sequence[Facet]) -> str:
    """Return in one line what is missing and what to ask; it denies nothing that a reason says."""
    parts = _named(missing)
    known = "what you noted" if mentor.noted_about is not None else "the profile"
    if not parts:
        return f"weak match: ask {mentor.first_name} first what they have done of it themselves"
    return (
        f"weak match: {known} shares no word with {' or '.join(parts)}; "
        f"ask {mentor.first_name} first whether they can help with that"
    )


def warnings_for(
    ranking: Ranking, *, best: float | None, missing: Iterable[Sequence[Facet]]
) -> tuple[Notice, ...]:
    """Return what holds for a goal's whole result.

    Args:
        ranking: the goal.
        best: the highest score, if anybody is shown.
        missing: of each mentor shown, the parts of the goal that nothing in the profile speaks to.
    """
    found: list[Notice] = []
    if not looks_english(ranking.question.text):
        text = "the goal is not in English, which the built-in model reads best; try it in English"
        found.append(Notice(code="goal_language", text=text))
    if best is None:
        found.append(Notice(code="no_eligible_mentor", text="no mentor may be proposed"))
    elif best < NO_GOOD_SCORE:
        found.append(Notice(code="no_good_match", text=_no_good(list(missing))))
    return tuple(found)


def _no_good(missing: Sequence[Sequence[Facet]]) -> str:
    text = "no good match found: those shown are the nearest there are"
    first, *others = missing
    parts = _named([facet for facet in first if all(facet in other for other in others)])
    return f"{text}; none of them has a word of {' or '.join(parts)}" if parts else text


def _named(missing: Sequence[Facet]) -> tuple[str, ...]:
    """Return up to two parts to name, of which neither says what the other does."""
    found: list[str] = []
    said: set[str] = set()
    for facet in (facet for kind in _NAMED_KINDS for facet in missing if facet.kind is kind):
        part = named(facet)
        if part and facet.stems and said.isdisjoint(facet.stems) and len(found) < _MOST_NAMED:
            found.append(part)
            said.update(facet.stems)
    return tuple(found)
