"""What is timed is the same on both sides and every time, and ratios mean what they say."""

import json
import sys

import pytest

from benchmarks.cohorts import dense_total, market, total
from benchmarks.crowd import GOAL_WORDS, make_crowd
from benchmarks.drafting import asks as drafting_asks
from benchmarks.processes import run
from benchmarks.table import Figure, Target, markdown, verdicts
from companion.application.asks import AgendaAsk, OutreachAsk, SummaryAsk, TopicsAsk
from companion.matching.assignment import assign
from companion.samples import load_samples
from companion.values import Value


def test_the_crowd_is_the_same_every_time() -> None:
    assert make_crowd(people=5, goals=2) == make_crowd(people=5, goals=2)


def test_hardly_a_text_of_the_crowd_occurs_twice() -> None:
    crowd = make_crowd(people=200, goals=20)

    offers = [offer for person in crowd.mentors for offer in person.can_help_with]

    assert len(set(offers)) > 0.95 * len(offers)
    assert len({goal.statement for goal in crowd.goals}) == 20


def test_a_goal_has_the_words_that_the_table_says() -> None:
    goals = make_crowd(people=1, goals=5).goals

    assert {len(goal.statement.split()) for goal in goals} == {GOAL_WORDS}


def test_a_ratio_above_one_means_that_the_companion_needs_less() -> None:
    figure = Figure(
        name="query", unit="ms", ours=2.0, plain=15.0, runs="9 / 9", target=Target(ratio=5)
    )

    assert figure.cells() == ("query", "2.00 ms", "15.0 ms", "7.5×", "≥ 5×", "9 / 9")
    assert markdown([figure]).splitlines()[0].startswith("| figure | companion |")


def test_a_process_tells_its_time_memory_and_answer() -> None:
    found = run([sys.executable, "-c", "print('[1]')"], {})

    assert found.json() == [1]
    assert found.seconds > 0
    assert found.megabytes > 1


def test_a_failed_process_is_no_fast_one() -> None:
    with pytest.raises(RuntimeError, match="no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"], {})


def test_a_missed_target_is_said_in_the_report() -> None:
    slow = Figure(
        name="cold", unit="s", ours=1.5, plain=9.0, runs="1 / 1", target=Target(most=1.2, ratio=5)
    )
    quick = Figure(
        name="ingest", unit="s", ours=2.0, plain=4.0, runs="1 / 1", target=Target(ratio=1.3)
    )
    free = Figure(name="aside", unit="s", ours=1.0, plain=None, runs="1 / 1")

    assert list(verdicts([slow, quick, free])) == [
        "- MISSED: cold: 6.0×, 1.50 s (target ≥ 5×, ≤ 1.2 s)",
        "- met: ingest: 2.0×, 2.00 s (target ≥ 1.3×)",
    ]


def test_a_cohort_of_the_table_is_paired_as_the_plain_solver_would() -> None:
    asked = market(60, 10)

    chosen = assign(asked, pinned=(), minimum_score=0.0, balance=0.5)

    assert total(asked, chosen) == pytest.approx(dense_total(asked), abs=0.01)


def test_the_drafts_asked_for_at_once_are_of_all_four_kinds_and_can_be_asked_for() -> None:
    asks = list(drafting_asks(load_samples(), 8))

    kinds: dict[str, type[Value]] = {
        "outreach": OutreachAsk,
        "agendas": AgendaAsk,
        "summaries": SummaryAsk,
        "topics": TopicsAsk,
    }
    assert [route for route, _ in asks] == list(kinds) * 2
    for route, ask in asks:
        kinds[route].model_validate_json(json.dumps(ask))
