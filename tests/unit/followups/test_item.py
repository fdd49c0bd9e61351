"""What an item may hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.unit.followups.samples import an_item


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "decision", "due_on": "2026-11-10"}, "a decision has neither owner nor due_on"),
        ({"plan": {"when": "the bell rings", "then": "I stop"}}, "has no if-then plan"),
        ({"owner": "stranger"}, "neither mentor nor mentee"),
        ({"history": [{"status": "done", "on": "2026-11-01"}]}, "history goes back in time"),
        (
            {"history": [{"status": "done", "on": "2026-11-10", "confidence": 6}]},
            "less than or equal to 5",
        ),
    ],
)
def test_an_item_says_only_what_it_can(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        an_item(**fields)


def test_a_takeaway_may_carry_a_plan() -> None:
    plan = {"when": "a shift went badly", "then": "I say it first"}

    item = an_item(kind="takeaway", plan=plan)

    assert item.plan is not None
    assert item.is_open


def test_only_a_takeaway_is_asked_back_and_forward_in_time() -> None:
    asked = [{"on": "2026-11-20", "grade": "knew"}, {"on": "2026-11-24", "grade": "forgot"}]

    assert len(an_item(kind="takeaway", recalls=asked).recalls) == 2
    with pytest.raises(ValidationError, match="recalls go back in time"):
        an_item(kind="takeaway", recalls=asked[::-1])
    with pytest.raises(ValidationError, match="is not asked back"):
        an_item(kind="decision", recalls=asked)
