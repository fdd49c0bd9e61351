"""The year that is timed is a real one: everything in it could have been stored by a person."""

from pathlib import Path

import pytest

from benchmarks import loop
from benchmarks.loop import YEAR, pair_of
from companion.followups.item import ItemKind


def test_the_year_is_the_same_every_time_and_holds_what_the_table_says() -> None:
    year = pair_of(talks=YEAR)

    actions = [one for one in year.items if one.kind is ItemKind.ACTION]
    assert year == pair_of(talks=YEAR)
    assert len([one for one in year.sessions if one.notes]) == 50
    assert len(actions) == 300
    assert 0 < len([one for one in actions if one.is_open]) < 20
    assert len({one.notes for one in year.sessions}) == len(year.sessions)


def test_every_item_quotes_the_notes_of_its_talk() -> None:
    year = pair_of(talks=3)
    notes = {one.id: one.notes for one in year.sessions}

    for item in year.items:
        said = item.evidence
        assert notes[said.session_id][said.start : said.end] == said.text


@pytest.mark.usefixtures("prepared_library")
def test_each_call_has_a_line_and_the_limit_is_for_a_year(tmp_path: Path) -> None:
    figures = list(loop.figures(tmp_path, sizes=(1,), rounds=1))

    assert [one.name.split(",")[0] for one in figures] == [
        "today",
        "agenda",
        "brief (prep)",
        "advice",
    ]
    assert {one.target.most for one in figures} == {loop.LIMIT_MILLISECONDS}
    assert all(one.ours > 0 for one in figures)
