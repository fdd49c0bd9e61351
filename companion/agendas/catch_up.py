"""What is left from last time: both sides' promises in one item, what is too much beforehand."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from companion.agendas.agenda import AgendaBrief, AgendaItem, EarlierAdvice, OpenAction, Reader
from companion.agendas.citing import cited, plain
from companion.agendas.voice import says_first_person, says_third_person, told_to_writer
from companion.text.phrasing import as_sentence, listed, lowered, tidied, without_end
from companion.text.verb_lists import word_set
from companion.text.verbs import gerund, is_verb
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind

TITLE: Final = "Since last time"

_MOST_SHOWN: Final = 2
"""Promises that fit into a minute or two; the rest is said beforehand."""
_MOST_LEFT: Final = 2
_FEWEST_WORDS: Final = 3
"""Shorter actions ("ask her") mean nothing a week later."""
_MOST_WORDS: Final = 40
_MOST_OWN_WORDS: Final = 14
"""A longer promise makes a question that nobody says aloud."""

_NAMES_SOMEBODY: Final = re.compile(r"\w\s[A-Z][a-z]")
_LONGEST_VERB: Final = 30
_MOST_TOLD_WORDS: Final = 26
_FIRST_WORDS: Final = 4
_ENDS_OPEN: Final = re.compile(r",\s\w{1,20}$")
"""An errand that ends in a word waiting for its day: "apply for the course, closes"."""

_FEW_MORE_WORDS: Final = 3
_MIXED: Final = re.compile(
    r"\b(?:and|but|so)\s(?:that\s)?(?:it|he|she|they|this|that)\b|\bmust\b|\bdoesn['’]?t\b|[;?!]"
    r"|\bnot sure\b|\bso$|->|=>|→"
)
_VERB_OR_THING: Final = word_set(
    """
    book call contact cost cut design draft email film fit fix group help invoice lead letter list
    mail map market menu message note offer order paint park phone photo pitch plan plant post
    practice price print question quote rate record report request research review rota sample
    schedule score sheet sketch study survey talk test text time train trial video visit walk water
    """
)
"""Words that a jotted errand may begin with as a thing: "cost sheet", "price list"."""

_OBJECT: Final = re.compile(
    r"(?:the|an?|my|your|his|her|our|their|this|that|these|those|some|any|all|each|every|both|one"
    r"|two|three|four|five|six|ten|him|them|it|me|us|you|with|to|for|at|about|on|up|out|down|in"
    r"|through|how|what|whether|\d|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_POINTS_AT: Final = re.compile(
    r"\b(?:him|them|it)\b|\bthat(?=$|[,.]|\snext\b)|\bher(?=$|[,.]|\s(?:this|that|on|in|at|to|by|for|about|not|and|next|if)\b)"
)
_I: Final = re.compile(r"\bI\b")
_POINTS_AT_IT: Final = re.compile(r"\bit\b")
HANGING: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "on",
        "by",
        "at",
        "in",
        "to",
        "for",
        "of",
        "and",
        "or",
        "with",
        "from",
        "until",
        "till",
        "before",
        "after",
        "since",
        "next",
        "this",
    }
)


def catch_up(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> AgendaItem | None:
    """Return the item that picks up the most pressing promises, else what was noted last.

    What another item quotes already (`but`) is left to it.
    """
    shown = shown_actions(brief, reader, but=but)
    if shown:
        return _of_actions(shown, brief, reader)
    rest = [one for one in brief.carryover.advice if not _is_within(one.quote.text, but)]
    return _of_advice(rest[0]) if rest else None


def leftovers(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> Iterator[str]:
    """Yield what else was promised, as something to bring to mind beforehand."""
    for action in left_actions(brief, reader, but=but):
        told = promise(action, brief)
        if _who(action, brief) is None:
            yield told
        else:
            yield f"Also{' still open' if action.is_firm else ''}: {_lowered_start(told)}"


def shown_actions(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> tuple[OpenAction, ...]:
    """Return the promises that the first minutes take up."""
    return _shown(_apart(brief.carryover.open_actions, but), reader)


def left_actions(
    brief: AgendaBrief, reader: Reader | None, *, but: Sequence[str] = ()
) -> tuple[OpenAction, ...]:
    """Return the promises that are named beforehand instead."""
    actions = _apart(brief.carryover.open_actions, but)
    shown = _shown(actions, reader)
    return tuple(one for one in _pressing(actions, reader) if one not in shown)[:_MOST_LEFT]


def _apart(actions: Sequence[OpenAction], but: Sequence[str]) -> tuple[OpenAction, ...]:
    return tuple(one for one in actions if not _is_within(one.quote.text, but))


def _is_within(quote: str, others: Sequence[str]) -> bool:
    return any(quote in other for other in others)


def _lowered_start(sentence: str) -> str:
    """Return a sentence for after a colon; names and quotations stay as they are."""
    first = sentence.split(" ", 1)[0]
    return lowered(sentence) if first in {"You", "Your"} else sentence


def promise(action: OpenAction, brief: AgendaBrief) -> str:
    """Return whose promise it was and what, as a sentence to whoever reads.

    Where the notes do not say whose it was, or speak of "me" and "my" to an unknown reader, their
    own words stand instead.
    """
    what = lowered(without_end(tidied(action.what)), names=_names(brief))
    spoken = _told(what, action, brief)
    due = _due(action)
    who = _who(action, brief)
    known = _is_errand(what, action)
    unclear = _is_cut(what) or (brief.reader is None and says_first_person(what))
    if who is None or not what:
        return f"In the notes: {_cited(action)}{_due_date(action)}."
    if spoken is None or unclear or not known or not _is_sound(what, action, brief):
        return as_sentence(f"{_genitive(who)} part: {_cited(action)}{_due_date(action)}")
    if not action.is_firm:
        verb, _, rest = spoken.partition(" ")
        return f"{who} thought of {gerund(verb)} {rest}{due}."
    return f"{who} {'were' if who == 'You' else 'was'} to {spoken}{due}."


def _told(what: str, action: OpenAction, brief: AgendaBrief) -> str | None:
    """Return an errand as told to the reader, who wrote the notes: "my" and their name turned."""
    if brief.reader is None:
        return what
    spoken = told_to_writer(what)
    if (
        says_first_person(what)
        and action.owner is not brief.reader
        and _I.search(action.quote.text)
    ):
        # In a chat the one who undertakes it says "I": their "me" is not the reader's.
        return None
    reader = brief.mentee if brief.reader is Reader.MENTEE else brief.mentor
    if spoken is None:
        return None
    # A writer without a name stands under their role: "send Mentor photos".
    name = re.escape(reader.first_name if reader is not None else brief.reader.capitalize())
    spoken = re.sub(rf"\b{name}['’]s\b", "your", spoken)
    return re.sub(rf"\b{name}\b", "you", spoken)


def _is_cut(what: str) -> bool:
    """Tell whether an errand lost its end: "do a taster on a"."""
    return what.rsplit(" ", 1)[-1].casefold() in HANGING


def is_errand(action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether an action reads as something to be done."""
    what = lowered(without_end(tidied(action.what)), names=_names(brief))
    return _is_errand(what, action) and reads_as_errand(what, action.quote.text)


def _is_sound(what: str, action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether "was to" may stand before an errand without changing or losing what it says.

    "cost sheet" may be a thing, "ring her" has lost who she is, and "read it and it doesn't stick"
    is no errand to its end.
    """
    if not reads_as_errand(what, action.quote.text) or count_words(what) > _MOST_TOLD_WORDS:
        return False
    theirs = action.owner is not None and action.owner is brief.reader
    begun = " ".join(what.split()[:_FIRST_WORDS])
    lost = _POINTS_AT.search(begun) and not (theirs and not _POINTS_AT_IT.search(begun))
    return not lost or count_words(action.quote.text) <= count_words(what) + _FEW_MORE_WORDS


def reads_as_errand(what: str, quote: str) -> bool:
    """Tell whether an errand is one to its end, and not the name of a thing: "cost sheet"."""
    first, _, rest = what.partition(" ")
    if _MIXED.search(what):
        return False
    before = r"(?:to|will|should|must|I|['’]ll|gonna|d)"
    said = re.search(rf"{before}\s+{re.escape(first[:_LONGEST_VERB])}\b", quote, re.IGNORECASE)
    return first not in _VERB_OR_THING or _OBJECT.match(rest) is not None or said is not None


def _is_errand(what: str, action: OpenAction) -> bool:
    """Tell whether `what` follows "was to": its first word is a verb, or stands as one."""
    first, _, rest = what.partition(" ")
    if is_verb(first, rest.split(" ", 1)[0]):
        return True
    said = re.escape(first[:_LONGEST_VERB])
    before = r"\b(?:(?:will|to|gonna|should|I)\s+|(?:I|he|she|they)['’]ll\s+)"
    return re.search(rf"{before}{said}\b", action.quote.text, re.IGNORECASE) is not None


def _of_actions(
    shown: Sequence[OpenAction], brief: AgendaBrief, reader: Reader | None
) -> AgendaItem:
    first = shown[0]
    others = [one for one in shown if not _is_reported(one, brief)]
    return AgendaItem(
        minutes=1,
        title=TITLE,
        purpose=_promises(shown, brief),
        question=_asked(others, brief, reader) if others else None,
        source=Source(kind=SourceKind.NOTES, ref=first.ref, quote=first.quote.text),
    )


def _promises(shown: Sequence[OpenAction], brief: AgendaBrief) -> str:
    if all(_who(action, brief) is None for action in shown):
        told = [f"{_cited(action)}{_due_date(action)}" for action in shown]
        return f"In the notes: {listed(told)}."
    return " ".join(
        f"{_tell(brief)}: {_lowered_start(promise(action, brief))}"
        if _is_reported(action, brief)
        else promise(action, brief)
        for action in shown
    )


def _is_reported(action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether a promise is a mentor's own: they tell of it and ask nobody what came of it."""
    return brief.reader is Reader.MENTOR and action.owner is Reader.MENTOR


def _tell(brief: AgendaBrief) -> str:
    return f"Tell {brief.mentee.first_name if brief.mentee else 'your mentee'} where this stands"


def _asked(shown: Sequence[OpenAction], brief: AgendaBrief, reader: Reader | None) -> str:
    first = shown[0]
    what = lowered(without_end(tidied(first.what)), names=_names(brief))
    what = _ENDS_OPEN.sub("", what)
    verb, _, rest = what.partition(" ")
    plain = not (says_first_person(what) or says_third_person(what) or _says_you(what))
    plain = plain and not any(f" {one} " in what for one in ("and", "then", "or"))
    plain = plain and _is_sound(what, first, brief)
    if brief.mentor is not None and reader is Reader.MENTOR:
        what = re.sub(rf"\b{re.escape(brief.mentor.first_name)}\b(?!['’])", "me", what)
        rest = what.partition(" ")[2]
    theirs = reader is Reader.MENTOR and first.owner is Reader.MENTEE and brief.reader is not None
    short = count_words(what) <= _MOST_OWN_WORDS
    if theirs and plain and short and is_verb(verb, rest.split(" ", 1)[0]):
        return f"What came of {gerund(verb)} {rest}?"
    if len(shown) > 1:
        return "What came of each, and what did it show?"
    return "What came of it, and what did it show?"


def _says_you(text: str) -> bool:
    return any(word in {"you", "your", "yours"} for word in text.lower().split())


def _of_advice(advice: EarlierAdvice) -> AgendaItem:
    return AgendaItem(
        minutes=1,
        title=TITLE,
        purpose=f"Noted last time: {cited(without_end(plain(advice.quote.text)))}.",
        question="What has changed since then?",
        source=Source(kind=SourceKind.NOTES, ref=advice.ref, quote=advice.quote.text),
    )


def _shown(actions: Sequence[OpenAction], reader: Reader | None) -> tuple[OpenAction, ...]:
    """Return the most pressing promise of each side, the other's first where a mentor reads."""
    pressing = _pressing(actions, reader)
    if not pressing:
        return ()
    first = pressing[0]
    others = [one for one in pressing[1:] if _side(one) != _side(first)] or pressing[1:]
    if _side(first):
        others = [one for one in others if _side(one)]
    return (first, *others[: _MOST_SHOWN - 1])


def _side(action: OpenAction) -> str:
    return action.owner or action.owner_name or ""


def _pressing(actions: Sequence[OpenAction], reader: Reader | None) -> list[OpenAction]:
    """Return what can be told by its words: the mentee's first, firm ones, then by day due."""
    told = [
        action
        for action in actions
        if (count_words(action.what) >= _FEWEST_WORDS or _NAMES_SOMEBODY.search(action.what))
        and count_words(action.quote.text) <= _MOST_WORDS
    ]
    known = reader is not None or any(action.owner is not None for action in told)
    return sorted(
        dict.fromkeys(told),
        key=lambda action: (
            not _side(action),
            known and action.owner is not Reader.MENTEE,
            not action.is_firm,
            action.due_on is None,
            action.due_on or 0,
            action.quote.start,
        ),
    )


def _who(action: OpenAction, brief: AgendaBrief) -> str | None:
    if action.owner is not None and action.owner is brief.reader:
        return "You"
    if action.owner_name:
        return action.owner_name
    if action.owner is not None:
        person = brief.mentee if action.owner is Reader.MENTEE else brief.mentor
        return person.first_name if person is not None else f"The {action.owner}"
    return None


def _genitive(who: str) -> str:
    return "Your" if who == "You" else f"{who}{'’' if who.endswith('s') else '’s'}"


def _names(brief: AgendaBrief) -> frozenset[str]:
    return frozenset(
        person.first_name for person in (brief.mentee, brief.mentor) if person is not None
    )


def _due(action: OpenAction) -> str:
    said = (action.due_phrase or "").casefold()
    if said and said in action.what.casefold():
        return ""
    if said and (action.due_on is None or _ENDS_OPEN.search(action.what)):
        what = " ".join(action.what.casefold().split())
        if f"{what} {said}" in " ".join(action.quote.text.casefold().split()):
            return f" {action.due_phrase}"
    if action.due_on is None and action.due_phrase:
        return f" ({cited(action.due_phrase)})"
    return _due_date(action)


def _due_date(action: OpenAction) -> str:
    return f", due {action.due_on.day} {action.due_on:%B}" if action.due_on else ""


def _cited(action: OpenAction) -> str:
    return cited(without_end(plain(action.quote.text)))
