"""Which of the committed notes the packaged model finds for people of many trades."""

from datetime import date
from pathlib import Path

import pytest

from companion.adapters.onnx_embedder import OnnxEmbedder
from companion.content import content_folder
from companion.knowledge.library import Library, read_library
from companion.knowledge.service import KnowledgeService
from tests.minilm import model_dir

pytestmark = pytest.mark.slow

FITTING = (
    ("Geriatric nurse", "Take over as head of an aged care home", "Australia/Brisbane", "au-aged"),
    ("After-school educator", "Plan the afternoons for sixty children", "Europe/Berlin", "de-all"),
    ("Electrician", "Become an inspector of installations", "Europe/London", "wiring"),
    ("Head waiter", "Share tips fairly between kitchen and floor", "Europe/London", "tips"),
    ("Dispatcher at a haulage firm", "Plan van tours to Italy", "Europe/Prague", "van"),
    ("Oncology nurse", "Work on clinical trials", "Europe/Paris", "good-clinical"),
    ("Group accountant", "Go back to financial reporting", "Asia/Singapore", "ifrs"),
    ("Project manager", "Negotiate pay in my new job", "Europe/Rome", "eu-pay"),
    ("Dentist", "Have my diploma recognised in Germany", "Africa/Cairo", "de-recognition"),
)
WITHOUT = (
    ("Physiotherapist", "Give better feedback to trainees", "Europe/London"),
    ("Music teacher", "Build a website for my concerts", "Europe/Oslo"),
    ("Painter and decorator", "Write quotes that win", "Europe/London"),
    ("Hotel receptionist", "Learn to say no to double shifts", "Europe/Lisbon"),
    ("Payroll clerk", "Learn to use pivot tables", "Europe/London"),
    ("Dairy farmer", "Find somebody to help with milking", "Europe/Dublin"),
    ("Yoga teacher", "Fill my Tuesday class", None),
    ("Police officer", "Prepare for the sergeant's exam", "Europe/London"),
    ("Front-end developer", "Become an engineering manager", "Europe/Madrid"),
    ("Head waiter", "Share tips fairly between kitchen and floor", "Asia/Tokyo"),
    ("Project manager", "Negotiate pay in my new job", "Africa/Nairobi"),
)


@pytest.fixture(scope="module")
def service() -> KnowledgeService:
    folder: Path = content_folder("knowledge") / "trends"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}

    def library() -> Library:
        return read_library(questions={}, guidance={}, trends=texts)

    return KnowledgeService(library=library, embedder=OnnxEmbedder(model_dir(), threads=1))


@pytest.mark.parametrize(("role", "goal", "zone", "note"), FITTING)
async def test_a_note_is_found_that_touches_work_goal_and_place(
    service: KnowledgeService, role: str, goal: str, zone: str, note: str
) -> None:
    found = await service.trends([goal], work=[role], on=date(2026, 11, 22), time_zone=zone)

    assert found
    assert found[0].trend.id.startswith(note)


@pytest.mark.parametrize(("role", "goal", "zone"), WITHOUT)
async def test_a_goal_that_no_note_touches_gets_none(
    service: KnowledgeService, role: str, goal: str, zone: str | None
) -> None:
    found = await service.trends([goal], work=[role], on=date(2026, 11, 22), time_zone=zone)

    assert [fit.trend.id for fit in found] == []


async def test_without_a_goal_no_note_is_looked_for(service: KnowledgeService) -> None:
    found = await service.trends([], work=["Electrician"], on=date(2026, 11, 22))

    assert found == ()
