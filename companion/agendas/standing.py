"""The first minutes of a first talk: where things stand, in words that both may read."""

import re
from typing import Final

from companion.agendas.agenda import AgendaItem, Reader
from companion.agendas.citing import cited, plain
from companion.agendas.voice import said_to_mentee, says_first_person, speaks_of_both
from companion.goals.terms import TermKind
from companion.goals.wording import GoalWords, Said
from companion.text.clauses import GoalForm
from companion.text.pasting import may_be_pasted
from companion.text.phrasing import clipped, without_end
from companion.writing.draft import Source, SourceKind

STANDING: Final = "Where things stand"
LAST: Final = "The next step"

_CITED_WORDS: Final = 16
_UNSURE: Final = re.compile(
    r"\W{0,3}(?:(?:i )?dunno|(?:i )?don['’]?t (?:really )?know|no idea|idk|not sure|something)\b",
    re.IGNORECASE,
)
"""How a goal begins that is none yet: its words are no end to be "towards"."""
NOT_KNOWN: Final = re.compile(
    r"\b(?:nobody|no one|never) (?:\w+ ){0,3}?(?:told|said|asked|knows?)\b|\bnot sure\b|\bunsure\b"
    r"|\bno idea\b|\b(?:do not|don['’]?t|did not|didn['’]?t|can['’]?t|cannot) (?:\w+ )?"
    r"(?:know|see|tell|say)\b|\bwonder\b|\bdunno\b",
    re.IGNORECASE,
)
_TROUBLE: Final = re.compile(
    r"\b(?:afraid|struggl\w+|freez\w+|quiet|panic\w*|keeps?|always|every time|again|avoid\w*|stuck"
    r"|fail\w*|refus\w+|reject\w+|ignor\w+|nervous|hard|difficult|cannot|can['’]?t|lose|losing"
    r"|late|cancel\w+|instead|forget\w*|shout\w*|interrupt\w*|no (?:reply|replies|answer))\b",
    re.IGNORECASE,
)
"""Something that happens, and on which something can have been tried."""


def where_things_stand(words: GoalWords, reader: Reader | None) -> AgendaItem:
    """Return the item that begins a first talk: what is hard, how far it is, or what was done."""
    hard = words.crux or words.obstacle
    about = _towards(words, reader)
    if hard is not None:
        purpose = f"Begin with {cited_said(hard)}: {_stands(hard.quote)}."
        source = goal_source(hard)
    elif words.success is not None:
        purpose = f"In two sentences: how far it is today to {cited_said(words.success)}."
        source = goal_source(words.success)
    elif _UNSURE.match(words.clause_quote):
        purpose = "In two sentences: how things are today, and what should be different."
        source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    else:
        joint = "on" if about.startswith("“") else "towards"
        purpose = f"In two sentences: what has been done so far {joint} {about}."
        if words.clause.form is GoalForm.QUESTION:
            purpose = f"In two sentences: what is known so far about {about}."
        source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    return AgendaItem(minutes=1, title=STANDING, purpose=purpose, source=source)


def _stands(hard: str) -> str:
    """Return what can be said of something hard: nothing is tried on what is only not known."""
    if NOT_KNOWN.search(hard):
        return "what is known by now"
    return "what has been tried so far" if _TROUBLE.search(hard) else "how that is today"


def _towards(words: GoalWords, reader: Reader | None) -> str:
    """Return the goal as it stands after "towards" in a plan that both may read."""
    about = words.clause.about
    short = clipped(about, most_words=_CITED_WORDS) if about is not None else None
    usable = (
        short is not None
        and may_be_pasted(short)
        and not short.startswith(("not ", "how ", "whether ", "which ", "what "))
        and not speaks_of_both(words)
        and words.clause.form in {GoalForm.ACTION, GoalForm.THING, GoalForm.QUESTION}
    )
    if short is not None and usable:
        shared = reader is Reader.MENTEE or not says_first_person(short)
        return short if shared else said_to_mentee(short) or _clause_quoted(words)
    return _clause_quoted(words)


def _clause_quoted(words: GoalWords) -> str:
    said = Said(text=words.clause_quote, field="statement", quote=words.clause_quote)
    return cited_said(said)


def cited_said(said: Said) -> str:
    """Return words of a goal between quotation marks, cut where a clause ends."""
    text = plain(said.quote)
    short = clipped(text, most_words=_CITED_WORDS)
    if short is None:
        return cited(f"{' '.join(text.split()[:_CITED_WORDS])} …")
    return cited(short)


def goal_source(said: Said) -> Source:
    """Return where words of a goal stand."""
    return Source(kind=SourceKind.GOAL, ref=said.field, quote=said.quote)


_MOST_TERMS: Final = 2
_MOST_TERM_WORDS: Final = 30


def with_limits(item: AgendaItem, words: GoalWords) -> AgendaItem:
    """Return the first minutes with what any way must fit: an answer that does not is none."""
    limits = (one.text for one in words.terms if one.kind is TermKind.LIMIT)
    short = [one for one in limits if len(one.split()) <= _MOST_TERM_WORDS and may_be_pasted(one)]
    if not short:
        return item
    named = " and ".join(cited(without_end(one)) for one in short[:_MOST_TERMS])
    return item.model_copy(update={"purpose": f"{item.purpose} It has to fit: {named}."})
