"""Writes an e-mail: as rich as fits into the number of words that mails are read at."""

from collections.abc import Callable, Sequence
from typing import Final

from companion.outreach import asking, goal_said, sender
from companion.outreach.jottings import is_jotted
from companion.outreach.likings import liking_said
from companion.outreach.limits import limit_said
from companion.outreach.message import EMAIL_WORDS
from companion.outreach.names import signature
from companion.outreach.paired import paired_reason
from companion.outreach.parts import Parts, greeting, introduction, request, ties, wanted
from companion.outreach.pieces import Piece, choice, joined
from companion.outreach.reasons import facts_together, noted_reason, reason
from companion.text.words import count_words

SPARE_WORDS: Final = 1
"""Left below the limit, so that a person may add a word."""

_CLOSINGS: Final = ("Thank you for reading this,", "Many thanks,", "With thanks,", "Kind regards,")
_MOST_GOAL_WORDS: Final = 24
_UNRELATED_GOAL_WORDS: Final = 13
"""Where a profile shares no word with the goal, more of the message goes to the mentor's facts."""

_EMAIL_FACT_WORDS: Final = 26
_LEAST_CLOSENESS: Final = 0.5
_ANY_CLOSENESS: Final = 0.2
_CLEARLY_NEAR: Final = 1.0


def email(parts: Parts) -> Piece:
    """Return the body of an e-mail."""
    chosen: list[str] = []
    for name in _EMAIL_EXTRAS:
        if _has_one_like(chosen, name) or (name == "question" and not _is_near(parts)):
            continue
        longer = _email_of(parts, (*chosen, name))
        if longer.words <= EMAIL_WORDS[1] - SPARE_WORDS:
            chosen.append(name)
    for name in (_INTRODUCED, *_FILLERS):
        if count_words(_email_of(parts, chosen).text) < EMAIL_WORDS[0]:
            chosen.append(name)
    return _within(lambda goal: _email_of(parts, chosen, most_goal_words=goal), EMAIL_WORDS[1])


_EMAIL_EXTRAS: Final = (
    "told",
    "challenge",
    "obstacle",
    "noted",
    "liked",
    "limit",
    "fact 24",
    "fact 16 brief",
    "fact 10 brief",
    "fact 16 more",
    "fact 10 more",
    "fact 6 more",
    "question",
    "challenges",
    "own",
    "slot",
    "success",
)
"""What is added as long as there is room, most needed first."""


def _is_near(parts: Parts) -> bool:
    """Tell whether the mentor's facts bear on the goal, so that it may be named once more."""
    near = any(fact.relevance >= _CLEARLY_NEAR for fact in parts.facts[:2])
    return near or is_jotted(parts.brief.mentor) or parts.is_paired


def _has_one_like(chosen: Sequence[str], name: str) -> bool:
    """Tell whether a longer fact already stands where this one would."""
    facts = [other for other in chosen if other.startswith("fact")]
    if name.endswith("more"):
        return any(other.endswith("more") for other in facts)
    return bool(facts) and name.endswith("brief")


_INTRODUCED: Final = "introduced"
"""Who writes, told to one who knows it only where the message is too short without."""

_FILLERS: Final = {
    "filler 1": "I am looking for one honest answer rather than a long conversation.",
    "filler 2": "By phone, on a video call or in writing: whatever suits you best.",
}
"""What may be said where two profiles and a goal say next to nothing; it claims nothing."""


def _fact_lengths(chosen: Sequence[str]) -> list[int]:
    """Return how long each fact about the mentor may be."""
    lengths = [int(name.split()[1]) for name in chosen if name.startswith("fact")]
    return [_EMAIL_FACT_WORDS, *lengths]


def _email_of(
    parts: Parts, chosen: Sequence[str], *, most_goal_words: int = _MOST_GOAL_WORDS
) -> Piece:
    brief, words = parts.brief, parts.words
    related = any(fact.relevance > 0 for fact in parts.facts)
    if not related and not is_jotted(brief.mentor) and not parts.is_paired:
        most_goal_words = min(most_goal_words, _UNRELATED_GOAL_WORDS)
    why = _why(parts, chosen)
    goal = wanted(parts, most_words=most_goal_words)
    jotted = is_jotted(brief.mentor)
    background = _background(parts, chosen)
    joined_on = "challenges" not in chosen or len(words.challenge) == 1
    if "challenge" in chosen and joined_on and words.crux is not None:
        goal = wanted(parts, most_words=most_goal_words, crux=words.crux)
        background = background[1:]
    who = joined(
        (
            introduction(parts, with_employer=related or jotted)
            if not parts.known or _INTRODUCED in chosen
            else None,
            goal,
            *background,
        )
    )
    asked = joined(
        (
            request(parts, about_goal="question" in chosen),
            asking.slot(brief) if "slot" in chosen else None,
            *(Piece(text=text) for name, text in _FILLERS.items() if name in chosen),
            asking.easy_no(key=parts.pick("no")),
        )
    )
    near = bool(parts.facts) and parts.facts[0].relevance > 0
    by_choice = near and choice((True, False), key=parts.key)
    # A question of one's own points back to the challenge, so that one stands right before it.
    why_first = parts.is_paired or ((by_choice or words.question is not None) and not jotted)
    body = (why, who, asked) if why_first else (ties(parts), who, why, asked)
    closing = choice(_CLOSINGS, key=parts.pick("closing"))
    ending = Piece(text=f"{closing}\n{signature(brief.mentee)}".rstrip())
    return joined((Piece(text=greeting(parts)), *body, ending), by="\n\n")


def _why(parts: Parts, chosen: Sequence[str]) -> Piece | None:
    """Return why this mentor: what a programme paired them on, what was noted, or the profile."""
    lengths, key = _fact_lengths(chosen), parts.pick("reason")
    if parts.is_paired:
        return paired_reason(parts.brief, parts.facts, most_words=_EMAIL_FACT_WORDS)
    if is_jotted(parts.brief.mentor):
        most = 2 if "noted" in chosen else 1
        for_other = parts.behalf is not None
        return noted_reason(
            parts.facts, key=key, most=most, most_words=lengths[0], for_other=for_other
        )
    facts = facts_together(parts.facts, most_words=lengths)
    with_employer = not any(name.endswith("brief") for name in chosen)
    return reason(facts, key=key, with_employer=with_employer)


def _background(parts: Parts, chosen: Sequence[str]) -> list[Piece | None]:
    """Return what makes the goal hard, in the sender's words, as far as there is room."""
    words = parts.words
    pieces: list[Piece | None] = []
    if "challenges" in chosen:
        pieces.extend(goal_said.said(part) for part in words.challenge[:2])
    elif "challenge" in chosen and words.crux is not None:
        pieces.append(goal_said.said(words.crux))
    if "obstacle" in chosen and words.obstacle is not None and not words.challenge:
        pieces.append(goal_said.said(words.obstacle, frame="What makes it hard: {}"))
    pieces.extend(_beside_the_wish(parts, chosen))
    if "own" in chosen and not words.challenge and words.obstacle is None:
        # Who has said who they are tells another thing only where it bears on the goal.
        introduced = sender.introduction(parts.brief.mentee, with_employer=False) is not None
        to_one_known = introduced and is_jotted(parts.brief.mentor)
        least = _ANY_CLOSENESS if to_one_known else 0.0
        least = least if words.success is None else _LEAST_CLOSENESS
        own = sender.own_fact(parts.brief.mentee, parts.brief.goal, least_closeness=least)
        pieces.extend([own] if own is not None else [])
    if "told" in chosen and words.told is not None:
        pieces.append(goal_said.said(words.told))
    if "success" in chosen and words.success is not None and len(pieces) < 2:
        pieces.append(goal_said.success(words.success))
    return pieces


def _beside_the_wish(parts: Parts, chosen: Sequence[str]) -> list[Piece]:
    """Return what the sender likes and what any way must fit, as far as there is room."""
    words, goal = parts.words, parts.brief.goal
    if parts.is_paired or parts.behalf is not None:
        return []
    liked = liking_said(words, goal) if "liked" in chosen else None
    limit = limit_said(words, goal) if "limit" in chosen else None
    return [goal_said.said(one) for one in (liked, limit) if one is not None]


def _within(write: Callable[[int], Piece], most_words: int) -> Piece:
    """Return the message with the goal cut as far as it takes to keep to `most_words`."""
    message = write(_MOST_GOAL_WORDS)
    for goal_words_left in (16, 12, 8):
        if message.words <= most_words:
            break
        message = write(goal_words_left)
    return message
