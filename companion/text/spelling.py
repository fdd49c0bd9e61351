"""One spelling for words that British and American English write differently, and word families."""

from typing import Final

from companion.text.patterns import lazy
from companion.text.remembered import remembered
from companion.text.verb_lists import word_set
from companion.text.words import STOP_WORDS, stem, words

_LONGEST: Final = 40
_ENDINGS: Final = (
    (lazy(r"ogu(?=ing|ed|er)|ogue(?=s?$)"), "og"),
    (lazy(r"([iy])z(?=e|ing|ation)"), r"\1s"),
    (lazy(r"ys[ie]s$"), "yse"),
    (lazy(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|it|abl|ful|al)"), "or"),
    (lazy(r"(?<=[bcdghptv])re(?=s?$)"), "er"),
    (lazy(r"amme(?=s?$)"), "am"),
    (lazy(r"(?<=[a-z]{4})ll(?=ing$|ed$|ors?$|ery$)"), "l"),
    (lazy(r"(?<=l)ery$"), "ry"),
    (lazy(r"(?<=ic|ef|ff)ence(?=s?$)|(?<=ret)ence(?=s?$)"), "ense"),
    (lazy(r"(?<=[pchn])ae(?=[dosl])|^ae(?=st)"), "e"),
    (lazy(r"^oe(?=s)|(?<=f)oe(?=t)|(?<=an)oeu(?=v)|(?<=rh)oe(?=a)|(?<=^c)oe(?=l)"), "e"),
    (lazy(r"(?<=dg)e(?=ment)"), ""),
    (lazy(r"(?<=[a-z]{4}l)l(?=ment|s?$)"), ""),
    (lazy(r"(?<=m)ould(?=s?$|ing$|y$|ed$|er)"), "old"),
)
"""Each to the shorter of the two; what is no such word changes alike wherever it stands."""

_ALSO: Final = {
    "gray": "grey",
    "plow": "plough",
    "plows": "ploughs",
    "aluminum": "aluminium",
    "maneuver": "manever",
    "practise": "practice",
    "practising": "practicing",
    "practised": "practiced",
    "specialty": "speciality",
    "skeptic": "sceptic",
    "skeptical": "sceptical",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "aging": "ageing",
    "jewellery": "jewelry",
    "math": "maths",
    "tyre": "tire",
    "tyres": "tires",
    "analyses": "analyse",
    "wrote": "write",
    "written": "write",
    "taught": "teach",
    "spoke": "speak",
    "spoken": "speak",
    "led": "lead",
    "built": "build",
    "bought": "buy",
    "sold": "sell",
    "grew": "grow",
    "grown": "grow",
}
_DOER: Final = lazy(r"(?:(?<=[^e])er|(?<=[stc])or|(?<!ur)ist)$")
_FEWEST_LETTERS: Final = 4
_NO_DOERS: Final = word_set(
    """
    border chapter computer copper corner customer doctor finger ladder letter master matter member
    mister monitor number officer order poster quarter register sector shoulder silver summer winter
    """
)


def one_spelling(word: str) -> str:
    """Return a word, in lower case, as one of its spellings: "cataloguing" as "cataloging".

    The result is for comparing, not for reading. Linear.
    """
    if len(word) > _LONGEST or not word.isalpha():
        return word
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    return _ALSO.get(word, word)


@remembered(most=16_384)
def family(word: str) -> str:
    """Return what a word shares with the words made of it: "archivist" and "archives": archiv."""
    spelt = one_spelling(word)
    bare = spelt.removesuffix("s")
    is_rank = bare.endswith("ership")
    bare = bare.removesuffix("ship") if is_rank else bare
    found = stem(bare if is_rank or spelt.endswith(("ers", "ors", "ists")) else spelt)
    if bare in _NO_DOERS or not _DOER.search(found):
        return found
    done = _DOER.sub("", bare)
    is_doubled = len(done) > 2 and done[-1] == done[-2] and done[-1] not in "ls"
    done = done[:-1] if is_doubled else f"{done}e"
    return stem(done) if len(done) >= _FEWEST_LETTERS else found


def families(text: str) -> tuple[str, ...]:
    """Return the family of every word of a text that is not a stop word, in order."""
    return tuple(family(word) for word in words(text) if word not in STOP_WORDS)
