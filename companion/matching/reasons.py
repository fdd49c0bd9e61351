"""Why a mentor: sentences for the mentee, each resting on exact words of the profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.matching.claims import Claim, Claims
from companion.matching.facets import Facet, FacetKind
from companion.matching.jottings import Tells, is_jotted
from companion.matching.match import Reason, ScorePart
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.quotes import trimmed
from companion.people.lists import without_other
from companion.people.person import Person
from companion.retrieval.passages import Aspect
from companion.text.words import stems

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


@dataclass(frozen=True, kw_only=True, eq=False)
class Account:
    """What speaks for a mentor, and what the goal asks that nothing speaks to."""

    claims: Claims
    """All that was weighed."""
    reasons: tuple[Reason, ...] = ()
    is_jotted: bool = False
    """Whether a line or two is all that is known of the mentor."""
    missing: tuple[Facet, ...] = ()
    """Parts of which the profile has no word and nothing near; no reason names one."""
    is_weak: bool = False
    """Whether the score is low and no words of the profile make up for it."""
    has_grounds: bool = False
    """Whether a reason rests on more than the name of a skill or one word in common."""


def account_of(
    claims: Claims,
    *,
    mentor: Person,
    told: frozenset[str] = frozenset(),
    is_low: bool = False,
) -> Account:
    """Return up to four reasons, best first, of different words and, if it can be, parts.

    A weak match makes no claim of nearness; where nothing is left, the nearest is shown as such.

    Args:
        claims: what may be quoted beside the goal's named parts.
        mentor: whose profile it is.
        told: the stems of the whole profile, so that nothing in it is called missing.
        is_low: whether the score is below the bar of a weak match; a short profile may be below
            it and still say the thing itself.
    """
    jotted = is_jotted(mentor)
    twice = len(claims.exhibits.places) <= FEW_EXHIBITS
    near = _best_parts(claims, least=Strength.CLOSE)
    chosen = _chosen(near, twice=twice)
    has_grounds = any(claim.has_grounds for claim in chosen)
    is_weak = is_low and not has_grounds
    if is_weak:
        direct = [claim for claim in near if claim.strength is Strength.DIRECT]
        chosen = _chosen(direct, twice=twice)
    is_loose = not chosen
    if is_loose:
        every = _best_parts(claims, least=Strength.LOOSE, with_whole=jotted)
        chosen = _nearest(every, most=NOTED_REASONS if jotted else 1)
    elif jotted:
        chosen = [claim for claim in chosen if not _is_bare(claim)][:NOTED_REASONS] or chosen[:1]
    said = told.union(*(claim.facet.stems for claim in chosen if not is_loose))
    return Account(
        claims=claims,
        reasons=tuple(
            _reason(
                claim, mentor, strength=Strength.LOOSE if is_loose else claim.strength, also=at > 0
            )
            for at, claim in enumerate(chosen)
        ),
        is_jotted=jotted,
        missing=tuple(
            part
            for part in claims.unanswered()
            if part.kind is not FacetKind.TARGET and said.isdisjoint(part.stems)
        ),
        is_weak=is_weak,
        has_grounds=has_grounds,
    )


def goal_parts(account: Account) -> tuple[ScorePart, ...]:
    """Return how near the nearest words of a profile are to each part of the goal, 0 to 1."""
    claims = account.claims
    parts = [claims.asked.facets[column] for column in claims.asked.named.tolist()]
    return tuple(
        ScorePart(
            code="goal_part",
            value=round(min(1.0, max(0.0, claim.similarity)), 3) if claim else 0.0,
            text=f"“{part.words}”: {_nearest_words(claim)}",
        )
        for part, claim in zip(parts, claims.answers(), strict=True)
    )


def _nearest_words(claim: Claim | None) -> str:
    if claim is None:
        return "nothing to compare"
    quote = without_other(trimmed(claim.wording, wanted=frozenset(claim.facet.stems)))
    return f"nearest is “{quote}” ({claim.wording.field})"


def _chosen(near: Sequence[Claim], *, twice: bool) -> list[Claim]:
    """Return the claims to be told of those that are near, what speaks to the goal first."""
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
    is_prose = claim.passage.aspect in _PROSE
    return not is_prose or claim.strength is Strength.DIRECT or claim.has_grounds


def _best_parts(claims: Claims, *, least: Strength, with_whole: bool = False) -> list[Claim]:
    """Return each wording beside the part that it is nearest to: only that may be said of it."""
    best: dict[tuple[str, str], Claim] = {}
    for claim in claims.best(least=least, with_whole=with_whole):
        # The same sentence twice in one field is the same claim.
        best.setdefault((claim.wording.field, claim.wording.quote), claim)
    return list(best.values())


def _adds(claim: Claim, chosen: Sequence[Claim], *, twice: bool) -> bool:
    """Tell whether a claim's words are not said yet, nor come from a place quoted already."""
    return not any(
        _says_again(claim, other) or (claim.passage is other.passage and not twice)
        for other in chosen
    )


def _says_again(one: Claim, other: Claim) -> bool:
    """Tell whether one quote holds the other, or most of its words where both are jotted."""
    first, second = one.wording.plain, other.wording.plain
    if first in second or second in first:
        return True
    if not (one.wording.run and other.wording.run):
        return False
    told, said = set(stems(first)), set(stems(second))
    return 2 * len(told & said) > min(len(told), len(said))


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
    for claim in sorted(claims, key=_nearest_first):
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
    is_prose = claim.passage.aspect is Aspect.BIO and not claim.wording.run
    value = claim.value - is_prose * _LOOSE_PROSE
    return claim.wording.tells is Tells.BY_THE_WAY, _is_bare(claim), -value


def _is_bare(claim: Claim) -> bool:
    """Tell whether a claim rests on a word or two, which tell nothing by themselves."""
    return len(claim.wording.stems) < TELLING_STEMS


def _value(claim: Claim, chosen: Sequence[Claim]) -> float:
    seen = any(claim.facet is other.facet for other in chosen)
    alike = sum(claim.passage.aspect is other.passage.aspect for other in chosen)
    direct = (claim.strength is Strength.DIRECT) * _DIRECT
    return claim.value + direct - seen * _SEEN_FACET - alike * _SEEN_ASPECT


def _reason(claim: Claim, mentor: Person, *, strength: Strength, also: bool) -> Reason:
    quote = trimmed(claim.wording, wanted=frozenset(claim.facet.stems))
    finding = Finding(
        aspect=claim.passage.aspect,
        field=claim.wording.field,
        # The reason has a full stop of its own.
        quote=quote if quote.endswith("..") else quote.removesuffix("."),
        facet=claim.facet,
        strength=strength,
        also=also,
    )
    text = reason_text(finding, mentor=mentor)
    return Reason(text=text, field=finding.field, quote=finding.quote)
