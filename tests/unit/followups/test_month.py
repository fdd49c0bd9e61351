"""A mentor's month tells what was confirmed in it, and nothing besides."""

from datetime import date
from typing import Any

from companion.followups.facts import Facts, Held, PairFacts
from companion.followups.item import Item
from companion.followups.month import Month
from companion.followups.today import today_of
from companion.pairs.agreement import Side
from companion.pairs.rules import Standing
from tests.records import a_person
from tests.unit.followups.samples import an_item

ON = date(2026, 12, 2)
ME, IDA = a_person("marta", name="Marta Quill"), a_person("me", name="Ida Holm")


def done(on: str, result: str | None = None) -> list[dict[str, object]]:
    return [{"status": "done", "on": on, "result": result}]


def look(*items: Item, talks: tuple[Held, ...] = (), **more: Any) -> Month | None:  # noqa: ANN401
    pair = PairFacts(
        side=Side.MENTOR, other=IDA, standing=Standing.UNPLANNED, talks=talks, items=items
    )
    given: dict[str, Any] = {"minutes_a_week": 35, **more}
    facts = Facts(
        me=ME, on=ON, pairs=(pair,), requests=(), has_goal=False, knows_others=True, **given
    )
    return today_of(facts).last_month


def test_what_a_mentee_did_stands_beside_the_advice_that_it_carries_out() -> None:
    advice = an_item("t", kind="takeaway", text="Begin with the worst shift")
    deed = an_item("a", history=done("2026-11-09", "two wards use it"))
    other = an_item("b", history=done("2026-12-01"))

    month = look(advice, deed, other)

    assert month is not None
    assert [(one.item, one.advice) for one in month.came] == [(deed, advice)]


def test_what_nobody_said_is_counted_and_told_as_unknown() -> None:
    month = look(an_item("a"), an_item("b", owner="marta"))
    talk = Held(on=date(2026, 11, 3), minutes=20, is_noted=True, learnt="Ask first")
    noted = look(an_item("a"), talks=(talk, Held(on=ON, minutes=15, is_noted=True)))

    assert month is None
    assert noted is not None
    assert (noted.came, noted.unknown) == ((), 1)
    assert (noted.talks, noted.minutes, noted.of) == (1, 20, 150)
    assert [(one.mentee, one.text) for one in noted.learnt] == [(IDA, "Ask first")]
    assert noted.quiet == ()


def test_who_went_quiet_is_named() -> None:
    month = look(talks=(Held(on=date(2026, 11, 3), minutes=15, is_noted=True),))

    assert month is not None
    assert [line.other for line in month.quiet] == [IDA]
