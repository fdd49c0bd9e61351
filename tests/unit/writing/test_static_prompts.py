"""What is the same in every request of a task comes first, so that servers can keep it at hand."""

from typing import Any

import pytest

from companion.content import content_folder
from companion.outreach.message import MessageChannel
from companion.values import Value
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from tests.unit.writing import briefs

OTHERS: dict[str, Value] = {
    "outreach": briefs.OUTREACH.model_copy(
        update={"mentor": briefs.MENTEE, "mentee": briefs.MENTOR, "channel": MessageChannel.CHAT}
    ),
    "agenda": briefs.AGENDA.model_copy(
        update={"minutes": 30, "bank": (), "notes": (), "mentee": None}
    ),
    "summary": briefs.SUMMARY.model_copy(
        update={"notes": "Ana rang.", "held_on": None, "participants": (), "me": None}
    ),
    "topics": briefs.TOPICS.model_copy(update={"goal": None, "notes": (), "top_k": 2}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_whole_system_part_is_the_same_whatever_the_brief(name: str) -> None:
    writer = Writer(prompts=PromptLibrary.load(content_folder("prompts")))
    task: Any
    task, brief = briefs.CASES[name]

    one, other = writer.request_for(task, brief), writer.request_for(task, OTHERS[name])

    assert one.user != other.user
    assert one.system == other.system
    assert "{" in one.system.splitlines()[-1]
