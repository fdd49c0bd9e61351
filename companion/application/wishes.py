"""What is noted that somebody wants, where no goal of theirs is stored."""

import re
from typing import Final

from companion.people.person import NOTED_ABOUT, Person

_WISH: Final = re.compile(
    r"\b(?:wants?|would (?:like|love)|hopes?|wishes|plans?|aims?|dreams?|is trying|trying"
    r"|is to(?= \w+ )|(?:is )?(?:going|aiming|studying|training|applying) for"
    r"(?= (?:his|her|their|the|an?) )|(?:is )?working towards)"
    r"(?: (?:to|of|for))? (?:(?! (?:but|and (?:is|has|was|can|does))\b)[^.;\n]){3,200}",
    re.IGNORECASE,
)
"""What somebody jotted down that a mentee wants: "waiter, 29, wants to become wine merchant"."""

_PLANNED: Final = re.compile(
    r"(?:(?<=^)|(?<=[,;.(]\s)|(?<=[–—-]\s)|(?<=\bis\s)|(?<=\band\s))"
    r"(?:opening|starting(?: up)?|setting up|launching|buying|taking over|moving (?:in)?to"
    r"|retraining|training|changing (?:in)?to|switching to|going into|going back to"
    r"|standing for|sitting|applying)\s(?!(?:at|in|on|early|late|times?|hours?)\b)"
    r"[^,;.()\n]{2,80}?\s"
    r"(?:in|by|next|this|from|before|after)\s(?:the\s|next\s|early\s|late\s)?"
    r"(?:spring|summer|autumn|fall|winter|year|month|term|season|easter|christmas|xmas|new year"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20\d\d)\w{0,6}",
    re.IGNORECASE,
)
"""What somebody is about to do, and when: "florist, opening own shop in spring"."""

_DOUBTED: Final = re.compile(
    r"(?:\b(?:not|un)[ -]?(?:sure|certain|clear|decided)|\b(?:whether|if|no longer|never|doubts?"
    r"|not|wonders|don['’]?t know)\b|n['’]t\b|\b(?:do|does|is|did)nt\b)[^.;,\n]{0,30}$",
    re.IGNORECASE,
)
"""Before a wish that is in doubt."""
_POINTS: Final = re.compile(r"\b(?:it|them|that|one)\b", re.IGNORECASE)


def wish_of(mentee: Person) -> str | None:
    """Return the words in which it is noted what a mentee wants."""
    noted = (mentee.bio or "").removeprefix(NOTED_ABOUT)
    for text in (mentee.headline, noted):
        found = _WISH.search(text or "")
        if found is not None and _DOUBTED.search((text or "")[: found.start()]):
            # "Not sure he wants to finish" settles nothing.
            return None
        if found is not None:
            wish = found.group().strip(" ,")
            # "Shoe repairs, would like to teach it": what "it" is, stands before.
            return (text or "").strip() if _POINTS.search(wish) else wish
    planned = (_PLANNED.search(text or "") for text in (mentee.headline, noted))
    return next((found.group().strip() for found in planned if found is not None), None)
