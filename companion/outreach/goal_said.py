"""Says what the sender wants and what stands in the way, in the words of the goal."""

import re
from dataclasses import replace
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Said, exact_words
from companion.outreach.facts import is_private
from companion.outreach.message import Claim, ClaimAbout
from companion.outreach.pieces import Piece, choice, claim, joined
from companion.outreach.questions import is_named
from companion.text.clauses import GoalForm
from companion.text.language import is_english_wish
from companion.text.pasting import may_be_pasted, reads_english, whole_sentence
from companion.text.phrasing import (
    LONGEST_PHRASED,
    clipped,
    lowered,
    quoted,
    tidied,
    without_end,
)
from companion.text.sentences import sentences
from companion.text.shorthand import written_out

_MOST_SENTENCES: Final = 20
_MOST_ALSO_WORDS: Final = 10
_MOST_JOINED_WORDS: Final = 14
_HINDERS: Final = re.compile(
    r"I (?:(?:have|'ve) (?:never|only|hardly|no)|(?:do|did|could|would) not|don['’]t|can['’]t|"
    r"cannot|always (?:freeze|panic)|never|hate|lack|fear|struggle|freeze|panic|am (?:not|scared|"
    r"afraid|nervous|worried|terrified|stuck|shy|unsure|too))\b|(?:nobody|no one|everyone else|"
    r"my (?:boss|manager) says (?:there is no|no))\b",
    re.IGNORECASE,
)
"""A sentence that stands against the wish before it."""

_SPEAKS: Final = re.compile(r"[!?“”\"]|\b(?:I|we|you|me|us|or):?\s")
"""What does not go on behind "help with"."""

_OF_ONESELF: Final = re.compile(r"(?:I|I['’]\w+|We|My|Our)\s")
_MOST_WHOLE_WORDS: Final = 26
_LIGHT_VERB: Final = re.compile(
    r"(?:know|find|spend|see|get|have|be|take|make|do|go|use|work|keep|bring|give|come|decide)\b",
    re.IGNORECASE,
)
_WANTS: Final = ("I want {}.", "My goal is {}.", "I would like {}.")


def goal_sentence(words: GoalWords, *, key: str, most_words: int, with_help: bool = False) -> Piece:
    """Return what the sender wants, in at most about `most_words` words of theirs.

    Args:
        words: the goal.
        key: by which one of several good wordings is chosen.
        most_words: about how many words of the goal.
        with_help: whether a goal that is no deed is what they asked a programme for help with.
    """
    clause = words.clause
    if not (reads_english(words.clause_quote) and is_english_wish(words.clause_quote)):
        said = tidied(words.clause_quote)
        text = clipped(said, most_words=most_words) or " ".join(said.split()[:most_words])
        return Piece(
            text=f"My goal, in my own words: {quoted(text)}.", claims=(_goal_claim(words, text),)
        )
    if is_named(words) or (with_help and clause.form in {GoalForm.THING, GoalForm.WORDS}):
        return _help_with(words, most_words=most_words)
    if clause.form is GoalForm.ACTION:
        text = _cut(clause.text, most_words=most_words)
        negated = text.startswith("not ")
        infinitive = f"not to {text[4:]}" if negated else f"to {text}"
        frame = "My goal is {}." if negated else choice(_WANTS, key=key)
        return Piece(text=frame.format(infinitive), claims=(_goal_claim(words, text),))
    if clause.form is not GoalForm.QUESTION:
        text = clipped(clause.text, most_words=most_words) or clause.text
        clause = replace(clause, text=text)
    said_there = lowered(clause.text) if clause.form is GoalForm.QUESTION else clause.text
    return Piece(text=clause.sentence, claims=(_goal_claim(words, said_there),))


def _cut(deed: str, *, most_words: int) -> str:
    """Return a deed cut to so many words, whole where what is left would say another thing.

    "Know by March" is not "know by March whether I can teach", nor "find a shop" one that takes me.
    """
    text = clipped(deed, most_words=most_words) or deed
    hangs = _LIGHT_VERB.match(text) is not None and len(deed.split()) <= _MOST_WHOLE_WORDS
    return deed if hangs else text


def _help_with(words: GoalWords, *, most_words: int) -> Piece:
    """Return a goal that names a thing as typed: "I would like help with leading a team"."""
    first = next(iter(sentences(words.clause_quote[:LONGEST_PHRASED])), None)
    quote = words.clause_quote if first is None else first.text
    typed = without_end(written_out(tidied(quote)))
    text = clipped(typed, most_words=most_words) or " ".join(typed.split()[:most_words])
    text = lowered(text)
    if _SPEAKS.search(text):
        return Piece(
            text=f"What I would like help with, in my own words: {quoted(text)}.",
            claims=(_goal_claim(words, text),),
        )
    return Piece(text=f"I would like help with {text}.", claims=(_goal_claim(words, text),))


def also_wished(words: GoalWords, goal: Goal, told: Piece) -> Piece | None:
    """Return what somebody wrote behind what they want: a second thing, or how it is for them."""
    if words.clause.form is GoalForm.QUESTION or not reads_english(goal.statement):
        return None
    said_already = told.text.casefold()
    known = " ".join(part.quote for part in words.challenge).casefold()
    for quote in sentences(goal.statement[:LONGEST_PHRASED])[1:_MOST_SENTENCES]:
        text = lowered(without_end(written_out(tidied(quote.text))))
        is_new = text.casefold() not in said_already and quote.text.casefold() not in known
        if not is_new or not may_be_pasted(quote.text) or is_private(quote.text):
            continue
        made = claim(text, about=ClaimAbout.GOAL, field="statement", quote=quote.text)
        whole = whole_sentence(written_out(quote.text))
        if whole is not None and _OF_ONESELF.match(whole) and "?" not in whole:
            return Piece(text=whole, claims=(made,))
        if whole is None and len(text.split()) <= _MOST_ALSO_WORDS and not _SPEAKS.search(text):
            return Piece(text=f"I would also like help with {text}.", claims=(made,))
    return None


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
        and not re.search(r"[,:;“]|\bbut\b", goal.text)
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


def _goal_claim(words: GoalWords, text: str) -> Claim:
    quote = exact_words(words.clause_quote, text)
    return claim(text, about=ClaimAbout.GOAL, field="statement", quote=quote)
