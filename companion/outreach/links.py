"""Reads from a note what links its writer to somebody, as one would say it to them.

"taught me joinery" is "you taught me joinery", "I bought from her for years" is "I bought from you
for years"; a tie whose grammar is not sure is left out.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from companion.outreach.former_ties import former_tie, names_third_person
from companion.outreach.shared_past import names_own_relative, shared_past
from companion.outreach.turning import object_turned, owner_turned, points_elsewhere
from companion.outreach.work_words import DOUBT, KIN, PRIVATE
from companion.text.pasting import reads_english
from companion.text.phrasing import LONGEST_PHRASED, quoted, tidied, without_end
from companion.text.shorthand import written_out
from companion.text.verbs import base_of_third_person, is_past

_MOST_WORDS: Final = 24
_THE_ONE: Final = (
    r"(?:(?:she|he|they)(?:['’]s|\sis|\swas|['’]re|\sare)\sthe (?:one|person)\s(?=who\s|that\s))?"
)
_WHO: Final = (
    rf"(?:(?:and|also|then)\s)?(?:{_THE_ONE}(?:she|he|they|who|that)\s"
    r"(?:once\s|also\s|first\s|kindly\s)?)?"
)

_SAID: Final = re.compile(
    rf"{_WHO}(?:said|did say|(?:always |often )?says|told (?:me|us)|wrote)"
    r"(?: to me)?(?: once)?[:,]?\s[\"“'‘](?P<words>[^\"“”]{3,140}?)"
    r"[\"”'’][.!]?$",
    re.IGNORECASE,
)
_TO_ME: Final = re.compile(
    rf"{_WHO}(?P<deed>(?P<verb>taught|trained|supervised|mentored|coached|tutored|examined|"
    r"interviewed|hired|employed|managed|apprenticed|introduced|recommended|encouraged|invited|"
    r"told|asked|offered|gave|lent|sent|sold|showed|helped|made|worked with|studied with|"
    r"trained with|drove with|cooked with|took(?= me (?:for my|through|on as|under|in as)\b)|"
    r"shared an? \w+ with|sat next to|sang with|played with|rowed with|offered to \w+)"
    r"\s(?:me|us)\b.*)$",
    re.IGNORECASE,
)
"""What somebody did to, for or with the writer."""

_OFFERED: Final = re.compile(rf"{_WHO}(?P<deed>offered (?:to|me|us|help|advice)\b.*)$", re.I)
_CAME: Final = re.compile(
    rf"{_WHO}(?P<deed>(?:came (?:out |over |round |in |back |along )?(?:to|into|by)|"
    r"visited|spoke|gave a (?:talk|workshop)|ran a (?:course|workshop|day)|"
    r"assessed|inspected|judged)\b.*\b(?:my|our|me|us|we|I)\b.*)$",
    re.IGNORECASE,
)
_OUR_LESSON: Final = re.compile(rf"{_WHO}(?P<deed>(?:taught|led|ran) (?:my|our)\s.*)$", re.I)
_I_DID: Final = re.compile(
    r"(?:I|we)\s(?:have\s|had\s)?(?:also\s|once\s|still\s|first\s|often\s)?(?P<verb>b(?:uy|ought)|"
    r"s(?:ell|old)|work(?:ed)?|train(?:ed)?|stud(?:y|ied)|learn(?:ed|t)?|rent(?:ed)?|met|sat|shared?|"
    r"volunteer(?:ed)?|served?|cook(?:ed)?|nursed|did|report(?:ed)?|sang|rowed|played|taught)\b.{0,80}",
    re.IGNORECASE,
)
_MET: Final = re.compile(
    r"^met\s(?=(?:her|him|them)\s(?:(?:once|twice|at|in|through|about|a few|when)\b|\w+ times\b))",
    re.IGNORECASE,
)
"""How people note that they met somebody, leaving out "I"."""

_RE: Final = re.compile(r"(?<=\w)\sre:?\s(?=(?:an?|the|my|our)\s)", re.IGNORECASE)
_WITH_THEM: Final = re.compile(
    r"(?:I|we)\s(?:have\s|had\s)?(?!(?:argued|fought|lived|slept|split|broke|fell|drank|went|got|ran|"
    r"live|sleep|is|am|are|was|were|not|never|hardly)\b)[a-z]{3,12}\s(?:for|with|under|from|alongside)"
    r"\s(?:her|him|them)\b.{0,80}"
    r"|we\s(?:both\s|once\s)?(?:worked|trained|studied|taught|cooked|nursed|sang|rowed|played|served|"
    r"drove|painted|shared)\b.{0,40}\stogether\b.{0,40}",
    re.IGNORECASE,
)
_I_WAS: Final = re.compile(
    r"I was (?:her|his|their) (?P<what>(?:\w+\s){0,2}?(?:apprentice|student|pupil|trainee|"
    r"assistant|tenant|customer|client|deputy|commis|junior|intern|mentee)\b.{0,80})$",
    re.IGNORECASE,
)
_MOTIVE: Final = re.compile(
    r"(?:I(?:['’]m|\sam|['’]d like to|\swant to|\swould)?\s)?(?:asking|ask|writing to|write to|"
    r"chose|choose|choosing|picked|picking|thought of)\s(?:(?:him|her|them)\s)?"
    r"(?:because|as|since)\s"
    r"(?P<why>(?:he|she|they)(?:['’]s|['’]re|\s)[^\n;]{3,160}?)(?=\.\s|\.?$|\n|;)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"(?P<who>he|she|they)(?P<is>['’]s|['’]re)?\s(?P<rest>.+)$", re.I)
_DONE: Final = re.compile(r"(?:been|had|got|done|run|worked|taught|made|built|led)\b", re.I)
_IN_NEED: Final = re.compile(
    r"(?:(?:she|he|they)(?:['’]s|['’]re|\sis|\sare)?\s|is\s|are\s)?(?P<how>always\s|often\s|usually\s|"
    r"still\s|currently\s|now\s)?(?P<need>(?:short of|low on|looking for|in need of|desperate "
    r"for)\s(?:\w+\s){0,2}?(?:hands?|staff|people|help|helpers|cooks?|chefs?|nurses|drivers|teachers|"
    r"volunteers|apprentices?|trainees?|assistants?|workers|pickers|waiters|carers|somebody|"
    r"someone)\b.{0,60})$",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"(?:(?:she|he|they)\s)?(?P<how>always\s|often\s|usually\s|still\s|also\s)?(?P<verb>takes?|hires?|"
    r"trains?)\s(?P<what>(?:on\s)?(?:\w+\s){0,2}?(?:students|trainees|apprentices|beginners|"
    r"volunteers|interns|career changers|placements|newcomers|juniors)\b.{0,60})$",
    re.IGNORECASE,
)
_NEEDED: Final = re.compile(
    r"you (?:are )?(?:(?:always|often|usually|still|currently|now|also)\s)?"
    r"(?:short of|low on|looking for|in need of|desperate for|take on|take|hire|train)\s"
)
_SICK_OF: Final = re.compile(r"\b(?:sick|tired) of\b|\bnext door\b", re.IGNORECASE)
_SPAN: Final = re.compile(r"(?<=\w)\s(?=(?:19|20)\d\d\s?[-–]\s?\d{2,4}$)")


class LinkKind(IntEnum):
    """What links two people, the strongest opening first."""

    SAID = 0
    TAUGHT = 1
    SHARED = 2
    GAVE = 3
    CAME = 4
    MET = 5


_RANKS: Final = (
    (re.compile(r"offered|invited|told|encouraged|asked", re.I), LinkKind.SAID),
    (re.compile(r"gave|lent|sent|sold|showed|helped", re.I), LinkKind.GAVE),
    (re.compile(r".* with|sat", re.I), LinkKind.SHARED),
)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A tie as it is said to the one it is about: "you taught me joinery"."""

    clause: str
    kind: LinkKind


def link(quote: str, *, others_named: bool) -> Link | None:
    """Return the tie that one statement of a note tells of; None where it is none for certain.

    Args:
        quote: the statement.
        others_named: whether the note tells of a third person, whom "her" may be.
    """
    text = _SPAN.sub(", ", _RE.sub(" about ", without_end(written_out(tidied(quote)))))
    if not text or len(text.split()) > _MOST_WORDS or not reads_english(text):
        return None
    said = _SAID.match(text)
    past = None if others_named else shared_past(text)
    if past is not None:
        return Link(clause=past, kind=LinkKind.MET if names_own_relative(text) else LinkKind.SHARED)
    tied = former_tie(text)
    if tied is not None and not (others_named and points_elsewhere(text)):
        return Link(clause=tied, kind=_kind_of(tied))
    judged = _SICK_OF.sub("", text)
    if PRIVATE.search(judged) or (said is None and DOUBT.search(judged)):
        return None
    if said is not None:
        words = without_end(said["words"].strip())
        return Link(clause=f"you said {quoted(words)}", kind=LinkKind.SAID)
    return _done_to_me(text) or (None if others_named else _done_by_me(text))


def _kind_of(tie: str) -> LinkKind:
    """Return how strong an opening a tie is: who taught one before whom one shares a place with."""
    if _OF_OTHERS.match(tie) or tie.startswith("I know you"):
        return LinkKind.MET
    return LinkKind.TAUGHT if tie.startswith("you were") else LinkKind.SHARED


_OF_OTHERS: Final = re.compile(r"you (?:are|were) my [\w -]{2,30}'s ")


def _done_to_me(text: str) -> Link | None:
    came = _CAME.match(text)
    did = _TO_ME.match(text) or _OFFERED.match(text) or _OUR_LESSON.match(text) or came
    if did is None or KIN.search(text):
        return None
    deed = did["deed"][0].lower() + did["deed"][1:]
    turned = object_turned(deed) or (None if points_elsewhere(deed) else owner_turned(deed))
    if turned is None:
        return None
    ranks = (kind for pattern, kind in _RANKS if pattern.match(deed))
    kind = LinkKind.CAME if did is came else next(ranks, LinkKind.TAUGHT)
    return Link(clause=f"you {turned}", kind=kind)


def _done_by_me(text: str) -> Link | None:
    was = _I_WAS.match(text)
    if was is not None and not points_elsewhere(was["what"]):
        return Link(clause=f"I was your {was['what']}", kind=LinkKind.TAUGHT)
    if _WITH_THEM.fullmatch(text) is not None and "together" in text and not points_elsewhere(text):
        return Link(clause=f"{text[0].lower()}{text[1:]}", kind=LinkKind.SHARED)
    text = _MET.sub("I met ", text)
    if _I_DID.fullmatch(text) is None and _WITH_THEM.fullmatch(text) is None:
        return None
    turned = object_turned(text)
    if turned is None:
        return None
    is_met = re.search(r"\bmet\b", turned) is not None
    return Link(clause=turned, kind=LinkKind.MET if is_met else LinkKind.SHARED)


def tells_of_others(note: str) -> bool:
    """Tell whether a note is about a third person too, a friend or a sister: "her" may be hers."""
    return any(
        KIN.search(part) is not None and not names_third_person(part)
        for part in _PARTS.split(note[:LONGEST_PHRASED])
    )


_PARTS: Final = re.compile(r"\n|[,;.](?=\s|$)|\s[-–—]\s|[()]")


def motive(note: str) -> tuple[str, str] | None:
    """Return why the writer asks this person, and the words it was made from; None if not said.

    "asking her because she knows what schools want" gives "you know what schools want".
    """
    found = _MOTIVE.search(note)
    said = None if found is None else _SUBJECT.match(written_out(tidied(found["why"])))
    if found is None or said is None or PRIVATE.search(said["rest"]):
        return None
    clause = _to_you(said)
    return None if clause is None else (clause, found[0].strip())


def _to_you(said: re.Match[str]) -> str | None:
    rest = without_end(said["rest"])
    verb, _, after = rest.partition(" ")
    if said["is"]:
        verb = "have" if _DONE.match(rest) else "are"
        after = rest
    else:
        known = {"is": "are", "was": "were", "has": "have", "does": "do", "used": "used"}
        base = verb if said["who"].lower() == "they" else base_of_third_person(verb)
        verb = known.get(verb) or (verb if is_past(verb, after.split(" ", 1)[0]) else base or "")
    turned = owner_turned(f"{verb} {after}") if verb and after else None
    return None if turned is None else f"you {turned}"


def is_need(clause: str) -> bool:
    """Tell whether a clause is of those that `need` gives."""
    return _NEEDED.match(clause) is not None


def need(quote: str) -> str | None:
    """Return "you are always short of hands in winter", which may be an answer to a request."""
    text = without_end(written_out(tidied(quote)))
    found = _IN_NEED.fullmatch(text)
    if found is not None and not points_elsewhere(found["need"]):
        return f"you are {(found['how'] or '').lower()}{found['need']}"
    takes = _TAKES.fullmatch(text)
    if takes is None or points_elsewhere(takes["what"]):
        return None
    verb = takes["verb"].lower().removesuffix("s")
    return f"you {(takes['how'] or '').lower()}{verb} {takes['what']}"
