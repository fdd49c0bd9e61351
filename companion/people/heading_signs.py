"""Which part of a CV's heading is the job and which the employer; neither where no sign tells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.people.learnt import names_job
from companion.people.lexicon import looks_like_organization, plain_words, word_set
from companion.people.roles import is_job_title, is_role

_SURE: Final = 2
_FEWEST_MODELS: Final = 2
"""Headings laid out in the same three parts that settle one whose words say nothing."""

_LONGEST_GUESSED: Final = 3
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_BREAK: Final = re.compile(
    r"\b(?:break|parental|maternity|paternity|sabbatical|unemployed|homemaker|gap year|"
    r"stay[- ]at[- ]home|full[- ]time (?:mum|mother|dad|father|parent)|at home with|carer's)\b",
    re.IGNORECASE,
)
"""Time away from paid work stands where a job would."""

_WORKPLACES: Final = word_set(
    "arms bakery bank bar barracks base bistro brewery cafe café camp canteen care centre center",
    "chambers chemist cinema clinic clinics depot dockyard estate estates factory farm farms",
    "florists forge foundry gallery garage gardens greengrocers grill gym hall home homes house",
    "hub inn kennels kitchen laundry leisure lodge mill mills mine motors nursery office offices",
    "pharmacy plant playgroup port pub quarry ranch refinery resort salon sawmill shipyard shop",
    "shops site spa stables station store stores supermarket swimming tavern theatre theater",
    "vineyard ward warehouse winery yard zoo bros brothers sons son partners associates",
    "department dept",
)
_NAMED_THE: Final = re.compile(r"(?:the|st\.?|fa\.|fma\.|firma|at|near|nr)\s", re.IGNORECASE)
_NEAR: Final = re.compile(
    r"\b(?:nr|near|co\.|county)\s[A-ZÀ-Þ]|\bplc\b|& (?:sons?|co)\b", re.IGNORECASE
)


_SEVERAL: Final = re.compile(
    r"(?:various|several|misc\.?|miscellaneous|different|odd|casual|temp|other)"
    r"(?:\s(?:jobs?|work|places|employers|roles|temp|casual|part-time|summer|student|holiday)){0,3}",
    re.IGNORECASE,
)

_COMPOUND: Final = 2
"""Words of a job that is called after where it is done."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of one position's heading and how they were parted.

    `shape` is the same for headings that are laid out alike.
    """

    parts: tuple[str, ...]
    shape: str


def job_score(part: str) -> int:
    """Return how plainly a part of a heading names a job (above 0) or an employer (below)."""
    bare = _BRACKETED.sub(" ", part).strip(" \t\"'“”‘’,;")
    if not bare:
        return 0
    if is_time_away(bare):
        return 3
    score = 0
    if is_role(bare):
        score = 3
    elif names_job(bare):
        score = 2
    elif is_job_title(bare) and _may_be_guessed(bare):
        score = 1
    return score - _as_employer(bare)


def _as_employer(bare: str) -> int:
    words = plain_words(bare)
    if (
        _COMPOUND <= len(words) <= _COMPOUND + 1
        and is_role(bare)
        and not looks_like_organization(words[-1])
    ):
        return 1 if looks_like_organization(words[0]) else 0  # "Museum guide", "school secretary"
    if looks_like_organization(bare) or (words and words[-1] in _WORKPLACES):
        return 3
    if _NAMED_THE.match(bare) or _NEAR.search(bare):
        return 3
    return 1 if any(word in _WORKPLACES for word in words) else 0


def _may_be_guessed(bare: str) -> bool:
    """Tell whether an ending in -er may be a job's: "Forester" may be a town, "forester" not."""
    words = bare.split()
    return words[-1].islower() and len(words) <= _LONGEST_GUESSED


def is_time_away(title: str) -> bool:
    """Tell whether a title stands for time away from paid work."""
    return _BREAK.search(title) is not None


def names_job_surely(text: str) -> bool:
    """Tell whether a text is a job and nothing that an employer could be called."""
    return job_score(text) >= _SURE


def title_places(headings: Sequence[Heading]) -> list[int | None]:
    """Return for each heading which of its parts is the job; None where it cannot be told.

    The words tell first: a job, a legal form, a kind of workplace. Where they name no job, headings
    of the same shape in the same CV tell, if they all agree and an employer is known, or where
    there are three parts: of two, "Tagus Lingua, Lisbon" may be an employer and its town.
    """
    told = [_told_by_words(heading) for heading in headings]
    models: dict[str, Counter[int]] = {}
    for heading, place in zip(headings, told, strict=True):
        if place is not None and len(heading.parts) > 1:
            models.setdefault(heading.shape, Counter())[place] += 1
    return [
        place if place is not None else _told_by_shape(heading, models.get(heading.shape))
        for heading, place in zip(headings, told, strict=True)
    ]


def _told_by_words(heading: Heading) -> int | None:
    if any(map(_SEVERAL.fullmatch, heading.parts)):
        return None  # "Various: bar work, fish farm, au pair" is no one job
    scores = [job_score(part) for part in heading.parts]
    if not scores[1:]:
        return 0 if scores and scores[0] > 0 else None
    best = max(scores)
    place = scores.index(best)
    others = [score for number, score in enumerate(scores) if number != place]
    if best >= _SURE:
        # "Head baker, Cook & Daughters": of two that may be jobs the plainer one, else neither.
        return place if best > max(others) else None
    employer_known = min(others) < 0
    return place if best == 1 and max(others) <= 0 and (employer_known or place == 0) else None


def _told_by_shape(heading: Heading, models: Counter[int] | None) -> int | None:
    if models is None or len(models) != 1 or len(heading.parts) < 2:
        return None
    (place, count) = next(iter(models.items()))
    scores = [job_score(part) for part in heading.parts]
    if place >= len(scores) or scores[place] < 0 or max(scores) > max(scores[place], 0):
        return None
    employer_known = min(scores) < 0
    is_clear = employer_known or (len(scores) > _SURE and count >= _FEWEST_MODELS)
    return place if is_clear else None
