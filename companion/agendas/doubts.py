"""What somebody says they do not know, as the plain questions that it asks."""

import re
from typing import Final

from companion.text.phrasing import as_sentence, capitalised, without_end
from companion.text.verbs import is_verb
from companion.text.words import count_words

_LONGEST_READ: Final = 600
_MOST_WORDS: Final = 16
_MOST_PARTS: Final = 3
_DOUBT: Final = re.compile(
    r"(?:(?:^|[,;.]\s|\s(?=(?:and|but|so)\s))(?:and |but |so )?)"
    r"(?:(?:i (?:still |really |honestly )?(?:do not|don['’]?t)|dont|don['’]?t)"
    r" (?:even |really |yet )?know(?: yet)?|(?:i['’]?m |i am )?(?:not sure|unsure)"
    r"|(?:i have |i['’]ve )?(?:got )?no idea|i wonder"
    r"|(?:nobody|no one|no-one) (?:has |have )?(?:ever )?(?:told me|said|could tell me|knows)"
    r"|(?:i have |i['’]ve )?never (?:been told|found out|asked))\s(?:if|whether)\s",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"[,;]\s|\s[–—-]\s|\s\(|\s(?=(?:because|since|though|although|but|which|as i)\b)"
    r"|\sand\s(?=(?:i|i['’]\w{1,2}|my|we|nobody|no one|it|they|there)\s)",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"\sor\s(?=(?:if |whether )?(?:i|we|they|it|that|there|would|could|can"
    r"|should|will|have|has|am|is|are)\b)",
    re.IGNORECASE,
)
_SUBJECT: Final = (
    r"(?P<who>I|we|they|you|it|that|this|there|he|she|(?:the|my|our|a|an)\s[\w'’-]{2,20})"
)
_SHORT: Final = {"d": "would", "ll": "will", "m": "am", "re": "are", "s": "is", "ve": "have"}
_CONTRACTED: Final = re.compile(
    rf"{_SUBJECT}['’](?P<short>d|ll|m|re|s|ve)\s(?P<rest>.+)", re.IGNORECASE
)
_AUX: Final = r"(?P<aux>can|could|would|will|should|must|may|might|am|is|are|was|were|has|had)"
_WITH_AUX: Final = re.compile(rf"{_SUBJECT}\s{_AUX}\s(?P<rest>.+)", re.IGNORECASE)
_BARE_AUX: Final = re.compile(rf"{_AUX}\s(?P<rest>.+)", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?P<who>I|we|they|you)\s(?:even\s|really\s|ever\s)?(?P<rest>.+)", re.I)
_SPELT: Final = {
    "thats": "that's",
    "its": "it's",
    "theyd": "they'd",
    "im": "I'm",
    "theres": "there's",
}


def doubt_asked(text: str) -> str | None:
    """Return "Do I need a licence? Would I have to move?" for what a sentence says is not known.

    What stands before the doubt stays as a sentence: "I only have the short course. Is that
    enough?" None where nothing is doubted, or a question cannot be made safely. Linear.
    """
    line = " ".join(text[:_LONGEST_READ].split())
    found = _DOUBT.search(line)
    if found is None:
        return None
    clause = without_end(_ASIDE.split(line[found.end() :], maxsplit=1)[0])
    asked: list[str] = []
    who = None
    for part in _JOINED.split(clause)[:_MOST_PARTS]:
        made, who = _asked(re.sub(r"^(?:if|whether)\s", "", part), who)
        if made is None or count_words(made) > _MOST_WORDS:
            return None
        asked.append(made)
    head = line[: found.start()].strip(" ,;.")
    lead = as_sentence(head) if head and "?" not in head else ""
    return f"{lead} {' '.join(asked)}".strip() if asked else None


def _asked(clause: str, before: str | None) -> tuple[str | None, str | None]:
    """Return a clause as a question, and who it is about, as `before` says where it does not."""
    first, _, rest = clause.partition(" ")
    clause = f"{_SPELT.get(first.casefold(), first)} {rest}"
    short = _CONTRACTED.match(clause)
    if short is not None:
        aux = _SHORT[short["short"].lower()]
        return _turned(aux, short["who"], short["rest"])
    with_aux = _WITH_AUX.match(clause)
    if with_aux is not None:
        return _turned(with_aux["aux"].lower(), with_aux["who"], with_aux["rest"])
    bare = _BARE_AUX.match(clause)
    if bare is not None and before is not None:
        return _turned(bare["aux"].lower(), before, bare["rest"])
    plain = _PLAIN.match(clause)
    verb, _, following = (plain["rest"] if plain is not None else "").partition(" ")
    if plain is not None and is_verb(verb, following.split(" ", 1)[0]):
        return _turned("do", plain["who"], plain["rest"])
    return None, before


def _turned(aux: str, who: str, rest: str) -> tuple[str, str]:
    named = "I" if who in {"i", "I"} else who[0].lower() + who[1:]
    return f"{capitalised(aux)} {named} {rest}?", named
