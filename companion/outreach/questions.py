"""The one question of a message: about this goal, in words that its owner wrote."""

import re
from typing import Final

from companion.goals.wording import GoalWords, Nature
from companion.outreach.pieces import choice
from companion.outreach.unknowns import question_of_unknown
from companion.text.clauses import GoalForm
from companion.text.infinitives import as_gerund
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import lowered, without_end
from companion.text.short_topics import concrete, without_ability
from companion.text.verbs import base_of_gerund, is_verb

_MOST_PHRASE_WORDS: Final = 12
_LONGEST_CORE: Final = 160
_MOST_ASKED_WORDS: Final = 12

_WHETHER: Final = re.compile(
    r"^I(?:'m| am) (?:still |really |just )?(?:not (?:sure|certain)|unsure|uncertain) "
    r"(?:if|whether) (?P<rest>[^.;:?!]{3,160})\.?$"
    r"|^I (?:really |just |also |still )?(?:do not know|don't know|have no idea|can't tell|wonder) "
    r"(?:if|whether) (?P<unknown>[^.;:?!]{3,160})\.?$"
    r"|^(?:nobody|no one|no-one) (?:has |could |can |will )?(?:ever )?"
    r"(?:told|tells?|says?|said)(?: me| us)? (?:if|whether) (?P<untold>[^.;:?!]{3,90})\.?$",
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
_ENOUGH: Final = re.compile(
    r"\bI(?:'ve)? (?:only |just )?(?:have |got ){1,2}(?:only |just )?(?P<what>[^.;:?!,]{2,60}?),? "
    r"(?:and|but) (?:(?:nobody|no one|no-one) (?:has |have |could |can |will |would )?(?:ever )?"
    r"(?:told|tells?|says?|said)(?: me)?|(?:I )?(?:really |still )?(?:do not|don't) (?:really )?"
    r"know|(?:I am |I'm )?(?:not sure|unsure)|I wonder) (?:if|whether) (?:that's|thats|that is|"
    r"it's|its|it is|this is) (?P<judged>(?:good |old |qualified |experienced )?enough|too little|"
    r"too late|recogni[sz]ed|any use|worth anything|still valid)\b",
    re.IGNORECASE,
)
"""What somebody has, and does not know whether it will do."""

_AND_ALSO: Final = re.compile(
    r",?\s(?:and|but)\s(?=(?:I(?:'m| am| do not| don't| have no| can't| wonder)|(?:do not|don't)"
    r" know|nobody|no one)\s)",
    re.IGNORECASE,
)
_UNSAID_I: Final = re.compile(r"^(?=(?:do not|don't) know)")
_STRAIGHT_OUT: Final = re.compile(
    r"I(?P<modal>'d| would| should)?(?: (?:really|even|actually|still|first))? "
    r"(?P<verb>need|have|qualify|count) (?P<rest>[^.;:?!]{2,110})$",
    re.IGNORECASE,
)
_OR_WOULD: Final = re.compile(r",? or (would|should|will)(?: I)? ", re.IGNORECASE)
_MOST_STRAIGHT_WORDS: Final = 20
_STRAIGHT: Final = str.maketrans("’‘", "''")

_TOWARDS: Final = ("what should I do first towards {}?",)
_BEFORE: Final = ("what should I know before {}?", "what should I learn before {}?")
_ABOUT: Final = ("how should I go about {}?",)
_KNOW_OF: Final = ("what should I know first about {}?",)
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


_ASKING: Final = frozenset({"how", "what", "whether", "which", "why", "where", "when", "who", "if"})
_MOTIVE: Final = re.compile(
    r",?\s(?:because|since|so that|so I|as I|now that|while I|but)\s|,\swhich\s", re.IGNORECASE
)
"""Where a goal ends and why it is one begins."""

_IF_I_CAN: Final = re.compile(
    r"^(?:know|find out|see|work out|figure out|learn|check)\s(?:[^,;]{1,40}\s)?(?:if|whether) I "
    r"(?:can|could) (?P<deed>[^,;:\"“]{4,110})$",
    re.IGNORECASE,
)
_GETTING_IN: Final = re.compile(r"getting (?:in|into|on|onto|back|out|through|to|by|along)\b")
_TO_COME: Final = re.compile(
    r"\b(?:first|become|start|open|new|own|move|switch|return|back|set up|found|launch|take over|"
    r"apply|train as|retrain|qualify|go (?:freelance|part-time|solo)|leave|become)\b",
    re.IGNORECASE,
)
"""Words of a deed that its owner has yet to do; before it, one may learn something."""


def is_named(words: GoalWords) -> bool:
    """Tell whether a goal was typed as what it is about: "Leading a team", not "lead a team".

    Who names a thing so may be doing it already.
    """
    about, typed = words.clause.about, words.clause_quote
    if words.clause.form is not GoalForm.ACTION or about is None:
        return False
    first = typed.split(" ", 1)[0].casefold()
    return first.endswith("ing") and first == about.split(" ", 1)[0].casefold()


def question_about(words: GoalWords, *, key: str) -> str | None:
    """Return an open question on the goal or on what stands in its way; None where none is safe.

    A doubt that the sender wrote down is the question ("I am not sure whether it pays" asks how to
    judge whether it pays); otherwise the goal's own phrase is set into a frame of its kind.
    """
    return question_of_doubt(words) or _of_whether_i_can(words) or _of_goal(words, key=key)


def question_on(phrase: str) -> str | None:
    """Return a question on what a wish names: "where should I start with hoof care?"."""
    first, _, rest = phrase.partition(" ")
    if len(phrase.split()) > _MOST_PHRASE_WORDS or is_verb(first, rest.split(" ", 1)[0]):
        return None
    if first.lower() in _ASKING:
        return None
    if first in _STATES or first == "going":
        return None if _GETTING_IN.match(phrase) else _TOWARDS[0].format(phrase)
    if base_of_gerund(first, rest.split(" ", 1)[0] or "the") is not None:
        return _ABOUT[0].format(phrase)
    return (_KNOW_OF if " with " in f" {phrase} " else _WITH)[0].format(phrase)


def question_of_doubt(words: GoalWords) -> str | None:
    """Return the question behind what the sender says they do not know, or fear; None without."""
    told = (_ENOUGH.search(said.text.translate(_STRAIGHT)) for said in words.challenge)
    doubted = next((found for found in told if found is not None), None)
    if doubted is not None:
        return _of_enough(doubted, words)
    parts = (
        part for said in words.challenge for part in _AND_ALSO.split(said.text.translate(_STRAIGHT))
    )
    asked = (_of_doubt(_UNSAID_I.sub("I ", part)) for part in parts)
    return next((question for question in asked if question is not None), None)


def _of_enough(doubted: re.Match[str], words: GoalWords) -> str:
    """Return "is the ordinary degree enough to teach nurses?", the goal's core where it is safe."""
    clause, core = words.clause, _whole_core(words)
    asked = f"is {lowered(doubted['what'].strip())} {doubted['judged'].lower()}"
    if core is not None and clause.form is GoalForm.ACTION and clause.about == core:
        base = clause.text if as_gerund(clause.text) == core else None
        return f"{asked} to {base}?" if base is not None else f"{asked} for {core}?"
    return f"{asked} for {core}?" if core is not None and clause.about else f"{asked}?"


def _of_doubt(text: str) -> str | None:
    whether = _WHETHER.match(text)
    if whether is not None:
        untold = whether["untold"]
        if untold is not None and len(untold.split()) <= _MOST_ASKED_WORDS:
            return f"do you know whether {untold.strip()}?"
        return _of_whether(whether["rest"] or whether["unknown"] or "")
    doubted = _DOUBTED.match(text)
    if doubted is not None:
        return _of_whether(doubted["rest"])
    wh = _WH.match(text)
    if wh is not None and is_verb(wh["rest"].split()[0], "the"):
        return f"{wh['wh'].lower()} would you {wh['rest'].strip()}?"
    afraid = _AFRAID.match(text)
    if afraid is not None:
        feared = _MOTIVE.split(afraid["rest"], maxsplit=1)[0]
        return f"how would you handle {feared.strip()}?"
    return question_of_unknown(text)


def _of_whether(rest: str) -> str | None:
    rest = _MOTIVE.split(rest, maxsplit=1)[0]
    straight = _STRAIGHT_OUT.match(rest)
    if straight is not None and len(rest.split()) <= _MOST_STRAIGHT_WORDS:
        return _asked_straight(straight)
    if not rest or len(rest.split()) > _MOST_ASKED_WORDS:
        return None
    how = "how can I find out whether" if rest.startswith("I") else "how would you judge whether"
    return f"{how} {rest.strip()}?"


def _asked_straight(said: re.Match[str]) -> str:
    """Return "do I need a licence, or would I have to move?" for "I need … or would have to …"."""
    verb, rest = said["verb"].lower(), said["rest"].strip()
    asked = f"do I {verb} {rest}"
    for would, modal in (("'d", "would"), ("would", "would"), ("should", "should")):
        if said["modal"] and said["modal"].strip().lower() == would:
            asked = f"{modal} I {verb} {rest}"
    return f"{_OR_WOULD.sub(lambda other: f', or {other[1].lower()} I ', asked)}?"


def _of_whether_i_can(words: GoalWords) -> str | None:
    """Return "what would I need to teach nurses?" for who wants to know if they can."""
    found = _IF_I_CAN.search(without_end(words.clause.text))
    if found is None or len(found["deed"].split()) > _MOST_PHRASE_WORDS:
        return None
    return f"what would I need to {found['deed']}?" if may_be_pasted(found["deed"]) else None


def _of_goal(words: GoalWords, *, key: str) -> str | None:
    phrase = _whole_core(words)
    if phrase is None or phrase.startswith("doing something"):
        return None  # nobody can say how to go about what is only hinted at
    first, _, rest = phrase.partition(" ")
    if first.lower() in {"how", "what", "whether", "which", "why", "where", "not", "if"}:
        return None
    if first == "going":
        return choice(_BEFORE, key=key).format(phrase)
    if is_named(words):
        return choice(_ABOUT, key=key).format(phrase)
    if first in _STATES:
        into = _GETTING_IN.match(phrase) is not None
        return None if into else choice(_TOWARDS, key=key).format(phrase)
    is_deed = words.clause.form is GoalForm.ACTION and first.endswith("ing")
    if not is_deed and base_of_gerund(first, rest.split(" ", 1)[0] or "the") is None:
        if " with " in phrase:
            return None
        return choice(_WITH, key=key).format(phrase)
    frames = _FRAMES[words.nature] if _TO_COME.search(words.clause.text) else _ABOUT
    return choice(frames, key=key).format(phrase)


def _whole_core(words: GoalWords) -> str | None:
    """Return what the goal is about, whole; None where only a part of it would fit a question.

    Half of it asks another thing: "spending a day a week" of a day a week in somebody's workshop.
    """
    about = words.clause.about
    if about is None or len(about) > _LONGEST_CORE:
        return None
    whole = without_end(_MOTIVE.split(about, maxsplit=1)[0])
    phrase = concrete(without_ability(whole))
    if not phrase or len(phrase.split()) > _MOST_PHRASE_WORDS:
        return None
    may_stand = may_be_pasted(phrase) and re.search(r"[,:;!?\"“]|\s[-–—]\s", phrase) is None
    return without_end(phrase) if may_stand else None
