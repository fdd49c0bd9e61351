"""The reason of a pair whose mentor offers one of the things that were asked for by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from companion.goals.goal import Goal
from companion.matching.asks import asks_of
from companion.matching.facets import Facet, FacetKind
from companion.matching.match import Reason
from companion.matching.offer_index import OfferIndex
from companion.matching.offers import PLAIN, Answer, answer_of, nearest_to
from companion.matching.phrasing import Finding, Strength, reason_text
from companion.matching.pools import Pool
from companion.people.lists import without_other
from companion.people.person import Person
from companion.ports import Vectors
from companion.retrieval.passages import Aspect, Passage

_NUMBER: Final = re.compile(r"can_help_with\[(\d+)\]")


@dataclass(frozen=True, kw_only=True, eq=False)
class Offering:
    """What the mentors of a pool offer, ready to be compared."""

    pool: Pool
    index: OfferIndex
    vectors: Mapping[str, Vectors]
    """Of the inquiries and of the things asked for."""


def with_offer(
    reasons: tuple[Reason, ...],
    offering: Offering,
    *,
    goal: Goal,
    mentee: Person,
    row: int,
    carried: int | None = None,
) -> tuple[Reason, ...]:
    """Return the reasons with the offer in front that answers the first thing asked for.

    `carried` is the passage that carries a pair where no offer answers any. Where the others claim
    nothing of what they quote, it stands alone.
    """
    asks = asks_of(goal, mentee=mentee)
    found = answer_of(offering.index, asks, offering.vectors, row=row)
    if found is None and carried is not None:
        found = nearest_to(offering.index, asks, offering.vectors, passage=carried)
    own = None if found is None else _reason(found, offering.pool, goal=goal, row=row)
    if own is None:
        return reasons
    same = [one for one in reasons if one.field == own.field and _links(one)]
    others = [one for one in reasons if one.field != own.field and _links(one)]
    return (*(same or [own]), *others)


def _reason(found: Answer, pool: Pool, *, goal: Goal, row: int) -> Reason | None:
    mentor = pool.mentors[row]
    passage = pool.index.passages[found.passage]
    quote = _quote(passage, mentor)
    if quote is None:
        return None
    kind = FacetKind.STATEMENT if found.ask.words in goal.statement else FacetKind.CHALLENGE
    finding = Finding(
        aspect=passage.aspect,
        field=passage.field,
        quote=quote,
        facet=Facet(
            kind=kind,
            words=found.ask.words,
            text=found.ask.text,
            stems=tuple(sorted(found.ask.stems)),
        ),
        strength=Strength.DIRECT if found.worth >= PLAIN else Strength.CLOSE,
    )
    text = reason_text(finding, mentor=mentor)
    return Reason(text=text, field=finding.field, quote=finding.quote)


def offer_in(reasons: tuple[Reason, ...]) -> str | None:
    """Return the offer on which a pair rests; None where its first reason is something else."""
    is_offer = bool(reasons) and _NUMBER.fullmatch(reasons[0].field) is not None
    return reasons[0].quote if is_offer else None


def offer_quoted(pool: Pool, passage: int, *, row: int) -> str | None:
    """Return the offer that a passage, given by number, holds; None where it is no single one."""
    return _quote(pool.index.passages[passage], pool.mentors[row])


def _quote(passage: Passage, mentor: Person) -> str | None:
    if passage.aspect is Aspect.HEADLINE:
        return mentor.headline
    number = _NUMBER.fullmatch(passage.field)
    return (
        None if number is None else without_other(mentor.can_help_with[int(number[1])].rstrip("."))
    )


def _links(reason: Reason) -> bool:
    """Whether a reason says what the quote is to the goal, not the quote alone."""
    return not reason.text.endswith(f"{reason.quote}”.")
