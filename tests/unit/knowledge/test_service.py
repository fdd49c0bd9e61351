"""Knowledge is found by meaning, or not at all."""

import numpy as np

from companion.adapters.hash_embedder import HashEmbedder
from companion.knowledge.library import Library, read_library
from companion.knowledge.service import KnowledgeService
from tests.unit.knowledge.test_library import GUIDANCE, QUESTION


def a_service() -> KnowledgeService:
    def library() -> Library:
        return read_library(questions={"first-job": QUESTION}, guidance={"asking": GUIDANCE})

    return KnowledgeService(library=library, embedder=HashEmbedder())


async def test_a_fitting_situation_brings_its_questions() -> None:
    findings = await a_service().find(["my first job after university"])

    assert [fit.situation.id for fit in findings.situations] == ["first-job"]
    assert findings.situations[0].phrase == "first job after university"
    assert findings.questions[0].ref == "questions/first-job"


async def test_the_questions_alone_are_those_of_the_whole_search() -> None:
    knowledge = a_service()

    for about in (["my first job after university", "which offer to take"], ["xylophone"], [" "]):
        assert await knowledge.questions(about) == (await knowledge.find(about)).questions


async def test_nothing_relevant_is_an_answer() -> None:
    findings = await a_service().find(["xylophone varnish"], guidance=3)

    assert findings.situations == ()
    assert findings.questions == ()
    assert findings.guidance == ()


async def test_background_stands_in_where_nothing_is_asked() -> None:
    findings = await a_service().find([" "], background=["my first job after university"])

    assert [fit.situation.id for fit in findings.situations] == ["first-job"]


async def test_each_sentence_of_ones_own_gets_its_own_questions() -> None:
    asked = (await a_service().find(["my first job after university"])).questions[0].question

    findings = await a_service().find(
        ["my first job after university"], own=[asked.text, "", "purple elephants", asked.text]
    )

    assert [fit.words for fit in findings.fits] == [asked.text, "purple elephants"]
    same, other = findings.fits
    assert same.questions[0].question == asked
    assert same.questions[0].similarity > other.questions[0].similarity


async def test_sentences_get_no_question_where_no_situation_fits() -> None:
    findings = await a_service().find(["xylophone varnish"], own=["I freeze in exams."])

    assert findings.fits == ()


async def test_blank_texts_ask_nothing() -> None:
    findings = await a_service().find(["", "  "])

    assert findings.situations == ()


async def test_guidance_is_found_with_its_citations() -> None:
    findings = await a_service().find(["ask one thing"], guidance=1)

    assert findings.guidance[0].passage.ref == "guidance/asking#1"
    assert np.isfinite(findings.guidance[0].similarity)


async def test_warming_up_embeds_every_text_of_the_library() -> None:
    assert await a_service().warm_up() == 6
