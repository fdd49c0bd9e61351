"""Writes what is read on a phone: a chat message, and an invite of a few hundred characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.outreach import asking
from companion.outreach.by_email import SPARE_WORDS
from companion.outreach.facts import Fact, FactKind
from companion.outreach.jottings import is_jotted
from companion.outreach.message import CHAT_WORDS, INVITE_CHARACTERS
from companion.outreach.names import own_first_name, salutation
from companion.outreach.on_behalf import QUESTIONS
from companion.outreach.paired import paired_reason
from companion.outreach.parts import Parts, introduction, request, ties, wanted
from companion.outreach.pieces import Piece, choice, greeted
from companion.outreach.reasons import bare_reason, facts_together, noted_reason, reason

_NOTED_FACT_WORDS: Final = 26
_CHAT_FACT_WORDS: Final = 20
_INVITE_FACT_WORDS: Final = 14
_FEW_FACT_WORDS: Final = 8
_CHAT_LIMIT: Final = CHAT_WORDS[1] - SPARE_WORDS
_FACTS_TRIED: Final = 4


def chat(parts: Parts) -> Piece:
    """Return a chat message: the fullest of those that are read without scrolling."""
    fewest = next(
        (size for size in _sizes(parts) if _chat_of(parts, (), size).words <= _CHAT_LIMIT), _LEAST
    )
    chosen: list[str] = []
    for name in ("challenge", "question", "slot"):
        if _chat_of(parts, (*chosen, name), fewest).words <= _CHAT_LIMIT:
            chosen.append(name)
    return _chat_of(parts, chosen, fewest)


@dataclass(frozen=True, kw_only=True)
class _Size:
    """How much a chat message says: words of the goal and of a fact, and what else is in it."""

    goal: int
    fact: int
    with_why: bool = True
    introduced: bool = True


_LEAST: Final = _Size(goal=6, fact=9, with_why=False, introduced=False)


def _sizes(parts: Parts) -> Iterator[_Size]:
    """Yield sizes, fullest first; what links the two is reason enough where words are short."""
    tied = ties(parts, most=1) is not None
    for goal in (24, 18, 14, 10, 6):
        for fact in (_CHAT_FACT_WORDS, _INVITE_FACT_WORDS, 9):
            yield _Size(goal=goal, fact=fact)
        if tied:
            yield _Size(goal=goal, fact=_CHAT_FACT_WORDS, with_why=False)
            yield _Size(goal=goal, fact=_CHAT_FACT_WORDS, introduced=False)
            yield _Size(goal=goal, fact=_CHAT_FACT_WORDS, with_why=False, introduced=False)
    yield _Size(goal=24, fact=9, introduced=False)


def _chat_of(parts: Parts, chosen: Sequence[str], size: _Size) -> Piece:
    brief, words, goal, fact = parts.brief, parts.words, size.goal, size.fact
    tie = ties(parts, most=1, most_words=fact)
    why = _why(parts, most_words=fact) if size.with_why or tie is None else None
    introduced = size.introduced and not parts.known
    challenge = words.crux if "challenge" in chosen else None
    said = wanted(parts, most_words=goal, crux=challenge)
    return greeted(
        f"Hi {salutation(brief.mentor)},",
        (
            why if parts.is_paired else tie,
            introduction(parts, with_employer=False) if introduced else None,
            said,
            None if parts.is_paired else why,
            request(parts, about_goal="question" in chosen),
            asking.slot(brief) if "slot" in chosen else None,
            asking.short_no(key=parts.pick("no")),
            Piece(
                text=", ".join(part for part in ("Thanks", own_first_name(brief.mentee)) if part)
            ),
        ),
    )


def _why(parts: Parts, *, most_words: int) -> Piece | None:
    """Return why this mentor in one sentence."""
    key = parts.pick("reason")
    if parts.is_paired:
        return paired_reason(parts.brief, parts.facts, most_words=most_words or 9, most=1)
    if is_jotted(parts.brief.mentor):
        for_other = parts.behalf is not None
        return noted_reason(
            parts.facts, key=key, most=1, most_words=most_words, for_other=for_other
        )
    facts = facts_together(parts.facts, most_words=(most_words,) if most_words else ())
    return reason(facts, key=key, with_employer=False)


def invite(parts: Parts) -> Piece:
    """Return the richest message that fits: the reason is the last thing to go."""
    message = Piece(text="")
    for attempt in _INVITE_ATTEMPTS:
        for fact in _short_facts(parts.facts, attempt):
            message = _invite_of(parts, attempt, fact)
            if len(message.text) <= INVITE_CHARACTERS:
                return message
    return message


@dataclass(frozen=True, kw_only=True)
class _Attempt:
    """How much an invite says: words of the goal and of the fact, and what else is in it."""

    goal_words: int
    fact_words: int
    introduced: bool = True
    with_question: bool = False
    with_how: bool = False
    with_no: bool = False


_INVITE_ATTEMPTS: Final = (
    _Attempt(goal_words=24, fact_words=_INVITE_FACT_WORDS, with_question=True, with_no=True),
    _Attempt(goal_words=18, fact_words=_INVITE_FACT_WORDS, with_question=True),
    _Attempt(goal_words=24, fact_words=_INVITE_FACT_WORDS, with_how=True, with_no=True),
    _Attempt(goal_words=18, fact_words=_INVITE_FACT_WORDS, with_how=True, with_no=True),
    _Attempt(goal_words=18, fact_words=_INVITE_FACT_WORDS, with_no=True),
    _Attempt(goal_words=18, fact_words=_INVITE_FACT_WORDS),
    _Attempt(goal_words=12, fact_words=10, with_no=True),
    _Attempt(goal_words=12, fact_words=10),
    _Attempt(goal_words=8, fact_words=8),
    _Attempt(goal_words=12, fact_words=10, introduced=False),
    _Attempt(goal_words=8, fact_words=8, introduced=False),
    _Attempt(goal_words=6, fact_words=5, introduced=False),
    _Attempt(goal_words=6, fact_words=0, introduced=False),
    _Attempt(goal_words=0, fact_words=0, introduced=False),
)


def _short_facts(facts: Sequence[Fact], attempt: _Attempt) -> Sequence[Fact | None]:
    work = [fact for fact in facts if fact.kind is FactKind.WORK]
    if work and attempt.fact_words:  # what they do is a reason; their job alone hardly is
        near = [fact for fact in work if fact.relevance > 0]
        return (near or work)[:1]
    short = [fact for fact in facts if fact.words <= attempt.fact_words]
    short = [fact for fact in short if fact.kind is not FactKind.HEADLINE] or short
    return short[:_FACTS_TRIED] or (None,)


def _invite_of(parts: Parts, attempt: _Attempt, fact: Fact | None) -> Piece:
    brief = parts.brief
    goal = wanted(parts, most_words=attempt.goal_words) if attempt.goal_words else None
    key = parts.pick("ask")
    asked = asking.short_ask(brief, parts.words, key=key, with_how=attempt.with_how)
    if attempt.with_question:
        question = choice(QUESTIONS, key=key) if parts.behalf is not None else None
        asked = asking.asked_in_short(brief, parts.words, key=key, question=question)
    introduced = attempt.introduced and not parts.known
    longest = attempt.fact_words
    tie = ties(parts, most=1, most_words=longest)
    why = _short_reason(parts, fact) if fact is not None else None
    if parts.is_paired:
        most = 1 if attempt.fact_words > _FEW_FACT_WORDS else 0
        why = paired_reason(brief, parts.facts, most_words=longest, most=most)
    return greeted(
        f"Hi {salutation(brief.mentor)},",
        (
            why if parts.is_paired else tie,
            introduction(parts, with_employer=False) if introduced else None,
            goal,
            None if parts.is_paired or tie else why,
            asked,
            asking.short_no(key=parts.pick("no")) if attempt.with_no else None,
            Piece(text=own_first_name(brief.mentee)),
        ),
    )


def _short_reason(parts: Parts, fact: Fact) -> Piece | None:
    if is_jotted(parts.brief.mentor):
        key = parts.pick("reason")
        return noted_reason((fact,), key=key, most=1, most_words=_NOTED_FACT_WORDS)
    return bare_reason(fact)
