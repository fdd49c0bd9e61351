"""The real client against a server that does everything wrong: a draft comes, and says so."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from companion.adapters.langchain_model import NO_KEY, LangChainModel
from companion.agendas.service import AGENDA
from companion.content import content_folder
from companion.outreach.service import OUTREACH
from companion.summaries.service import SUMMARY
from companion.topics.service import TOPICS
from companion.values import Value
from companion.writing.asking import MOST_REQUESTS
from companion.writing.draft import OFFLINE, Written
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from companion.writing.task import Task
from tests.faults.server import FaultServer, running
from tests.unit.writing import briefs

KEY = "sk-secret-canary-42"

CASES: dict[str, tuple[Task[Any, Any, Any], Value]] = {
    "outreach": (OUTREACH, briefs.OUTREACH),
    "agenda": (AGENDA, briefs.AGENDA),
    "summary": (SUMMARY, briefs.SUMMARY),
    "topics": (TOPICS, briefs.TOPICS),
}


@dataclass(frozen=True)
class Expected:
    """What a scenario comes to: who writes, after how many requests, with which warning."""

    requests: int
    warning: str | None = None


ONCE = Expected(1)
TWICE = Expected(2)

OUTCOMES: dict[str, Expected] = {
    "good": ONCE,
    "no-schema": TWICE,
    "no-format": Expected(3),
    "unprocessable": Expected(3),
    "fenced": ONCE,
    "thinking": ONCE,
    "half-thinking": ONCE,
    "prose": ONCE,
    "marked": ONCE,
    "parts": ONCE,
    "unfinished": TWICE,
    "cut": Expected(2, "model_reply"),
    "cut-unsaid": Expected(2, "model_reply"),
    "filtered": Expected(2, "model_reply"),
    "refusing": Expected(2, "model_reply"),
    "calling": Expected(2, "model_reply"),
    "empty": Expected(2, "model_reply"),
    "blank": Expected(2, "model_reply"),
    "null": Expected(2, "model_reply"),
    "no-choices": Expected(2, "model_reply"),
    "null-choices": Expected(2, "model_reply"),
    "an-error-with-200": Expected(2, "model_reply"),
    "empty-then-good": TWICE,
    "wrong-then-good": TWICE,
    "prose-then-good": TWICE,
    "invented-then-good": TWICE,
    "wrong": Expected(2, "model_reply"),
    "twice": Expected(2, "model_reply"),
    "not-a-number": Expected(2, "model_reply"),
    "deep": Expected(2, "model_reply"),
    "huge": Expected(2, "model_reply"),
    "enormous": Expected(2, "model_reply"),
    "gzip": Expected(2, "model_reply"),
    "unauthorized": Expected(1, "model_request_refused"),
    "forbidden": Expected(1, "model_request_refused"),
    "unknown": Expected(1, "model_request_refused"),
    "too-long": Expected(1, "model_request_refused"),
    "echo": Expected(3, "model_request_refused"),
    "busy-now": TWICE,
    "busy-soon": TWICE,
    "busy-today": Expected(1, "model_unavailable"),
    "busy-odd": TWICE,
    "stumbling": TWICE,
    "down": Expected(3, "model_unavailable"),
    "gone": Expected(1, "model_unavailable"),
    "broken-off": Expected(3, "model_unavailable"),
    "html": Expected(2, "model_reply"),
    "not-json": Expected(2, "model_reply"),
    "redirect": Expected(1, "model_request_refused"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with running() as started:
        yield started


@pytest.fixture(autouse=True)
def _forget(server: FaultServer) -> None:
    server.forget()


@pytest.fixture
async def model(
    request: pytest.FixtureRequest, server: FaultServer
) -> AsyncIterator[LangChainModel]:
    asked = LangChainModel(model=request.param, base_url=server.base_url, api_key=KEY)
    yield asked
    await asked.close()


PROMPTS = PromptLibrary.load(content_folder("prompts"))


def a_writer(model: LangChainModel, *, seconds: float = 20.0) -> Writer:
    return Writer(prompts=PROMPTS, model=model, deadline_seconds=seconds)


async def drafted(model: LangChainModel, name: str, *, seconds: float = 20.0) -> Written[Any]:
    task, brief = CASES[name]
    return await a_writer(model, seconds=seconds).write(task, brief)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("model", OUTCOMES, indirect=True)
async def test_every_fault_ends_in_a_draft_that_says_who_wrote_it(
    name: str, model: LangChainModel, server: FaultServer
) -> None:
    expected = OUTCOMES[model.name]

    written = await drafted(model, name)

    sent = server.asked(model.name)
    assert len(sent) == expected.requests <= MOST_REQUESTS
    assert written.usage is not None
    assert written.usage.requests == len(sent)
    if expected.warning is None:
        assert written.written_by == model.name
        assert written.warnings == ()
    else:
        assert written.written_by == OFFLINE
        (warning,) = [warning for warning in written.warnings if "model" in warning.code]
        assert warning.code == expected.warning
        assert "\n" not in warning.text
        assert warning.text.isprintable()
    assert KEY not in repr(written)
    assert "Traceback" not in repr(written)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("model", ["hang"], indirect=True)
async def test_a_server_that_never_answers_costs_the_deadline_and_no_more(
    name: str, model: LangChainModel, server: FaultServer
) -> None:
    await drafted_once(model, server)
    started = asyncio.get_running_loop().time()

    written = await drafted(model, name, seconds=0.5)

    assert asyncio.get_running_loop().time() - started < 1.5
    assert written.written_by == OFFLINE
    assert [w.code for w in written.warnings if "model" in w.code] == ["model_unavailable"]
    assert len(server.asked("hang")) == 1


async def drafted_once(model: LangChainModel, server: FaultServer) -> None:
    """Pay for importing LangChain before the clock runs."""
    warm = LangChainModel(model="good", base_url=server.base_url)
    await drafted(warm, "topics")
    await warm.close()


@pytest.mark.parametrize("model", ["good"], indirect=True)
async def test_tokens_are_counted(model: LangChainModel) -> None:
    written = await drafted(model, "summary")

    assert written.usage is not None
    assert (written.usage.prompt_tokens, written.usage.reply_tokens) == (700, 90)


@pytest.mark.parametrize("model", ["no-format"], indirect=True)
async def test_the_second_draft_starts_where_the_first_one_found_its_footing(
    model: LangChainModel, server: FaultServer
) -> None:
    writer = a_writer(model)

    for _ in range(2):
        await writer.write(TOPICS, briefs.TOPICS)

    formats = [request.body.get("response_format", {}).get("type") for request in server.requests]
    assert formats == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize("model", ["good"], indirect=True)
async def test_a_request_carries_what_it_must_and_nothing_else(
    model: LangChainModel, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-canary: 1")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-canary")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other-canary")

    await drafted(model, "outreach")

    (sent,) = server.requests
    assert (sent.method, sent.path) == ("POST", "/v1/chat/completions")
    assert set(sent.headers) <= {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    }
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert set(sent.body) == {"messages", "model", "response_format", "stream", "stream_options"}
    assert "canary" not in sent.text


async def test_without_a_key_a_placeholder_is_sent(server: FaultServer) -> None:
    model = LangChainModel(model="good", base_url=server.base_url)

    await drafted(model, "topics")
    await model.close()

    assert server.requests[0].headers["authorization"] == f"Bearer {NO_KEY}"


@pytest.mark.parametrize("model", ["good"], indirect=True)
async def test_no_variable_of_the_environment_sends_the_draft_elsewhere(
    model: LangChainModel, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = "http://127.0.0.1:9"
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY", "http_proxy"):
        monkeypatch.setenv(name, elsewhere)
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "LANGSMITH_ENDPOINT"):
        monkeypatch.setenv(name, f"{elsewhere}/v1")
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGCHAIN_TRACING"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_canary")
    monkeypatch.setenv("LC_OUTPUT_VERSION", "responses/v1")

    written = await drafted(model, "agenda")

    assert written.written_by == "good"
    assert len(server.requests) == 1


@pytest.mark.parametrize("model", ["redirect"], indirect=True)
async def test_a_redirect_is_not_followed_and_the_key_stays(
    model: LangChainModel, server: FaultServer
) -> None:
    written = await drafted(model, "summary")

    assert "'127.0.0.1:9'" in written.warnings[0].text
    assert len(server.requests) == 1


async def test_an_address_where_nothing_listens_costs_a_moment_and_one_warning() -> None:
    model = LangChainModel(model="any", base_url="http://127.0.0.1:9/v1", api_key=KEY)

    written = await drafted(model, "topics")
    await model.close()

    assert written.written_by == OFFLINE
    (warning,) = [warning for warning in written.warnings if "model" in warning.code]
    assert "Nothing answers at http://127.0.0.1:9/v1" in warning.text
    assert "COMPANION_BASE_URL" in warning.text
    assert written.usage is not None
    assert written.usage.requests == 1


@pytest.mark.parametrize("model", ["unauthorized", "unknown", "html"], indirect=True)
async def test_a_warning_names_the_setting_to_change(model: LangChainModel) -> None:
    remedies = {
        "unauthorized": "COMPANION_API_KEY",
        "unknown": "try pulling it first",
        "html": "COMPANION_BASE_URL",
    }

    written = await drafted(model, "topics")

    assert remedies[model.name] in written.warnings[0].text
