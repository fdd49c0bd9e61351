"""Whose promise it was and what, as one sentence to whoever reads the plan."""

import re
from collections.abc import Collection
from typing import Final

from companion.agendas.agenda import AgendaBrief, OpenAction, Reader
from companion.agendas.citing import cited, cited_sentence, plain
from companion.agendas.dating import is_ahead, spelt
from companion.agendas.errands import follows_was_to, is_cut, reads_as_errand, without_aside
from companion.agendas.voice import possessive_to_you, says_first_person
from companion.text.persons import told_to_writer
from companion.text.phrasing import as_sentence, lowered, tidied, without_end
from companion.text.starting import starts
from companion.text.verbs import gerund, is_verb
from companion.text.words import count_words

_MOST_OWN_WORDS: Final = 14
"""A longer promise makes a question that nobody says aloud."""
"""A longer promise makes a question that nobody says aloud."""
_MOST_TOLD_WORDS: Final = 26
_FIRST_WORDS: Final = 4
_FEW_MORE_WORDS: Final = 3
_ENDS_OPEN: Final = re.compile(r",\s\w{1,20}$")
"""An errand that ends in a word waiting for its day: "apply for the course, closes"."""
"""An errand that ends in a word waiting for its day: "apply for the course, closes"."""
_POINTS_AT: Final = re.compile(
    r"\b(?:him|them|it)\b|\bthat(?=$|[,.]|\snext\b)|\bher(?=$|[,.]|\s(?:this|that|on|in|at|to|by|for|about|not|and|next|if)\b)"
)
_FEWEST_TOLD: Final = 3
_LONG_ASIDE: Final = 5
_BRACKETED: Final = re.compile(r"\((?P<inside>[^()]{1,400})\)$")
_DAY_GOES_ON: Final = re.compile(
    r"(?:\s(?:wks?|weeks?|of|in|the|or|half|term|mths?|months?|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec|[A-Z]\w{2,9}|\d{1,4}(?:st|nd|rd|th)?)\b){1,5}",
    re.IGNORECASE,
)
"""What belongs to a day that was read in part: "Tues or Weds 1st" goes on with "wk dec"."""
_OPEN_DAY: Final = re.compile(r"\bor\b", re.IGNORECASE)
_I: Final = re.compile(r"\bI\b")
_POINTS_AT_IT: Final = re.compile(r"\bit\b")
_ANYBODY: Final = re.compile(
    r"\b(?:he|she|him|her|hers|his|they|them|their|himself|herself|you|your|yours)\b", re.IGNORECASE
)


def promise(action: OpenAction, brief: AgendaBrief) -> str:
    """Return whose promise it was and what, as a sentence to whoever reads.

    Where the notes do not say whose it was, or speak of "me" and "my" to an unknown reader, their
    own words stand instead. What is not due yet is said to be ahead. One that names no thing goes
    on with what the notes say before it.
    """
    told = _told_of(action, brief)
    leant_on = "" if action.leans_on is None else plain(without_end(action.leans_on.text))
    if not leant_on or leant_on in told:
        return told
    return f"{told} Before it in the notes: {cited_sentence(leant_on)}"


def _told_of(action: OpenAction, brief: AgendaBrief) -> str:
    who = who_of(action, brief)
    what = bare(action, brief)
    if action.is_edited and what:
        return _own_words(action, what, brief, who=who)
    if who is None or not what:
        return f"In the notes: {quoted_of(action)}{_due_date(action)}."
    spoken = _as_errand(action, brief)
    if is_ahead(action, brief) and action.due_on is not None:
        said = quoted_of(action) if spoken is None else f"to {spoken}"
        return f"Still ahead for {_whom(who)}: {said}, by {spelt(action.due_on)}."
    if spoken is None:
        return as_sentence(f"{genitive(who)} part: {quoted_of(action)}{_due_date(action)}")
    if not action.is_firm:
        verb, _, rest = spoken.partition(" ")
        return f"{who} thought of {gerund(verb)} {rest}{_due(action)}."
    return f"{who} {'were' if who == 'You' else 'was'} to {spoken}{_due(action)}."


def _own_words(action: OpenAction, what: str, brief: AgendaBrief, *, who: str | None) -> str:
    """Return a promise in the words that a person gave it, turned to the reader where possible."""
    told = _told(what, action, brief) or what
    day = _due_date(action)
    if who is None:
        return as_sentence(f"Nobody’s yet: {told}{day}")
    if not action.is_firm:
        return f"{who} might {told}{day}." if _is_deed(told) else f"{who}, perhaps: {told}{day}."
    if is_ahead(action, brief) and action.due_on is not None:
        to = "to " if _is_deed(told) else ""
        return f"Still ahead for {_whom(who)}: {to}{told}, by {spelt(action.due_on)}."
    if not _is_deed(told):
        return as_sentence(f"{genitive(who)} part: {told}{day}")
    return f"{who} {'were' if who == 'You' else 'was'} to {told}{day}."


def _is_deed(what: str) -> bool:
    """Tell whether words begin with what somebody does."""
    first, _, rest = what.partition(" ")
    return is_verb(first, rest.split(" ", 1)[0])


def asked_of(action: OpenAction, brief: AgendaBrief, reader: Reader | None) -> str | None:
    """Return "calling the recruiter" for what came of it; None where the words cannot be asked.

    Only of a promise of the other one's, in words that hold when they are said aloud.
    """
    what = without_aside(_ENDS_OPEN.sub("", bare(action, brief)))
    spoken = not (says_first_person(what) or says_anybody(what))
    spoken = spoken and not any(f" {one} " in what for one in ("and", "then", "or"))
    if not spoken or not _is_sound(what, action, brief) or is_cut(what):
        return None
    mine = brief.mentor if reader is Reader.MENTOR else brief.mentee
    if mine is not None and reader is not None:
        what = re.sub(rf"\b{re.escape(mine.first_name)}\b(?!['’])", "me", what)
    verb, _, rest = what.partition(" ")
    theirs = reader is not None and action.owner is not None and action.owner is not reader
    if not theirs or brief.reader is None or count_words(what) > _MOST_OWN_WORDS:
        return None
    return f"{gerund(verb)} {rest}" if follows_was_to(what, action) else None


def said_to_owner(action: OpenAction, brief: AgendaBrief) -> str | None:
    """Return a promise as the reader says it to the other one, whose it is: "You were going to …".

    None where it is not the other one's, or the words cannot be turned surely.
    """
    if brief.reader is None or action.owner in {None, brief.reader}:
        return None
    what = without_aside(_ENDS_OPEN.sub("", bare(action, brief)))
    is_deed = follows_was_to(what, action) and _is_sound(what, action, brief) and not is_cut(what)
    if says_first_person(what) or not is_deed or count_words(what) > _MOST_OWN_WORDS:
        return None
    mine = brief.mentor if brief.reader is Reader.MENTOR else brief.mentee
    if mine is not None:
        name = re.escape(mine.first_name)
        what = re.sub(rf"\b{name}['’]s\b", "my", what)
        what = re.sub(rf"\b{name}\b(?!['’])", "me", what)
    turned = possessive_to_you(what)
    if turned is None:
        return None
    day = "" if action.due_on is None else f" by {spelt(action.due_on)}"
    return f"{GOING_TO} {turned}{day}."


GOING_TO: Final = "You were going to"
"""How one of the two says to the other what these undertook."""


def says_anybody(text: str) -> bool:
    """Tell whether a text says "you" or "he": aloud, that may be somebody else."""
    return _ANYBODY.search(text) is not None


def is_sound_errand(action: OpenAction, brief: AgendaBrief) -> bool:
    """Tell whether an action reads as something to be done."""
    what = bare(action, brief)
    return follows_was_to(what, action) and reads_as_errand(what, action.quote.text)


def bare(action: OpenAction, brief: AgendaBrief) -> str:
    """Return what is to be done as it stands within a sentence."""
    return lowered(without_end(tidied(action.what)), names=_names(brief))


def who_of(action: OpenAction, brief: AgendaBrief) -> str | None:
    """Return whose promise it is as the plan names them: "You", "Ana"; None where nobody knows."""
    if action.owner is not None and action.owner is brief.reader:
        return "You"
    if action.owner_name:
        return action.owner_name
    if action.owner is not None:
        person = brief.mentee if action.owner is Reader.MENTEE else brief.mentor
        return person.first_name if person is not None else f"The {action.owner}"
    return None


def genitive(who: str) -> str:
    """Return "Ana’s", "Your"."""
    return "Your" if who == "You" else f"{who}{'’' if who.endswith('s') else '’s'}"


def quoted_of(action: OpenAction) -> str:
    """Return the words that a promise stands in, its own or the notes', in quotation marks."""
    if action.is_edited:
        return cited(without_end(plain(action.what)))
    return cited(without_end(plain(action.quote.text)))


def _as_errand(action: OpenAction, brief: AgendaBrief) -> str | None:
    """Return what stands after "was to"; None where the notes' own words have to stand."""
    what = bare(action, brief)
    spoken = _told(what, action, brief)
    # "Ask Gaz" alone has lost about what; its line tells.
    more = count_words(action.quote.text) - count_words(what)
    unclear = (
        is_cut(what)
        or (count_words(what) < _FEWEST_TOLD and more >= _FEW_MORE_WORDS)
        or _repeats_line(what, action)
        or (brief.reader is None and says_first_person(what))
    )
    known = follows_was_to(what, action) and _is_sound(what, action, brief)
    return None if unclear or not known else spoken


def _repeats_line(what: str, action: OpenAction) -> bool:
    """Tell whether brackets at the end hold more of the line: the line itself reads better."""
    found = _BRACKETED.search(what)
    inside = found["inside"].casefold() if found is not None else ""
    return count_words(inside) >= _LONG_ASIDE and inside in plain(action.quote.text).casefold()


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
    spoken = re.sub(rf"\b{name}\b", "you", spoken)
    other = brief.mentor if brief.reader is Reader.MENTEE else brief.mentee
    role = Reader.MENTOR if brief.reader is Reader.MENTEE else Reader.MENTEE
    # Nor does the other one's role stand for a name: "ring Mentor" is "ring your mentor".
    return (
        spoken if other is not None else re.sub(rf"\b{role.capitalize()}\b", f"your {role}", spoken)
    )


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


def _whom(who: str) -> str:
    return "you" if who == "You" else who[:1].lower() + who[1:] if who.startswith("The ") else who


def _names(brief: AgendaBrief) -> Collection[str]:
    return frozenset(
        person.first_name for person in (brief.mentee, brief.mentor) if person is not None
    )


def _due(action: OpenAction) -> str:
    said = (action.due_phrase or "").casefold()
    if said and said in action.what.casefold():
        return f" ({spelt(action.due_on)})" if action.due_on else ""
    whole = _whole_day(action.due_phrase or "", action.quote.text)
    if said and action.due_on is None and _OPEN_DAY.search(whole):
        return f" (day still to choose: {cited(whole)})"
    if said and (action.due_on is None or _ENDS_OPEN.search(action.what)):
        what = " ".join(action.what.casefold().split())
        if f"{what} {said}" in " ".join(action.quote.text.casefold().split()):
            day = f" ({spelt(action.due_on)})" if action.due_on else ""
            return f" {whole}{day}"
    if action.due_on is None and said:
        return f" ({cited(whole)})"
    return _due_date(action)


def _whole_day(phrase: str, line: str) -> str:
    """Return a day with what belongs to it in the line: a day that is cut is another day."""
    at = line.find(phrase)
    more = _DAY_GOES_ON.match(line, at + len(phrase)) if at >= 0 else None
    return phrase if more is None else f"{phrase}{more[0]}"


def _due_date(action: OpenAction) -> str:
    if action.due_on is None:
        return ""
    return f", {'from' if starts(action.due_phrase) else 'due'} {spelt(action.due_on)}"
