"""Dated notes: each can be checked, goes stale on a day, and stays away where it does not fit."""

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from companion.content import content_folder
from companion.errors import SetupError
from companion.knowledge.library import read_library
from companion.knowledge.places import Place
from companion.knowledge.trends import (
    LEAST_AIM_OF_ALL,
    Trend,
    TrendFit,
    WorkField,
    fitting,
    for_work,
    in_place,
)
from companion.ports import Vectors
from companion.text.sentences import sentences
from companion.text.words import count_words, stems

NOTE = """
id: glass-bottles
title: Glass bottles come back
fields: [retail]
where: [germany]
since: 2026-03
review_by: 2027-06-30
text: "Shops take glass bottles back. They pay for each of them."
question: "How would you store bottles that come back?"
work: [shop manager]
touches: [run a shop]
source: {title: A law, by: A parliament, year: 2026, url: "https://example.org/law"}
"""
TODAY = date(2026, 11, 22)


def texts() -> dict[str, str]:
    folder: Path = content_folder("knowledge") / "trends"
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}


COMMITTED = read_library(questions={}, guidance={}, trends=texts()).trends


def a_note(**changes: str) -> Trend:
    text = NOTE
    for field, value in changes.items():
        text = re.sub(rf"(?m)^{field}: .*$", f"{field}: {value}", text)
    stem = changes.get("id", "glass-bottles")
    return read_library(questions={}, guidance={}, trends={stem: text}).trends[0]


def vectors_of(
    trend: Trend, *, work: float = 1.0, aim: float = 1.0, said: float = 0.0
) -> dict[str, Vectors]:
    """Return vectors whose cosine to (1, 0) is as given, for the work and for the goals."""

    def at(cosine: float) -> Vectors:
        return np.array([cosine, (1 - cosine**2) ** 0.5], dtype=np.float32)

    return {
        **{phrase: at(work) for phrase in trend.work},
        **{phrase: at(aim) for phrase in trend.touches},
        **{phrase: at(said) for phrase in trend.said},
    }


def fits(
    trend: Trend, *, work: float = 1.0, aim: float = 1.0, said: float = 0.0
) -> tuple[TrendFit, ...]:
    asked = np.array([[1.0, 0.0]], dtype=np.float32)
    vectors = vectors_of(trend, work=work, aim=aim, said=said)
    return fitting(for_work((trend,), vectors, work=asked), vectors, aims=asked, on=TODAY)


def test_the_first_pack_is_large_and_spreads_over_the_fields_of_work() -> None:
    assert len(COMMITTED) >= 40
    assert {field for trend in COMMITTED for field in trend.fields} == set(WorkField) - {
        WorkField.OWN
    }
    assert {place for trend in COMMITTED for place in trend.where} == set(Place)


def test_ids_titles_and_questions_occur_once() -> None:
    for texts_of in ([t.id for t in COMMITTED], [t.title for t in COMMITTED]):
        assert len(set(texts_of)) == len(texts_of)
    assert len({trend.question for trend in COMMITTED}) == len(COMMITTED)


@pytest.mark.parametrize("trend", COMMITTED, ids=lambda trend: trend.id)
def test_a_note_is_short_dated_and_names_a_public_source(trend: Trend) -> None:
    said = sentences(trend.text)

    assert 1 <= len(said) <= 4
    assert count_words(trend.text) <= 60
    assert 3 <= count_words(trend.title) <= 8
    assert count_words(trend.question) <= 30
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/?\S*", trend.source.url)
    assert trend.source.title
    assert trend.source.by
    assert 2018 <= trend.source.year <= 2026
    assert "2023" <= trend.since[:4] <= "2027"


@pytest.mark.parametrize("trend", COMMITTED, ids=lambda trend: trend.id)
def test_a_note_whose_rules_hold_somewhere_says_where(trend: Trend) -> None:
    names = {
        Place.EU: r"\bEU\b|European|member state|Eurocodes",
        Place.ENGLAND: r"\bEngland\b",
        Place.UK: r"United Kingdom|England, Wales|Brit|Code of Fundraising Practice",
        Place.GERMANY: r"\bGermany\b",
        Place.BELGIUM: r"\bBelgi",
        Place.AUSTRALIA: r"\bAustralia",
        Place.ONTARIO: r"\bOntario\b",
        Place.USA: r"\bUS\b",
    }

    for place in trend.where:
        assert re.search(names[place], trend.text), trend.id


def test_a_question_claims_nothing_and_goes_to_a_mentor() -> None:
    for trend in COMMITTED:
        assert re.search(r"\byou\b|\byour\b", trend.question), trend.id


def test_no_two_notes_say_the_same() -> None:
    for number, one in enumerate(COMMITTED):
        for other in COMMITTED[number + 1 :]:
            shared = set(stems(one.text)) & set(stems(other.text))
            assert len(shared) < 0.6 * min(len(set(stems(one.text))), len(set(stems(other.text))))


def test_no_committed_note_is_stale_when_it_is_released() -> None:
    assert not [trend.id for trend in COMMITTED if trend.is_stale(TODAY)]


def test_a_note_is_stale_from_the_day_after_its_review_was_due() -> None:
    trend = a_note()

    assert not trend.is_stale(date(2027, 6, 30))
    assert trend.is_stale(date(2027, 7, 1))


def test_a_note_may_lie_ahead_and_a_month_or_year_has_begun_with_its_first_day() -> None:
    assert a_note(since="2026-12-02").is_ahead(TODAY)
    assert not a_note(since="2026-11").is_ahead(TODAY)
    assert not a_note(since="2026").is_ahead(TODAY)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("since", "2026-02-30"),
        ("since", "spring"),
        ("review_by", "soon"),
        ("review_by", "2026-01-01"),
        ("fields", "[]"),
        ("fields", "[magic]"),
        ("where", "[atlantis]"),
        ("touches", "[]"),
        ("question", "Store them."),
        ("text", '""'),
        ("source", "{title: A law, by: A parliament, year: 2026, url: 'http://example.org'}"),
    ],
)
def test_a_note_that_is_wrong_names_its_file_and_field(field: str, value: str) -> None:
    with pytest.raises(SetupError, match=rf"trends/glass-bottles\.yaml: .*{field}"):
        a_note(**{field: value})


def test_a_note_in_a_file_of_another_name_is_refused() -> None:
    with pytest.raises(SetupError, match=r"trends/cans\.yaml: id"):
        read_library(questions={}, guidance={}, trends={"cans": NOTE})


def test_a_file_that_is_no_yaml_is_named() -> None:
    with pytest.raises(SetupError, match=r"trends/cans\.yaml"):
        read_library(questions={}, guidance={}, trends={"cans": "id: [open"})


def test_a_note_that_touches_work_and_goal_fits() -> None:
    found = fits(a_note(), work=0.7, aim=0.6)

    assert [fit.trend.id for fit in found] == ["glass-bottles"]
    assert not found[0].is_stale


def test_an_unrelated_goal_gets_no_note_however_close_the_work() -> None:
    assert fits(a_note(), work=1.0, aim=0.5) == ()


def test_a_goal_that_a_note_itself_speaks_of_is_touched() -> None:
    assert len(fits(a_note(), aim=0.3, said=0.5)) == 1
    assert fits(a_note(), aim=0.3, said=0.4) == ()


def test_other_work_gets_no_note_however_close_the_goal() -> None:
    assert fits(a_note(), work=0.5, aim=1.0) == ()


def test_a_note_for_all_work_needs_a_closer_goal() -> None:
    everyone = a_note(work="[]")

    assert fits(everyone, aim=LEAST_AIM_OF_ALL - 0.02) == ()
    assert len(fits(everyone, aim=LEAST_AIM_OF_ALL + 0.02)) == 1


def test_without_a_goal_nothing_fits() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)
    trend = a_note()

    everyone = a_note(work="[]")
    assert for_work((trend,), vectors_of(trend), work=nothing) == ()
    assert fitting(((everyone, 1.0),), vectors_of(everyone), aims=nothing, on=TODAY) == ()


def test_a_note_of_one_country_stays_away_from_another_and_from_nowhere() -> None:
    trend = a_note()

    assert in_place((trend,), frozenset({Place.GERMANY, Place.EU})) == (trend,)
    assert in_place((trend,), frozenset({Place.UK})) == ()
    assert in_place((trend,), frozenset()) == ()


def test_a_note_for_everywhere_holds_for_somebody_of_whom_no_place_is_known() -> None:
    trend = a_note(where="[]")

    assert in_place((trend,), frozenset()) == (trend,)
