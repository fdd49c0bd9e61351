"""Lets a real language model draft every case, through a relay on loopback that keeps its replies.

Drafts take the whole way through the companion, as a user's do: prompt, privacy, streaming,
parsing, checks, the second request. The relay alone speaks to the endpoint.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx2

from companion.bootstrap import open_companion
from companion.content import content_folder
from companion.opening import Opening
from companion.writing.prompts import PromptLibrary
from evals.draft_cases import PER_TASK, DraftCase, draft_cases
from evals.live_report import LiveCase, LiveReport, Said, digest, refusals
from evals.workbench import Workbench
from tests.faults.replies import good_reply
from tests.faults.server import Answer, Turn, completion, problem, running

TASKS: Final = ("outreach", "agenda", "summary", "topics")
_REHEARSED: Final = "rehearsed"


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where the model is.

    Attributes:
        base_url: of an OpenAI-compatible API.
        seconds: longest wait for one reply.
        at_once: drafts on the way at the same time.
    """

    model: str
    base_url: str
    api_key: str | None = None
    seconds: float = 60.0
    at_once: int = 4


class Relay:
    """Passes requests on to the endpoint and keeps what it answers, by the first prompt's digest.

    Attributes:
        said: the replies to each first prompt, oldest first.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self.said: dict[str, list[Said]] = defaultdict(list)

    async def answer(self, turn: Turn) -> Answer:
        """Return what the endpoint says, whole or as a stream, as the companion asked."""
        body = {key: value for key, value in turn.request.body.items() if "stream" not in key}
        key = self._endpoint.api_key or "none"
        began = time.monotonic()
        async with httpx2.AsyncClient(timeout=self._endpoint.seconds, trust_env=False) as http:
            try:
                found = await http.post(
                    f"{self._endpoint.base_url.rstrip('/')}/chat/completions",
                    json={**body, "model": self._endpoint.model},
                    headers={"authorization": f"Bearer {key}"},
                )
            except httpx2.HTTPError as error:
                return problem(503, type(error).__name__)
        if found.status_code != httpx2.codes.OK:
            return problem(found.status_code, found.text[:200])
        return self._kept(turn.messages, found.json(), seconds=time.monotonic() - began)

    def _kept(
        self, messages: Sequence[Mapping[str, Any]], found: Mapping[str, Any], *, seconds: float
    ) -> Answer:
        choice, usage = found["choices"][0], found.get("usage") or {}
        reply = choice["message"].get("content")
        self.said[digest(messages[:2])].append(
            Said(
                key=digest(messages),
                reply=reply or "",
                seconds=round(seconds, 2),
                prompt_tokens=usage.get("prompt_tokens"),
                reply_tokens=usage.get("completion_tokens"),
                refused=refusals(messages),
            )
        )
        return completion(reply, finish=choice.get("finish_reason"))


async def run_live(
    bench: Workbench, endpoint: Endpoint, *, on: str, per_task: int = PER_TASK
) -> LiveReport:
    """Return what the model makes of every case; `on` is the day, ISO.

    Raises:
        SettingsError: a setting cannot work.
    """
    cases = draft_cases(bench.samples, per_task=per_task)
    bench.tell(f"{endpoint.model}: {len(cases)} drafts")
    prompts = await _rehearsed(cases)
    relay, places, done = Relay(endpoint), asyncio.Semaphore(endpoint.at_once), 0

    with running({endpoint.model: relay.answer}) as server:
        flags = {"model": endpoint.model, "base_url": server.base_url}
        async with open_companion(Opening(flags=flags)) as companion:

            async def draft(case: DraftCase) -> LiveCase:
                nonlocal done
                async with places:
                    written = await case.draft(companion)
                offline = await case.draft(bench.companion)
                done += 1
                bench.tell(f"{done} of {len(cases)}: {case.name}, {written.written_by}")
                key, prompt = prompts[case.name]
                return LiveCase(
                    name=case.name,
                    task=case.task,
                    prompt=prompt,
                    replies=tuple(relay.said[key]),
                    written_by=written.written_by,
                    draft=written.model_dump(mode="json"),
                    offline=offline.model_dump(mode="json"),
                )

            found = await asyncio.gather(*(draft(case) for case in cases))
    return LiveReport(model=endpoint.model, on=on, prompts=prompt_versions(), cases=tuple(found))


async def _rehearsed(cases: Sequence[DraftCase]) -> dict[str, tuple[str, str]]:
    """Return the digest and the user's part of each case's first prompt, one case after another."""
    prompts: dict[str, tuple[str, str]] = {}
    asked: list[Turn] = []

    def answer(turn: Turn) -> Answer:
        asked.append(turn)
        return completion(good_reply(turn.messages[:2]))

    with running({_REHEARSED: answer}) as server:
        flags = {"model": _REHEARSED, "base_url": server.base_url}
        async with open_companion(Opening(flags=flags)) as companion:
            for case in cases:
                asked.clear()
                await case.draft(companion)
                first = asked[0].messages[:2]
                prompts[case.name] = (digest(first), str(first[1]["content"]))
    return prompts


def prompt_versions() -> dict[str, int]:
    """Return the version of each prompt."""
    library = PromptLibrary.load(content_folder("prompts"))
    return {
        task: library.head(task).version for task in ("outreach", "agenda", "summary", "topics")
    }
