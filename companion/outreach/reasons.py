"""Says why this mentor: facts of the profile, turned to them or quoted, and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from companion.outreach.facts import LEAST_RELEVANCE, Fact, FactKind
from companion.outreach.links import LinkKind, is_need
from companion.outreach.message import Claim, ClaimAbout
from companion.outreach.pieces import Piece, choice, claim, framed, joined
from companion.people.lists import without_other
from companion.people.roles import is_job_title, role_with_article
from companion.text.pasting import reads_english
from companion.text.phrasing import (
    as_sentence,
    capitalised,
    listed,
    lowered,
    quoted,
    tidied,
    without_end,
)
from companion.text.shorthand import written_out
from companion.text.verbs import is_verb
from companion.text.words import stems

_MOST_ROLE_WORDS: Final = 5
_SPOKEN_FOR: Final = re.compile(
    r"\b(?:you|your|yours|i|my|me|we|our|us|i'm|you're|they|their|or)\b|[“”\"‘():;/]", re.IGNORECASE
)
_NO_NOUN: Final = re.compile(
    r"(?:how|what|when|where|which|who|whom|why|whether|should|if|is|are|do|does|can|from|to|ask|"
    r"anything|everything|being the)\b",
    re.IGNORECASE,
)
_OFFERED: Final = re.compile(
    r"^(?:I(?:['’]m| am| can| could| would|['’]d)?(?: be)?"
    r"(?: gladly| happily| happy to| able to| willing to| love to| like to)? )?"
    r"(?:help|support|advise|assist)(?: (?:you|people|others|anyone|someone))? (?:with|on|in) ",
    re.IGNORECASE,
)
"""How an offer begins that is a sentence: "I can help with interviews"."""

_JOINS: Final = re.compile(
    r"\b(?:and|or|etc|such as|especially|like|from|to)\b|[&+]", re.IGNORECASE
)
_MOST_OPENING_WORDS: Final = 14
_LONG_CLAUSE_WORDS: Final = 16
_FEWEST_CLAUSE_WORDS: Final = 5

_EXPERIENCE: Final = frozenset({FactKind.CAREER, FactKind.BIO})

_TWO_CLAUSES: Final = (
    "I am writing to you because {}. I also read that {}.",
    "I read that {}, and that {}. That is why I am writing to you.",
    "{^}, and {}. That is why I thought of you.",
    "What made me write to you: {}, and {}.",
)
_THREE_CLAUSES: Final = "I am writing to you because {}. I also read that {}, and that {}."
_TWO_AND_QUOTE: Final = "I am writing to you because {}. I also read that {}. {^}"
_CLAUSE_AND_QUOTE: Final = (
    "I am writing to you because {}. {^}",
    "I read that {}. {^}",
)
_ONE_CLAUSE: Final = (
    "I am writing to you because {}.",
    "I read that {}. That is why I am writing to you.",
)
_NOTED_ONE: Final = (
    "{^}, so I thought of you.",
    "I thought of you because {}.",
    "{^}, which is why I am asking you.",
)
_NOTED_TWO: Final = ("I thought of you because {}, and {}.", "{^}, and {}, so I thought of you.")
_NOTED_PLAIN: Final = ("As far as I know, {}.",)
"""Says no motive: what is said has no word of the goal, and only the sender knows why they ask."""

_ONE_QUOTE: Final = ("{^} That is why I am writing to you.", "{^} That is why I thought of you.")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A fact in words: a clause that fits after "that", or a sentence that ends in a quotation."""

    piece: Piece
    is_clause: bool
    fact: Fact


def told(fact: Fact, *, with_employer: bool = True) -> Told:
    """Return a fact in words, with the employer of the position it belongs to if asked."""
    match fact.kind:
        case FactKind.HELP:
            return _clause(fact, f"you offer help with {_offer(fact.quote)}")
        case FactKind.SKILL:
            return _clause(fact, f"you name {lowered(tidied(fact.quote))} among your skills")
        case FactKind.HEADLINE:
            job = without_end(written_out(tidied(fact.quote)))
            if is_job_title(job) and len(job.split()) <= _MOST_ROLE_WORDS:
                return _clause(fact, f"you are {role_with_article(job)}")
            said = as_sentence(tidied(fact.quote))
            piece = Piece(
                text=f"your headline reads: {quoted(said)}",
                claims=(_claim(fact, without_end(said)),),
            )
            return Told(piece=piece, is_clause=False, fact=fact)
        case FactKind.WORK | FactKind.TIE | FactKind.MOTIVE:
            return _clause(fact, fact.clause or "")
        case FactKind.VIEW:
            return _view(fact)
        case FactKind.CAREER | FactKind.BIO | FactKind.ROLE:
            return _experience(fact, with_employer=with_employer)


def _view(fact: Fact) -> Told:
    """Return whose view is asked for, which tells nobody what they are."""
    job = fact.role or ""
    piece = Piece(text=f"I would like to hear what {job} makes of it.", claims=(_claim(fact, job),))
    return Told(piece=piece, is_clause=False, fact=fact)


def noted_reason(
    facts: Sequence[Fact], *, key: str, most: int, most_words: int, for_other: bool = False
) -> Piece | None:
    """Return why the sender writes to somebody they have notes about: their work, then their job.

    Args:
        facts: of the kinds `WORK` and `VIEW`, best first.
        key: by which one of several good wordings is chosen.
        most: how many facts at most.
        most_words: longest statement of their work.
        for_other: whether the request is for a third person, of which nobody's view is asked.
    """
    asked = [fact for fact in facts if fact.kind is FactKind.MOTIVE]
    if asked:
        return framed("I am asking you because {}.", told(asked[0]).piece)
    # Who only met somebody is no stranger to say in what they are asked.
    tied = any(fact.kind is FactKind.TIE and fact.rank < LinkKind.MET for fact in facts)
    work = [fact for fact in facts if fact.kind is FactKind.WORK and fact.words <= most_words]
    views = [fact for fact in facts if fact.kind is FactKind.VIEW]
    near = [fact for fact in work if fact.relevance >= LEAST_RELEVANCE]
    if for_other:
        near = [fact for fact in work if is_need(fact.clause or "")][:1] or near
    chosen = _with_present_work(near, work)[:most] if near else work[:most]
    if len(chosen) > 1 and (not near or _repeats(chosen[1], chosen[0])):
        chosen = chosen[:1]
    pieces = []
    if tied and not near and not for_other:
        chosen = []  # what links the two says more than a side of their work
    if chosen:
        clauses = [told(fact).piece for fact in chosen]
        is_why = any(fact in near for fact in chosen) and not for_other
        one = _NOTED_ONE if is_why else _NOTED_PLAIN
        frames = _NOTED_TWO if len(clauses) > 1 else one
        pieces.append(framed(choice(frames, key=key), *clauses))
    of_goal = bool(views) and views[0].relevance >= LEAST_RELEVANCE
    is_told = (chosen and near) or for_other or (tied and not of_goal)
    if views and len(chosen) < most and not is_told:
        pieces.append(told(views[0]).piece)
    return joined(pieces) if pieces else None


_ONCE: Final = re.compile(r"you (?:used to|once|previously|formerly)\b", re.IGNORECASE)


def _with_present_work(near: Sequence[Fact], work: Sequence[Fact]) -> list[Fact]:
    """Return the facts near the goal, what somebody does now before what they used to do."""
    past = [fact for fact in near if _ONCE.match(fact.clause or "")]
    if len(past) < len(near):
        return [*(fact for fact in near if fact not in past), *past]
    now = [fact for fact in work if fact not in past and not _ONCE.match(fact.clause or "")]
    return [*now[:1], *past]


def facts_together(facts: Sequence[Fact], *, most_words: Sequence[int]) -> tuple[Fact, ...]:
    """Return facts that go together: what the mentor did, and what they offer.

    Args:
        facts: best first.
        most_words: longest quote of the first fact, the second, and so on.

    A headline is taken only when the profile has nothing else.
    """
    if not facts or not most_words:
        return ()
    fitting = [fact for fact in facts if fact.words <= most_words[0]]
    chosen = [fitting[0] if fitting else facts[0]]
    for longest in most_words[1:]:
        others = [fact for fact in facts if fact.words <= longest]
        others = [fact for fact in others if not any(_repeats(fact, one) for one in chosen)]
        following = _next_fact(others, after=chosen)
        if following is not None:
            chosen.append(following)
    return tuple(chosen)


def _next_fact(others: Sequence[Fact], *, after: Sequence[Fact]) -> Fact | None:
    """Return the best fact of the kind that is missing, then any that is near the goal."""
    offered = any(fact.kind is FactKind.HELP for fact in after)
    kinds = _EXPERIENCE if offered else {FactKind.HELP}
    counterparts = [fact for fact in others if fact.kind in kinds and fact.worth > 0]
    telling = [fact for fact in others if fact.kind in {FactKind.HELP, *_EXPERIENCE}]
    near = [fact for fact in counterparts if fact.relevance >= LEAST_RELEVANCE]
    near += [fact for fact in telling if fact.relevance >= LEAST_RELEVANCE and fact.worth > 0]
    rest = [fact for fact in others if fact.kind is not FactKind.HEADLINE and fact.worth > -1]
    return next(iter((*near, *counterparts, *(rest if len(after) == 1 else ()))), None)


def reason(facts: Sequence[Fact], *, key: str, with_employer: bool = True) -> Piece | None:
    """Return why the sender writes to this mentor, from one to three facts; None without any."""
    parts = offers_joined([told(fact, with_employer=with_employer) for fact in facts[:3]])
    if not parts:
        return None
    if len(parts) == 1:
        frames = _ONE_CLAUSE if parts[0].is_clause else _ONE_QUOTE
        return framed(choice(frames, key=key), parts[0].piece)
    if parts[0].fact.is_grounds and not parts[0].is_clause and parts[1].is_clause:
        also = framed("I also read that {}.", parts[1].piece)
        return joined((framed("{^}", parts[0].piece), also))
    if len(parts) == 2:
        return _of_two(parts[0], parts[1], key=key)
    clauses = [part.piece for part in parts if part.is_clause]
    quotations = [part.piece for part in parts if not part.is_clause]
    if len(clauses) == 3:
        return framed(_THREE_CLAUSES, *clauses)
    if len(clauses) == 2:
        return framed(_TWO_AND_QUOTE, *clauses, *quotations)
    return _of_two(parts[0], parts[1], key=key)


def offers_joined(parts: list[Told]) -> list[Told]:
    """Return the parts with several offers of help as one, in the place of the first."""
    offers = [part for part in parts if part.fact.kind is FactKind.HELP]
    if len(offers) < 2:
        return parts
    whole = replace(offers[0], piece=_all_offers(offers))
    kept = [part for part in parts if part.fact.kind is not FactKind.HELP or part is offers[0]]
    return [whole if part is offers[0] else part for part in kept]


def _of_two(first: Told, second: Told, *, key: str) -> Piece:
    if first.is_clause and second.is_clause:
        frames = _TWO_CLAUSES if _is_light(first) else _TWO_CLAUSES[:2]
        return framed(choice(frames, key=key), first.piece, second.piece)
    if first.is_clause or second.is_clause:
        clause, quotation = (first, second) if first.is_clause else (second, first)
        return framed(choice(_CLAUSE_AND_QUOTE, key=key), clause.piece, quotation.piece)
    also = framed(choice(_ONE_QUOTE, key=key), second.piece)
    return joined((framed("{^}", first.piece), also))


def bare_reason(fact: Fact) -> Piece:
    """Return one fact as a sentence of its own, for where every character counts."""
    found = told(fact, with_employer=False)
    return framed("{^}." if found.is_clause else "{^}", found.piece)


def _is_light(clause: Told) -> bool:
    """Tell whether a clause can open a sentence that goes on with another."""
    text = clause.piece.text
    return clause.piece.words <= _MOST_OPENING_WORDS and "," not in text and ";" not in text


def _all_offers(offers: Sequence[Told]) -> Piece:
    start = "you offer help "
    named = [offer.piece.text.removeprefix(start) for offer in offers]
    claims = [offers[0].piece.claims[0]]
    claims += [_claim(offer.fact, text) for offer, text in zip(offers[1:], named[1:], strict=True)]
    several = len(named) == 2 and any(_JOINS.search(name) or "," in name for name in named)
    said = ", and ".join(named) if several else listed(named)
    return Piece(text=f"{start}{said}", claims=tuple(claims))


def _clause(fact: Fact, text: str) -> Told:
    return Told(piece=Piece(text=text, claims=(_claim(fact, text),)), is_clause=True, fact=fact)


def _experience(fact: Fact, *, with_employer: bool) -> Told:
    job, job_claims = _job(fact, with_employer=with_employer)
    # A clause that ends in "4 a.m." would put its stop before a comma; it is quoted instead.
    if fact.clause is not None and not fact.clause.endswith("."):
        turned = _short(without_end(fact.clause))
        claims: tuple[Claim, ...] = (_claim(fact, turned),)
        if job is not None and turned.startswith("you "):
            claims = (*claims, *job_claims)
            turned = f"as {job} {turned}"
        return Told(piece=Piece(text=turned, claims=claims), is_clause=True, fact=fact)
    words = quoted(capitalised(as_sentence(tidied(fact.quote))))
    claims = (_claim(fact, words[1:-1]),)
    if job is not None:
        piece = Piece(
            text=f"of your work as {job} you write: {words}", claims=(*claims, *job_claims)
        )
    else:
        piece = Piece(text=f"in your profile you write: {words}", claims=claims)
    return Told(piece=piece, is_clause=False, fact=fact)


def _job(fact: Fact, *, with_employer: bool) -> tuple[str | None, tuple[Claim, ...]]:
    """Return the position that a fact belongs to, such as "matron at a city hospital"."""
    if fact.role is None or len(fact.role.split()) > _MOST_ROLE_WORDS:
        return None, ()
    about, field = ClaimAbout.MENTOR, fact.role_field or fact.field
    title = claim(fact.role, about=about, field=field, quote=fact.role_quote or fact.role)
    claims: tuple[Claim, ...] = (title,)
    employer = fact.employer if with_employer else None
    if employer is None or not fact.employer_quote:
        return fact.role, claims
    place = field.replace(".title", ".organization")
    claims = (*claims, claim(employer, about=about, field=place, quote=fact.employer_quote))
    return f"{fact.role} {employer}", claims


def _short(clause: str) -> str:
    """Return a long clause up to its semicolon."""
    head = clause.partition(";")[0].rstrip()
    long = len(clause.split()) > _LONG_CLAUSE_WORDS
    return head if long and len(head.split()) >= _FEWEST_CLAUSE_WORDS else clause


def _offer(item: str) -> str:
    """Return an offer as it stands after "help with": quoted unless it is a clean noun phrase."""
    said = without_end(tidied(item))
    added = without_other(said)
    # What was typed beside the ticks has its capitals for names: "Xero", "Gift Aid".
    text = added if added and added != said else lowered(_OFFERED.sub("", said) or said)
    words = text.split()
    clean = (
        _SPOKEN_FOR.search(text) is None
        and _NO_NOUN.match(text) is None
        and not is_verb(words[0], words[1] if len(words) > 1 else "")
        and reads_english(text)
    )
    return _with_and(text) if clean else quoted(text)


def _with_and(offer: str) -> str:
    """Return "tax, payroll" as it stands in a sentence: "tax and payroll"."""
    items = offer.split(", ")
    plain = len(items) > 1 and all(items) and _JOINS.search(offer) is None
    return listed(items) if plain else offer


def _repeats(one: Fact, other: Fact) -> bool:
    """Tell whether a fact says little that the other does not."""
    said = set(stems(other.quote))
    return set(stems(one.quote)) <= said or one.quote == other.quote


def _claim(fact: Fact, text: str) -> Claim:
    return claim(text, about=ClaimAbout.MENTOR, field=fact.field, quote=fact.quote)
