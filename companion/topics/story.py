"""A person's own words that a topic can start from: sentences of the goal and of the career."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.goals.goal import Goal
from companion.people.career import Position, latest_first
from companion.text.phrasing import quoted, tidied, with_article, without_end
from companion.text.sentences import sentences
from companion.text.words import count_words
from companion.topics.topic import TopicsBrief
from companion.writing.draft import Source, SourceKind

_MOST_WORDS: Final = 40
_FEWEST_WORDS: Final = 3
_POSITIONS: Final = 4


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """One stretch of somebody's own text, and a sentence that says where it is from."""

    source: Source
    why: str


def goal_words(goal: Goal) -> tuple[OwnWords, ...]:
    """Return the challenge's sentences first, then the statement, then how success shows."""
    found = [
        _of_goal(goal.challenge, ref="challenge", lead="You write:"),
        _of_goal(goal.statement, ref="statement", lead="Your goal:"),
        _of_goal(goal.success_measure, ref="success_measure", lead="You will know it by this:"),
    ]
    return tuple(words for texts in found for words in texts)


def career_words(brief: TopicsBrief) -> tuple[OwnWords, ...]:
    """Return one telling sentence per position, the latest first, then the headline."""
    positions = {id(position): number for number, position in enumerate(brief.career)}
    found = [
        words
        for position in latest_first(brief.career)[:_POSITIONS]
        for words in _of_position(position, number=positions[id(position)])
    ]
    if brief.headline and not found:
        source = Source(kind=SourceKind.CAREER, ref="headline", quote=brief.headline)
        found.append(OwnWords(source=source, why=f"You call yourself {quoted(brief.headline)}."))
    return tuple(found)


def _of_goal(text: str | None, *, ref: str, lead: str) -> tuple[OwnWords, ...]:
    if not text:
        return ()
    return tuple(
        OwnWords(
            source=Source(kind=SourceKind.GOAL, ref=ref, quote=span.text),
            why=f"{lead} {_cited(span.text)}",
        )
        for span in sentences(text)
        if _FEWEST_WORDS <= count_words(span.text) <= _MOST_WORDS
    )


def _of_position(position: Position, *, number: int) -> Iterator[OwnWords]:
    role = with_article(tidied(position.title))
    spans = sentences(position.summary) if position.summary else ()
    telling = [span for span in spans if _FEWEST_WORDS <= count_words(span.text) <= _MOST_WORDS]
    for span in telling[:1]:
        source = Source(kind=SourceKind.CAREER, ref=f"career[{number}].summary", quote=span.text)
        tense = "Of your work as" if position.end is None else "Of your time as"
        yield OwnWords(source=source, why=f"{tense} {role} you say: {_cited(span.text)}")
    if not telling:
        source = Source(kind=SourceKind.CAREER, ref=f"career[{number}].title", quote=position.title)
        verb = "You work as" if position.end is None else "You worked as"
        yield OwnWords(source=source, why=f"{verb} {role}.")


def _cited(text: str) -> str:
    shown = tidied(text)
    end = "" if shown.endswith((".", "!", "?", "…")) else "."
    return quoted(f"{without_end(shown)}{shown[len(without_end(shown)) :] or end}")
