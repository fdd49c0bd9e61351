"""The one question of a message: about this goal, in words that its owner wrote."""

import re
from typing import Final

from companion.goals.wording import GoalWords, Nature
from companion.outreach.pieces import choice
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import without_end
from companion.text.verbs import base_of_gerund, is_verb

_MOST_PHRASE_WORDS: Final = 8
_MOST_ASKED_WORDS: Final = 12

_WHETHER: Final = re.compile(
    r"^I(?:'m| am) (?:still |really |just )?(?:not (?:sure|certain)|unsure|uncertain) "
    r"(?:if|whether) (?P<rest>[^.;:?!]{3,90})\.?$"
    r"|^I (?:really |just |also |still )?(?:do not know|don't know|have no idea|can't tell|wonder) "
    r"(?:if|whether) (?P<unknown>[^.;:?!]{3,90})\.?$",
    re.IGNORECASE,
)
_DOUBTED: Final = re.compile(
    r"^I(?:'m| am) (?:still |really |just )?(?:not (?:sure|certain)|unsure) "
    r"(?:that )?(?P<rest>I(?:'d|'m)? [^.;:?!]{3,90})\.?$",
    re.IGNORECASE,
)
_WH: Final = re.compile(
    r"^I (?:really |just |also )?(?:do not know|don't know|wouldn't know|would not know|"
    r"have no idea|have no clue|am not sure|am unsure|'m not sure|can't tell|cannot tell) "
    r"(?P<wh>how|what|which|where|when|who|whom) to (?P<rest>[^.;:?!,]{2,70})\.?$",
    re.IGNORECASE,
)
_AFRAID: Final = re.compile(
    r"^I(?:'m| am)(?: \w+)? (?:scared of|afraid of|worried about|nervous about|anxious about|"
    r"overwhelmed by) (?P<rest>(?:the|my|our|a|an) [^.;:?!,]{2,50})\.?$",
    re.IGNORECASE,
)
_STRAIGHT: Final = str.maketrans("’‘", "''")

_TOWARDS: Final = ("what should I do first towards {}?",)
_BEFORE: Final = ("what should I know before {}?", "what should I learn before {}?")
_ABOUT: Final = ("how should I go about {}?",)
_WITH: Final = ("where should I start with {}?",)

_FRAMES: Final = {
    Nature.LEAD: _BEFORE,
    Nature.FIND_WORK: _BEFORE,
    Nature.GROW: _BEFORE,
    Nature.LEARN: (*_ABOUT, *_WITH),
    Nature.TALK: (*_ABOUT, "what should I prepare before {}?"),
    Nature.SELL: (*_ABOUT, "what should I try first when {}?"),
    Nature.WRITE: (*_ABOUT, *_WITH),
    Nature.DECIDE: ("what should I weigh up before {}?",),
    Nature.OTHER: (*_ABOUT, "what should I know before {}?"),
}
_STATES: Final = frozenset(
    (
        "being",
        "becoming",
        "getting",
        "feeling",
        "having",
        "finding",
        "passing",
        "keeping",
        "earning",
    )
)
"""Gerunds of what one comes to rather than of what one does."""


def question_about(words: GoalWords, *, key: str) -> str | None:
    """Return an open question on the goal or on what stands in its way; None where none is safe.

    A doubt that the sender wrote down is the question ("I am not sure whether it pays" asks how to
    judge whether it pays); otherwise the goal's own phrase is set into a frame of its kind.
    """
    return question_of_doubt(words) or _of_goal(words, key=key)


def question_of_doubt(words: GoalWords) -> str | None:
    """Return the question behind what the sender says they do not know, or fear; None without."""
    asked = (_of_doubt(said.text.translate(_STRAIGHT)) for said in words.challenge)
    return next((question for question in asked if question is not None), None)


def _of_doubt(text: str) -> str | None:
    whether = _WHETHER.match(text)
    if whether is not None:
        return _of_whether(whether["rest"] or whether["unknown"])
    doubted = _DOUBTED.match(text)
    if doubted is not None:
        return _of_whether(doubted["rest"])
    wh = _WH.match(text)
    if wh is not None and is_verb(wh["rest"].split()[0], "the"):
        return f"{wh['wh'].lower()} would you {wh['rest'].strip()}?"
    afraid = _AFRAID.match(text)
    return None if afraid is None else f"how would you handle {afraid['rest'].strip()}?"


def _of_whether(rest: str) -> str | None:
    if len(rest.split()) > _MOST_ASKED_WORDS:
        return None
    how = "how can I find out whether" if rest.startswith("I") else "how would you judge whether"
    return f"{how} {rest.strip()}?"


def _of_goal(words: GoalWords, *, key: str) -> str | None:
    phrase = words.clause.topic(most_words=_MOST_PHRASE_WORDS)
    if phrase is None or not may_be_pasted(phrase) or '"' in phrase or "“" in phrase:
        return None
    phrase = without_end(phrase.partition(",")[0])
    first, _, rest = phrase.partition(" ")
    if first.lower() in {"how", "what", "whether", "which", "why", "where", "not", "if"}:
        return None
    if first == "going":
        return choice(_BEFORE, key=key).format(phrase)
    if first in _STATES:
        return choice(_TOWARDS, key=key).format(phrase)
    if base_of_gerund(first, rest.split(" ", 1)[0] or "the") is None:
        if " with " in phrase:
            return None
        return choice(_WITH, key=key).format(phrase)
    return choice(_FRAMES[words.nature], key=key).format(phrase)
