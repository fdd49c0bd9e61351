"""The committed knowledge reads, and says what is wrong when it does not."""

from pathlib import Path

import pytest

from companion.content import content_folder
from companion.errors import SetupError
from companion.knowledge.library import Library, read_library

QUESTION = """
id: first-job
title: Starting a first job
applies_when: [first job after university]
changes: []
questions:
  - {text: "What did you learn first?", family: strategy, topic: Learning first}
prepare: []
"""
GUIDANCE = """---
id: asking
title: Asking well
audience: [mentee]
themes: [asking]
reviewed_on: 2026-11-21
sources:
  - {id: boom, title: A study, by: Somebody, year: 2016, url: "https://example.org"}
---
## One ask

Ask one thing [boom].

- first
- second
"""


def committed() -> Library:
    def texts(folder: Path, pattern: str) -> dict[str, str]:
        return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob(pattern)}

    folder = content_folder("knowledge")
    return read_library(
        questions=texts(folder / "questions", "*.yaml"),
        guidance=texts(folder / "guidance", "*.md"),
    )


def test_the_committed_knowledge_reads_and_is_large_enough() -> None:
    library = committed()

    assert len(library.situations) >= 30
    assert len({question.text for s in library.situations for question in s.questions}) >= 300
    assert len({passage.ref for passage in library.guidance}) == len(library.guidance)


def test_a_question_has_at_most_one_slot_and_it_is_the_known_one() -> None:
    for situation in committed().situations:
        for question in situation.questions:
            assert question.text.count("{") == question.text.count("{focus}") <= 1


def test_every_citation_in_guidance_names_its_source() -> None:
    passages = committed().guidance

    cited = [passage for passage in passages if passage.citations]

    assert cited
    for passage in cited:
        assert all(f"[{source.id}]" in passage.text for source in passage.citations)


def test_a_paragraph_and_a_list_are_a_passage_each_under_their_heading() -> None:
    library = read_library(questions={}, guidance={"asking": GUIDANCE})

    assert [passage.ref for passage in library.guidance] == [
        "guidance/asking#1",
        "guidance/asking#2",
    ]
    assert {passage.heading for passage in library.guidance} == {"One ask"}
    assert library.guidance[0].citations[0].year == 2016


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (QUESTION.replace("first-job", "second-job", 1), "its id is 'second-job'"),
        (QUESTION.replace("family: strategy", "family: luck"), "family"),
        ("id: [", "first-job.yaml"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(SetupError, match=r"knowledge/questions/first-job\.yaml") as caught:
        read_library(questions={"first-job": text}, guidance={})

    assert said in str(caught.value)


def test_guidance_without_front_matter_is_named() -> None:
    with pytest.raises(SetupError, match=r"knowledge/guidance/asking.md: does not start"):
        read_library(questions={}, guidance={"asking": "## Nothing\n\ntext"})
