"""A wish typed in one line, parted from what its owner says stands in the way."""

import re
from typing import Final

from companion.text.pasting import whole_sentence
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences
from companion.text.shorthand import written_out

_FEWEST_WISH_WORDS: Final = 2
_FEWEST_OBSTACLE_WORDS: Final = 2

_I: Final = r"i|i['’]?(?:m|ve|d|ll)"
_DENIED: Final = (
    r"(?:do|does|did|am|is|are|have|has|can|could|would|should|was|were)(?:n['’]?t| not)"
    r"|can['’]?t|cannot|['’]m not|never|no longer"
)
_FEELS: Final = (
    r"(?:(?:so|too|very|really|a bit|bit|quite|always|still|just|kind of|also|terribly)\s){0,2}"
    r"(?:scared|afraid|worried|nervous|terrified|anxious|ashamed|shy|unsure|stuck|overwhelmed|"
    r"struggl(?:e|ing)|hat(?:e|ing)|dread(?:ing)?|lack(?:ing)?|freez(?:e|ing)|panic(?:king)?|"
    r"not (?:sure|confident|certain|good|ready|qualified|brave|experienced)|"
    r"no (?:idea|clue|time|money|experience|degree|qualifications?|contacts?|network|savings|"
    r"training|confidence|support|budget|agent|car|licen[cs]e|papers))\b"
)
_FRAGMENT: Final = (
    rf"dunno\s+\w|{_DENIED}\s+\w|{_FEELS}|don['’]?t\s+\w|dont\s+\w|haven['’]?t\s+\w|{_FEELS}"
)
"""How people begin what is in the way when they leave out "I"."""

_SUBJECT: Final = (
    rf"(?:{_I}|my|our|it|it['’]?s|they|there|there['’]?s|nobody|no[ -]one|everyone|everybody|"
    r"people|we|we['’]re|the|that|this|some|most|all)\b"
)
_HOLDS_BACK: Final = (
    rf"(?:{_I})\s(?:\w+\s)?(?:{_DENIED})\b|(?:{_I})\s(?:have\s|['’]ve\s)?(?:only|never|hardly|barely|"
    rf"always|keep)\b|(?:{_I})\s(?:am\s|feel\s|get\s)?{_FEELS}"
    r"|i['’]?m\s(?:too|not|only|just|still|new|the only)\b|i['’]?ve\s(?:only|never|got)\b"
)
_THINKS: Final = r"i\s(?:think|guess|hope|believe|suppose|mean|know|feel)\s*(?:$|[,.])"

_CUTS: Final = (
    # An exception: a wish, but scared of the paperwork; though nobody asks me.
    re.compile(
        rf"(?:\s?[,;.…–—-]+)?\s+(?:but|though|although|however|except(?: that)?|yet|only)"
        rf"(?:\s*,)?\s+(?=(?:{_SUBJECT}|{_FRAGMENT}|\w+\s{_DENIED}\s))",
        re.IGNORECASE,
    ),
    # A lack that is joined on: and I don't have any clips.
    re.compile(rf"(?:\s?[,;])?\s+and\s+(?=(?:{_HOLDS_BACK}))", re.IGNORECASE),
    # Behind a comma, a dash or a bracket: I have only ever cooked; no idea where to start.
    re.compile(
        rf"(?:\s?[,;:]\s+|\s+[-–—]{{1,2}}\s+|\s?[–—]\s?|\s*\.{{2,3}}\s*|…\s*|\s\()"
        rf"(?!{_THINKS})(?=(?:{_I}|my|our|we|nobody|no[ -]one|everyone|everybody|people)\s\w"
        rf"|(?:the|she|he|they)\s(?:\w+\s)?(?:wants?|says?|needs?|asks?|expects?|keeps?|is|are|has)\s"
        r"|(?:my\s)?(?:knees?|back|shoulders?|hands|hips?|eyes|feet|money|savings|pay|rent)\s"
        r"(?:is|are|has|have|hurts?|won['’]?t)\s"
        rf"|{_FRAGMENT})",
        re.IGNORECASE,
    ),
    # A sentence of its own: I know bread, not bookkeeping.
    re.compile(
        rf"(?<=[^\W\d_]{{3}})[.!]\s+(?=(?:{_SUBJECT}|{_FRAGMENT}|people|everyone|nobody))",
        re.IGNORECASE,
    ),
)
"""Where a wish ends and what stands in its way begins: safe shapes only. "Because" gives a motive,
not an obstacle, and stays with the wish."""

_WISHES: Final = re.compile(
    r"(?:i|we)(?:['’]?d| would| do| really| just| also| now| am| ['’]?m|['’]m){0,3}\s+"
    r"(?:want|wish|hope|hoping|plan|planning|aim|like to|love to|need to|trying|looking|"
    r"am looking)\b"
    r"|(?:my|our)\s(?:goal|aim|plan|dream|wish|question|ambition)\b"
    r"|i(?:['’]ll| will| can| could| should| shall)\b(?!['’]|\s*(?:not|never))",
    re.IGNORECASE,
)
"""A second wish, or the wish itself behind its background: nothing is parted there."""

_NO_WISH_YET: Final = re.compile(
    r"(?:as|after|before|by|in|at|for|since|when|if|while|until|with|without|because|although|"
    r"though|now|having|being|coming|given|hi|hello|hey|so|well|ok|okay|honestly|basically|"
    r"until|once|despite|to be honest|right now|at the moment)\b[^,;]{0,80}$"
    r"|(?:i['’]?m|i am|i work|i have been|i['’]?ve been|i was)\b"
    r"(?!.{0,20}\b(?:want|hop|plan|look|try|think))[^,;]{0,80}$",
    re.IGNORECASE,
)
"""What stands before a comma and is no wish: "After ten years as a cook", "I'm a nurse"."""

_ENDS_IN_NOTHING: Final = re.compile(
    r"\b(?:nothing|anything|all|none|not|no one|nobody|everything)$", re.IGNORECASE
)


def split_wish(statement: str) -> tuple[str, str | None]:
    """Return a wish, and what stands in its way when one line says both.

    "run a kitchen, I have only ever cooked" gives ("run a kitchen", "I have only ever cooked").
    Both are the words as written. Linear; reads the first 2,000 characters of one line, and leaves
    alone questions and whatever cannot be parted safely.
    """
    text = statement.strip()
    if len(text) > LONGEST_PHRASED or "\n" in text:
        return statement, None
    cuts = sorted(
        ((match.start(), match.end()) for cut in _CUTS for match in cut.finditer(text)),
        key=lambda place: place[0],
    )
    for begin, end in cuts:
        wish, obstacle = text[:begin].strip(" ,;:-–—"), text[end:].strip()
        if _is_safe(wish, obstacle):
            return wish, _unbracketed(obstacle)
    return statement, None


def _is_safe(wish: str, obstacle: str) -> bool:
    return (
        len(wish.split()) >= _FEWEST_WISH_WORDS
        and len(obstacle.split()) >= _FEWEST_OBSTACLE_WORDS
        and _NO_WISH_YET.match(wish) is None
        and _ENDS_IN_NOTHING.search(wish) is None
        and _WISHES.match(obstacle) is None
        and "?" not in wish
        and wish.count("(") == wish.count(")")
        and _is_sentence(_unbracketed(obstacle))
    )


def _is_sentence(obstacle: str) -> bool:
    first = next(iter(sentences(written_out(obstacle))), None)
    return first is not None and whole_sentence(first.text) is not None


def _unbracketed(obstacle: str) -> str:
    if obstacle.endswith(")") and obstacle.count(")") > obstacle.count("("):
        return obstacle[:-1].rstrip()
    return obstacle
