"""The service dates notes by their first line, where nobody says when they were taken."""

import asyncio
from datetime import date

import pytest

from companion.access.principal import LOCAL
from companion.summaries.service import SummaryService
from companion.summaries.summary import Summary
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from tests.unit.summaries.notes_of import brief_of

TODAY = date(2026, 11, 22)


def _summed(notes: str, *, held_on: date | None = None) -> Summary:
    service = SummaryService(writer=Writer(prompts=PromptLibrary({})))
    brief = brief_of(notes, held_on=held_on)
    return asyncio.run(service.summarize(principal=LOCAL, brief=brief, today=TODAY))


@pytest.mark.parametrize(
    "title", ["Ana - Tues 17 Nov, my kitchen, 40 min", "17/11 with Ana", "call w/ Ana 17 Nov!!"]
)
def test_notes_are_of_the_day_in_their_first_line_and_say_so(title: str) -> None:
    summary = _summed(f"{title}\n\n- I'll send her the rota by Fri")

    assert summary.action_items[0].due_on == date(2026, 11, 20)
    assert [one.code for one in summary.warnings] == ["dated_by_title"]
    assert "Tue 17 Nov 2026" in summary.warnings[0].text


@pytest.mark.parametrize("title", ["Ana, Mon 17 Nov", "Ana, 17 Dec", "Ana - kitchen"])
def test_a_day_that_is_no_such_weekday_or_to_come_dates_nothing(title: str) -> None:
    summary = _summed(f"{title}\n\n- I'll send her the rota by Fri")

    assert summary.action_items[0].due_on is None


def test_the_date_that_was_given_counts_and_the_title_is_named_where_it_differs() -> None:
    notes = "Ana - Tues 17 Nov\n\n- I'll send her the rota by Fri"

    summary = _summed(notes, held_on=date(2026, 11, 21))

    assert summary.action_items[0].due_on == date(2026, 11, 27)
    assert [one.code for one in summary.warnings] == ["dated_otherwise"]


def test_nothing_is_said_of_the_day_where_no_due_date_rests_on_it() -> None:
    summary = _summed("Ana - Tues 17 Nov\n\n- I'll send her the rota")

    assert summary.warnings == ()


@pytest.mark.parametrize(
    "title", ["Femi, texts after our call weds", "Wednesday's chat w/ Femi", "Femi last weds, loom"]
)
def test_a_given_date_on_another_weekday_than_the_first_line_names_is_remarked_on(
    title: str,
) -> None:
    notes = f"{title}\n\n- I'll send him the warp plan by Fri"

    clashing = _summed(notes, held_on=date(2026, 11, 19))
    agreeing = _summed(notes, held_on=date(2026, 11, 18))

    assert [one.code for one in clashing.warnings] == ["weekday_otherwise"]
    assert "Thu 19 Nov 2026" in clashing.warnings[0].text
    assert "wed" in clashing.warnings[0].text.casefold()
    assert clashing.action_items == agreeing.action_items
    assert agreeing.warnings == ()


@pytest.mark.parametrize(
    "title",
    [
        "Call Femi on Wednesday about the loom",
        "Femi - next call weds",
        "call moved from Weds to Tuesday",
        "Femi teaches most Wednesdays",
        "spoke to Femi, free until Wednesday",
    ],
)
def test_a_weekday_of_something_else_is_no_clash(title: str) -> None:
    summary = _summed(f"{title}\n\n- I'll send him the plan", held_on=date(2026, 11, 19))

    assert summary.warnings == ()
