"""Who is reminded by a task without a subject: "must book by Friday", "will ring him tomorrow"."""

import re
from typing import Final

from companion.people.person import PersonId
from companion.summaries.doers import NOT_NAMES, TO_ME, Reading, doer_of, subject_of
from companion.summaries.patterns import compiled


def carried(reading: Reading, start: int) -> PersonId | None:
    """Return who is reminded: the line's subject, whoever the sentence spoke of, or the writer."""
    if reading.sentence.subject is not None:
        return subject_of(reading)
    earlier = None
    for found in reading.cues.present.finditer(reading.text, 0, start):
        lead = reading.text[: found.start()].rstrip()
        is_subject = not lead or lead[-1] in ".;:,-–—"
        is_name = found["cap"] and is_subject and found["cap"].casefold() not in NOT_NAMES
        is_name = is_name and _WITH_INITIAL.match(reading.text, found.end()) is None
        if found["i"] or found["pron"] or found["name"] or is_name:
            earlier = found
    mine = [found.start() for found in _I_WOULD.finditer(reading.text, 0, start)]
    if mine and (earlier is None or earlier.start() < mine[-1]):
        return reading.voice
    if earlier is None and TO_ME.search(reading.text, start):
        return reading.cast.other_than(reading.voice)
    if earlier is None and _told_of_other(reading):
        return reading.cast.other_than(reading.voice)
    if earlier is None or earlier["i"]:
        return reading.voice
    return doer_of(reading, earlier).owner


_I_WOULD: Final = compiled(r"\bi(?:'d|'ll|'m|'ve)? \w")
_OF_OTHER: Final = compiled(r"^\W*(?:he|she)(?:'s|'d|'ll)? (?!said\b|says\b)\w")


def _told_of_other(reading: Reading) -> bool:
    """Tell whether the sentence before, in the same breath, says what the other wants or does.

    "She may take a stand. Must book by 15 Dec."
    """
    if reading.is_spoken or not reading.number or reading.sentence.first:
        return False
    before = reading.notes.sentences[reading.number - 1]
    is_near = before.turn == reading.sentence.turn and before.speaker is None
    return is_near and _OF_OTHER.match(before.text) is not None


_MAY: Final = compiled(r"\b(?:may|might|could|mayb?e?|perhaps|would)\b")


def goes_on_from_maybe(reading: Reading) -> bool:
    """Tell whether the sentence before only weighs it: "She may take a stand. Must book"."""
    if not _told_of_other(reading):
        return False
    return _MAY.search(reading.notes.sentences[reading.number - 1].text) is not None


_WITH_INITIAL: Final = re.compile(r"[A-Z]\.?(?!\w)|who\b|[A-Z]\w+ who\b")
"""After a name, what shows that it is only told of: "Dorte K. who runs the list"."""
