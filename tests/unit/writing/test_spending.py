from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters.scripted_model import ScriptedModel
from companion.errors import ModelBudgetError
from companion.ports import ModelReply, ModelUsage
from companion.writing.draft import OFFLINE
from companion.writing.pipeline import Writer
from companion.writing.spending import (
    Budget,
    ProcessLedger,
    Spending,
    estimated_tokens,
    purse_for,
)
from tests.unit.writing.toy import TOY, ToyBrief, toy_prompts

BRIEF = ToyBrief(source="Ask Ana about the roster.")
GOOD = '{"text": "Ask Ana.", "quotes": ["Ask Ana"]}'
BROKEN = '{"text": "never ask", "quotes": ["Ask Ana"]}'
TODAY = date(2026, 11, 22)


def a_writer(*replies: str | ModelReply, budget: Budget) -> tuple[Writer, ScriptedModel]:
    model = ScriptedModel(replies, name="little")
    ledger = ProcessLedger()
    writer = Writer(
        prompts=toy_prompts(), model=model, budget=budget, ledger=ledger, today=lambda: TODAY
    )
    return writer, model


def counted(text: str, *, tokens: int) -> ModelReply:
    return ModelReply(text=text, prompt_tokens=tokens, reply_tokens=0)


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_longer_text_is_never_estimated_to_cost_less(one: str, other: str) -> None:
    assert estimated_tokens(one + other) >= estimated_tokens(one)


def test_the_smaller_of_the_two_budgets_counts_and_is_named() -> None:
    with pytest.raises(ModelBudgetError, match="TOKENS_PER_DRAFT"):
        purse_for(Budget(per_draft=10, per_day=100), spent_today=0).require(11)
    with pytest.raises(ModelBudgetError, match="TOKENS_PER_DAY"):
        purse_for(Budget(per_draft=10, per_day=100), spent_today=95).require(6)

    purse_for(Budget(per_draft=None), spent_today=10**9).require(10**9)


async def test_a_draft_that_would_cost_more_than_it_may_is_drafted_offline_unasked() -> None:
    writer, model = a_writer(GOOD, budget=Budget(per_draft=20))

    written = await writer.write(TOY, BRIEF)

    assert model.requests == []
    assert written.written_by == OFFLINE
    assert [warning.code for warning in written.warnings] == ["model_budget"]
    assert "COMPANION_MODEL_TOKENS_PER_DRAFT" in written.warnings[0].text


async def test_a_repair_beyond_the_budget_is_not_asked_for() -> None:
    writer, model = a_writer(counted(BROKEN, tokens=900), GOOD, budget=Budget(per_draft=1_000))

    written = await writer.write(TOY, BRIEF)

    assert len(model.requests) == 1
    assert written.warnings[0].code == "model_budget"


async def test_a_reply_that_goes_on_beyond_the_budget_is_not_heard_out() -> None:
    writer, _ = a_writer("word " * 10_000, budget=Budget(per_draft=2_000))

    written = await writer.write(TOY, BRIEF)

    assert written.warnings[0].code == "model_budget"
    assert written.usage is not None
    assert 0 < written.usage.estimated_tokens <= 2_100


async def test_when_the_day_is_spent_drafts_are_composed_offline_until_tomorrow() -> None:
    writer, model = a_writer(
        counted(GOOD, tokens=4_900), GOOD, budget=Budget(per_draft=None, per_day=5_000)
    )

    first, second = [await writer.write(TOY, BRIEF) for _ in range(2)]

    assert (first.written_by, second.written_by) == ("little", OFFLINE)
    assert "COMPANION_MODEL_TOKENS_PER_DAY" in second.warnings[0].text
    assert len(model.requests) == 1


async def test_where_nobody_counts_the_tokens_they_are_estimated_and_said_to_be() -> None:
    writer, _ = a_writer(GOOD, budget=Budget())

    written = await writer.write(TOY, BRIEF)

    assert written.usage is not None
    assert written.usage.prompt_tokens is None
    assert written.usage.estimated_tokens > estimated_tokens(GOOD)
    assert written.usage.tokens == written.usage.estimated_tokens


async def test_the_ledger_of_a_process_knows_the_latest_day() -> None:
    ledger = ProcessLedger()
    usage = ModelUsage(requests=1, seconds=1.0, prompt_tokens=7, estimated_tokens=3)
    spending = Spending(day=TODAY, task="toy", model="little", drafted=True, usage=usage)

    await ledger.record(spending)
    await ledger.record(spending)

    assert await ledger.spent_on(TODAY) == 20
    assert await ledger.spent_on(date(2026, 11, 21)) == 0
