"""How long each of several matters wants to be, by what is to be done in it.

More aims and more questions take longer, things to do longer than things to know, an opening and
whatever only introduces shorter. How much was learned from published lessons of The Carpentries
(CC BY 4.0); `companion/text/weights/shares.json` says how.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import Final

from companion.text.linear import Linear, learned

WEIGHTS: Final = "shares"

_INTRODUCES: Final = re.compile(
    r"\b(?:welcome|introduc\w+|intro|overview|wrap|conclusion|summary|discussion|next steps"
    r"|before we start|motivation|set ?up|getting started|what is|why)\b",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(
    r"\W{0,5}(?:create|use|write|apply|build|practi[sc]e|perform|run|make|modify|implement|develop"
    r"|produce|plot|generate|construct|analy[sz]e|compare|load|read|calculate|select|filter|edit"
    r"|configure|install|design|draft|rehearse|try|plan|choose|review|rewrite|solve|decide)\b",
    re.IGNORECASE,
)
_TO_KNOW: Final = re.compile(
    r"\W{0,5}(?:describe|explain|understand|identify|list|define|know|recogni[sz]e|name|state"
    r"|summari[sz]e|introduce|discuss|articulate|appreciate|recall|learn|hear|see)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Something that is given time: its title, what is to come of it, what is asked in it."""

    title: str
    aims: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def shares(matters: Sequence[Matter], *, weights: Linear | None = None) -> tuple[float, ...]:
    """Return the share of the time for each matter, in order; they sum to 1."""
    by = weights or learned(WEIGHTS)
    wants = [exp(by.score(signs)) for signs in signs_of(matters)]
    return tuple(want / sum(wants) for want in wants)


def signs_of(matters: Sequence[Matter]) -> list[Mapping[str, float]]:
    """Return what speaks for more or less time, per matter, compared with the mean of all."""
    found = [_signs(matter, is_first=not at) for at, matter in enumerate(matters)]
    means = {name: sum(one[name] for one in found) / len(found) for name in _names(found)}
    return [{name: value - means[name] for name, value in one.items()} for one in found]


def _names(found: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    return tuple(found[0]) if found else ()


def _signs(matter: Matter, *, is_first: bool) -> Mapping[str, float]:
    to_do = sum(_TO_DO.match(aim) is not None for aim in matter.aims)
    to_know = sum(_TO_KNOW.match(aim) is not None for aim in matter.aims)
    return {
        "aims": log1p(len(matter.aims)),
        "questions": log1p(len(matter.questions)),
        "to do": log1p(to_do),
        "to know": log1p(to_know),
        "first": float(is_first),
        "introduces": float(_INTRODUCES.search(matter.title[:_LONGEST]) is not None),
    }
