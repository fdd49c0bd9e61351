import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import replace

import pytest

from companion.adapters.scripted_model import ScriptedModel
from companion.errors import (
    BusyError,
    ModelCutError,
    ModelError,
    ModelReplyError,
    ModelUnavailableError,
    SetupError,
    StoreError,
)
from companion.ports import Hear, ModelReply, ModelRequest, hear_nothing
from companion.writing import pipeline
from companion.writing.breaker import OPENS_AFTER
from companion.writing.draft import OFFLINE
from companion.writing.events import Drafting, Event, Watch
from companion.writing.pipeline import Writer
from companion.writing.places import Places
from companion.writing.prompts import PromptLibrary
from companion.writing.spending import ProcessLedger, Spending
from tests.unit.writing.toy import PROMPT, TOY, ToyBrief, ToyDraft, toy_prompts

BRIEF = ToyBrief(source="Ask Ana about the roster.")
GOOD = '{"text": "Ask Ana.", "quotes": ["Ask Ana"]}'
BROKEN = '{"text": "never ask", "quotes": ["Ask Ana"]}'
INVENTED = '{"text": "Ask Bo.", "quotes": ["Ask Ana", "Bo said so"]}'
EMPTIED = '{"text": "", "quotes": ["Bo said so"]}'
UNREADABLE = "Of course! I would ask Ana."


def a_writer(*replies: str | ModelReply | ModelError) -> tuple[Writer, ScriptedModel]:
    model = ScriptedModel(replies, name="little", endpoint="http://127.0.0.1:1/v1")
    return Writer(prompts=toy_prompts(), model=model), model


def codes(warnings: Sequence[object]) -> list[str]:
    return [getattr(warning, "code", "") for warning in warnings]


async def test_without_a_model_the_draft_is_composed_offline_and_says_so() -> None:
    written = await Writer(prompts=toy_prompts()).write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert written.draft.text == "offline: Ask Ana about the roster."
    assert written.warnings == ()
    assert written.usage is None


async def test_a_good_reply_is_the_draft_and_names_its_model() -> None:
    writer, model = a_writer(ModelReply(text=GOOD, prompt_tokens=10, reply_tokens=2))

    written = await writer.write(TOY, BRIEF)

    assert written.draft == ToyDraft(text="Ask Ana.", quotes=("Ask Ana",))
    assert written.written_by == "little"
    assert written.warnings == ()
    assert written.usage is not None
    assert (written.usage.requests, written.usage.prompt_tokens) == (1, 10)
    assert len(model.requests) == 1


async def test_the_schema_stands_in_the_system_part_and_the_words_in_the_user_part() -> None:
    writer, model = a_writer(GOOD)

    await writer.write(TOY, BRIEF)

    request = model.requests[0]
    assert json.dumps(request.schema, separators=(",", ":")) in request.system
    assert BRIEF.source in request.user
    assert BRIEF.source not in request.system


@pytest.mark.parametrize(
    ("first", "named"),
    [(BROKEN, "the text says 'never'"), (INVENTED, "Bo said so"), (UNREADABLE, "no JSON object")],
    ids=["a broken rule", "an invented quote", "prose"],
)
async def test_a_reply_that_will_not_do_is_sent_back_once_with_the_reason(
    first: str, named: str
) -> None:
    writer, model = a_writer(first, GOOD)

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == "little"
    assert written.dropped == ()
    ((reply, reason),) = model.requests[1].history
    assert reply == first
    assert named in reason


async def test_two_replies_that_break_a_rule_end_in_the_offline_draft_and_one_warning() -> None:
    writer, model = a_writer(BROKEN, BROKEN, GOOD)

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["model_reply_refused"]
    assert "the text says 'never'" in written.warnings[0].text
    assert written.usage is not None
    assert written.usage.requests == len(model.requests) == 2


async def test_two_unreadable_replies_end_in_the_offline_draft_and_one_warning() -> None:
    writer, _ = a_writer(UNREADABLE, UNREADABLE)

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["model_reply"]


async def test_a_draft_that_only_lost_a_part_is_kept_when_the_second_try_fails() -> None:
    writer, _ = a_writer(INVENTED, ModelUnavailableError("gone"))

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == "little"
    assert written.draft.quotes == ("Ask Ana",)
    assert [item.text for item in written.dropped] == ["…"]
    assert written.warnings == ()


async def test_of_two_drafts_that_lost_parts_the_one_that_lost_less_is_kept() -> None:
    worse = '{"text": "Ask.", "quotes": ["x y", "y z"]}'
    writer, _ = a_writer(INVENTED, worse)

    written = await writer.write(TOY, BRIEF)

    assert written.draft.text == "Ask Bo."


async def test_a_draft_that_lost_everything_ends_in_the_offline_draft_and_one_warning() -> None:
    writer, model = a_writer(EMPTIED, EMPTIED)

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["model_reply_refused"]
    assert len(model.requests) == 2


async def test_a_draft_that_lost_a_part_is_kept_before_one_that_says_nothing() -> None:
    writer, _ = a_writer(INVENTED, '{"text": "", "quotes": []}')

    written = await writer.write(TOY, BRIEF)

    assert written.draft.text == "Ask Bo."


async def test_a_model_that_does_not_answer_costs_one_warning() -> None:
    writer, _ = a_writer(ModelUnavailableError("Nothing answers at http://127.0.0.1:1/v1."))

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["model_unavailable"]
    assert "Nothing answers" in written.warnings[0].text
    assert "\n" not in written.warnings[0].text


class SilentModel:
    name = "silent"
    endpoint = "http://127.0.0.1:1/v1"

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        await asyncio.Event().wait()
        raise AssertionError


async def test_a_silent_model_is_waited_for_until_the_deadline_and_no_longer() -> None:
    writer = Writer(prompts=toy_prompts(), model=SilentModel(), deadline_seconds=0.05)

    written = await asyncio.wait_for(writer.write(TOY, BRIEF), timeout=5)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["model_unavailable"]
    assert "0.05 s" in written.warnings[0].text


async def test_a_draft_that_is_no_longer_wanted_stops() -> None:
    writing = asyncio.create_task(
        Writer(prompts=toy_prompts(), model=SilentModel()).write(TOY, BRIEF)
    )
    await asyncio.sleep(0.05)

    writing.cancel()

    with pytest.raises(asyncio.CancelledError):
        await writing


async def test_the_formats_that_worked_are_remembered_between_drafts() -> None:
    refused = ModelReplyError("empty")
    writer, model = a_writer(refused, GOOD, GOOD)

    await writer.write(TOY, BRIEF)
    await writer.write(TOY, BRIEF)

    formats = [request.reply_format.value for request in model.requests]
    assert formats == ["json_schema", "json_object", "json_object"]


async def test_a_brief_too_long_for_a_model_is_drafted_offline_without_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_PROMPT", 100)
    writer, model = a_writer(GOOD)

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == OFFLINE
    assert codes(written.warnings) == ["too_long_for_model"]
    assert model.requests == []


@pytest.mark.parametrize("online", [False, True])
async def test_a_language_that_is_not_read_offline_is_said_with_the_remedy(online: bool) -> None:
    brief = ToyBrief(source="Guten Tag, ich frage Ana.")
    writer, _ = a_writer(ModelUnavailableError("gone"))

    written = await (writer if online else Writer(prompts=toy_prompts())).write(TOY, brief)

    assert codes(written.warnings)[-1] == "language_not_read"
    assert ("COMPANION_MODEL" in written.warnings[-1].text) is not online


async def test_an_offline_draft_that_breaks_a_rule_is_shown_with_a_warning() -> None:
    written = await Writer(prompts=toy_prompts()).write(TOY, ToyBrief(source="never"))

    assert written.draft.text == "offline: never"
    assert codes(written.warnings) == ["check_failed"]
    assert written.warnings[0].text.startswith("This draft was composed by rules and one")


async def test_a_violation_that_two_checks_find_is_named_once() -> None:
    twice = replace(TOY, checks=TOY.checks * 2)

    written = await Writer(prompts=toy_prompts()).write(twice, ToyBrief(source="never"))

    assert codes(written.warnings) == ["check_failed"]


async def test_a_prompt_for_another_reply_is_refused() -> None:
    prompts = PromptLibrary({"toy": PROMPT.replace("ToyReply", "OtherReply")})

    with pytest.raises(SetupError, match="OtherReply"):
        await Writer(prompts=prompts, model=ScriptedModel([GOOD])).write(TOY, BRIEF)


async def test_nothing_that_people_wrote_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    writer, _ = a_writer(BROKEN, INVENTED)

    await writer.write(TOY, BRIEF)
    await Writer(prompts=toy_prompts()).write(TOY, ToyBrief(source="never tell Ana"))

    ours = [record.getMessage() for record in caplog.records if "companion" in record.name]
    assert ours
    assert not any("Ana" in line or "Bo" in line for line in ours)


def test_what_would_be_asked_can_be_shown_without_asking() -> None:
    request = Writer(prompts=toy_prompts()).request_for(TOY, BRIEF)

    assert request.user == "The source:\n<source>\nAsk Ana about the roster.\n</source>"
    assert request.history == ()


def watched() -> tuple[list[Event], Watch]:
    told: list[Event] = []
    return told, told.append


async def test_who_waits_is_told_each_step_in_its_order() -> None:
    writer, _ = a_writer(BROKEN, GOOD)
    told, watch = watched()

    await writer.write(TOY, BRIEF, watch=watch)

    assert [one.event for one in told] == ["drafting", "checking"] * 2


async def test_a_draft_composed_offline_tells_its_steps_too() -> None:
    told, watch = watched()

    await Writer(prompts=toy_prompts()).write(TOY, BRIEF, watch=watch)

    assert [one.event for one in told] == ["drafting", "checking"]
    assert told[0] == Drafting(by=OFFLINE)


class HeardModel:
    """Says the beginning of a reply, and then what its error is, or nothing more."""

    name = "heard"
    endpoint = "http://127.0.0.1:1/v1"

    def __init__(self, error: ModelError | None) -> None:
        self.error = error

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        hear('{"text": "Ask')
        if self.error is not None:
            raise self.error
        await asyncio.Event().wait()
        raise AssertionError


@pytest.mark.parametrize("error", [ModelCutError("torn"), None], ids=["torn", "too slow"])
async def test_a_reply_that_broke_off_is_told_before_the_offline_draft(
    error: ModelError | None,
) -> None:
    writer = Writer(prompts=toy_prompts(), model=HeardModel(error), deadline_seconds=0.2)
    told, watch = watched()

    written = await writer.write(TOY, BRIEF, watch=watch)

    assert written.written_by == OFFLINE
    assert [one.event for one in told][-3:] == ["broken_off", "drafting", "checking"]


async def test_a_model_that_does_not_answer_is_left_alone_and_drafts_come_at_once() -> None:
    gone = ModelUnavailableError("Nothing answers.", retry_after_seconds=0)
    writer, model = a_writer(*[gone] * 99)

    drafts = [await writer.write(TOY, BRIEF) for _ in range(4)]

    assert len(model.requests) == OPENS_AFTER
    assert [len(draft.warnings) for draft in drafts] == [1, 1, 1, 1]
    assert "it was not asked; it is tried again in" in drafts[-1].warnings[0].text
    assert drafts[-1].usage is not None
    assert drafts[-1].usage.requests == 0


async def test_a_model_that_rests_keeps_nobody_waiting_for_a_place() -> None:
    places = Places(at_once=1, queue=5)
    gone = ModelUnavailableError("gone", retry_after_seconds=0)
    writer = Writer(prompts=toy_prompts(), model=ScriptedModel([gone] * 9), places=places)
    for _ in range(2):
        await writer.write(TOY, BRIEF)

    async with places.taken():
        written = await asyncio.wait_for(writer.write(TOY, BRIEF), timeout=5)

    assert written.written_by == OFFLINE
    assert "it was not asked" in written.warnings[0].text


async def test_who_waits_for_a_place_until_it_is_too_late_is_told_why() -> None:
    places = Places(at_once=1, queue=5)
    writer = Writer(prompts=toy_prompts(), model=SilentModel(), deadline_seconds=0.2, places=places)

    async with places.taken():
        written = await asyncio.gather(*(writer.write(TOY, BRIEF) for _ in range(2)))

    said = [draft.warnings[0].text for draft in written]
    assert [draft.written_by for draft in written] == [OFFLINE] * 2
    assert all("busy for 0.2 s" in text for text in said)


async def test_more_drafts_than_may_wait_are_refused() -> None:
    writer = Writer(
        prompts=toy_prompts(),
        model=SilentModel(),
        deadline_seconds=0.2,
        places=Places(at_once=1, queue=0),
    )

    found = await asyncio.gather(
        *(writer.write(TOY, BRIEF) for _ in range(3)), return_exceptions=True
    )

    assert [isinstance(one, BusyError) for one in found].count(True) == 2
    writer.require_room()


async def test_what_a_draft_cost_is_recorded_whatever_becomes_of_it() -> None:
    kept: list[Spending] = []

    class Kept(ProcessLedger):
        async def record(self, spending: Spending) -> None:
            kept.append(spending)

    model = HeardModel(None)
    writer = Writer(prompts=toy_prompts(), model=model, ledger=Kept(), deadline_seconds=5)
    writing = asyncio.create_task(writer.write(TOY, BRIEF))
    await asyncio.sleep(0.05)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)

    assert [(one.task, one.drafted, one.usage.requests) for one in kept] == [("toy", False, 1)]
    assert kept[0].usage.estimated_tokens > 0


async def test_a_ledger_that_fails_costs_no_draft() -> None:
    class Broken(ProcessLedger):
        async def record(self, spending: Spending) -> None:
            raise StoreError("the disk is full")

    model = ScriptedModel([GOOD], name="little")
    writer = Writer(prompts=toy_prompts(), model=model, ledger=Broken())

    written = await writer.write(TOY, BRIEF)

    assert written.written_by == "little"
