"""Writes a first message without a model: facts of two profiles, said or quoted, nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from companion.goals.heard import heard, not_heard
from companion.goals.wording import GoalWords, Said, goal_words
from companion.outreach.asked_for import whole_wish
from companion.outreach.by_email import email
from companion.outreach.facts import mentor_facts
from companion.outreach.held_question import with_held_question
from companion.outreach.in_short import chat, invite
from companion.outreach.jottings import is_jotted, notes_are_own
from companion.outreach.message import MessageChannel, OutreachBrief, OutreachDraft
from companion.outreach.notices import notices
from companion.outreach.on_behalf import on_behalf
from companion.outreach.parts import Parts
from companion.outreach.pieces import Piece, anchored
from companion.outreach.sender import introduction
from companion.outreach.subject import subject_line
from companion.outreach.ties import know_each_other
from companion.outreach.ways import towards
from companion.people.person import NOTED_ABOUT, Person
from companion.text.language import is_english_wish
from companion.text.phrasing import capitalised
from companion.text.words import count_words
from companion.values import Notice
from companion.writing.draft import Accepted, Dropped


def readable(brief: OutreachBrief) -> bool:
    """Tell whether the goal is English, the language that is composed in."""
    goal = brief.goal
    told = "\n".join((goal.statement, goal.challenge or ""))
    return is_english_wish(goal.statement) and is_english_wish(told)


def compose(brief: OutreachBrief) -> Accepted[OutreachDraft]:
    """Write the message. Pure; the same brief gives the same words."""
    orders = not_heard(brief.goal)
    if orders:
        brief = brief.model_copy(update={"goal": heard(brief.goal)})
    words = goal_words(brief.goal)
    words = (
        words
        if brief.paired_by is not None
        else towards(words, brief.mentor, statement=brief.goal.statement)
    )
    words = replace(words, challenge=tuple(filter(_is_clear, words.challenge)))
    words = _without_half_question(words)
    ids = (brief.mentee.id, brief.mentor.id, brief.goal.id)
    facts = mentor_facts(
        brief.mentor, brief.goal, grounds=brief.grounds, notes_are_own=notes_are_own(brief)
    )
    behalf = on_behalf(words, statement=brief.goal.statement, sender=brief.mentee)
    quoted_wish = None
    if brief.paired_by is not None and behalf is None:
        quoted_wish = whole_wish(brief.goal.statement)
        words = words if quoted_wish is not None else with_held_question(words, brief.goal)
    parts = Parts(
        brief=brief,
        words=words,
        facts=facts,
        key="|".join(ids),
        known=brief.paired_by is None and _known(brief.mentor),
        behalf=behalf,
        quoted_wish=quoted_wish,
        introduced=introduction(brief.mentee, with_employer=False),
        introduced_at_work=introduction(brief.mentee, with_employer=True),
    )
    write: dict[MessageChannel, Callable[[Parts], Piece]] = {
        MessageChannel.EMAIL: email,
        MessageChannel.CHAT: chat,
        MessageChannel.INVITE: invite,
    }
    message = write[brief.channel](parts)
    subject = None
    if brief.channel is MessageChannel.EMAIL:
        subject = subject_line(brief, words, behalf=behalf)
    draft = OutreachDraft(
        subject=subject,
        body=message.text,
        words=count_words(message.text),
        claims=anchored(message.claims, message.text),
    )
    return Accepted(
        draft=draft,
        dropped=(*_dropped(words), *(Dropped(text=order, why=_ORDER) for order in orders)),
        warnings=notices(
            brief, words=words, facts=facts, message=message, for_other=behalf is not None
        ),
    )


_ORDER: Final = Notice(
    code="instruction_in_goal",
    text="This tells a program what to write; a goal is read, never obeyed.",
)
_HALF: Final = re.compile(r"or\b", re.IGNORECASE)
_JOINT: Final = re.compile(r"(?:and|but|so)\s", re.IGNORECASE)


def _without_half_question(words: GoalWords) -> GoalWords:
    """Return the words without a question that is but another way: "Or going on my own?"."""
    asked = words.question
    if asked is None:
        return words
    if _HALF.match(asked.text):
        return replace(words, question=None)
    text = capitalised(_JOINT.sub("", asked.text))
    return words if text == asked.text else replace(words, question=replace(asked, text=text))


_POINTS_BACK: Final = re.compile(r"\b(?:into|about|of|with|do|like|for|to|at|on) that\.?$", re.I)


_NOT_TO_SAY: Final = re.compile(
    r"\b(?:mortgage|overdraft|my rent|my debts?|on benefits|bailiffs?)\b"
    r"|\b(?:can['’]?t|cannot|cant)\s(?:drop|go|live|earn|get)\s(?:below|under|on less|for less)\b"
    r"|\b(?:my|the|our)\s(?:\w{1,12}\s)?(?:boss|manager|employer|foreman|supervisor|chef|wife|husband"
    r"|partner|team|colleagues|parents|family|landlord)\s(?:do(?:es)?(?:n['’]?t|\snot)|must(?:n['’]?t|"
    r"\snot)|can(?:['’]?t|not)|should(?:n['’]?t|\snot))\s(?:yet\s)?(?:know|find out|hear)\b"
    r"|\b(?:nobody|no one) (?:at work |here )?knows\b"
    r"|\bbehind (?:my|their|his|her) \w+['’]?s? back\b",
    re.IGNORECASE,
)
"""What one owes, needs to live on or keeps from somebody is not for a first message."""


def _is_clear(said: Said) -> bool:
    """Tell whether what is hard can be read by a stranger: not "into that", nor a secret."""
    is_whole = _POINTS_BACK.search(said.text) is None
    return is_whole and _NOT_TO_SAY.search(said.text) is None and not _is_of_home(said.text)


_OF_HOME: Final = re.compile(
    r"\b(?:laid off|made redundant|redundancy|out of work|put by|no savings|savings"
    r"|money(?: is|['’]s) (?:tight|short)|live on (?:it|that|this|one)|make ends meet"
    r"|can['’]?t afford|not well|unwell|poorly|in hospital|expecting|expects (?:a|our|in)"
    r"|pregnan\w+|maternity|divorc\w+|separated|diagnos\w+|treatment|my (?:own )?health|illness"
    r"|depress\w+|anxiety|carer for|my (?:wife|husband|partner|girlfriend|boyfriend|kids?|children"
    r"|baby|son|daughter|mum|mam|mom|dad|mother|father|parents)['’]?s?)\b"
    r"|(?<=[\s,])(?-i:[A-Z][a-z]+)['’]s (?:job|health|wages?|hours|pay|work|chest|back|illness)\b",
    re.IGNORECASE,
)


def _is_of_home(text: str) -> bool:
    """Tell whether a sentence speaks of a partner's job, of money at home, health or family."""
    return _OF_HOME.search(text) is not None


def _known(mentor: Person) -> bool:
    notes = (mentor.headline, mentor.noted_about) if is_jotted(mentor) else ()
    return any(know_each_other(note.removeprefix(NOTED_ABOUT)) for note in notes if note)


def _dropped(words: GoalWords) -> tuple[Dropped, ...]:
    why = Notice(
        code="language_not_read",
        text="This is not English and would stand oddly in an English message; add it yourself.",
    )
    return tuple(Dropped(text=part.text, why=why) for part in words.left_out)
