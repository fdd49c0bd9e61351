"""What a model elsewhere is shown, what comes back, and what is never sent."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.access.consent import Consent, Material
from companion.agendas.service import AGENDA
from companion.content import content_folder
from companion.outreach.service import OUTREACH
from companion.ports import Hear, ModelReply, ModelRequest, hear_nothing
from companion.summaries.service import SUMMARY
from companion.summaries.summary import SummaryBrief
from companion.topics.service import TOPICS
from companion.values import Value
from companion.writing.draft import OFFLINE
from companion.writing.pipeline import Writer
from companion.writing.privacy import KEPT_HERE, kept_here, sealed, strangers
from companion.writing.prompts import PromptLibrary
from companion.writing.task import Task
from tests.faults.replies import good_reply
from tests.unit.writing import briefs

CASES: dict[str, tuple[Task[Any, Any, Any], Value]] = {
    "outreach": (OUTREACH, briefs.OUTREACH),
    "agenda": (AGENDA, briefs.AGENDA),
    "summary": (SUMMARY, briefs.SUMMARY),
    "topics": (TOPICS, briefs.TOPICS),
}
ELSEWHERE = Consent(is_local=False)
SECRETS = ("zuzanna.k@wards.example", "07700 900123", "wards.example/rota", "48213")
NOTES = f"""{briefs.NOTES}- I'll write to {SECRETS[0]} or ring {SECRETS[1]} by Friday
- the rota is at {SECRETS[2]}, staff no {SECRETS[3]}
- Wojciech from the depot said no
"""


@dataclass
class Echo:
    """Answers with a reply made from the prompt that it was shown, and keeps every request."""

    change: tuple[str, str] = ("", "")
    name: str = "echo"
    endpoint: str = "https://models.example/v1"
    requests: list[ModelRequest] = field(default_factory=list)

    async def reply(self, request: ModelRequest, *, hear: Hear = hear_nothing) -> ModelReply:
        self.requests.append(request)
        messages = [{"content": request.system}, {"content": request.user}]
        text = good_reply(messages).replace(*self.change)
        for start in range(0, len(text), 3):
            hear(text[start : start + 3])
        return ModelReply(text=text)


def a_writer(model: Echo, consent: Consent) -> Writer:
    prompts = PromptLibrary.load(content_folder("prompts"))
    return Writer(prompts=prompts, model=model, consent=consent)


def with_notes(notes: str) -> SummaryBrief:
    return briefs.SUMMARY.model_copy(update={"notes": notes})


async def test_a_model_elsewhere_sees_no_address_number_or_link() -> None:
    model = Echo()

    written = await a_writer(model, ELSEWHERE).write(SUMMARY, with_notes(NOTES))

    sent = "\n".join(f"{one.system}{one.user}{one.history}" for one in model.requests)
    assert not [secret for secret in SECRETS if secret in sent]
    assert written.written_by == "echo"
    (action,) = [one for one in written.draft.action_items if SECRETS[0] in one.what]
    assert SECRETS[1] in action.quotes[0].text


async def test_a_model_on_this_machine_sees_the_notes_as_they_are() -> None:
    model = Echo()

    await a_writer(model, Consent()).write(SUMMARY, with_notes(NOTES))

    assert all(secret in model.requests[0].user for secret in SECRETS)


async def test_names_of_third_parties_stay_here_where_that_is_asked_for() -> None:
    model = Echo()
    consent = ELSEWHERE.model_copy(update={"hide_names": True})

    written = await a_writer(model, consent).write(SUMMARY, with_notes(NOTES))

    assert "Wojciech" not in model.requests[0].user
    assert "Inês" in model.requests[0].user
    assert "PERSON_" not in repr(written.draft)


async def test_a_placeholder_that_stands_for_nothing_is_sent_back_and_never_shown() -> None:
    model = Echo(change=("EMAIL_1", "EMAIL_7"))

    written = await a_writer(model, ELSEWHERE).write(SUMMARY, with_notes(NOTES))

    assert len(model.requests) == 2
    assert "'EMAIL_7' stands for nothing" in model.requests[1].history[0][1]
    assert "EMAIL_7" not in repr(written.draft)


async def test_what_is_sent_back_for_repair_holds_placeholders_too() -> None:
    model = Echo(change=("EMAIL_1", "EMAIL_7"))

    await a_writer(model, ELSEWHERE).write(SUMMARY, with_notes(NOTES))

    assert not [secret for secret in SECRETS if secret in repr(model.requests[1].history)]
    assert "PHONE_1" in model.requests[1].history[0][0]


async def test_what_is_heard_on_the_way_has_the_details_in_it() -> None:
    heard: list[str] = []
    brief = with_notes(NOTES)
    model = sealed(Echo(), ELSEWHERE, SUMMARY, brief)
    request = Writer(prompts=PromptLibrary.load(content_folder("prompts"))).request_for(
        SUMMARY, brief
    )

    reply = await model.reply(request, hear=heard.append)

    assert "".join(heard) == reply.text
    assert SECRETS[0] in json.loads(reply.text)["action_items"][-1]["what"]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("outreach", {Material.PROFILE, Material.CAREER, Material.GOAL}),
        ("agenda", {Material.PROFILE, Material.CAREER, Material.GOAL, Material.NOTES}),
        ("summary", {Material.NOTES}),
        ("topics", {Material.PROFILE, Material.CAREER, Material.GOAL, Material.NOTES}),
    ],
)
async def test_what_is_never_to_be_sent_is_drafted_offline_with_one_warning(
    name: str, kinds: set[Material]
) -> None:
    task, brief = CASES[name]
    for material in Material:
        model = Echo()
        consent = ELSEWHERE.model_copy(update={"never_send": frozenset({material})})

        written = await a_writer(model, consent).write(task, brief)

        warned = [one for one in written.warnings if one.code == KEPT_HERE]
        assert len(warned) == (material in kinds)
        assert bool(model.requests) == (material not in kinds)
        assert (written.written_by == OFFLINE) == (material in kinds)


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_covers_every_word_of_people_in_the_prompt(name: str) -> None:
    task, brief = CASES[name]
    assert task.told is not None
    told = "\n".join(source.text for source in task.told(brief))
    told += "Tomás Inês e-tomas m-ines (mentee) (mentor)"
    inputs = task.inputs(brief)

    words = [
        inputs[key]
        for key in ("mentee", "mentor", "participants", "notes", "sources", "me")
        if key in inputs
    ]

    lines = [line.strip() for text in words for line in text.splitlines()]
    mine = [line for line in lines if not line.startswith("[S") and ": " not in line[:20]]
    assert mine
    assert not [line for line in mine if line not in told and line.strip("- ") not in told]


def test_nothing_is_held_back_from_this_machine() -> None:
    consent = Consent(is_local=True, never_send=frozenset(Material))

    assert kept_here(consent, SUMMARY, briefs.SUMMARY) is None


def test_a_task_that_does_not_say_what_it_tells_is_taken_to_tell_everything() -> None:
    silent = briefs.CASES["summary"][0]
    consent = Consent(is_local=False, never_send=frozenset({Material.CAREER}))

    assert kept_here(consent, silent, briefs.SUMMARY) is not None


def test_a_placeholder_in_the_notes_is_no_stranger() -> None:
    assert strangers("EMAIL_1 and LINK_2", ["the form says EMAIL_1"])[0].phrase == "LINK_2"
    assert strangers("EMAIL_1", ["the form says EMAIL_1"]) == ()


@given(st.lists(st.integers(min_value=1, max_value=9), max_size=80), st.text(max_size=40))
def test_pieces_of_any_size_come_to_the_same_text(sizes: list[int], more: str) -> None:
    from companion.text.redaction import Redactor
    from companion.writing.privacy import _Pieces

    redactor = Redactor()
    hidden = redactor.hidden(f"{SECRETS[0]} AND {more} {SECRETS[1]}I {SECRETS[0]}")
    heard: list[str] = []
    pieces = _Pieces(redactor, heard.append)

    at = 0
    for size in [*sizes, len(hidden)]:
        pieces.take(hidden[at : at + size])
        at += size
    pieces.end()

    assert "".join(heard) == redactor.restored(hidden)
