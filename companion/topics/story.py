"""A person's own words that a topic can start from, as they would say them and as told to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.agendas.citing import cited, cited_sentence
from companion.goals.goal import Goal
from companion.goals.terms import terms_of
from companion.goals.wording import GoalWords, goal_words
from companion.people.career import Position, latest_first
from companion.text.pasting import may_be_pasted, reads_english, whole_sentence
from companion.text.persons import subjectless, subjectless_to_you, to_you
from companion.text.phrasing import (
    LONGEST_PHRASED,
    as_sentence,
    capitalised,
    lowered,
    tidied,
)
from companion.text.remembered import remembered
from companion.text.sentences import sentences
from companion.text.spans import Quote, quote_at
from companion.text.verbs import is_past
from companion.text.words import STOP_WORDS, count_words
from companion.topics.roles import role_of
from companion.writing.draft import Source, SourceKind

_FEWEST_WORDS: Final = 4
_SHORT: Final = 6
"""Sentences shorter than this are read together with their neighbour."""
_MOST_SENTENCES: Final = 12
_MOST_TOGETHER: Final = 36

_FOREIGN: Final = re.compile(r"[^\x00-\x7f‘’“”–—…€£°·•]")
_MOST_FOREIGN: Final = 0.2
_FEWEST_COMMON: Final = 0.12
"""Shares of words with foreign letters, and of the commonest English ones, in English texts."""

_POINTS_BACK: Final = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|their|both|one of them)\b"
    r"|.{0,24}\b(?:it|them|this)\b(?!\s+(?:is|was|takes|would|will|'s|does))",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"[^.]{0,30}(?:,\s[^,.]{1,30}){2,6}\.?$|(?:about|around|over|up to|some)\s\d|\d"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)\b",
    re.IGNORECASE,
)
"""Lists and counts: "Eight agents", "About 40 pages a week"."""


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """A stretch of somebody's own text.

    Attributes:
        said: in the first person, as whole sentences: "I go quiet when he sighs."
        told: the same to them ("You go quiet when he sighs."), or quoted with where it stands.
        source: the field and its exact words.
        points_back: whether it needs the goal named before it to be understood.
        current: whether it is about now: the goal, or a position still held.
        role: the position with its article, where it is one of a person.
    """

    said: str
    told: str
    source: Source
    points_back: bool = False
    current: bool = True
    role: str | None = None


@remembered(most=8)
def words_of(goal: Goal) -> GoalWords:
    """Return the wording of a goal, read once however many topics start from it."""
    return goal_words(goal)


def in_english(text: str) -> bool:
    """Tell whether the rules may read `text`: English, with no more than a few foreign words."""
    spaced = text.split()
    foreign = sum(_FOREIGN.search(word) is not None for word in spaced)
    if not reads_english(text) or foreign > _MOST_FOREIGN * len(spaced):
        return False
    # "i" is a word of several languages; "I" is one of English only.
    plain = [word for word in spaced if word != "i"]
    common = sum(word.strip(".,;:!?()").casefold() in STOP_WORDS for word in plain)
    return foreign == 0 or common >= _FEWEST_COMMON * len(plain)


def challenge_words(goal: Goal) -> tuple[OwnWords, ...]:
    """Return the challenge in stretches that can stand alone, in the order written."""
    text = (goal.challenge or "")[:LONGEST_PHRASED]
    if not text.strip() or not in_english(text):
        return ()
    # What must be kept to is nothing to get past.
    terms = [term.text for term in terms_of(text)]
    found: list[OwnWords] = []
    for span in _stretches(text):
        said = _said_in_full(text, span)
        if said is None or any(term in span.text for term in terms):
            continue
        source = Source(kind=SourceKind.GOAL, ref="challenge", quote=span.text)
        told = _told(said) or f"You write: {cited_sentence(span.text)}"
        back = _POINTS_BACK.match(said) is not None
        found.append(OwnWords(said=said, told=told, source=source, points_back=back))
    return tuple(found)


def career_words(career: Sequence[Position]) -> tuple[OwnWords, ...]:
    """Return the sentences of the career that say what somebody does or did, the latest first."""
    numbers = {id(position): number for number, position in enumerate(career)}
    return tuple(
        words
        for position in latest_first(tuple(career))
        for words in _of_position(position, number=numbers[id(position)])
    )


def texts_to_fit(goal: Goal) -> tuple[str, ...]:
    """Return the words of a goal that a question of the bank may be put to."""
    return (goal.statement, *(words.source.quote for words in challenge_words(goal)))


def _stretches(text: str) -> Iterator[Quote]:
    """Yield the sentences of `text`, a short one together with the one after it."""
    spans = sentences(text)[:_MOST_SENTENCES]
    start: Quote | None = None
    for number, span in enumerate(spans):
        first = start or span
        whole = quote_at(text, first.start, span.end)
        last = number == len(spans) - 1
        short = count_words(span.text) < _SHORT and start is None
        together = "\n" not in whole.text and count_words(whole.text) <= _MOST_TOGETHER
        if start is not None and not together:
            yield start
            whole = span
        if short and not last:
            start = span
            continue
        start = None
        yield whole


def _said_in_full(text: str, span: Quote) -> str | None:
    """Return every sentence of a stretch as a whole one, or None when one cannot be."""
    parts = [
        whole_sentence(part.text)
        for part in sentences(text)
        if part.start >= span.start and part.end <= span.end
    ]
    whole = [part for part in parts if part is not None and may_be_pasted(part)]
    if not parts or len(whole) < len(parts) or count_words(" ".join(whole)) < _FEWEST_WORDS:
        return None
    return " ".join(capitalised(tidied(part)) for part in whole)


def _told(said: str) -> str | None:
    turned = [to_you(span.text) for span in sentences(said)]
    whole = [as_sentence(one) for one in turned if one is not None]
    return " ".join(whole) if whole and len(whole) == len(turned) else None


def _of_position(position: Position, *, number: int) -> Iterator[OwnWords]:
    text = (position.summary or "")[:LONGEST_PHRASED]
    if not text.strip() or not in_english(text):
        return
    current = position.end is None
    before: tuple[Quote, str] | None = None
    for span in sentences(text)[:_MOST_SENTENCES]:
        said = _voiced(span.text, current=current)
        own = (span, said) if said is not None else None
        if said is not None and _POINTS_BACK.match(said):
            # "Wrote 22 pages on it" says nothing without the sentence before.
            own = _joined(text, before, (span, said))
        if own is not None and count_words(own[1]) <= _MOST_TOGETHER:
            quote = own[0].text
            yield OwnWords(
                said=own[1],
                told=_told_of(quote, position),
                source=Source(kind=SourceKind.CAREER, ref=f"career[{number}].summary", quote=quote),
                current=current,
                role=role_of(position),
            )
        before = own


def _joined(
    text: str, before: tuple[Quote, str] | None, this: tuple[Quote, str]
) -> tuple[Quote, str] | None:
    if before is None:
        return None
    return quote_at(text, before[0].start, this[0].end), f"{before[1]} {this[1]}"


def _voiced(sentence: str, *, current: bool) -> str | None:
    """Return a line of a career as its owner would say it: "Led a team." as "I led a team."."""
    text = tidied(sentence)
    if count_words(text) < _FEWEST_WORDS or not may_be_pasted(text) or _LISTED.match(text):
        return None
    bare = subjectless(text, current=current)
    if bare is not None:
        return as_sentence(f"I {bare}")
    first, following = text.split(" ")[0], text.split(" ")[1]
    if is_past(first, following) and not first.endswith(","):
        return as_sentence(f"I {lowered(text)}")
    if ":" in text and not re.match(r"(?:I|We|My|Our)\b", text):
        return None
    return whole_sentence(text)


def _told_of(sentence: str, position: Position) -> str:
    current = position.end is None
    turned = to_you(tidied(sentence)) or subjectless_to_you(tidied(sentence), current=current)
    role = role_of(position)
    if turned is not None and turned.startswith("you ") and role is not None:
        return as_sentence(f"as {role} {turned}")
    shown = cited_sentence(sentence)
    if role is None:
        return f"Under {cited(position.title)} you write: {shown}"
    return f"Of your {'work' if current else 'time'} as {role} you write: {shown}"
