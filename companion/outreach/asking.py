"""The one thing that is asked of the mentor, with its minutes, its question and an easy no."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from companion.goals.wording import GoalWords, Nature
from companion.outreach.goal_said import said
from companion.outreach.message import ClaimAbout, OutreachBrief
from companion.outreach.pieces import Piece, choice, claim, joined
from companion.outreach.questions import question_about, question_of_doubt
from companion.outreach.slots import shared_slot
from companion.people.person import Channel
from companion.text.clauses import GoalForm
from companion.text.phrasing import lowered
from companion.text.words import stems

_MOST_OF_A_DAY: Final = 10 * 60
"""Minutes; longer than anybody's working hours."""

_HOW: Final[Mapping[Channel, str]] = {
    Channel.CALL: "on the phone",
    Channel.VIDEO: "on a video call",
    Channel.IN_PERSON: "in person",
}
_IN_WRITING: Final[Mapping[Channel, str]] = {
    Channel.EMAIL: "by e-mail",
    Channel.CHAT: "in a chat",
}

_QUESTIONS: Final[Mapping[Nature, Sequence[str]]] = {
    Nature.DECIDE: (
        "what would you want to know before deciding?",
        "what would you weigh up first in my place?",
    ),
    Nature.TALK: (
        "how would you begin?",
        "what would you say first?",
    ),
    Nature.LEARN: (
        "what would you work on first?",
        "what would you practise first, and how?",
    ),
    Nature.SELL: (
        "whom would you approach first, and with what?",
        "what would you try first?",
    ),
    Nature.GROW: (
        "what would you want to see from me first?",
        "what would you do first in my place?",
    ),
    Nature.FIND_WORK: (
        "what would you do first in my place?",
        "which step would you take first from where I am?",
    ),
    Nature.WRITE: ("where would you begin?", "where would you start?"),
    Nature.LEAD: (
        "what would you do first in my place?",
        "what would you look at first?",
    ),
    Nature.OTHER: ("what would you do first in my place?", "where would you start?"),
}

WHICH_WAY: Final = "which of these would you look into first in my place, and why?"
_ASKS: Final = (
    "Could you spare {minutes} minutes{how} for one question: {question}",
    "Would you have {minutes} minutes{how}? My one question would be: {question}",
    "May I ask you for {minutes} minutes{how}? I would like to know: {question}",
    "Would {minutes} minutes{how} be possible? This is what I would ask: {question}",
)
_ASKS_IN_WRITING: Final = (
    "Could you spare {minutes} minutes to answer one question{how}: {question}",
    "Would you have {minutes} minutes for one question{how}: {question}",
)
_ASKS_ABOUT_OWN: Final = (
    "Could you spare {minutes} minutes{how} to talk about it?",
    "Would you have {minutes} minutes{how} for it?",
)
_SHORT_WITH_QUESTION: Final = (
    "Would you have {minutes} minutes? I would ask: {question}",
    "Could you spare {minutes} minutes for one question: {question}",
)
SHORT_ASKS: Final = (
    "Would you have {minutes} minutes{how} for one question?",
    "Could you spare {minutes} minutes{how} for one question?",
)

_EASY_NO: Final = (
    "If now is a bad time, a short “no” is perfectly fine.",
    "If it does not suit you, please just say no.",
    "“No” or “not now” is a fine answer too.",
    "If your weeks are full, a one-word no is enough.",
    "Please feel free to say no.",
    "If this is not the right time, that is fine.",
)
SHORT_NO: Final = ("A “no” is fine too.", "“Not now” is fine too.")


def how_to_meet(brief: OutreachBrief) -> tuple[str, bool]:
    """Return how the two can meet (" on the phone" or ""), and whether that is in writing only."""
    theirs, mine = brief.mentor.channels, brief.mentee.channels
    shared = [channel for channel in theirs if not mine or channel in mine]
    for channel in shared:
        if channel in _HOW:
            return f" {_HOW[channel]}", False
    for channel in shared:
        if channel in _IN_WRITING:
            return f" {_IN_WRITING[channel]}", True
    return "", False


def ask(
    brief: OutreachBrief,
    words: GoalWords,
    *,
    key: str,
    about_goal: bool,
    question: str | None = None,
) -> Piece:
    """Return the ask with its question: the sender's own if they wrote one.

    Args:
        brief: who asks whom.
        words: the goal.
        key: by which one of several good wordings is chosen.
        about_goal: whether there is room for a question that names the goal again.
        question: what is asked instead, where the goal is another's.
    """
    how, in_writing = how_to_meet(brief)
    if words.question is not None:
        frame = choice(_ASKS_ABOUT_OWN, key=key)
        request = Piece(text=frame.format(minutes=brief.minutes, how=how))
        if words.clause.form is GoalForm.QUESTION and words.question.field == "statement":
            return request
        own = replace(words.question, text=lowered(words.question.text))
        return joined((said(own, frame="My question for you: {}"), request))
    frames: Sequence[str] = _ASKS_IN_WRITING if in_writing else _ASKS
    if question is None:
        question = the_question(words, key=key) if about_goal else plain_question(words, key=key)
    elif not in_writing:
        frames = _ASKS[1:]  # "could you" stands in the question
    frame = choice(frames, key=key)
    return Piece(text=frame.format(minutes=brief.minutes, how=how, question=question))


def the_question(words: GoalWords, *, key: str) -> str:
    """Return what is asked: about this goal where that can be said safely."""
    if words.is_open_choice:
        return WHICH_WAY
    return question_about(words, key=f"{key}|question") or plain_question(words, key=key)


def plain_question(words: GoalWords, *, key: str) -> str:
    """Return a short question that leans on the goal said before it."""
    if words.is_open_choice:
        return WHICH_WAY
    doubt = question_of_doubt(words)
    # What is only named may be a thing of any kind: "grant applications" seek no job.
    nature = Nature.OTHER if words.clause.form is GoalForm.WORDS else words.nature
    if nature is Nature.SELL and not _is_of_selling(words):
        nature = Nature.OTHER  # who makes a case to their own board has nobody to approach
    return doubt or choice(_QUESTIONS[nature], key=f"{key}|question")


_SELLING: Final = frozenset(
    stems(
        "sell selling sales customer client buyer shop order pitch market trade wholesale stockist "
        "sponsor funder funding fundraising donor investor subscriber visitor audience"
    )
)


def _is_of_selling(words: GoalWords) -> bool:
    """Tell whether two words of a wish say that somebody is to be won, not one by chance."""
    return len(_SELLING & set(stems(words.clause_quote))) > 1


def asked_in_short(
    brief: OutreachBrief, words: GoalWords, *, key: str, question: str | None = None
) -> Piece:
    """Return the ask and its question in as few words as they take."""
    if words.question is not None:
        return short_ask(brief, words, key=key, with_how=False)
    question = question or the_question(words, key=key)
    frame = choice(_SHORT_WITH_QUESTION, key=key)
    return Piece(text=frame.format(minutes=brief.minutes, question=question))


def short_ask(brief: OutreachBrief, words: GoalWords, *, key: str, with_how: bool) -> Piece:
    """Return the ask in one short question."""
    how, _ = how_to_meet(brief) if with_how else ("", False)
    if words.clause.form is GoalForm.QUESTION:
        frame = choice(_ASKS_ABOUT_OWN, key=key)
        return Piece(text=frame.format(minutes=brief.minutes, how=how))
    return Piece(text=choice(SHORT_ASKS, key=key).format(minutes=brief.minutes, how=how))


def easy_no(*, key: str) -> Piece:
    """Return the sentence that lets the mentor decline without a reason."""
    return Piece(text=choice(_EASY_NO, key=key))


def short_no(*, key: str) -> Piece:
    """Return the same in a few words."""
    return Piece(text=choice(SHORT_NO, key=key))


def slot(brief: OutreachBrief) -> Piece | None:
    """Return a part of the week that suits both, when both have said when they are free.

    Where most of a day suits both, no part of it is worth naming.
    """
    shared = shared_slot(brief.mentee, brief.mentor, minutes=brief.minutes)
    if shared is None or shared.closes - shared.opens >= _MOST_OF_A_DAY:
        return None
    whose = "" if shared.same_clock else ", your time,"
    window = brief.mentee.availability[shared.window]
    made = claim(
        shared.days,
        about=ClaimAbout.MENTEE,
        field=f"availability[{shared.window}].weekday",
        quote=window.weekday.value,
    )
    return Piece(text=f"{shared.days}{whose} would suit me.", claims=(made,))
