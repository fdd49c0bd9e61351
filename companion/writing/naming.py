"""Which words of an English text name somebody or something, as far as capitals and places tell."""

import re
from collections.abc import Iterator
from typing import Final

from companion.text.common_words import is_common
from companion.text.words import STOP_WORDS

WORD: Final = re.compile(r"[^\W_]+(?:(?:[&'’+#-](?=[^\W_])|\.(?=[a-z0-9]))[^\W_]+)*[+#]{0,2}")
"""A word, with what may stand inside one: R&D, O'Rourke, node.js, C++."""

_BEFORE_START: Final = re.compile(r"(?:^|[.!?:;…\n•*>→|]|[-–—]\s|[\"“”‘(\[])[\s\"“”‘(\[*_>-]*$")
_SAYS: Final = re.compile(
    r"(?:'s\b|’s\b)?,?\s+(?:and\s+I\b|who\b|said|says|agreed|agrees|suggested|suggests|mentioned"
    r"|recommended|asked|asks|told|tells|promised|promises|offered|offers|wants|thinks|explained"
    r"|advised|advises|shared|knows|works|worked|introduced|confirmed)\b"
)
_ACTS: Final = re.compile(
    r"(?:'s\b|’s\b)?\s+(?:and\s+I\b|will|would|has|had|is|was|can|could|should|must)\b"
)

_NOBODY: Final = """
    me my mine myself we our you your they their he she his her its
    i i'm i'd i'll i've ok okay cv cvs q&a pm am faq tbd eta asap rsvp ps fyi dr mr mrs ms mx prof
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec english euro euros pound pounds dollar dollars
"""
_NO_NAMES: Final = frozenset(_NOBODY.split())
"""Capitalised in English without naming anybody; days, months and money are compared as such."""

_OFTEN_FIRST: Final = """
    nobody everybody everyone someone somebody anyone neither either one people others everything
    nothing something another today tomorrow next much many mentor mentee mentors mentees coach
    zero dozens hi hello dear thanks cheers yes thus hence therefore nevertheless nonetheless
    moreover furthermore additionally meanwhile afterwards likewise otherwise instead eventually
    finally lastly firstly secondly thirdly consequently subsequently accordingly previously
"""
_FIRST_WORDS: Final = frozenset(_OFTEN_FIRST.split()) | STOP_WORDS

_ALSO_NAMES: Final = frozenset(
    """
    angel art ash berry bill carol charity christian clay cliff comfort cook crane dawn dean drew
    faith frank gene grace grant gray guy harmony heather holly hope iris ivy jack jean joy june kit
    lily mark mason max melody miles mercy norm olive page pat patience pearl penny pip poppy price
    ray rich rob robin rose ruby rusty sage sandy sky stone sue summer verity victor violet wade
    ward will winter wood young
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Common words that are people's names too; who says something is a person."""

_OF_ROLES: Final = frozenset(
    """
    administrator adviser advisor analyst assistant board chair coach committee consultant
    coordinator council department designer developer director division engineer executive expert
    group head lead leader manager member mentor mentee office officer organiser organizer
    partner president professor representative secretary specialist staff supervisor team trainer
    """.split()  # noqa: SIM905
)
"""What follows the name of a field or a firm to say what somebody or something is there."""

_OF_COMMON_NOUNS: Final = (
    *("ing", "ings", "ion", "ions", "ment", "ments", "ness", "ity", "ities", "ship", "ance"),
    *("ence", "ism", "back", "able", "ible", "ful", "less", "ous", "ive", "ally", "ingly"),
)
"""Endings by which a word that no list has is still a common one: "Debriefing will help"."""

_SHORTEST_DERIVED: Final = 9
"""Shorter words with such an ending may be names: Sterling, Fleming, Constance."""

_AGAIN: Final = ("re", "un")
"""What a common word may begin with and still be one, where it begins a sentence."""

_MOST_TITLED: Final = 12
_TITLED_SHARE: Final = 0.6
_SHORT_WORD: Final = 3
"""Words up to this length are small in a title, too: "What to Ask For"."""


def names_in(text: str) -> Iterator[str]:
    """Yield the capitalised words of an English text that name something, in order.

    A word that begins a sentence is one if no list of common words has it, or if it may be a name
    and says or promises something; in a line set as a title, capitals alone tell nothing.
    """
    titled = _Titles(text)
    before: re.Match[str] | None = None
    for match in WORD.finditer(text):
        word = match.group()
        if _is_capital(word) and not _is_nobody(word):
            if is_marked(word):
                yield word
            elif _starts_a_sentence(text, match.start()):
                if _is_named_first(word, text, match.end()):
                    yield word
            elif not (_is_role(text, before, match) or titled.has(match.start(), word)):
                yield word
        before = match


def marked_names_in(text: str) -> Iterator[str]:
    """Yield the words that show inside themselves that they are names, in any language."""
    for match in WORD.finditer(text):
        word = match.group()
        if is_marked(word) and not _is_nobody(word):
            yield word


def is_marked(word: str) -> bool:
    """Tell names that show inside the word: AWS, iOS, GitHub, K8s. Roman numerals are none."""
    letters = word.removesuffix("s").removesuffix("'").removesuffix("’")
    if set(letters) <= set("IVX") or not any(map(str.isupper, letters[1:])):
        return False
    # "Follow-Up" and "O'Rourke" hold capitals because each part begins with one.
    pieces = [piece for piece in re.split(r"[-'’]", letters) if piece]
    return any(any(map(str.isupper, piece[1:])) for piece in pieces)


class _Titles:
    """The lines of a text that are set as titles, looked up in passing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = (0, -1)
        self._is_title = False

    def has(self, position: int, word: str) -> bool:
        """Tell whether a common word stands in a line where words of any kind have capitals."""
        if not is_common(_plain(word)):
            return False
        if not self._line[0] <= position <= self._line[1]:
            start = self._text.rfind("\n", 0, position) + 1
            end = self._text.find("\n", position)
            self._line = (start, len(self._text) if end < 0 else end)
            self._is_title = _is_title(self._text[slice(*self._line)])
        return self._is_title


def _is_title(line: str) -> bool:
    words = WORD.findall(line[:200])
    long = [word for word in words if len(word) > _SHORT_WORD]
    if len(long) <= 1 or len(words) > _MOST_TITLED or line.rstrip().endswith((".", ",")):
        return False
    capitals = [word for word in long if word[0].isupper()]
    return len(capitals) >= _TITLED_SHARE * len(long)


def _is_role(text: str, before: re.Match[str] | None, match: re.Match[str]) -> bool:
    """Tell "Expert" in "Marketing Expert": it follows another capital, and says what one is."""
    if before is None or _plain(match.group()).removesuffix("s") not in _OF_ROLES:
        return False
    return before.group()[0].isupper() and text[before.end() : match.start()] == " "


def _is_named_first(word: str, text: str, end: int) -> bool:
    plain = _plain(word)
    if plain in _FIRST_WORDS:
        return False
    pieces = [piece for piece in re.split(r"[-'&.]", plain) if len(piece) > 1]
    says = _SAYS.match(text, end) is not None
    if plain in _ALSO_NAMES:
        return says or _ACTS.match(text, end) is not None
    if all(is_common(piece) or piece in _FIRST_WORDS for piece in pieces):
        return False
    if not says and _is_done_again(plain):
        return False
    derived = len(plain) >= _SHORTEST_DERIVED and plain.endswith(_OF_COMMON_NOUNS)
    return says or not derived


def _is_done_again(word: str) -> bool:
    """Tell what is done again or undone, by a common word: "Redo the photos"."""
    return any(
        word.startswith(start) and len(word) > len(start) + 1 and is_common(word[len(start) :])
        for start in _AGAIN
    )


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_nobody(word: str) -> bool:
    """Tell capitals that name nobody, also as whose something is: "Friday's group"."""
    return bool({_plain(word), _plain(word).removesuffix("'s")} & _NO_NAMES)


def _is_capital(word: str) -> bool:
    return len(word) > 1 and any(map(str.isupper, word))


def _starts_a_sentence(text: str, position: int) -> bool:
    return _BEFORE_START.search(text, max(0, position - 12), position) is not None
