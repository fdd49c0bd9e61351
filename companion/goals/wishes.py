"""A wish typed in one line, parted from what its owner says stands in the way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from companion.goals.directions import without_time_limits
from companion.goals.obstacles import (
    is_alternative,
    is_other_way,
    is_wished,
    stands_in_the_way,
)
from companion.goals.terms import TermKind, part_terms
from companion.text.pasting import whole_sentence
from companion.text.patterns import lazy
from companion.text.phrasing import LONGEST_PHRASED
from companion.text.sentences import sentences
from companion.text.shorthand import written_out
from companion.text.spans import Quote

_MOST_READ: Final = 4_000
_MOST_CUTS: Final = 8
"""Places of one line that are tried; nobody writes more of them before what is in the way."""

_LONGEST_SENTENCE: Final = 400
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

_BUT: Final = lazy(
    r"(?:\s?[,;.…–—-]+)?\s+(?:but|though|although|however)(?:\s*,)?\s+(?=[^\W_])", re.IGNORECASE
)
"""An exception, whoever it is about: but he has never cooked, though the bank wants a plan."""

_SAID_BY_ITSELF: Final = (
    # An exception in few words: a wish, except nobody asks me; only my back hurts.
    lazy(
        rf"(?:\s?[,;.…–—-]+)?\s+(?:except(?: that)?|yet|only)"
        rf"(?:\s*,)?\s+(?=(?:{_SUBJECT}|{_FRAGMENT}|\w+\s(?:{_DENIED})\s))",
        re.IGNORECASE,
    ),
    # A lack that is joined on: and I don't have any clips.
    lazy(rf"(?:\s?[,;])?\s+and\s+(?=(?:{_HOLDS_BACK}))", re.IGNORECASE),
)
_NEEDS_A_SIGN: Final = (
    # Behind a comma, a dash or a bracket: I have only ever cooked; no idea where to start.
    lazy(
        rf"(?:\s?[,;:]\s+|\s+[-–—]{{1,2}}\s+|\s?[–—]\s?|\s*\.{{2,3}}\s*|…\s*|\s\()"
        rf"(?!{_THINKS})(?=(?:{_I}|my|our|we|nobody|no[ -]one|everyone|everybody|people)\s\w"
        rf"|(?:the|she|he|they)\s(?:\w+\s)?(?:wants?|says?|needs?|asks?|expects?|keeps?|is|are|has)\s"
        r"|(?:my\s)?(?:knees?|back|shoulders?|hands|hips?|eyes|feet|money|savings|pay|rent)\s"
        r"(?:is|are|has|have|hurts?|won['’]?t)\s"
        rf"|{_FRAGMENT})",
        re.IGNORECASE,
    ),
    # A sentence of its own: I know bread, not bookkeeping.
    lazy(
        rf"(?<=[^\W\d_]{{3}})[.!]\s+(?=(?:{_SUBJECT}|{_FRAGMENT}|people|everyone|nobody))",
        re.IGNORECASE,
    ),
)
"""Where a wish may end and what stands in its way begins, if a sign of that follows. "Because"
gives a motive, not an obstacle, and stays with the wish."""

_WISHED_NEXT: Final = lazy(
    r"(?:\s?[,;–—]\s|\s(?=(?:and|so|but)\s))(?:(?:and|so|but)\s)?"
    r"(?=i(?:['’]?d|\swould)?\s(?:really\s|still\s|just\s)?"
    r"(?:want|wish|hope|like|love|prefer|rather|enjoy)\b|i\s(?:really\s|definitely\s)?"
    r"(?:do not|don['’]?t) want\b)",
    re.IGNORECASE,
)
"""Where the wish goes on behind what stands in its way, or what is ruled out begins."""

_JOINT: Final = lazy(
    r"^(?:only|but|though|although|however|and|so|plus|also|except)(?:,\s|\s(?=(?:i|i['’]\w{1,2}|my|we|"
    r"our|nobody|they|there)\s))",
    re.IGNORECASE,
)
"""What joined a sentence to the one before: it means another thing where that is gone."""

_NO_WISH_YET: Final = lazy(
    r"(?:as|after|before|by|in|at|for|since|when|if|while|until|with|without|because|although|"
    r"though|now|having|being|coming|given|hi|hello|hey|so|well|ok|okay|honestly|basically|"
    r"until|once|despite|to be honest|right now|at the moment)\b[^,;]{0,80}$"
    r"|(?:i['’]?m|i am|i work|i have been|i['’]?ve been|i was)\b"
    r"(?!.{0,20}\b(?:want|hop|plan|look|try|think))[^,;]{0,80}$",
    re.IGNORECASE,
)
"""What stands before a comma and is no wish: "After ten years as a cook", "I'm a nurse"."""

_ENDS_IN_NOTHING: Final = lazy(
    r"\b(?:nothing|anything|all|none|not|no one|nobody|everything)$", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Parted:
    """What somebody wrote of a goal, parted.

    Attributes:
        wish: what they want, like and tell of themselves, in their order.
        obstacles: what they say stands in the way, each verbatim.
    """

    wish: str
    obstacles: tuple[str, ...] = ()


def part_wish(text: str) -> Parted:
    """Part a goal of one or more sentences: what is plainly in the way, and all the rest.

    A sentence behind the first counts as a whole where it says what is hard; of one that also says
    a wish or a liking ("I like the wards, but nobody asks me") only the rest of it does. Several
    lines of wishes become one. Linear; what stands behind 4,000 characters is not parted.
    """
    text = _PREFACE.sub("", unwrapped(text), count=1)
    kept: list[tuple[str, bool]] = []
    obstacles: list[str] = []
    found, unread = _read(text)
    for place, sentence in enumerate(found):
        wish, obstacle, rest = _parted(sentence.text, is_first=place == 0)
        if obstacle is None:
            kept.append((wish, False))
        else:
            obstacles.append(obstacle)
            if wish or not kept:
                kept.append((wish, True))
            else:
                kept[-1] = (kept[-1][0], True)
            kept += [(rest, False)] if rest else []
    kept += [(unread, False)] if unread else []
    if not obstacles and "\n" not in text.strip():
        return Parted(wish=text.strip())
    return Parted(wish=_joined(kept) or text.strip(), obstacles=tuple(obstacles))


def _parted(said: str, *, is_first: bool) -> tuple[str, str | None, str]:
    """Return what a sentence wishes, what it says is in the way, and the wish behind that.

    What must be kept to stands beside the obstacles as typed; what is ruled out is no obstacle and
    stays with the wish, so that whatever is hard beside it counts alone.
    """
    told = part_terms(said)
    kinds = {term.kind for term in told.terms}
    if told.terms and not told.rest:
        is_limit = kinds == {TermKind.LIMIT} and not is_first
        return ("", said, "") if is_limit else (said, None, "")
    if TermKind.REFUSAL in kinds and not is_first and not stands_in_the_way(told.rest):
        return said, None, ""
    is_whole = not is_first and _says_only_what_is_hard(said)
    is_aside = not is_first and is_other_way(said)
    wish, obstacle = (said, None) if is_aside else ("", said) if is_whole else split_wish(said)
    obstacle, rest = _before_wish(obstacle) if obstacle is not None else (None, "")
    return wish, None if obstacle is None else _JOINT.sub("", obstacle), rest


_PREFACE: Final = re.compile(
    r"^\s{0,9}(?:i['’]?m\s|i am\s|i\s)?(?:(?:still|really|just|do)\s){0,2}"
    r"(?:not (?:(?:really|quite|too|so|at all)\s){0,2}sure|don['’]?t (?:really\s|quite\s)?know|"
    r"dunno|no idea|(?:it['’]?s\s)?(?:hard|difficult|not easy))\s(?:how\s)?(?:best\s)?to\s"
    r"(?:put|say|explain|word|describe|phrase)(?:\s(?:this|it|that))?(?:\s(?:well|in words))?"
    r"(?:\s?[,.;:…–—-]{1,3}\s?(?:but\s|so\s)?|\sbut\s|\sso\s)\s{0,3}(?=\w)",
    re.IGNORECASE,
)
"""How people excuse their words before they wish: "not sure how to put this but I'd like …"."""

_WRAP: Final = re.compile(r"\n[ \t]{0,40}(?=(?P<next>[^\W\d_A-Z]))")
_FEWEST_WRAPPED: Final = 40
"""A shorter line was ended by a person, not by the width of a window."""
_OPEN_END: Final = re.compile(
    r"(?:,|\b(?:a|an|and|at|because|but|by|for|from|if|in|into|my|of|on|or|our|so|than|that|the|"
    r"their|to|when|which|who|with|your))$",
    re.IGNORECASE,
)
_LAST_WORD: Final = 20


def unwrapped(text: str) -> str:
    """Return a text whose lines that break off within a sentence are joined. Linear.

    A line breaks off where it is long or cannot end there, has no mark of an end, and the next one
    goes on in small letters.
    """
    return _WRAP.sub(lambda found: _joint(text, found), text)


def _joint(text: str, found: re.Match[str]) -> str:
    begin = text.rfind("\n", 0, found.start()) + 1
    line = text[begin : found.start()].rstrip()
    if not line or line[-1] in ".!?:;…" or found["next"].isupper():
        return found.group()
    is_open = _OPEN_END.search(line, max(0, len(line) - _LAST_WORD)) is not None
    return " " if is_open or len(line) >= _FEWEST_WRAPPED else found.group()


def _read(text: str) -> tuple[tuple[Quote, ...], str]:
    """Return the sentences of the beginning of a text, and the rest of it."""
    found = sentences(text[:_MOST_READ])
    if len(text) <= _MOST_READ or not found:
        return found, ""
    return found[:-1], text[found[-1].start :].strip()


def _says_only_what_is_hard(sentence: str) -> bool:
    """Tell whether a sentence behind the wish has nothing of a wish in it."""
    if sentence.rstrip('"”’) ').endswith("?") or not stands_in_the_way(sentence):
        return False
    if is_alternative(sentence):
        return False
    cut = _BUT.search(sentence)
    if cut is None:
        return True
    head, tail = sentence[: cut.start()], sentence[cut.end() :]
    return not is_wished(tail) and whole_sentence(written_out(head)) is not None


def _before_wish(obstacle: str) -> tuple[str, str]:
    """Return an obstacle without the wish that goes on behind it, and that wish."""
    cut = _WISHED_NEXT.search(obstacle)
    if cut is None or len(obstacle[: cut.start()].split()) < _FEWEST_OBSTACLE_WORDS:
        return obstacle, ""
    return obstacle[: cut.start()].rstrip(" ,;"), obstacle[cut.end() :].strip()


def _joined(parts: Sequence[tuple[str, bool]]) -> str:
    """Return parts as one text, with "…" where something was taken out between two of them.

    Whoever quotes the text then quotes what was written, and says that it is not all of it.
    """
    said = [(part, is_cut) for part, is_cut in parts if part]
    ended = [_ended(part, is_cut=is_cut) for part, is_cut in said[:-1]]
    return " ".join([*ended, *(part for part, _ in said[-1:])])


def _ended(part: str, *, is_cut: bool) -> str:
    if part.endswith(("!", "?", "…")):
        return part
    bare = part.removesuffix(".")
    return f"{bare}…" if is_cut else f"{bare}."


def split_wish(statement: str) -> tuple[str, str | None]:
    """Return a wish, and what stands in its way when one line says both.

    "run a kitchen, I have only ever cooked" gives ("run a kitchen", "I have only ever cooked").
    Both are the words as written. Linear; reads the first 2,000 characters of one line, and leaves
    alone questions and whatever cannot be parted safely.
    """
    text = statement.strip()
    if len(text) > LONGEST_PHRASED or "\n" in text:
        return statement, None
    surely = (_BUT, *_SAID_BY_ITSELF)
    cuts = sorted(
        (match.start(), match.end(), cut in surely)
        for cut in (*surely, *_NEEDS_A_SIGN)
        for match in cut.finditer(text)
    )
    for begin, end, is_sure in cuts[:_MOST_CUTS]:
        wish, obstacle = _with_place(text, begin, end)
        if (is_sure or _is_hard(obstacle[:_LONGEST_SENTENCE])) and _is_safe(wish, obstacle):
            return wish, _unbracketed(obstacle)
    return statement, None


_PLACE: Final = re.compile(
    r"(?:^|[,;]\s|\s[-–—]\s|\s(?:but|though|although)\s)(?P<where>"
    r"(?:(?i:in|at|over in|here in|back in)\s(?:(?i:the\s)?[A-Z][\w’'-]{1,20}"
    r"(?:\s[A-Z][\w’'-]{1,20})?|this (?:country|town|trade|place|city))|(?i:over here|here|"
    r"at the moment|right now|these days|nowadays|now|so far|at my age|at home|at work))),?$"
)
"""Where or when something is hard, said before it: "in UK, my papers are not accepted"."""


def _with_place(text: str, begin: int, end: int) -> tuple[str, str]:
    """Return a wish and what follows it, with the place or time at its head that is true of."""
    wish = text[:begin].strip(" ,;:-–—")
    where = _PLACE.search(wish, max(0, len(wish) - _LONGEST_PLACE))
    if where is None:
        return wish, text[end:].strip()
    return wish[: where.start()].strip(" ,;:-–—"), text[where.start("where") :].strip()


_LONGEST_PLACE: Final = 60


def _is_hard(obstacle: str) -> bool:
    """Tell whether what follows a wish is hard beside its terms, or is a limit and no more."""
    told = part_terms(obstacle)
    if told.terms and not told.rest:
        return all(term.kind is TermKind.LIMIT for term in told.terms)
    return stands_in_the_way(told.rest)


_WISH_GOES_ON: Final = lazy(
    r"[^,;.?!]{3,50},\sand\s(?:then\s)?(?:do|help|start|go|run|work|teach|train|open|make|find|"
    r"set up|become|be|get|use|learn|build|write|look after|move|try|take)\s(?!n['’]?t)",
    re.IGNORECASE,
)
"""Where what stands between two commas is a reason of the wish, which goes on behind it."""


def _is_safe(wish: str, obstacle: str) -> bool:
    return (
        len(wish.split()) >= _FEWEST_WISH_WORDS
        and len(obstacle.split()) >= _FEWEST_OBSTACLE_WORDS
        and _NO_WISH_YET.match(without_time_limits(wish)) is None
        and _ENDS_IN_NOTHING.search(wish) is None
        and not is_wished(obstacle)
        and _WISH_GOES_ON.match(obstacle) is None
        and "?" not in wish
        and wish.count("(") == wish.count(")")
        and _is_sentence(_unbracketed(obstacle))
    )


def _is_sentence(obstacle: str) -> bool:
    first = next(iter(sentences(written_out(obstacle[:_LONGEST_SENTENCE]))), None)
    return first is not None and whole_sentence(first.text) is not None


def _unbracketed(obstacle: str) -> str:
    if obstacle.endswith(")") and obstacle.count(")") > obstacle.count("("):
        return obstacle[:-1].rstrip()
    return obstacle
