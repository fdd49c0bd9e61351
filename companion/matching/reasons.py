"""Why a mentor: sentences for the mentee, each resting on exact words of the profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from companion.matching.claims import Asked, Claim, Exhibit, claims_of
from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import Tells, is_jotted
from companion.matching.match import Reason, ScorePart
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.quotes import trimmed
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.passages import Aspect
from companion.text.words import stems, words

MOST_REASONS: Final = 4

ENOUGH_REASONS: Final = 2
"""Up to so many, a second reason for the same skill is better than none."""

NOTED_REASONS: Final = 2
"""Of what the mentee jotted down, a few clauses, so many are shown, near or not."""

SECOND_SIMILARITY: Final = 0.15
"""Cosine from which a second clause of a jotting is shown where nothing is near."""

TELLING_STEMS: Final = 2
"""Where nothing is near, a quote of fewer telling words is shown only when there is no other."""

_KIND_ORDER: Final = tuple(FacetKind)

SKILL_REASONS: Final = 2
"""Reasons that rest on a skill's name; the goal and the challenge say more."""

PART_REASONS: Final = 2
"""Reasons that rest on one part of the goal; more of the same convince nobody further."""

FEW_EXHIBITS: Final = 2
"""Who is known by so few passages, a jotting of three sentences, may be quoted from one twice."""

_SEEN_FACET: Final = 0.30
"""What a reason for a part of the goal loses when that part has a reason already."""

_PROSE: Final = frozenset({Aspect.BIO, Aspect.HEADLINE})
_LOOSE_PROSE: Final = 0.20
"""What a sentence of a bio loses where nothing is near: an offer or a job at least tells who."""

_DIRECT: Final = 0.20
"""What a claim gains that speaks to its part: kinds of reasons vary among equals only."""

_SEEN_ASPECT: Final = 0.05
"""What it loses for each reason of the same kind, so that reasons vary."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One part of a goal and the words of a profile that come nearest to it."""

    facet: Facet
    claim: Claim | None
    """None for a profile without words."""

    @property
    def strength(self) -> Strength:
        """How far the part is spoken to."""
        return self.claim.strength if self.claim else Strength.LOOSE


@dataclass(frozen=True, kw_only=True)
class Account:
    """What speaks for a mentor, and what the goal asks that nothing speaks to."""

    reasons: tuple[Reason, ...] = ()
    is_jotted: bool = False
    """Whether a line or two is all that is known of the mentor."""
    answered: tuple[Answered, ...] = ()
    """One entry per part of the goal, in its order."""
    missing: tuple[Facet, ...] = ()
    """Parts of which the profile has no word and nothing near; no reason names one."""
    is_weak: bool = False
    """Whether the score is low and no words of the profile make up for it."""
    has_grounds: bool = False
    """Whether a reason rests on more than the name of a skill or one word in common."""


def account_of(
    shown: Sequence[Exhibit],
    asked: Asked,
    *,
    mentor: Person,
    vectors: Mapping[str, Vectors],
    told: frozenset[str] = frozenset(),
    is_low: bool = False,
) -> Account:
    """Return up to four reasons, best first, of different words and, if it can be, parts.

    A weak match makes no claim of nearness; where nothing is left, the nearest is shown as such.

    Args:
        shown: what may be quoted.
        asked: the goal's named parts.
        mentor: whose profile it is.
        vectors: the vector of each wording's text.
        told: the stems of the whole profile, so that nothing in it is called missing.
        is_low: whether the score is below the bar of a weak match; a short profile may be below
            it and still say the thing itself.
    """
    jotted = is_jotted(mentor)
    claims = claims_of(shown, asked, vectors, whole=jotted)
    twice = len(shown) <= FEW_EXHIBITS
    named = [claim for claim in claims if not claim.facet.is_whole]
    chosen = _chosen(named, least=Strength.CLOSE, twice=twice)
    has_grounds = any(claim.has_grounds for claim in chosen)
    is_weak = is_low and not has_grounds
    if is_weak:
        chosen = _chosen(named, least=Strength.DIRECT, twice=twice)
    is_loose = not chosen
    if is_loose:
        chosen = _nearest(claims, most=NOTED_REASONS if jotted else 1)
    elif jotted:
        chosen = [claim for claim in chosen if not _is_bare(claim)][:NOTED_REASONS] or chosen[:1]
    answered = tuple(_answered(facet, named) for facet in asked.facets if not facet.is_whole)
    said = told.union(*(claim.facet.stems for claim in chosen if not is_loose))
    missing = tuple(
        one.facet
        for one in answered
        if one.facet.kind is not FacetKind.TARGET
        and one.strength is Strength.LOOSE
        and said.isdisjoint(one.facet.stems)
    )
    reasons = tuple(
        _reason(claim, mentor, strength=Strength.LOOSE if is_loose else claim.strength, also=at > 0)
        for at, claim in enumerate(chosen)
    )
    return Account(
        reasons=reasons,
        is_jotted=jotted,
        answered=answered,
        missing=missing,
        is_weak=is_weak,
        has_grounds=has_grounds,
    )


def goal_parts(account: Account) -> tuple[ScorePart, ...]:
    """Return how near the nearest words of a profile are to each part of the goal, 0 to 1."""
    return tuple(
        ScorePart(
            code="goal_part",
            value=round(min(1.0, max(0.0, one.claim.similarity)), 3) if one.claim else 0.0,
            text=f"“{one.facet.words}”: {_nearest_words(one)}",
        )
        for one in account.answered
    )


def _nearest_words(one: Answered) -> str:
    if one.claim is None:
        return "nothing to compare"
    quote = trimmed(one.claim.wording, wanted=frozenset(one.facet.stems))
    return f"nearest is “{quote}” ({one.claim.wording.field})"


def _chosen(claims: Sequence[Claim], *, least: Strength, twice: bool) -> list[Claim]:
    """Return the claims to be told, what speaks to the goal first."""
    near = [claim for claim in _best_parts(claims) if claim.strength >= least]
    chosen: list[Claim] = []
    while len(chosen) < MOST_REASONS:
        near = [claim for claim in near if _adds(claim, chosen, twice=twice)]
        possible = [claim for claim in near if _varies(claim, chosen)]
        if len(chosen) < ENOUGH_REASONS:
            possible = possible or near
        else:
            possible = [claim for claim in possible if _convinces(claim)]
        if not possible:
            break
        chosen.append(max(possible, key=lambda claim: _value(claim, chosen)))
    return sorted(chosen, key=_telling_first)


def _convinces(claim: Claim) -> bool:
    """Tell whether a claim is worth a third line: no loose sentence of a bio is."""
    is_prose = claim.exhibit.passage.aspect in _PROSE
    return not is_prose or claim.strength is Strength.DIRECT or claim.has_grounds


def _best_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Return each wording beside the part that it is nearest to: only that may be said of it."""
    best: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        key = (claim.wording.field, claim.wording.quote)
        if key not in best or _fit(claim) > _fit(best[key]):
            best[key] = claim
    return list(best.values())


def _fit(claim: Claim) -> tuple[Strength, float]:
    return claim.strength, claim.value


def _answered(facet: Facet, claims: Sequence[Claim]) -> Answered:
    own = [claim for claim in claims if claim.facet is facet]
    return Answered(facet=facet, claim=max(own, key=_fit, default=None))


def _adds(claim: Claim, chosen: Sequence[Claim], *, twice: bool) -> bool:
    """Tell whether a claim's words are not said yet, nor come from a place quoted already."""
    return not any(
        _says_again(claim, other) or (claim.exhibit is other.exhibit and not twice)
        for other in chosen
    )


def _says_again(one: Claim, other: Claim) -> bool:
    """Tell whether one quote holds the other, or most of its words where both are jotted."""
    first, second = _plain(one.wording.shown), _plain(other.wording.shown)
    if first in second or second in first:
        return True
    if not (one.wording.run and other.wording.run):
        return False
    told, said = set(stems(first)), set(stems(second))
    return 2 * len(told & said) > min(len(told), len(said))


def _plain(quote: str) -> str:
    return f" {' '.join(words(quote))} "


def _varies(claim: Claim, chosen: Sequence[Claim]) -> bool:
    """Tell whether a claim is more than one more mention of a skill, or a third of one part."""
    if claim.facet.kind is not FacetKind.SKILL:
        return sum(claim.facet is one.facet for one in chosen) < PART_REASONS
    skills = [other for other in chosen if other.facet.kind is FacetKind.SKILL]
    return len(skills) < SKILL_REASONS and all(claim.facet is not one.facet for one in skills)


def _telling_first(claim: Claim) -> tuple[int, int]:
    """Order reasons for reading: what speaks to the goal, then what is near it, skills after."""
    kind = claim.facet.kind
    last = len(_KIND_ORDER) if kind is FacetKind.SKILL else _KIND_ORDER.index(kind)
    return -claim.strength.value, last


def _nearest(claims: Sequence[Claim], *, most: int) -> list[Claim]:
    """Return the nearest of claims that are all loose: everybody proposed gets a line."""
    chosen: list[Claim] = []
    for claim in sorted(_best_parts(claims), key=_nearest_first):
        tells = not chosen or _adds_something(claim)
        if tells and len(chosen) < most and _adds(claim, chosen, twice=True):
            chosen.append(claim)
    return chosen


def _adds_something(claim: Claim) -> bool:
    """Tell whether a second clause of a jotting is worth a line where nothing is near."""
    is_remark = claim.wording.tells is Tells.BY_THE_WAY
    near = claim.similarity >= SECOND_SIMILARITY
    return near and not is_remark and len(claim.wording.stems) > TELLING_STEMS


def _nearest_first(claim: Claim) -> tuple[bool, bool, float]:
    """Order by what tells most; what is by the way only where there is nothing else."""
    is_prose = claim.exhibit.passage.aspect is Aspect.BIO and not claim.wording.run
    value = claim.value - is_prose * _LOOSE_PROSE
    return claim.wording.tells is Tells.BY_THE_WAY, _is_bare(claim), -value


def _is_bare(claim: Claim) -> bool:
    """Tell whether a claim rests on a word or two, which tell nothing by themselves."""
    return len(claim.wording.stems) < TELLING_STEMS


def _value(claim: Claim, chosen: Sequence[Claim]) -> float:
    seen = any(claim.facet is other.facet for other in chosen)
    alike = sum(claim.exhibit.passage.aspect is other.exhibit.passage.aspect for other in chosen)
    direct = (claim.strength is Strength.DIRECT) * _DIRECT
    return claim.value + direct - seen * _SEEN_FACET - alike * _SEEN_ASPECT


def _reason(claim: Claim, mentor: Person, *, strength: Strength, also: bool) -> Reason:
    quote = trimmed(claim.wording, wanted=frozenset(claim.facet.stems))
    finding = Finding(
        aspect=claim.exhibit.passage.aspect,
        field=claim.wording.field,
        # The reason has a full stop of its own.
        quote=quote if quote.endswith("..") else quote.removesuffix("."),
        facet=claim.facet,
        strength=strength,
        also=also,
    )
    text = reason_text(finding, mentor=mentor)
    return Reason(text=text, field=finding.field, quote=finding.quote)
