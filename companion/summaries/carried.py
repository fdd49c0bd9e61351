"""Who is reminded by a task without a subject: "must book by Friday", "will ring him tomorrow"."""

import re
from typing import Final

from companion.people.person import PersonId
from companion.summaries.doers import TO_ME, Reading, doer_of, subject_of
from companion.summaries.patterns import compiled
from companion.summaries.strangers import NOT_NAMES


def carried(reading: Reading, start: int) -> PersonId | None:
    """Return who is reminded: the line's subject, whoever the sentence spoke of, or the writer."""
    if reading.sentence.subject is not None:
        return subject_of(reading)
    earlier = _spoken_of(reading, start)
    if _is_writers(reading, start, earlier):
        return reading.voice
    if earlier is not None:
        return doer_of(reading, earlier).owner
    if TO_ME.search(reading.text, start) or _told_of_other(reading):
        return reading.cast.other_than(reading.voice)
    return reading.voice


def _spoken_of(reading: Reading, start: int) -> re.Match[str] | None:
    """Return the last mention, before `start`, of somebody who does something."""
    earlier = None
    for found in reading.cues.present.finditer(reading.text, 0, start):
        lead = reading.text[: found.start()].rstrip()
        is_subject = not lead or lead[-1] in ".;:,-–—"
        is_name = found["cap"] and is_subject and found["cap"].casefold() not in NOT_NAMES
        is_name = is_name and _WITH_INITIAL.match(reading.text, found.end()) is None
        if found["i"] or found["pron"] or found["name"] or is_name:
            earlier = found
    return earlier


def _is_writers(reading: Reading, start: int, earlier: re.Match[str] | None) -> bool:
    """Tell whether the last who spoke or got something is whoever wrote the notes."""
    mine = [found.start() for found in _I_WOULD.finditer(reading.text, 0, start)]
    if earlier is None:
        return bool(mine)
    is_given = _GAVE_ME.match(reading.text, earlier.end()) is not None
    # "She lent me her book, must return it".
    return is_given or bool(earlier["i"]) or bool(mine and earlier.start() < mine[-1])


_GAVE_ME: Final = compiled(r"(?:lent|gave|sent|brought|left|loaned|handed) me\b")

_I_WOULD: Final = compiled(r"\bi(?:'d|'ll|'m|'ve)? \w")
_OF_OTHER: Final = compiled(r"^\W*(?:he|she)(?:'s|'d|'ll)? (?!said\b|says\b)\w")
_MAY: Final = compiled(r"\b(?:may|might|could|mayb?e?|perhaps|would)\b")


def _told_of_other(reading: Reading) -> bool:
    """Tell whether the sentence before, in the same breath, says what the other wants or does.

    "She may take a stand. Must book by 15 Dec."
    """
    if reading.is_spoken or not reading.number or reading.sentence.first:
        return False
    before = reading.notes.sentences[reading.number - 1]
    is_near = before.turn == reading.sentence.turn and before.speaker is None
    return is_near and _OF_OTHER.match(before.text) is not None


def goes_on_from_maybe(reading: Reading) -> bool:
    """Tell whether the sentence before only weighs it: "She may take a stand. Must book"."""
    if not _told_of_other(reading):
        return False
    return _MAY.search(reading.notes.sentences[reading.number - 1].text) is not None


_WITH_INITIAL: Final = re.compile(r"[A-Z]\.?(?!\w)|who\b|[A-Z]\w+ who\b")
"""After a name, what shows that it is only told of: "Dorte K. who runs the list"."""
