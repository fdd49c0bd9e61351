"""What somebody does for their family is told of their life, and no task of the two."""

from typing import Final

from companion.summaries.doers import Clause, Reading
from companion.summaries.patterns import compiled

_FAMILY: Final = compiled(
    r"\b(?:his|her|their|the) (?:(?:own|old|little|poorly|step|grand|big|twin|elder) ?){0,2}"
    r"-?(?:nan|nana|nanna|gran|granny|gran(?:d(?:ma|dad|pa|ad|mother|father))|mum|mam|mom|mother|dad"
    r"|father|parents?|wife|husband|partner|girlfriend|boyfriend|son|daughter|kids?|child(?:ren)?"
    r"|bab(?:y|ies)|boys?|girls?|twins|sister|brother|aunt(?:ie)?|uncle|cousin|niece|nephew|dog|cat"
    r"|in-laws?)\b",
    r"\bto (?:the )?(?:hosp(?:ital)?|a&e|gp|dentist|vets?|airport|nursery|funeral|wedding)\b",
)
_CARING: Final = frozenset(
    {
        *("drive", "take", "fetch", "pick", "collect", "visit", "mind", "look", "sit", "bring"),
        *("see", "fly", "move", "care", "help", "run", "drop", "meet", "stay", "travel"),
    }
)
_IN_PRESENT: Final = compiled(
    r"(?:s?he['’]?s|(?:(?-i:[A-Z])[\w'-]+ )?is|(?:(?-i:[A-Z])[\w'-]+['’]s)) \w+in[g']?\b"
)
"""How one tells what somebody is about to do anyway: "he's driving"."""


def is_of_family(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause tells of somebody's life: "hes driving his nan to hosp weds"."""
    if clause.verb.casefold() not in _CARING or clause.owner == reading.voice:
        return False
    is_told = _IN_PRESENT.match(reading.text, clause.subject) is not None
    return is_told and _FAMILY.search(reading.text) is not None
