"""Says what the sender wants and what stands in the way, in the words of the goal."""

import re
from dataclasses import replace
from typing import Final

from companion.goals.wording import GoalWords, Said
from companion.outreach.asked_for import goal_claim, help_with
from companion.outreach.message import ClaimAbout
from companion.outreach.pieces import Piece, choice, claim, joined
from companion.outreach.questions import is_named
from companion.text.clauses import GoalForm
from companion.text.language import is_english_wish
from companion.text.pasting import reads_english
from companion.text.phrasing import (
    capitalised,
    clipped,
    lowered,
    quoted,
    tidied,
    without_end,
)

_MOST_JOINED_WORDS: Final = 14
_HINDERS: Final = re.compile(
    r"I (?:(?:have|'ve) (?:never|only|hardly|no)|(?:do|did|could|would) not|don['’]t|can['’]t|"
    r"cannot|always (?:freeze|panic)|never|hate|lack|fear|struggle|freeze|panic|am (?:not|scared|"
    r"afraid|nervous|worried|terrified|stuck|shy|unsure|too))\b|(?:nobody|no one|everyone else|"
    r"my (?:boss|manager) says (?:there is no|no))\b",
    re.IGNORECASE,
)
"""A sentence that stands against the wish before it."""

_REFUSES: Final = re.compile(r"n['’]t\b|\b(?:not|never|no longer)\b", re.IGNORECASE)
"""A wish that says what is to end has nothing against it behind "but"."""

_MOST_WHOLE_WORDS: Final = 26
_LIGHT_VERB: Final = re.compile(
    r"(?:know|find|spend|see|get|have|be|take|make|do|go|use|work|keep|bring|give|come|decide)\b",
    re.IGNORECASE,
)
_LOOSE_END: Final = re.compile(
    r"[.;…]\s((?:where|how|what|when|who|whom|which)\sto\s[^.?!;]{2,60})\.?$"
)
"""A question with its mark left out: "… a rota, moaning. where to start"."""

_NOW: Final = re.compile(
    r",\s(?P<now>(?:currently|now|at the moment|right now)\s(?:on|in|at|with|behind|an?|working|"
    r"running|doing|teaching|training|studying)\s[^,;.]{2,80})$"
)
_WANTS: Final = ("I want {}.", "My goal is {}.", "I would like {}.")


def goal_sentence(
    words: GoalWords,
    *,
    key: str,
    most_words: int,
    with_help: bool = False,
    introduced: str = "",
) -> Piece:
    """Return what the sender wants, in at most about `most_words` words of theirs.

    Args:
        words: the goal.
        key: by which one of several good wordings is chosen.
        most_words: about how many words of the goal.
        with_help: whether a goal that is no deed is what they asked a programme for help with.
        introduced: the sentence that says who they are, which they need not say again.
    """
    clause = words.clause
    if not (reads_english(words.clause_quote) and is_english_wish(words.clause_quote)):
        said = tidied(words.clause_quote)
        text = clipped(said, most_words=most_words) or " ".join(said.split()[:most_words])
        return Piece(
            text=f"My goal, in my own words: {quoted(text)}.", claims=(goal_claim(words, text),)
        )
    if is_named(words) or (with_help and clause.form in {GoalForm.THING, GoalForm.WORDS}):
        return help_with(words, most_words=most_words, introduced=introduced)
    if clause.form is GoalForm.ACTION:
        deed, now = _apart_from_now(clause.text)
        text = _cut(deed, most_words=most_words)
        negated = text.startswith("not ")
        infinitive = f"not to {text[4:]}" if negated else f"to {text}"
        frame = "My goal is {}." if negated else choice(_WANTS, key=key)
        wish = Piece(text=frame.format(infinitive), claims=(goal_claim(words, text),))
        return joined((wish, _said_now(words, now)))
    if words.is_open_choice:  # half of a choice says another thing
        return _choice_said(words, most_words=most_words)
    if clause.form is not GoalForm.QUESTION:
        text = clipped(clause.text, most_words=most_words) or clause.text
        clause = replace(clause, text=text)
    if clause.form is GoalForm.SENTENCE:
        clause = replace(clause, text=_LOOSE_END.sub(_as_question, clause.text))
    said_there = lowered(clause.text) if clause.form is GoalForm.QUESTION else clause.text
    return Piece(text=clause.sentence, claims=(goal_claim(words, said_there),))


def _choice_said(words: GoalWords, *, most_words: int) -> Piece:
    """Return a choice with every way in it; where words are short, without what leads to it."""
    text = words.clause.text
    ways = _EITHER.search(text)
    if most_words < _WORDS_FOR_A_LEAD and ways is not None:
        text = ways.group()
    return Piece(text=f"{capitalised(text)}.", claims=(goal_claim(words, text),))


_EITHER: Final = re.compile(r"\beither\b.*$", re.IGNORECASE)
_WORDS_FOR_A_LEAD: Final = 20


def _as_question(end: re.Match[str]) -> str:
    return f". {capitalised(end[1])}?"


def _apart_from_now(deed: str) -> tuple[str, str | None]:
    """Return a deed, and where somebody stands now: "currently on the ticket desk"."""
    found = _NOW.search(deed)
    return (deed, None) if found is None else (deed[: found.start()], found["now"])


def _said_now(words: GoalWords, now: str | None) -> Piece | None:
    return None if now is None else Piece(text=f"I'm {now}.", claims=(goal_claim(words, now),))


def _cut(deed: str, *, most_words: int) -> str:
    """Return a deed cut to so many words, whole where what is left would say another thing.

    "Know by March" is not "know by March whether I can teach", nor "find a shop" one that takes me.
    """
    text = clipped(deed, most_words=most_words) or deed
    hangs = _LIGHT_VERB.match(text) is not None and len(deed.split()) <= _MOST_WHOLE_WORDS
    return deed if hangs else text


def said(part: Said, *, frame: str = "{}") -> Piece:
    """Return a sentence of the goal as a piece with its claim."""
    found = claim(part.text.rstrip("."), about=ClaimAbout.GOAL, field=part.field, quote=part.quote)
    return Piece(text=frame.format(part.text), claims=(found,))


def goal_but(goal: Piece, crux: Said) -> Piece:
    """Return the goal with what stands in its way: joined by "but" where that is plainly meant."""
    hindrance = said(crux)
    joins = (
        _HINDERS.match(hindrance.text)
        and hindrance.words <= _MOST_JOINED_WORDS
        and goal.text.endswith(".")
        and _REFUSES.search(goal.text) is None
        and not re.search(r"[,:;“]|\bbut\b|\bhelp with\b", goal.text)
    )
    if not joins:
        return joined((goal, hindrance))
    return Piece(
        text=f"{goal.text[:-1]}, but {lowered(hindrance.text)}",
        claims=(*goal.claims, *hindrance.claims),
    )


def success(part: Said) -> Piece:
    """Return what would show that the goal is reached."""
    text = without_end(lowered(part.text))
    made = claim(text, about=ClaimAbout.GOAL, field=part.field, quote=part.quote)
    return Piece(text=f"What I would count as success: {text}.", claims=(made,))
