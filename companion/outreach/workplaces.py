"""Tells a place at which one works, by its name, from a department in which one does."""

import re
from typing import Final

from companion.text.common_words import is_common

_PLACE: Final = re.compile(
    r"\b(?:museums?|archives?|theatres?|theaters?|hospitals?|schools?|librar(?:y|ies)|cent(?:re|er)|"
    r"house|hall|hotel|college|university|academy|church|castle|clinics?|surgery|practice|galler(?:y|"
    r"ies)|playhouse|station|depot|factory|works|mill|farm|garage|shop|bakery|nursery|kitchen|"
    r"headquarters|campus|institute|observatory|zoo|garden|laborator(?:y|ies)|foundry|port)\b",
    re.IGNORECASE,
)
"""What a unit is called at which one can work; "Finance" and "Team 3" are none."""

_CLUB: Final = re.compile(
    r"\b(?:(?i:clubs?|juniors|seniors|gym|pool|arena|stadium|leisure|harriers|rovers|united|athletic|"
    r"wanderers|scouts|choir|society|trust|charity|council|company|co-op|cooperative|ltd|limited|plc|"
    r"hub|court|park|grounds?|lido|track|rink|cafe|café|restaurant|pub|hospice|home|lodge|"
    r"brewery|vineyard|stables|kennels|sanctuary)|[A-Z]{0,3}FC|[CLSBGRTH]C)\b"
)
"""What clubs and small employers are called."""

_DEPARTMENT: Final = re.compile(
    r"\b(?:teams?|departments?|dept|divisions?|groups?|units?|sections?|services|regions?|wards?|"
    r"faculty|shifts?|floors?|levels?|zones?|districts?|affairs|operations|resources|relations|"
    r"development|management|support|desk|line|none|yet|unknown|various|(?:finance|hr|legal|it|"
    r"marketing|sales|accounts|engineering|research|communications|procurement|logistics|care|"
    r"learning|admin\w*|planning)$)\b",
    re.IGNORECASE,
)
"""A part of an employer, in which one works."""

_SMALL: Final = re.compile(r"(?:and|of|the|for|in|on|de|la|&|at)\b|&")


def is_place(unit: str) -> bool:
    """Tell whether one works at a unit: a site, a club, or a name of one's own in front."""
    if is_surely_place(unit):
        return True
    if _is_department(unit):
        return False
    first, *others = unit.split()
    is_name = first[0].isupper() and not first.isupper() and not is_common(first.lower())
    # "Warm Homes", "The Bridge Shed": what is written like a name and is no part of an employer.
    is_name = is_name or all(word[0].isupper() for word in (first, *others))
    return bool(others) and is_name


def is_surely_place(unit: str) -> bool:
    """Tell whether a unit is called what only a place or an employer is: a museum, a trust."""
    if _is_department(unit):
        return False
    return _PLACE.search(unit) is not None or _CLUB.search(unit) is not None


def is_written_as_name(unit: str) -> bool:
    """Tell whether every word but the small ones has a capital, as in "The Old Ship"."""
    words = unit.split()
    return len(words) > 1 and all(
        word[0].isupper() or _SMALL.match(word) is not None for word in words
    )


def _is_department(unit: str) -> bool:
    return _DEPARTMENT.search(unit) is not None or not unit[:1].isalnum()
