"""What somebody who waits for a draft is shown of it, and in which order."""

import asyncio
import threading

import pytest

from companion.values import Value
from companion.writing.draft import Accepted, Violation
from companion.writing.events import Event
from companion.writing.hands import Hands
from companion.writing.preview import Preview
from companion.writing.task import Piecewise, Task
from tests.unit.writing.toy import ToyBrief

PATIENCE_SECONDS = 10.0
BRIEF = ToyBrief(source="Ask Ana about the roster.")
ONE_ITEM = '{"steps": [{"text": "Ask Ana."}'


class Step(Value):
    text: str


class Steps(Value):
    steps: tuple[Step, ...]


class Looked:
    """A check of one item that takes as long as it is told to."""

    def __init__(self) -> None:
        self.has_begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self, _brief: ToyBrief, _draft: Steps) -> tuple[Violation, ...]:
        self.has_begun.set()
        assert self.may_end.wait(PATIENCE_SECONDS)
        return ()


def previewing(look: Looked) -> tuple[Preview[ToyBrief, Steps, Steps], list[Event]]:
    told: list[Event] = []
    task = Task[ToyBrief, Steps, Steps](
        name="steps",
        reply_type=Steps,
        inputs=lambda brief: {"source": brief.source},
        accept=lambda _brief, reply: Accepted(draft=reply),
        compose=lambda _brief: Accepted(draft=Steps(steps=())),
        piecewise=Piecewise(accept=lambda _brief, reply: Accepted(draft=reply), checks=(look,)),
    )
    preview = Preview(task=task, brief=BRIEF, by="model", watch=told.append, hands=Hands())
    return preview, told


@pytest.mark.parametrize("has_ended", [False, True], ids=["still written", "ended"])
async def test_an_item_is_shown_only_before_its_reply_has_ended(has_ended: bool) -> None:
    look = Looked()
    preview, told = previewing(look)

    async with preview.running():
        preview.hear(ONE_ITEM)
        assert await asyncio.to_thread(look.has_begun.wait, PATIENCE_SECONDS)
        if has_ended:
            preview.rest()
        look.may_end.set()
        await asyncio.sleep(0.2)

    assert [one.event for one in told] == ([] if has_ended else ["drafting"])


async def test_a_further_reply_is_shown_again() -> None:
    look = Looked()
    look.may_end.set()
    preview, told = previewing(look)

    async with preview.running():
        preview.hear(ONE_ITEM)
        preview.rest()
        preview.hear("")
        preview.hear(ONE_ITEM)
        await asyncio.sleep(0.2)

    assert [one.event for one in told] == ["drafting", "drafting"]
    assert [getattr(one, "number", 0) for one in told] == [0, 1]
