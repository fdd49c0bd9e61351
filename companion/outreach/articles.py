"""Puts the article that a note left out before what somebody runs: "runs night porter team"."""

import re
from typing import Final

from companion.text.phrasing import with_article

_ONE_FIRM: Final = re.compile(
    r"^(?P<verb>(?:now )?(?:run|ran|own|opened|started|founded|set up|bought|have))\s"
    r"(?P<what>(?!(?:an?|the|her|his|their|your|my|two|three|four|five|six|some|several|many|all|"
    r"most|every|both|one|out|up|\d\w*)\s)(?:[a-z][\w-]{1,20}\s){0,2}?(?:firm|business|company|shop|"
    r"store|studio|workshop|salon|bakery|farm|garage|gallery|restaurant|caf[eé]|pub|hotel|clinic|"
    r"nursery|school|label|stall|gym|agency|brewery|kennels?|stable|charity|start-?up))\b(?!\w)"
)
"""One firm that was noted without its article: "runs driving school in Leith"."""

_ONE_TEAM: Final = re.compile(
    r"^(?P<verb>(?:now )?(?:run|ran|lead|led|manage|managed|head|headed))\s"
    r"(?P<what>(?!(?:an?|the|her|his|their|your|my|our|two|three|four|five|six|some|several|many|all|"
    r"most|every|both|one|up|\d\w*)\s)(?:[\w/&’'-]{1,20}\s){1,3}?(?:team|department|dept|unit|office|"
    r"ward|desk|branch|service|section|programme|program|scheme|side))\b(?!\w)"
)
"""What somebody leads, noted without its article: "runs night porter team"."""


def with_its_article(clause: str) -> str:
    """Return "run a driving school" for "run driving school", "the" before a team. Linear."""
    clause = _ONE_TEAM.sub(r"\g<verb> the \g<what>", clause)
    return _ONE_FIRM.sub(lambda firm: f"{firm['verb']} {with_article(firm['what'])}", clause)
