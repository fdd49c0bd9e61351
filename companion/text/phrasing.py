"""Small grammar that composed sentences need: articles, capitals, full stops, quoting, cutting."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from companion.text.patterns import lazy
from companion.text.remembered import remembered
from companion.text.verb_lists import word_set

LONGEST_PHRASED: Final = 2_000
"""Characters of a text that are read for a phrase; nobody opens a message with more."""
_LINES_KEPT: Final = 512
"""Lines that were tidied and are remembered: a draft puts the same few into several sentences."""

_SPACES: Final = lazy(r"\s+")
_INVISIBLE: Final = lazy(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f\u00ad]")
_PICTURES: Final = lazy(r"[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\U000e0000-\U000e007f]")
_MARKER: Final = lazy(r"(?:[-–—*+•◦▪‣●■→➔>#]{1,40}|\(?\d{1,2}[.)])(?=\s)")
_LONE_I: Final = lazy(r"(?<![\w.@/’'-])i(?![\w.@/-])")
_NO_APOSTROPHE: Final = lazy(
    r"(?<![\w'’.-])(?:(?:do|did|does|is|was|could|would|should|have|has|ca)nt|(?:that|what|there)s|[iI]m|[iI]ve)(?![\w'’.-])"
)
_PILE: Final = lazy(r"([!?])[!?]{1,40}|[.…]{2,40}(?=\s|$)")
_BEFORE_MARK: Final = lazy(r" (?=[,;:.!?](?:\s|$))")

MAY_DOUBLE: Final = frozenset({"that", "had", "very", "so", "no", "really", "bye", "ha", "blah"})
"""Words that people write twice in a row on purpose, or because grammar asks for it."""

_DOUBLED: Final = lazy(r"(?<![\w'’-])([a-z]{1,30})(?: \1(?![\w'’-])){1,1000}")
_SOUNDED_AS_CONSONANT: Final = lazy(
    r"(?:uni(?:[tqfvc]|on)|us[aeiu]|ut[ieo]|eu|ewe|ubiq|ur[aio]|ufo|uga|one(?!r)|once|uk|u-)", re.I
)
_SILENT_H: Final = lazy(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_NAMED_WITH_VOWEL: Final = frozenset("AEFHILMNORSX")
_EIGHT_LIKE: Final = lazy(r"(?:8|11(?!\d)|18(?!\d))")

_ACRONYMS: Final = word_set(
    """
    ai api aws bi ceo cfo cmo coo crm cto cv dba erp eu fmcg gcp gdpr hr ict ios it kpi lgbtq mba md
    ml mvp ngo okr pa phd pm pmo pr qa r&d roi saas sap seo sql tv ui uk un us usa ux vc vp
    """
)
_NAMES: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december africa african america american arabic asia asian
    australia australian austria austrian bengali berlin brazil brazilian britain british canada
    canadian cantonese catalan chile china chinese christmas colombia czech danish denmark dutch
    easter egypt english europe european finland finnish france french german germany ghana greek
    hebrew hindi india indian indonesia ireland irish italian italy japan japanese java javascript
    kenya kenyan korea korean latin london mandarin mexican mexico nigeria nigerian norway norwegian
    persian peru polish portugal portuguese python romanian russian scotland scottish singapore
    spain spanish swahili sweden swedish swiss switzerland turkish turkey ukrainian ukraine urdu
    vietnam vietnamese welsh excel google kubernetes linkedin linux microsoft react salesforce
    typescript
    """
)
_GRADED: Final = lazy(r"[A-Z]\d{1,3}[a-z]{0,2}")
"""A level or an age group: L1, U11s, Y9."""

_SHORT_CAPITALS: Final = 5

_DOTTED_END: Final = lazy(r"(?:\b[A-Za-z]\.){2,4}$")

_PHRASE_END: Final = lazy(
    r"\s(?=(?:by|before|after|for|in|into|on|at|with|within|without|during|from|as|this|next)"
    r"(?:\s|$))"
)
_CLAUSE_ENDS: Final = (
    lazy(r"[,;:–—](?=\s)|\s[-–—](?=\s)"),
    lazy(r"\s(?=(?:and|but|because|so|which|who|when|while|until|where|although|if|that)(?:\s|$))"),
    _PHRASE_END,
)
"""Where a text may be cut, best first: at a mark, before a clause, before a phrase."""

_LIST_GOES_ON: Final = lazy(
    r",\s(?!(?:on|in|at|by|for|with|from|before|after|and|but|so|as|because|which|who|maybe)\s)"
    r"[^\s,]{1,20}(?:\s[^\s,]{1,20}){0,2},?\s(?:and|or)\s"
)
_LAST_ITEM: Final = lazy(r",?\s(?:and|or)\s")

_DANGLING: Final = word_set(
    """
    a an the my our your their his her its this that these those of to and or but for in on at by
    with from as into than so if whether not no is are was were be been because which who when while
    until where i we you they very more most less know say says think believe show sure hope realise
    tell something somebody someone somewhere anything anybody anyone anywhere whatever being having
    becoming
    """
)
_WAITING: Final = _DANGLING | word_set(
    """
    act aim apply ask belong bring care come compete contribute cope deal depend focus get go invest
    listen look move opt participate pay prepare put refer rely respond search set specialise
    struggle succeed switch take talk think turn wait
    """
)
"""Verbs as well that ask for the phrase after them: "look" for, "apply" to."""


def tidied(text: str) -> str:
    """Return `text` on one line, without bullets, pictures, invisible marks and piled-up marks.

    A lone "i" becomes "I", a doubled word single, and a text in capitals one in small letters.
    """
    return _tidied(text[:LONGEST_PHRASED])


@remembered(most=_LINES_KEPT)
def _tidied(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(" ", _PICTURES.sub(" ", text)).strip()
    for _ in range(3):
        marker = _MARKER.match(text)
        if marker is None:
            break
        text = text[marker.end() :].strip()
    text = _PILE.sub(lambda pile: pile.group(1) or "…", text)
    text = _LONE_I.sub("I", _BEFORE_MARK.sub("", _calmed(text)))
    text = _DOUBLED.sub(lambda run: run[0] if run[1] in MAY_DOUBLE else run[1], text)
    return _NO_APOSTROPHE.sub(_with_apostrophe, text)


def _with_apostrophe(match: re.Match[str]) -> str:
    word = match.group()
    if word.lower() in {"im", "ive"}:
        return f"I'{word[1:]}"
    return f"{word[:-1]}'{word[-1]}"


def _calmed(text: str) -> str:
    """Return a text that shouts in ordinary letters; acronyms that are widely known stay."""
    letters = [letter for letter in text if letter.isalpha()]
    shouted = sum(map(str.isupper, letters))
    if len(letters) <= _SHORT_CAPITALS or shouted < 0.8 * len(letters) or " " not in text:
        return text
    words = [
        word if _bare(word) in _ACRONYMS and len(_bare(word)) > 1 else word.lower()
        for word in text.split(" ")
    ]
    words = [word.capitalize() if _bare(word) in _NAMES else word for word in words]
    return capitalised(" ".join(words))


def _bare(word: str) -> str:
    return word.lower().strip(".,;:!?()'\"“”‘’")


def article(phrase: str) -> str:
    """Return "a" or "an", by the sound with which `phrase` begins."""
    word = re.split(r"[\s/-]", phrase.lstrip("“‘\"'( "), maxsplit=1)[0].rstrip(".,;:")
    if not word:
        return "a"
    if word[0].isdigit():
        return "an" if _EIGHT_LIKE.match(word) else "a"
    if _is_spelt_out(word):
        return "an" if word[0] in _NAMED_WITH_VOWEL else "a"
    if _SILENT_H.match(word):
        return "an"
    if _SOUNDED_AS_CONSONANT.match(word):
        return "a"
    return "an" if word[0].lower() in "aeiou" else "a"


def _is_spelt_out(word: str) -> bool:
    """Tell initialisms, said letter by letter (MBA, M&E, HR), from acronyms said as words (SOC)."""
    letters = [letter for letter in word if letter.isalpha()]
    if len(word) > _SHORT_CAPITALS or not all(map(str.isupper, letters)) or not letters:
        return False
    said = "".join(letters)
    return not re.fullmatch(
        r"[BCDFGHJKLMNPQRSTVWXYZ][AEIOU][BCDFGHJKLMNPQRSTVWXYZ][A-Z]{0,2}", said
    )


def with_article(phrase: str) -> str:
    """Return a singular noun phrase after its indefinite article: "an engineer"."""
    return f"{article(phrase)} {phrase}"


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter; names such as iOS or dbt-labs.io stay."""
    for position, character in enumerate(text[:4]):
        if character.isalpha():
            word = text[position:].split(" ", 1)[0]
            if any(map(str.isupper, word[1:])):
                return text
            return text[:position] + character.upper() + text[position + 1 :]
        if character.isalnum():
            return text
    return text


def lowered(text: str, *, names: Collection[str] = ()) -> str:
    """Return `text` as it would stand inside a sentence: the first letter small.

    Acronyms, "I", known names of languages, countries, days and months, and `names` (as they are
    spelt) keep their capital.
    """
    word = text.split(" ", 1)[0].split("/", 1)[0].strip("“‘\"'(,;:.")
    plain = word.replace("’", "'")
    if plain == "I" or plain.startswith("I'") or word in names:
        return text
    head = re.split(r"['-]", plain, maxsplit=1)[0]
    if any(map(str.isupper, head[1:])) or head.lower() in _NAMES or "&" in word:
        return text
    if _GRADED.fullmatch(head):
        return text
    if len(head) == 1 and head != "A" and not plain.startswith("E-"):
        return text
    return text[:1].lower() + text[1:]


def without_end(text: str) -> str:
    """Return `text` without closing punctuation; the stop of "4 a.m." belongs to it."""
    bare = text.rstrip(" ,;:!?…-–—")
    if _DOTTED_END.search(bare[-8:]):
        return bare
    return text.rstrip(" .,;:!?…-–—")


def as_sentence(text: str) -> str:
    """Return `text` with a capital first and a full stop last, unless it ends by itself."""
    text = capitalised(text.strip())
    bare = text.rstrip("”’)\"'")
    if bare.endswith((".", "!", "?", "…")):
        return text
    return f"{text.rstrip(' ,;:-–—')}."


def quoted(text: str) -> str:
    """Return `text` between quotation marks; those inside become single ones."""
    inner = re.sub(r"[\"“”„«»]\s?", "'", text) if re.search(r"[\"“”„«»]", text) else text
    return f"“{inner}”"


def listed(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def clipped(text: str, *, most_words: int, fewest_words: int = 3) -> str | None:
    """Return the longest beginning of `text` that ends where a clause does; None if none does.

    The beginning never ends in a word that waits for another ("the", "of", "because").
    """
    if len(text.split()) <= most_words:
        return without_end(text)
    within = " ".join(text.split()[: most_words + 1])
    for boundary in _CLAUSE_ENDS:
        for end in sorted((match.start() for match in boundary.finditer(within)), reverse=True):
            head = without_end(within[:end])
            words = head.split()
            if not words:
                continue
            fits = fewest_words <= len(words) <= most_words
            waits = words[-1].lower() in (_WAITING if boundary is _PHRASE_END else _DANGLING)
            if fits and not waits and not _cuts_a_list(text, end):
                return head
    return None


def _cuts_a_list(text: str, end: int) -> bool:
    """Tell whether a comma stands between the items of "a, b or c"."""
    rest = text[end : end + 80]
    if _LIST_GOES_ON.match(rest):
        return True
    return _LAST_ITEM.match(rest) is not None and "," in text[max(0, end - 40) : end]
