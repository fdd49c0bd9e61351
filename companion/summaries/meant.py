"""Whether words that sound like a task are meant as one by whoever they would bind."""

from dataclasses import replace
from typing import Final

from companion.people.person import PersonId
from companion.summaries.declined import is_declined, is_only_usual
from companion.summaries.doers import Clause, Reading, speaks_of_others
from companion.summaries.doubtful import is_no_errand
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES, OTHERS
from companion.summaries.verbs import is_past

_QUOTE_MARK: Final = compiled(r"(?P<opens>(?:^|(?<=[\s(\[:,–—-]))\"(?=\S|$))|\"")
_SAYS: Final = (
    r"(?:said|says|say|told|tells|wrote|writes|quote[sd]?|texted|emailed|mailed|replied|answered"
    r"|shouted|announced|claims?|claimed|joked|promised|goes|went)"
)
_REPORTED: Final = compiled(rf"(?P<who>[\w'-]+) (?P<verb>{_SAYS})\b[^.;:!?]{{0,40}}: ?[\"']?$")
_UNSAID: Final = compiled(
    r"\b(?:jok(?:ed|ing|ingly)|jokes? that|as a joke|just kidding|only kidding)\b",
    r"\b(?:take|takes|took|taken|taking) (?:it |that )?back (?:what|that|my|all|everything|the)\b"
    r"|\btake (?:it|that) back\b",
    r"\blast (?:time|session|call|meeting)\W{1,3}(?:i|he|she|we|they) (?:had )?(?:promised|said"
    r"|agreed|offered)\b",
    r"[,;:(–—-] ?(?:(?:is|was|now|already|all|it's|that's|i) )?(?:done|finished|did (?:it|that)"
    r"|sorted|sent)\)?\W{0,3}$",
    r"(?:[–—-]|[-=]>|[→➔⇒]) ?(?:(?:is|was|now|already|all|it's|that's|i|been) ){0,2}(?:done"
    r"|finished|sorted|sent|posted|emailed|mailed|texted|booked|paid|ordered|bought|told|asked|rang|called"
    r"|phoned|handed (?:in|over)|dropped off)\W{0,6}$",
    r"[✓✔☑✅]\W{0,3}$",
)
"""What tells that a promise was taken back or kept, or that nobody made it."""
_WILL_NOT: Final = (
    r"(?:i|he|she|we|they) (?:will not|won't|can't|cannot|shall not)"
    r"(?: (?:do|make|manage|be able to) ?(?:it|that|this)?)?\W{0,3}$"
)
_UNDONE: Final = compiled(
    rf"\b(?:actually|wait|sorry|hm+|no)\W{{1,3}}(?:(?:actually|no|wait)\W{{1,3}})*{_WILL_NOT}",
    r"\b(?:actually|wait|sorry)\W{1,3}no\W{0,3}$",
    r"[.;,!–—-] ?(?:scratch|forget|scrap|ignore) (?:that|it|this|all that)\W{0,3}$"
    r"|\bnever ?mind\W{0,3}$",
)
"""At the end of a promise, what takes it back."""
_WITHDRAWN: Final = compiled(
    r"^\W*(?:(?:fine|ok(?:ay)?|well|actually|wait|sorry|hm+|oh|no|but)\b\W*){0,4}"
    r"(?:(?:scratch|forget|scrap|ignore) (?:that|it|this|about it|all that)"
    r"|never ?mind|i take (?:it|that) back|just (?:kidding|joking))\b",
    r"^\W*(?:actually|wait|sorry|hm+|oh)\W{1,3}no\W*$",
)
_NOT_AFTER_ALL: Final = compiled(
    rf"^\W*(?:(?:actually|wait|sorry|hm+|oh|no|but|on second thoughts?)\b\W*){{1,4}}{_WILL_NOT}"
)
_REFUSES: Final = compiled(
    r"^\W*(?:(?:sorry|er+|um+|oh|well)\W+)?(?:no|nope|nah|no way|never)(?:\W+(?:sorry|thanks"
    r"|thank you))?\W*$",
    rf"^\W*(?:(?:no|nope|nah|sorry)\W+)*{_WILL_NOT}",
)
_ILLUSTRATES: Final = compiled(
    r"(?:^|[.;:(–—-])\W*(?:an |one |for )?(?:example|instance|e\.?g\.?|hypothetically|imagine"
    r"|sample)\b[^.;]{0,30}(?:[:,]|\bthat\b)?\W*$"
)
_OPINION: Final = compiled(
    r"^\W*(?:\S{1,30} ){1,3}?(?:thinks?|thought|reckons?|reckoned|believes?|believed|feels?|felt"
    r"|guess(?:es)?|assumes?|says|said)\b(?! (?:i|he|she|they|we)(?:'ll|'d| will| would)\b)"
)
_LABELLED: Final = compiled(
    r"^\W*(?P<name>(?-i:[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20})?))\s*(?:->|=>|→|➔|⇒|:) ?"
)
_SHARED: Final = compiled(
    r"^\W*(?-i:[A-Z])[\w.'-]{0,20}(?: ?[+&/,] ?| and )(?:me|i|(?-i:[A-Z])[\w.'-]{0,20})"
    r"(?: to| will|\s?->|\s?:) "
)
_FIRST_PERSON: Final = compiled(r"(?:i|me|we|my|myself)\b")
_WITHIN: Final = 5
"""Sentences back in which a quotation may have begun."""


def meant(reading: Reading, clause: Clause) -> Clause | None:
    """Return a clause with the owner it may have; None where nobody undertook it."""
    teller = _teller(reading, clause)
    if teller is not None:
        closing = reading.text.find('"', clause.task)
        end = clause.end if closing < 0 else min(clause.end, closing)
        clause = replace(clause, owner=teller, voice=teller, end=end)
    if (
        _UNSAID.search(reading.text)
        or _is_done(reading.text)
        or _UNDONE.search(reading.text, clause.task)
        or (teller is None and is_hearsay(reading.notes, reading.number, clause.subject))
        or _ILLUSTRATES.search(reading.text[: clause.subject])
        or _is_taken_back(reading.notes, clause)
        or is_no_errand(reading, clause)
        or is_declined(reading, clause)
        or is_only_usual(reading, clause)
    ):
        return None
    if clause.subject == clause.task and clause.task == 0 and _is_opinion(reading):
        return None
    if _SHARED.match(reading.text) and not _FIRST_PERSON.match(reading.text, clause.subject):
        return replace(clause, owner=None)
    return replace(clause, owner=None) if _is_strangers(reading, clause) else clause


_DID: Final = compiled(
    r"(?:[,;:(–—-]|[-=]>|[→➔⇒]) ?(?:(?:is|was|now|already|all|it's|that's|i|been) ){0,2}"
    r"(?P<did>[a-z]{3,12})(?: (?:it|that|this|them))?(?: (?:up|off|over|out|in|round))?"
    r" (?:on |last |this )?"
    r"(?:yesterday|today|al?l?read[iy]|alred[iy]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
    r"|\d{1,2}[/.]\d{1,2})(?: (?:morning|afternoon|evening|night))?\W{0,6}$"
)
_WAITS: Final = compiled(
    r"[(,;–—-]\s?(?P<did>[a-z]{3,12})(?: (?:him|her|them|it))?(?:,| and|\s?[–—-])? (?:now )?"
    r"(?:waiting|no (?:answer|reply|word)(?: yet)?|(?:not|nothing) (?:heard )?(?:back )?(?:yet)?)"
    r"\W{0,6}$"
)
"""At the end of a line, that it is done and the answer is not there: "(asked, waiting)"."""
"""At the end of a line, what became of the thing: "ring the bank - rang Tues"."""
_LONGEST_DID: Final = 60


def _is_done(text: str) -> bool:
    """Tell whether a line ends in when its thing was done."""
    since = max(0, len(text) - _LONGEST_DID)
    found = _DID.search(text, since) or _WAITS.search(text, since)
    return found is not None and (is_past(found["did"]) or found["did"].casefold() == "done")


_PROMISES: Final = compiled(
    r"^\W*(?:(?:and|so|but|then|also)\W+)*(?P<who>[\w'-]+(?: [\w'-]+)?) (?:said|says|promised"
    r"|replied|answered|told me)(?: to me)?\s?[:,]\s?[\"']?$"
)


def _teller(reading: Reading, clause: Clause) -> PersonId | None:
    """Return the participant whose own words a note gives: "Kwame said: I'll ring them"."""
    found = _PROMISES.match(reading.text[: clause.subject])
    is_i = _FIRST_PERSON.match(reading.text, clause.subject) and clause.subject < clause.task
    if found is None or not is_i or reading.is_spoken:
        return None
    who = found["who"].casefold()
    if who in ("she", "he"):
        is_other = speaks_of_others(reading, found.start("who"))
        return None if is_other else reading.cast.other_than(reading.cast.me)
    return None if who == "i" else reading.cast.named(found["who"])


def is_hearsay(notes: Notes, number: int, position: int) -> bool:
    """Tell whether words stand in quotation marks, or after "Sue told me:"."""
    sentence = notes.sentences[number]
    before = sentence.text[:position]
    if before[-1:] == "'" or (_is_in_quotes(notes, number, before) and not _is_own(notes, number)):
        return True
    found = _REPORTED.search(before)
    if found is not None:
        return found["who"].casefold() != "i" or found["verb"].casefold().startswith("quote")
    others = list(OTHERS.finditer(before))
    return bool(others) and before[others[-1].end() :].strip() == ":"


def _is_in_quotes(notes: Notes, number: int, before: str) -> bool:
    turn = notes.sentences[number].turn
    texts = [before]
    for earlier in reversed(notes.sentences[max(0, number - _WITHIN) : number]):
        if earlier.turn != turn:
            break
        texts.insert(0, earlier.text)
    is_open = False
    for found in _QUOTE_MARK.finditer(" ".join(texts)):
        is_open = found["opens"] is not None
    return is_open


def _is_own(notes: Notes, number: int) -> bool:
    """Tell whether somebody's whole speech stands in quotation marks: Ana: "I will send it."."""
    text = notes.sentences[number].text.strip(" .,!?")
    is_whole = text[:1] == text[-1:] == '"' and text.count('"') == len('""')
    return is_whole and notes.sentences[number].speaker is not None


def _is_taken_back(notes: Notes, clause: Clause) -> bool:
    """Tell whether what comes next takes a promise back, or who is asked refuses."""
    proposal = notes.sentences[clause.sentence]
    turns = {proposal.turn, proposal.turn + 1}
    for later in notes.sentences[clause.sentence + 1 : clause.sentence + 4]:
        if later.turn not in turns:
            break
        if later.turn == proposal.turn and later.speaker == proposal.speaker:
            if _WITHDRAWN.search(later.text) or _NOT_AFTER_ALL.search(later.text):
                return True
        elif later.speaker not in (None, proposal.speaker) and _is_refused(notes, clause, later):
            return True
    return False


def _is_refused(notes: Notes, clause: Clause, reply: Sentence) -> bool:
    is_asked = clause.owner is None or clause.owner == notes.cast.named(reply.speaker or "")
    return bool(_WITHDRAWN.search(reply.text) or (is_asked and _REFUSES.search(reply.text)))


def _is_opinion(reading: Reading) -> bool:
    return not reading.sentence.assigned and bool(_OPINION.match(reading.text))


def _is_strangers(reading: Reading, clause: Clause) -> bool:
    """Tell whether a line is labelled with somebody who did not take part: "IC -> sheet"."""
    found = _LABELLED.match(reading.text)
    tagged = reading.cast.named(reading.sentence.subject or "")
    if tagged is not None and reading.sentence.speaker is None and clause.owner != tagged:
        # "Ana promised: I'll send it" is not the writer's, whoever "I" is elsewhere.
        is_first = bool(_FIRST_PERSON.match(reading.text, clause.subject))
        return is_first and (clause.owner is None or _is_labelled(reading))
    if found is None or clause.owner is None or reading.sentence.assigned:
        return False
    is_name = found["name"].split()[0].casefold() not in NOT_NAMES
    return is_name and reading.cast.named(found["name"]) is None and _is_a_name(reading, found[0])


_LONGEST_LABEL: Final = 60


def _is_labelled(reading: Reading) -> bool:
    """Tell whether the line itself names whose it is, or heads a list with what they promised."""
    start = reading.sentence.pieces[0][1]
    line = reading.notes.folded.text[max(0, start - _LONGEST_LABEL) : start].split("\n")[-1]
    tag = reading.sentence.subject or ""
    return tag in line or reading.cast.me is None


def _is_a_name(reading: Reading, label: str) -> bool:
    """Tell whether a label is somebody's: before an arrow, or before what "I" will do."""
    is_arrow = not label.rstrip().endswith(":")
    return is_arrow or bool(_FIRST_PERSON.match(reading.text, len(label)))
