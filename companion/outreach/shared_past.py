"""Reads what two people did in one place or for one another: "I was in his open lecture".

More forms of a tie than `links` has: each is turned to the one it is about, or left out.
"""

import re
from typing import Final

from companion.outreach.turning import owner_turned, points_elsewhere
from companion.outreach.work_words import REMARK
from companion.people.roles import is_role
from companion.text.phrasing import lowered
from companion.text.verb_lists import word_set

_THEY: Final = r"(?:(?:and|also|then)\s)?(?:(?:she|he|they)\s)?"
_GROUP: Final = (
    r"(?:shifts?|intake|wards?|class|team|crew|schools?|course|station|depot|office|watch|site|"
    r"kitchen|college|university|year|department|unit|brigade|choir|band|company|floor|branch|"
    r"orchestra|regiment|squadron|workshop|training|group|club|factory|shop|garage|lab)"
)
_LESSON: Final = r"(?:lectures?|lessons?|seminars?|talks?|sessions?|tutorials?|classes)"
_RELATIVE: Final = (
    r"(?:lads?|boys?|girls?|twins|kids?|children|child|sons?|daughters?|grand(?:sons?|daughters?|"
    r"children|kids)|mum|mam|mom|dad|mother|father|parents|husband|wife)"
)

_WHEN_I: Final = re.compile(
    rf"{_THEY}(?P<was>used to be|was|were)\s(?P<what>[^,;:]{{3,60}}?)\s(?P<when>when (?:I|we)\s"
    r"[^,;:]{3,60})",
    re.IGNORECASE,
)
_WITH_ME: Final = re.compile(
    rf"{_THEY}(?P<did>(?:used to (?P<base>\w{{3,12}})|(?P<past>worked|drove|cooked|nursed|trained|"
    r"taught|studied|sang|played|rowed|served|sailed|danced|acted|volunteered))\s(?:[^,;:]{2,50}\s)?"
    r"(?:with|alongside|beside|next to) (?:me|us)\b[^,;:]{0,40})",
    re.IGNORECASE,
)
_DONE_TOGETHER: Final = word_set(
    "work drive cook nurse train teach study sing play row serve sail dance act volunteer bake "
    "fish farm fly paint weave sew umpire coach lecture"
)
_I_WAS_IN: Final = re.compile(
    r"I (?:once\s|also\s)?(?:was|went|came|sat) (?:once\s)?(?:in|on|at|to|under|through)\s"
    rf"(?:her|his|their)\s(?:[\w'’-]{{1,20}}\s){{0,3}}?(?:{_GROUP}|{_LESSON})\b[^,;:]{{0,50}}",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    r"we (?:both\s)?(?:were|worked|trained|studied|taught|started|served|sat|learnt|learned|played|"
    r"sang)\s(?:both\s)?(?:in|on|at) the same\s"
    rf"(?:[\w'’-]{{1,20}}\s){{0,3}}?{_GROUP}\b[^,;:]{{0,50}}",
    re.IGNORECASE,
)
_ON_MINE: Final = re.compile(
    rf"{_THEY}(?P<was>was|were)\s(?P<rest>(?:once\s)?(?:in|on|at) (?:my|our)\s(?:[\w'’-]{{1,20}}\s)"
    rf"{{0,2}}?{_GROUP}\b[^,;:]{{0,50}})",
    re.IGNORECASE,
)
_THEIR_OWN: Final = re.compile(
    rf"(?:her|his|their)\s(?:(?:two|three|four|little|older?|younge?r?|eldest|youngest)\s){{0,2}}"
    rf"{_RELATIVE}\s(?:both\s|also\s)?(?:comes?|came|is|are|was|were|trains?|trained|plays?|played|"
    r"learns?|learnt|learned|swims?|swam|sings?|sang|goes|go|went|attends?|attended)\s"
    r"[^,;:]{0,30}\b(?:my|our|with me|to me|by me)\b[^,;:]{0,50}",
    re.IGNORECASE,
)
_SERVED: Final = (
    r"(?:taught|teach|tutor(?:ed)?|interpreted for|look(?:ed)? after|nursed|cared for|cut|did|"
    r"fixed|repaired|painted|decorated|built|fitted|rewired|plastered|clean(?:ed)?|coach(?:ed)?|"
    r"catered(?: for)?|photographed|walk(?:ed)?|groom(?:ed)?|translated(?: for)?|tiled|mended|"
    r"served|made|baked|sewed|serviced)"
)
_I_SERVED: Final = re.compile(
    rf"I (?:have\s|once\s|also\s|used to\s)?{_SERVED}\s(?:her|his|their)\s"
    r"[\w'’-]{2,20}\b[^,;:]{0,60}",
    re.IGNORECASE,
)
_BOUGHT: Final = re.compile(
    rf"{_THEY}(?P<did>(?:once\s)?(?:bought|ordered|commissioned|booked)\s[^,;:]{{0,30}}\b"
    r"(?:my|our|from me|from us)\b[^,;:]{0,40})",
    re.IGNORECASE,
)
_RELATIVES: Final = re.compile(rf"\b(?:her|his|their)\s(?:\w+\s){{0,2}}?{_RELATIVE}\b", re.I)
_ILL: Final = re.compile(
    r"\b(?:cancer|dementia|stroke|died|dying|death|funeral|hospice|rehab|drunk|drinking|prison|"
    r"court|divorc\w*|bed|love|fell out|argu\w+|fought|row with)\b",
    re.IGNORECASE,
)
_THERE: Final = re.compile(r"\bthere$", re.IGNORECASE)
_PLACED: Final = re.compile(r"\s(?:at|in|of|on)\s", re.IGNORECASE)


def names_own_relative(quote: str) -> bool:
    """Tell whether a statement is of somebody's own family, so that "her" in it is theirs."""
    return _RELATIVES.search(quote) is not None


def shared_past(text: str) -> str | None:
    """Return a statement as said to the one it is about, "I was in your open lecture", or None.

    Args:
        text: one statement of a note, tidied, without its end; short, as `links` judges it.
    """
    if _ILL.search(text):
        return None
    for read in (_of_when, _with_me, _of_place, _of_relatives, _of_service):
        clause = read(text)
        if clause is not None:
            return clause
    return None


def _of_when(text: str) -> str | None:
    """Return "you were the site foreman when I was an apprentice there"."""
    found = _WHEN_I.fullmatch(text)
    if found is None or points_elsewhere(found["what"]) or REMARK.search(found["what"]):
        return None
    job = re.split(r"\s(?:at|in|of|on|for)\s", found["what"], maxsplit=1)[0]
    when = found["when"]
    if not is_role(job) or (_THERE.search(when) and _PLACED.search(found["what"]) is None):
        return None
    if points_elsewhere(_THERE.sub("", when)):
        return None
    was = "used to be" if found["was"].lower().startswith("used") else "were"
    return f"you {was} {found['what']} {when}"


def _with_me(text: str) -> str | None:
    found = _WITH_ME.fullmatch(text)
    if found is None or points_elsewhere(found["did"]):
        return None
    base = found["base"]
    if base is not None and base.lower() not in _DONE_TOGETHER:
        return None
    return owner_turned(f"you {lowered(found['did'])}")


def _of_place(text: str) -> str | None:
    if _SAME.fullmatch(text) is not None and not points_elsewhere(text):
        return lowered(text)
    on_mine = _ON_MINE.fullmatch(text)
    if on_mine is not None and not points_elsewhere(on_mine["rest"]):
        return f"you were {on_mine['rest']}"
    if _I_WAS_IN.fullmatch(text) is None:
        return None
    return owner_turned(text)


def _of_relatives(text: str) -> str | None:
    return owner_turned(lowered(text)) if _THEIR_OWN.fullmatch(text) is not None else None


def _of_service(text: str) -> str | None:
    bought = _BOUGHT.fullmatch(text)
    if bought is not None and not points_elsewhere(bought["did"]):
        return owner_turned(f"you {lowered(bought['did'])}")
    return owner_turned(text) if _I_SERVED.fullmatch(text) is not None else None
