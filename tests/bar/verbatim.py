"""Whatever stands between quotation marks in plans and topics was written like that by somebody."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from companion.agendas.agenda import AgendaBrief, PastNotes, Reader
from companion.agendas.offline import compose as planned
from companion.application.carryover import carryover_of
from companion.application.pair import Pair
from companion.goals.goal import Goal, GoalId
from companion.samples import load_samples
from companion.topics.offline import compose as listed
from companion.topics.topic import TopicsBrief
from tests.bar.proof import Outcome, Proof, Terms

CASES: Final = Path(__file__).parents[2] / "evals" / "cases"
SETS: Final = ("notes_dev", "notes_b", "notes_c")
OURS: Final = re.compile("Think of an answer of your own: “[^”]*”")
READERS: Final = (None, Reader.MENTEE, Reader.MENTOR)
SHOWN: Final = 5


def given_notes() -> tuple[str, ...]:
    """Return the notes of the committed cases and of the samples."""
    jotted = [
        str(json.loads(line)["notes"])
        for name in SETS
        for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
        if line.strip()
    ]
    return (*jotted, *(session.notes for session in load_samples().sessions))


def between_marks(text: str) -> Iterator[str]:
    """Yield the outermost quotations of a text."""
    depth = start = 0
    for at, mark in enumerate(OURS.sub("", text)):
        if mark == "“":
            start = at + 1 if depth == 0 else start
            depth += 1
        elif mark == "”" and depth:
            depth -= 1
            if depth == 0:
                yield OURS.sub("", text)[start:at]


def altered(texts: Iterator[str], *, sources: str) -> list[str]:
    """Return the quotations that do not stand in the sources as they are."""
    held = " ".join(sources.split())
    return [
        words
        for text in texts
        for words in between_marks(text)
        if words.removesuffix("…").rstrip() not in held
    ]


def of_topics(brief: TopicsBrief) -> Iterator[str]:
    """Yield every text of the topics."""
    for topic in listed(brief).draft.topics:
        yield from (topic.title, topic.why, topic.question)


def of_plan(brief: AgendaBrief) -> Iterator[str]:
    """Yield every text of the plan."""
    draft = planned(brief).draft
    for item in draft.items:
        yield from (item.title, item.purpose, item.question or "")
    yield from draft.prework


def _wrong(text: str, reader: Reader | None) -> list[str]:
    """Return what is quoted otherwise than it was written in drafts on one talk's notes."""
    goal = Goal(id=GoalId("g"), statement="Run the bakery without my uncle")
    past = (PastNotes(ref="n.txt", text=text),)
    sources = f"{text} {goal.statement}"
    topics = TopicsBrief(career=(), goal=goal, notes=past, reader=reader)
    carried = carryover_of(past, pair=Pair(writer=reader))
    plan = AgendaBrief(goal=goal, notes=past, carryover=carried, reader=reader, minutes=30)
    return [
        *altered(of_topics(topics), sources=sources),
        *altered(of_plan(plan), sources=sources),
    ]


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Draft on all notes for each reader; in the quick form for one reader each, in turn."""
    asked = [
        (text, reader)
        for number, text in enumerate(given_notes())
        for reader in (READERS if terms.is_full else (READERS[number % len(READERS)],))
    ]
    wrong = [words for text, reader in asked for words in _wrong(text, reader)]
    terms.tell(f"{len(asked)} talks")
    return (
        Outcome(
            claim="quotations in plans and topics that nobody wrote like that",
            cases=len(asked),
            failures=len(wrong),
            goal=len(asked),
            note="the notes of the committed cases and of the samples, for each reader",
            wrong=tuple(wrong[:SHOWN]),
        ),
    )


PROOF: Final = Proof(
    name="verbatim",
    about="what is quoted in plans and topics stands in its source letter by letter",
    run=run,
)
