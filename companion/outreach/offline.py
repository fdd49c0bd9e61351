"""Writes a first message without a model: facts of two profiles, said or quoted, nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from companion.goals.wording import GoalWords, goal_words
from companion.outreach import asking, sender
from companion.outreach.facts import Fact, FactKind, mentor_facts
from companion.outreach.jottings import is_jotted
from companion.outreach.message import (
    CHAT_WORDS,
    EMAIL_WORDS,
    INVITE_CHARACTERS,
    MessageChannel,
    OutreachBrief,
    OutreachDraft,
)
from companion.outreach.names import greeting_name, salutation, signature
from companion.outreach.notices import notices
from companion.outreach.pieces import Piece, anchored, choice, greeted, joined
from companion.outreach.reasons import bare_reason, facts_together, noted_reason, reason
from companion.outreach.subject import subject_line
from companion.outreach.ties import know_each_other
from companion.people.person import NOTED_ABOUT, Person
from companion.text.language import is_english_wish
from companion.text.words import count_words
from companion.values import Notice
from companion.writing.draft import Accepted, Dropped

_CLOSINGS: Final = ("Thank you for reading this,", "Many thanks,", "With thanks,", "Kind regards,")

_MOST_GOAL_WORDS: Final = 24
_UNRELATED_GOAL_WORDS: Final = 13
"""Where a profile shares no word with the goal, more of the message goes to the mentor's facts."""
_EMAIL_FACT_WORDS: Final = 26
_CHAT_FACT_WORDS: Final = 20
_INVITE_FACT_WORDS: Final = 14
_SPARE_WORDS: Final = 1
"""Left below the limit, so that a person may add a word."""
_CHAT_LIMIT: Final = CHAT_WORDS[1] - _SPARE_WORDS
_FACTS_TRIED: Final = 4
_LEAST_CLOSENESS: Final = 0.5
_ANY_CLOSENESS: Final = 0.2
_CLEARLY_NEAR: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """What a message can be put together from."""

    brief: OutreachBrief
    words: GoalWords
    facts: tuple[Fact, ...]
    key: str
    known: bool
    """Whether the two know each other, so that nobody needs to say who they are."""

    def pick(self, part: str) -> str:
        """Return the key by which one of several good wordings of `part` is chosen."""
        return f"{self.key}|{part}"


def readable(brief: OutreachBrief) -> bool:
    """Tell whether the goal is English, the language that is composed in."""
    goal = brief.goal
    told = "\n".join((goal.statement, goal.challenge or ""))
    return is_english_wish(goal.statement) and is_english_wish(told)


def compose(brief: OutreachBrief) -> Accepted[OutreachDraft]:
    """Write the message. Pure; the same brief gives the same words."""
    words = goal_words(brief.goal)
    ids = (brief.mentee.id, brief.mentor.id, brief.goal.id)
    facts = mentor_facts(brief.mentor, brief.goal, grounds=brief.grounds)
    parts = _Parts(
        brief=brief, words=words, facts=facts, key="|".join(ids), known=_known(brief.mentor)
    )
    write: dict[MessageChannel, Callable[[_Parts], Piece]] = {
        MessageChannel.EMAIL: _email,
        MessageChannel.CHAT: _chat,
        MessageChannel.INVITE: _invite,
    }
    message = write[brief.channel](parts)
    subject = None
    if brief.channel is MessageChannel.EMAIL:
        subject = subject_line(words, first_name=greeting_name(brief.mentee).split()[0])
    draft = OutreachDraft(
        subject=subject,
        body=message.text,
        words=count_words(message.text),
        claims=anchored(message.claims, message.text),
    )
    return Accepted(
        draft=draft,
        dropped=_dropped(words),
        warnings=notices(brief, words=words, facts=facts, message=message),
    )


def _known(mentor: Person) -> bool:
    notes = (mentor.headline, mentor.noted_about) if is_jotted(mentor) else ()
    return any(know_each_other(note.removeprefix(NOTED_ABOUT)) for note in notes if note)


def _email(parts: _Parts) -> Piece:
    chosen: list[str] = []
    for name in _EMAIL_EXTRAS:
        if _has_one_like(chosen, name) or (name == "question" and not _is_near(parts)):
            continue
        longer = _email_of(parts, (*chosen, name))
        if longer.words <= EMAIL_WORDS[1] - _SPARE_WORDS:
            chosen.append(name)
    for name in (_INTRODUCED, *_FILLERS):
        if count_words(_email_of(parts, chosen).text) < EMAIL_WORDS[0]:
            chosen.append(name)
    return _within(lambda goal: _email_of(parts, chosen, most_goal_words=goal), EMAIL_WORDS[1])


_EMAIL_EXTRAS: Final = (
    "challenge",
    "obstacle",
    "noted",
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


def _is_near(parts: _Parts) -> bool:
    """Tell whether the mentor's facts bear on the goal, so that it may be named once more."""
    near = any(fact.relevance >= _CLEARLY_NEAR for fact in parts.facts[:2])
    return near or is_jotted(parts.brief.mentor)


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
    parts: _Parts, chosen: Sequence[str], *, most_goal_words: int = _MOST_GOAL_WORDS
) -> Piece:
    brief, words = parts.brief, parts.words
    related = any(fact.relevance > 0 for fact in parts.facts)
    if not related and not is_jotted(brief.mentor):
        most_goal_words = min(most_goal_words, _UNRELATED_GOAL_WORDS)
    facts = facts_together(parts.facts, most_words=_fact_lengths(chosen))
    with_employer = not any(name.endswith("brief") for name in chosen)
    why = reason(facts, key=parts.pick("reason"), with_employer=with_employer)
    jotted = is_jotted(brief.mentor)
    if jotted:
        most, longest = (2 if "noted" in chosen else 1), _EMAIL_FACT_WORDS
        why = noted_reason(parts.facts, key=parts.pick("reason"), most=most, most_words=longest)
    goal = sender.goal_sentence(words, key=parts.pick("goal"), most_words=most_goal_words)
    background = _background(parts, chosen)
    joined_on = "challenges" not in chosen or len(words.challenge) == 1
    if "challenge" in chosen and joined_on and words.crux is not None:
        goal, background = sender.goal_but(goal, words.crux), background[1:]
    who = joined(
        (
            sender.introduction(brief.mentee, with_employer=related or jotted)
            if not parts.known or _INTRODUCED in chosen
            else None,
            goal,
            *background,
        )
    )
    request = joined(
        (
            asking.ask(brief, words, key=parts.pick("ask"), about_goal="question" in chosen),
            asking.slot(brief) if "slot" in chosen else None,
            *(Piece(text=text) for name, text in _FILLERS.items() if name in chosen),
            asking.easy_no(key=parts.pick("no")),
        )
    )
    by_choice = bool(facts) and facts[0].relevance > 0 and choice((True, False), key=parts.key)
    # A question of one's own points back to the challenge, so that one stands right before it.
    why_first = (by_choice or words.question is not None) and not jotted
    body = (why, who, request) if why_first else (who, why, request)
    greeting = Piece(text=_opening(brief))
    closing = choice(_CLOSINGS, key=parts.pick("closing"))
    ending = Piece(text=f"{closing}\n{signature(brief.mentee)}")
    return joined((greeting, *body, ending), by="\n\n")


def _opening(brief: OutreachBrief) -> str:
    """Return "Hi Ana," for whom one knows, and "Dear …," for others and for titles."""
    name = salutation(brief.mentor)
    known = is_jotted(brief.mentor) and name == greeting_name(brief.mentor)
    return f"{'Hi' if known else 'Dear'} {name},"


def _background(parts: _Parts, chosen: Sequence[str]) -> list[Piece | None]:
    """Return what makes the goal hard, in the sender's words, as far as there is room."""
    words = parts.words
    pieces: list[Piece | None] = []
    if "challenges" in chosen:
        pieces.extend(sender.said(part) for part in words.challenge[:2])
    elif "challenge" in chosen and words.crux is not None:
        pieces.append(sender.said(words.crux))
    if "obstacle" in chosen and words.obstacle is not None and not words.challenge:
        pieces.append(sender.said(words.obstacle, frame="What makes it hard: {}"))
    if "own" in chosen and not words.challenge and words.obstacle is None:
        # Who has said who they are tells another thing only where it bears on the goal.
        introduced = sender.introduction(parts.brief.mentee, with_employer=False) is not None
        to_one_known = introduced and is_jotted(parts.brief.mentor)
        least = _ANY_CLOSENESS if to_one_known else 0.0
        least = least if words.success is None else _LEAST_CLOSENESS
        own = sender.own_fact(parts.brief.mentee, parts.brief.goal, least_closeness=least)
        pieces.extend([own] if own is not None else [])
    if "success" in chosen and words.success is not None and len(pieces) < 2:
        pieces.append(sender.success(words.success))
    return pieces


def _chat(parts: _Parts) -> Piece:
    goal, fact = next(
        (
            (goal, fact)
            for goal in (24, 18, 14, 10, 6)
            for fact in (_CHAT_FACT_WORDS, _INVITE_FACT_WORDS, 9)
            if _chat_of(parts, (), goal=goal, fact=fact).words <= _CHAT_LIMIT
        ),
        (6, 9),
    )
    chosen: list[str] = []
    for name in ("challenge", "question", "slot"):
        longer = _chat_of(parts, (*chosen, name), goal=goal, fact=fact)
        if longer.words <= _CHAT_LIMIT:
            chosen.append(name)
    return _chat_of(parts, chosen, goal=goal, fact=fact)


def _chat_of(parts: _Parts, chosen: Sequence[str], *, goal: int, fact: int) -> Piece:
    brief, words = parts.brief, parts.words
    facts = facts_together(parts.facts, most_words=(fact,) if fact else ())
    why = reason(facts, key=parts.pick("reason"), with_employer=False)
    if is_jotted(brief.mentor):
        why = noted_reason(parts.facts, key=parts.pick("reason"), most=1, most_words=fact)
    wanted = sender.goal_sentence(words, key=parts.pick("goal"), most_words=goal)
    challenge = words.crux if "challenge" in chosen else None
    return greeted(
        f"Hi {salutation(brief.mentor)},",
        (
            None if parts.known else sender.introduction(brief.mentee, with_employer=False),
            wanted if challenge is None else sender.goal_but(wanted, challenge),
            why,
            asking.ask(brief, words, key=parts.pick("ask"), about_goal="question" in chosen),
            asking.slot(brief) if "slot" in chosen else None,
            asking.short_no(key=parts.pick("no")),
            Piece(text=f"Thanks, {greeting_name(brief.mentee)}"),
        ),
    )


def _within(write: Callable[[int], Piece], most_words: int) -> Piece:
    """Return the message with the goal cut as far as it takes to keep to `most_words`."""
    message = write(_MOST_GOAL_WORDS)
    for goal_words_left in (16, 12, 8):
        if message.words <= most_words:
            break
        message = write(goal_words_left)
    return message


def _invite(parts: _Parts) -> Piece:
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


def _invite_of(parts: _Parts, attempt: _Attempt, fact: Fact | None) -> Piece:
    brief = parts.brief
    goal = (
        sender.goal_sentence(parts.words, key=parts.pick("goal"), most_words=attempt.goal_words)
        if attempt.goal_words
        else None
    )
    key = parts.pick("ask")
    request = asking.short_ask(brief, parts.words, key=key, with_how=attempt.with_how)
    if attempt.with_question:
        request = asking.asked_in_short(brief, parts.words, key=key)
    introduced = attempt.introduced and not parts.known
    return greeted(
        f"Hi {salutation(brief.mentor)},",
        (
            sender.introduction(brief.mentee, with_employer=False) if introduced else None,
            goal,
            _short_reason(parts, fact) if fact is not None else None,
            request,
            asking.short_no(key=parts.pick("no")) if attempt.with_no else None,
            Piece(text=greeting_name(brief.mentee)),
        ),
    )


def _short_reason(parts: _Parts, fact: Fact) -> Piece | None:
    if is_jotted(parts.brief.mentor):
        key = parts.pick("reason")
        return noted_reason((fact,), key=key, most=1, most_words=_EMAIL_FACT_WORDS)
    return bare_reason(fact)


def _dropped(words: GoalWords) -> tuple[Dropped, ...]:
    why = Notice(
        code="language_not_read",
        text="This is not English and would stand oddly in an English message; add it yourself.",
    )
    return tuple(Dropped(text=part.text, why=why) for part in words.left_out)
