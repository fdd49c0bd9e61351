"""What kind of thing somebody says about themselves, and what is worth asking about each kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.text.verbs import is_past
from companion.topics.story import OwnWords
from companion.writing.draft import SourceKind


class Shape(StrEnum):
    """The kinds of sentence that a question can be put to."""

    UNKNOWN = "unknown"
    """Something not known: "I don't know which office comes first"."""
    NEVER = "never"
    """Something never done: "I have never negotiated anything"."""
    STUCK = "stuck"
    """Something one does or fails to do: "I go quiet when he sighs"."""
    UNANSWERED = "unanswered"
    """Something that came to nothing: "nine applications and no reply"."""
    OTHERS = "others"
    """Something that others do or that is so: "The donor likes the number"."""
    MINE = "mine"
    """A thing of one's own as it is: "My CV has eleven pages"."""
    FOUND = "found"
    """Something noticed: "I found that payments arrive late"."""
    LIKED = "liked"
    """Work that did one good: "the best work I have done"."""
    DONE = "done"
    """Something achieved: "I built an image pipeline"."""
    HAPPENING = "happening"
    """Any other thing that one does."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A question; `{about}` is the goal as its owner names it after "for"."""

    question: str


ASKS: Final[Mapping[Shape, tuple[Ask, ...]]] = {
    Shape.UNKNOWN: (
        Ask(question="How would you work out {unknown}?"),
        Ask(question="Where would you look or ask to find out {unknown}?"),
    ),
    Shape.NEVER: (
        Ask(
            question="What small first try would you have me make, and how would I know that it "
            "went well?"
        ),
        Ask(question="How did your own first time go, and what would you tell me to skip?"),
    ),
    Shape.STUCK: (
        Ask(question="What would you do the moment it happens?"),
        Ask(question="What helped you, or somebody you worked with, to get past that?"),
    ),
    Shape.UNANSWERED: (
        Ask(
            question="What would you change before the next try, and what would you leave as it is?"
        ),
        Ask(question="Seen from the other side, what was missing?"),
    ),
    Shape.OTHERS: (
        Ask(question="How much of that is in my hands, and where would you begin?"),
        Ask(question="Have you worked with something like that, and what did you do about it?"),
    ),
    Shape.MINE: (
        Ask(question="What would you change about that first, and what would you leave?"),
    ),
    Shape.FOUND: (
        Ask(question="Who would want to hear about that, and how would you put it to them?"),
        Ask(question="What would you have done with that, once you knew it?"),
    ),
    Shape.LIKED: (
        Ask(question="Where would you look for more work of that kind?"),
        Ask(question="What does that tell you about the work that I should look for?"),
    ),
    Shape.DONE: (
        Ask(question="What from that would you use again for {about}?"),
        Ask(question="What in that would you build on next?"),
        Ask(question="Who would want to hear about that, and how would you put it to them?"),
    ),
    Shape.HAPPENING: (
        Ask(
            question="How did you handle something like that, and what would you do differently "
            "today?"
        ),
        Ask(question="What in that would you keep, and what would you do differently?"),
        Ask(question="What would you look at first if you watched me do that?"),
    ),
}

TOWARDS: Final = (
    Ask(question="Which part of that counts for {about}, and what is still missing?"),
    Ask(question="What in {about} would surprise somebody who comes from that?"),
)
"""Asked about lines of a career on the way to a goal that has a name."""

HIRED: Final = Ask(
    question="In which two sentences would you tell that to somebody who hires?",
)
"""Asked about achievements of those who look for work."""

_UNKNOWN: Final = re.compile(
    r"\bI(?: still)? (?:(?:do not|don['’]t|didn['’]t|can['’]t|cannot)(?: \w+)? (?:know|see|tell|"
    r"understand)|have no idea|wonder|am not sure|am unsure)\s"
    r"(?P<rest>(?:what|which|whom?|how|when|where|whether|if|why)\b"
    r"(?:(?!,?\s(?:and|but|so)\s(?:I|my|we|they|he|she|the|it)\b)[^.;!?]){3,160})"
    r"(?P<more>,?\s(?:and|but|so)\s[^.;!?]{2,160})?[.!]?$"
)
_LONGEST_SAID: Final = 2_000
_NEVER: Final = re.compile(
    r"\b(?:I have|I['’]ve|I had) never\b|\bI never (?:had|did|learnt|led|[a-z]{2,20}ed)\b",
    re.IGNORECASE,
)
_LIKED: Final = re.compile(
    r"\b(?:I|we) (?:\w+ )?(?:liked?|loved?|enjoy(?:ed)?)\b|\bbest (?:work|thing|job|year)"
    r"|\bthanked me\b",
    re.IGNORECASE,
)
_STUCK: Final = re.compile(
    r"\b(?:quiet|silent|freeze|froze|cancelled|canceled|postpone[ds]?|put off|avoid(?:ed)?|"
    r"stopped (?!believing)|apologi[sz]\w+|instead|myself|rude|afraid|struggle|lose|overthink|"
    r"procrastinate|panic|give in|say yes|worry|dread|hide)\b"
    r"|\bI (?:can['’]t|cannot|don['’]t find|don['’]t dare)|\bquicker than\b",
    re.IGNORECASE,
)
_UNANSWERED: Final = re.compile(
    r"\bno (?:reply|replies|answer|response|result)\b|\bnobody (?:replied|answered|came|reads?)\b"
    r"|\bwith thanks\b|\breject\w+|\bignored\b|\bwas told not to\b|\bgot to page\b|\bturned down\b"
    r"|\b(?:failed|refused)\b",
    re.IGNORECASE,
)
_HINDERED: Final = re.compile(
    r"\b(?:never|nobody|no one|not|stopped|cost(?:s|ing)?|late|behind|missed|without|below|blamed|"
    r"wrong|mistakes?|nothing)\b|n['’]t\b",
    re.IGNORECASE,
)
_UNBLEMISHED: Final = re.compile(
    r"\bnever (?:been )?(?:missed|late|failed|lost|off sick|let|dropped|had (?:an?|any) "
    r"(?:accident|complaint|claim|incident|day off|injury|miss|crash))\b"
    r"|\b(?:no|without (?:an?|any|one)|not (?:an?|one|a single)) (?:accidents?|complaints?|claims?|"
    r"incidents?|injur(?:y|ies)|losses|crash(?:es)?|late deliver(?:y|ies))\b"
    r"|\b(?:cut|reduced|lowered|halved|got|brought)\s(?:\w{1,12}\s){0,2}(?:missed|late|lost|wrong|"
    r"failed|loss(?:es)?|mistakes?|complaints?|waste|errors?)\b(?=[^.;]{0,40}\b(?:down|from|by|to)\b)",
    re.IGNORECASE,
)
"""What did not go wrong, or less: "never missed a slot", "got missed visits down"."""
_OF_ONESELF: Final = re.compile(r"(?:\S{1,30} ){0,3}?(?:I|I['’](?:m|ve|d|ll)|[Ww]e)\b")
_MINE: Final = re.compile(r"(?:My|Our)\b")
_FOUND: Final = re.compile(
    r"I (?:found|noticed|saw|discovered|spotted|learned which|learned what|learnt which)\b"
)
_LASTING: Final = re.compile(
    r"\b(?:can['’]t|cannot|struggle|afraid|worry|dread|don['’]t (?:find|dare))\b", re.IGNORECASE
)
"""Troubles that have no moment at which they happen."""

_ALREADY: Final = re.compile(r"\bI(?:['’]ve| have)\b")
_DID: Final = re.compile(r"(?:I|We) (?:[a-z]{2,20}ly )?(?P<verb>[a-z]{2,20})\b")


_BY_WORDING: Final = (
    (Shape.UNKNOWN, _UNKNOWN.search),
    (Shape.NEVER, _NEVER.search),
    (Shape.LIKED, _LIKED.search),
    (Shape.FOUND, _FOUND.match),
    (Shape.UNANSWERED, _UNANSWERED.search),
    (Shape.STUCK, _STUCK.search),
    (Shape.MINE, _MINE.match),
)
"""Tried in this order; troubles come before achievements."""


def shape_of(words: OwnWords) -> Shape:
    """Return the kind of `words`."""
    said = _UNBLEMISHED.sub("kept", words.said)
    worded = next((shape for shape, sign in _BY_WORDING if sign(said)), None)
    if worded is not None:
        return worded
    if not _OF_ONESELF.match(said):
        return Shape.OTHERS
    return Shape.DONE if not _HINDERED.search(said) and is_done(said) else Shape.HAPPENING


def asks_for(words: OwnWords) -> tuple[Ask, ...]:
    """Return the questions that suit `words`, best first."""
    shape = shape_of(words)
    asks = ASKS[shape]
    if shape is Shape.HAPPENING and words.source.kind is SourceKind.GOAL:
        return (*ASKS[Shape.STUCK][1:], *asks)
    if shape is Shape.STUCK and (_ALREADY.search(words.said) or _LASTING.search(words.said)):
        return asks[1:]
    if is_result(words):
        return ASKS[Shape.DONE][::-1]
    of_work = words.source.kind is SourceKind.CAREER and not is_trouble(words)
    return asks[::-1] if shape is Shape.HAPPENING and of_work else asks


def is_result(words: OwnWords) -> bool:
    """Tell whether a line of a career states what came of the work: "Refills went down."."""
    return (
        words.source.kind is SourceKind.CAREER
        and shape_of(words) is Shape.OTHERS
        and not is_trouble(words)
    )


def unknown_in(said: str) -> str | None:
    """Return "which office comes first" out of "I don't know which office comes first."."""
    found = _UNKNOWN.search(said[:_LONGEST_SAID])
    return None if found is None else found["rest"].strip()


def goes_on(said: str) -> bool:
    """Tell whether more is said behind what is not known: "… who decides, and I get nervous"."""
    found = _UNKNOWN.search(said[:_LONGEST_SAID])
    return found is not None and found["more"] is not None


def is_trouble(words: OwnWords) -> bool:
    """Tell whether the words speak of something that goes wrong or is missing."""
    in_trouble = {Shape.UNKNOWN, Shape.NEVER, Shape.STUCK, Shape.UNANSWERED}
    hindered = _HINDERED.search(_UNBLEMISHED.sub("kept", words.said))
    return shape_of(words) in in_trouble or hindered is not None


def is_done(said: str) -> bool:
    """Tell whether a sentence says what its writer did, in the past tense."""
    found = _DID.match(said)
    if found is None:
        return False
    verb = found["verb"]
    following = said[found.end() :].strip().split(" ", 1)[0]
    return is_past(verb, following)
