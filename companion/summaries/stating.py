"""Statements for the lists: a sentence of the notes as it reads on its own, with its quote."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.summaries.doers import voice_of
from companion.summaries.errands import is_question
from companion.summaries.forms import Mark
from companion.summaries.headings import Section
from companion.summaries.notes import Notes, Sentence
from companion.summaries.patterns import compiled
from companion.summaries.summary import QuotedText
from companion.text.spans import Quote, quote_at
from companion.text.words import count_words

_TAG: Final = compiled(
    r"^\W*(?:(?:so )?(?:that's|it's) (?:agreed|settled|decided)\s?[:,–—-]\s?",
    r"(?:final )?decision\s?[:–—-]\s?",
    r"(?:decided|agreed|settled)\s?[:–—-]\s?",
    r"decided (?=(?:no|the|not)\b)",
    r"then i decide (?:it|that)?\s?[:,]\s?",
    r"(?:and|so|but|then)\b(?:,?\s(?:then|very|quite|\w+ly|dry|finally|last)){1,3}: ",
    r"(?:and|so|but|then|also|oh|ok|okay|well|yes|hm+|um+)\b[,.]? ",
    r"what i (?:still )?(?:want to (?:keep|remember)|take (?:away|from)|learne?[dt]|took)\b"
    r"[^.:]{0,30}? (?:is|was)(?:\s?:| that) ",
    r"(?:(?:key|main|big|biggest) )?(?:take-?away|lesson|learning|insight|advice|tip)"
    r"(?: (?:was|is))?\s?[:–—-]\s?(?:that )?",
    r"still don't know\s?[:–—-]\s?",
    r"q(?:uestion)?\s?:\s?",
    r"learne?[dt]\s?[:–—-]+\s?",
    r"no\. (?=(?:told|said)\b)",
    r"\?+\s?)",
)
"""What only says which list a sentence belongs to, or ties it to the one before."""

_TOLD_THEM: Final = compiled(r"(?:i )?(?:told|said to|asked|reminded) (?:him|her|them)\b")
"""What whoever takes the notes said, under whatever name the line begins."""
_STARS: Final = re.compile(r"(?<!\w)[*_]{1,2}(\w[^*_\n]{0,60})[*_]{1,2}(?!\w)")
_FIRST_PERSON: Final = compiled(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|we|our|us)\b")
_LOGISTICS: Final = compiled(
    r"^\W*next (?:(?:call|session|meeting|chat|one|time|date|catch-?up|slot)\b|[^.]{0,20}\d)",
    r"^\W*(?:see you|talk soon|meeting link|recorded|bye|thanks|thank you|hi|hello|hei|attendees"
    r"|generated|transcri(?:bed|pt))\b",
    r"^\W*notes (?:were|by)\b",
)
_AGAIN: Final = compiled(
    r"^\W*(?:we )?(?:speak|talk|meet|chat) (?:again|next)\b[^?]*\d",
    r"^\W*(?:i )?see (?:you|u|ya|him|her|them)\b(?: (?:again|next))?[^?]*\d",
    r"\bsame time (?:in|next|on)\b",
    r"^\W*(?:our |the )?ne?xt (?:(?:call|session|meeting|chat|talk|visit|one|time|date|catch-?up"
    r"|slot)\b[^?]*\d|[^.?]{0,20}\d)",
    r"^\W*(?:re-?booked|rescheduled|moved|same (?:time|place|day))\b[^?]*\d",
    r"\bsee you (?:again )?(?:on|next)\b[^?]*\d",
)
_MOST_TAGS: Final = 2
_LONGEST_LINE: Final = 220
"""Characters of a line that is one thought, however many sentences it has."""

_LONGEST_LABEL: Final = 60
_LABEL: Final = re.compile(r"(?<![^\W_])(?P<label>[^\W_][\w.'’ -]{0,40}?)\s{0,2}[:=–—-]+\s{0,3}$")
_TELLING: Final = compiled(
    r"(?:\w[\w'’-]*\.? ){0,2}(?:says?|said|sez|thinks?|thought|reckons?|feels|felt|suggests?"
    r"|suggested|warns?|warned|advises?|advised)",
    r"(?:\w[\w.'’-]* ){1,2}(?:view|advice|tip|opinion|take|rule|verdict|words|idea|suggestion)",
    r"(?:(?:an|my|his|her) )?(?:idea|option|thought|maybe|possibly|perhaps|worry|fear|hope)",
)
"""What a label says that must not be lost: whose view it is, or that it is no more than one."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A statement for one of the lists and the sentences it takes up."""

    item: QuotedText
    sentences: frozenset[int]


def picked(notes: Notes, number: int, *, names_speaker: bool = False) -> Picked:
    """Return sentence `number` as a statement that quotes itself."""
    sentence = notes.sentences[number]
    text = stated(notes, sentence, names_speaker=names_speaker)
    return Picked(QuotedText(text=text, quotes=_quotes(notes, sentence)), frozenset({number}))


def picked_each(
    numbers: Sequence[int],
    *,
    taken: Collection[int],
    pick: Callable[[int, Collection[int]], Picked],
) -> tuple[Picked, ...]:
    """Return the statements of sentences, each sentence in one of them only."""
    found: list[Picked] = []
    used = set(taken)
    for number in numbers:
        if number not in used:
            found.append(pick(number, used))
            used |= found[-1].sentences
    return tuple(found)


def picked_line(notes: Notes, number: int, taken: Collection[int]) -> Picked:
    """Return a sentence as a statement with the rest of its line, where that is short and free.

    A part of what somebody jotted on one line often says something else than the line.
    """
    line = _breath(notes, number)
    told = [notes.sentences[one] for one in line]
    is_whole = len(line) > 1 and not any(
        one in taken or notes.sentences[one].is_header for one in line
    )
    if not is_whole or sum(count_words(one.text) for one in told) > _MOST_OF_A_LINE:
        return picked(notes, number, names_speaker=True)
    if any(is_meeting_again(one.text) for one in told):
        return picked(notes, number, names_speaker=True)
    return picked_whole(notes, line, names_speaker=True)


_MOST_OF_A_LINE: Final = 36


def _breath(notes: Notes, number: int) -> tuple[int, ...]:
    """Return what was jotted on one line, or said in one message, with a sentence."""
    sentence = notes.sentences[number]
    if sentence.speaker is None or not notes.is_dialogue:
        return line_around(notes, number)
    first = last = number
    while first > 0 and _goes_before(notes.sentences[first - 1], sentence):
        first -= 1
    while last + 1 < len(notes.sentences) and notes.sentences[last + 1].turn == sentence.turn:
        last += 1
    return tuple(range(first, last + 1))


_FEWEST_SAID: Final = 3


def _goes_before(earlier: Sentence, sentence: Sentence) -> bool:
    """Tell whether what was said in the same message belongs to it: no "Good.", no question."""
    is_told = count_words(earlier.text) >= _FEWEST_SAID and not is_question(earlier.text)
    return earlier.turn == sentence.turn and is_told


def picked_whole(notes: Notes, numbers: Sequence[int], *, names_speaker: bool = False) -> Picked:
    """Return neighbouring sentences as one statement, which quotes them as they stand."""
    told = [notes.sentences[number] for number in numbers]
    first, last = _quotes(notes, told[0]), notes.quotes(told[-1])
    words = " ".join(" ".join(one.text.split()) for one in told[1:])
    text = f"{stated(notes, told[0], names_speaker=names_speaker)} {words}".strip()
    if not first or not last:
        return picked(notes, numbers[0])
    quote = quote_at(notes.source, first[0].start, last[-1].end)
    return Picked(QuotedText(text=text, quotes=(quote,)), frozenset(numbers))


def line_around(notes: Notes, number: int) -> tuple[int, ...]:
    """Return the numbers of the sentences that were jotted on one line with this one.

    Of prose and of what somebody says aloud only the sentence itself.
    """
    sentence = notes.sentences[number]
    if sentence.speaker is not None or notes.is_dialogue:
        return (number,)
    first = last = number
    length = len(sentence.text)
    # A line too long to be one is not walked to its ends: it may hold thousands of sentences.
    while length <= _LONGEST_LINE and first > 0:
        if notes.sentences[first - 1].turn != sentence.turn:
            break
        first -= 1
        length += len(notes.sentences[first].text)
    while length <= _LONGEST_LINE and last + 1 < len(notes.sentences):
        if notes.sentences[last + 1].turn != sentence.turn:
            break
        last += 1
        length += len(notes.sentences[last].text)
    begins_low = notes.sentences[first].text[:1].islower()
    is_jotted = sentence.mark is not Mark.NONE or sentence.is_line or begins_low
    is_short = length <= _LONGEST_LINE
    return tuple(range(first, last + 1)) if is_jotted and is_short else (number,)


def _lead(notes: Notes, sentence: Sentence) -> tuple[int, int] | None:
    """Return where the label stands that says whose words follow: "Ana says:", "idea:"."""
    if not sentence.first or not sentence.pieces or sentence.speaker is not None:
        return None
    text, start = notes.folded.text, sentence.pieces[0][1]
    line = text[max(0, start - _LONGEST_LABEL) : start].splitlines()
    found = _LABEL.search(line[-1]) if line else None
    if found is None or not _TELLING.fullmatch(" ".join(found["label"].split())):
        return None
    offset = start - len(line[-1])
    return offset + found.start("label"), offset + found.end("label")


def _quotes(notes: Notes, sentence: Sentence) -> tuple[Quote, ...]:
    """Return the quotes behind a statement, with the label that says whose it is."""
    quotes, lead = notes.quotes(sentence), _lead(notes, sentence)
    if lead is None or len(quotes) != 1:
        return quotes
    start, _ = notes.folded.span(*lead)
    return (quote_at(notes.source, start, quotes[0].end),)


def stated(notes: Notes, sentence: Sentence, *, names_speaker: bool = False) -> str:
    """Return a sentence as it stands in a list: without its tag, and with who says it.

    Who speaks is named where the words say "I", where a label names them, and, where it
    `names_speaker`, whenever it is not who wrote the notes.
    """
    words = _STARS.sub(r"\1", sentence.text.strip()).lstrip("-–—! ")
    for _ in range(_MOST_TAGS):
        shorter = _TAG.sub("", words, count=1)
        words = shorter if count_words(shorter) > 1 else words
    words = " ".join(words.split())
    if words.count('"') == 1:
        words = words.replace('"', "")
    lead = _lead(notes, sentence)
    if lead is not None:
        label = " ".join(notes.folded.text[slice(*lead)].split())
        return f"{label[:1].upper()}{label[1:]}: {words}"
    words = words[:1].upper() + words[1:]
    if sentence.speaker is None or (_TOLD_THEM.match(words) and not notes.is_dialogue):
        return words
    is_own = notes.cast.me is not None and voice_of(notes, sentence) == notes.cast.me
    is_told = names_speaker and not is_own
    if is_told or not notes.is_dialogue or _FIRST_PERSON.search(words):
        return f"{_speaker(notes, sentence)}: {words}"
    return words


def _speaker(notes: Notes, sentence: Sentence) -> str:
    person = voice_of(notes, sentence)
    return notes.cast.first_name(person) if person is not None else str(sentence.speaker)


def is_logistics(text: str) -> bool:
    """Tell whether a sentence only greets, thanks or arranges the next meeting."""
    return bool(_LOGISTICS.search(text))


def is_meeting_again(text: str) -> bool:
    """Tell whether a sentence says when the two meet again."""
    return bool(_AGAIN.search(text))


def remaining(notes: Notes, taken: Collection[int]) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences that no list has taken up and that state something."""
    for number, sentence in enumerate(notes.sentences):
        if (
            number in taken
            or sentence.section in (Section.ASIDE, Section.NEXT)
            or sentence.is_header
        ):
            continue
        if not is_question(sentence.text) and not is_logistics(sentence.text):
            yield number, sentence


def taken_by(*lists: Collection[Picked]) -> frozenset[int]:
    """Return the numbers of all sentences that the lists take up."""
    return frozenset(number for entries in lists for entry in entries for number in entry.sentences)
