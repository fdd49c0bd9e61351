"""A model's drafts are kept with what was refused, and pairs are blind until they are scored."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from companion.errors import UnreadableFileError
from companion.samples import load_samples
from evals.blind_pairs import export_pairs, score_pairs
from evals.draft_cases import PER_TASK, draft_cases
from evals.live import TASKS, Endpoint, Relay, run_live
from evals.live_report import LiveCase, LiveReport, Said, digest, read_live, refusals, write_live
from evals.workbench import set_up
from tests.faults.replies import good_reply
from tests.faults.server import Answer, Recorded, Turn, changed, completion, problem, running


def case(name: str, *, task: str = "topics", by: str = "m", replies: int = 1) -> LiveCase:
    said = Said(key="k", reply="{}", seconds=1.0, prompt_tokens=1, reply_tokens=1)
    return LiveCase(
        name=name,
        task=task,
        prompt="Suggest.",
        replies=(said,) * replies,
        written_by=by,
        draft={"written_by": by, "topics": [f"{name} by the model"]},
        offline={"written_by": "offline", "topics": [f"{name} offline"]},
    )


def report(*cases: LiveCase) -> LiveReport:
    return LiveReport(model="m", on="2026-11-22", prompts={"topics": 3}, cases=cases)


def answer_all(path: Path, choose: str) -> None:
    """Prefer the draft that holds `choose` in every pair."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    for line in lines:
        line["answer"] = "a" if choose in json.dumps(line["a"]) else "b"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))


def turn(messages: list[dict[str, str]]) -> Turn:
    body = {"model": "m", "messages": messages, "stream": True}
    recorded = Recorded(method="POST", path="/", headers={}, text="", body=body)
    return Turn(request=recorded, number=0)


def test_the_cases_are_as_many_of_each_kind_and_all_different() -> None:
    cases = draft_cases(load_samples())

    counts = [sum(one.task == task for one in cases) for task in TASKS]
    assert counts == [PER_TASK] * len(TASKS)
    assert len({one.name for one in cases}) == len(cases)


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = report(case("one"), case("two", replies=2))

    write_live(written, tmp_path / "run.jsonl")

    assert read_live(tmp_path / "run.jsonl") == written


def test_what_is_no_report_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_text("{}\n")

    with pytest.raises(UnreadableFileError, match=r"run\.jsonl"):
        read_live(tmp_path / "run.jsonl")


def test_only_a_model_s_own_draft_counts_as_accepted() -> None:
    assert case("one").was_accepted_at_once
    assert case("one", replies=2).was_accepted
    assert not case("one", replies=2).was_accepted_at_once
    assert not case("one", by="offline").was_accepted


@pytest.mark.parametrize(("preferred", "wins"), [("by the model", 1.0), ("offline", 0.0)])
def test_answers_lead_back_to_who_wrote_what(tmp_path: Path, preferred: str, wins: float) -> None:
    path = tmp_path / "pairs.jsonl"
    count = export_pairs(report(*(case(f"case {number}") for number in range(20))), path)
    answer_all(path, preferred)

    whole, topics = score_pairs(path)

    assert (count, whole.count, whole.wins.value) == (20, 20, wins)
    assert topics.task == "topics"


def test_pairs_do_not_say_who_wrote_them_and_change_sides(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"

    export_pairs(report(*(case(f"case {number}") for number in range(20))), path)

    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert not any("written_by" in line["a"] or "written_by" in line["b"] for line in lines)
    assert 0 < sum("offline" in json.dumps(line["a"]) for line in lines) < len(lines)


def test_drafts_that_are_equal_or_were_not_accepted_make_no_pair(tmp_path: Path) -> None:
    same = replace(case("same"), offline={"written_by": "offline", "topics": ["same by the model"]})

    count = export_pairs(report(same, case("refused", by="offline")), tmp_path / "pairs.jsonl")

    assert count == 0


def test_an_answer_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"case": "x", "task": "topics", "answer": "both"}) + "\n")

    with pytest.raises(UnreadableFileError, match="line 1"):
        score_pairs(path)


async def test_the_relay_passes_on_what_the_endpoint_says_and_keeps_it() -> None:
    messages = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
    again = [*messages, {"role": "user", "content": "Your reply cannot be used as it is:\n- no"}]

    with running({"m": lambda _turn: completion("hello")}) as server:
        relay = Relay(Endpoint(model="m", base_url=server.base_url, seconds=5))
        first = await relay.answer(turn(messages))
        await relay.answer(turn(again))

    assert first.reply is not None
    assert first.reply.content == "hello"
    kept = relay.said[digest(messages)]
    assert [one.refused for one in kept] == [(), ("no",)]
    assert refusals(again) == ("no",)


async def test_the_relay_passes_on_that_the_endpoint_fails() -> None:
    messages = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]

    with running({"m": lambda _turn: problem(429, "slow down")}) as server:
        relay = Relay(Endpoint(model="m", base_url=server.base_url, seconds=5))
        answer: Answer = await relay.answer(turn(messages))

    assert answer.status == 429
    assert not relay.said


@pytest.mark.usefixtures("prepared_library")
async def test_a_run_tells_for_each_case_what_was_sent_back_and_what_came_of_it() -> None:
    def scenario(asked: Turn) -> Answer:
        good = good_reply(asked.messages[:2])
        is_first = len(asked.messages) == 2
        return completion(changed(good, extra=1) if is_first else good)

    told: list[str] = []
    with running({"m": scenario}) as server:
        async with set_up(data=None, tell=told.append) as bench:
            endpoint = Endpoint(model="m", base_url=server.base_url, seconds=5)
            run = await run_live(bench, endpoint, on="2026-11-22", per_task=2)

    assert [one.task for one in run.cases] == [task for task in TASKS for _ in range(2)]
    assert all(len(one.replies) == 2 and one.replies[1].refused for one in run.cases)
    assert all(one.offline["written_by"] == "offline" for one in run.cases)
    assert len(told) == 1 + len(run.cases)
