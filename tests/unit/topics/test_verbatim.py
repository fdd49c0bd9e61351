"""Whatever stands between quotation marks in plans and topics was written like that by somebody."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.agendas.agenda import AgendaBrief, PastNotes, Reader
from companion.agendas.citing import cited
from companion.agendas.offline import compose as planned
from companion.application.carryover import carryover_of
from companion.application.pair import Pair
from companion.goals.goal import Goal, GoalId
from companion.samples import load_samples
from companion.topics.offline import compose as listed
from companion.topics.topic import TopicsBrief

CASES = Path(__file__).parents[3] / "evals" / "cases"
SETS = ("notes_dev", "notes_b", "notes_c")
OURS = re.compile("Think of an answer of your own: “[^”]*”")


def given_notes() -> tuple[str, ...]:
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
    held = " ".join(sources.split())
    return [
        words
        for text in texts
        for words in between_marks(text)
        if words.removesuffix("…").rstrip() not in held
    ]


def of_topics(brief: TopicsBrief) -> Iterator[str]:
    for topic in listed(brief).draft.topics:
        yield from (topic.title, topic.why, topic.question)


def of_plan(brief: AgendaBrief) -> Iterator[str]:
    draft = planned(brief).draft
    for item in draft.items:
        yield from (item.title, item.purpose, item.question or "")
    yield from draft.prework


@pytest.mark.parametrize("reader", [None, Reader.MENTEE, Reader.MENTOR])
def test_what_is_quoted_stands_in_the_notes_or_the_goal_letter_by_letter(
    reader: Reader | None,
) -> None:
    goal = Goal(id=GoalId("g"), statement="Run the bakery without my uncle")
    wrong: list[str] = []

    for text in given_notes():
        past = (PastNotes(ref="n.txt", text=text),)
        sources = f"{text} {goal.statement}"
        topics = TopicsBrief(career=(), goal=goal, notes=past, reader=reader)
        wrong += altered(of_topics(topics), sources=sources)
        carried = carryover_of(past, pair=Pair(writer=reader))
        plan = AgendaBrief(goal=goal, notes=past, carryover=carried, reader=reader, minutes=30)
        wrong += altered(of_plan(plan), sources=sources)

    assert wrong == []


@pytest.mark.parametrize(
    "words",
    [
        "say 'not yet' early!! dont  wait",
        'she wrote "ring" twice',
        "the sign says “closed”, i asked",
    ],
)
def test_marks_letters_and_spaces_of_a_quotation_stay(words: str) -> None:
    assert cited(f"- {words}") == f"“{' '.join(words.split())}”"
