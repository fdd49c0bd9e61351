"""Signs that a matter weighs on somebody: worry, fear, no sleep, tears."""

import re
from typing import Final

_WORRIES: Final = re.compile(
    r"\b(?:worr(?:y|ies|ied|ying)|afraid|scare[sd]?|frighten(?:s|ed)|terrified|dread(?:s|ing|ed)?"
    r"|anxious|panick?(?:s|ed|ing)?|ashamed"
    r"|(?:i|he|she) (?:was |is |nearly |just |almost )?(?:in tears|cried"
    r"|crying)|at (?:his|her|my) wits['’]? end"
    r"|(?:not|isn['’]?t|hasn['’]?t been|haven['’]?t been|barely|hardly)"
    r" (?:\w+ly )?(?:sleeping|slept)"
    r"|(?:can['’]?t|cannot|couldn['’]?t|doesn['’]?t|does not|don['’]?t) sleep"
    r"|(?:bothers|troubles|weighs on|gnaws at|eats at) (?:me|him|her|them)"
    r"|(?:lies|lying|lie|lay) awake|(?:losing|lost|no|loses) sleep"
    r"|keeps? (?:me|him|her|them) (?:up|awake))\b",
    re.IGNORECASE,
)
_NOT_SO: Final = re.compile(
    r"\b(?:not|n['’]?t|no|never|nothing to|without|less|no longer|don['’]?t|no need to"
    r"|stop(?:ped)?) (?:be |a |too |so |really |that |any )?"
    r"(?:worr(?:y|ies|ied|ying)|afraid|scared|frightened"
    r"|anxious|panic|dread)",
    re.IGNORECASE,
)


def tells_worry(text: str) -> bool:
    """Tell whether words say that something weighs on somebody, rather than that it does not."""
    return _WORRIES.search(text) is not None and _NOT_SO.search(text) is None
