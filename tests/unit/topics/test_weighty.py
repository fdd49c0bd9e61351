"""What weighs most in notes comes first: a choice or a doubt before a rough figure."""

import pytest

from companion.agendas.agenda import OpenPoint, PastNotes, PointKind
from companion.agendas.weight import weight_of
from companion.application.carryover import carryover_of
from companion.text.spans import quote_at


def _weight(text: str, kind: PointKind) -> float:
    point = OpenPoint(kind=kind, ref="n", quote=quote_at(text, 0, len(text)))
    return weight_of(point, goal=None, notes=())


def test_a_figure_that_is_only_not_certain_weighs_little() -> None:
    rough = _weight("driving theory: 41 right, pass is about 43?? pleased", PointKind.QUESTION)
    choice = _weight("stay at the depot or go freelance?", PointKind.UNDECIDED)

    assert rough < choice


def test_whether_somebody_wants_the_job_at_all_weighs_most() -> None:
    doubt = _weight('"not sure I want this job" -> come back to this!!', PointKind.PUT_OFF)
    other = _weight("who does the audit - night shift or me? not settled", PointKind.UNDECIDED)

    assert doubt > other


@pytest.mark.parametrize("line", ["can you write me a reference", "could you ring the college"])
def test_who_asks_for_something_advises_nothing(line: str) -> None:
    text = f"[1/11/2026, 16:02] Ivo: {line}\n[1/11/2026, 16:03] Nell: I will see what I can do"
    points = carryover_of((PastNotes(ref="n", text=text),)).points

    assert not any(one.kind is PointKind.ADVICE and line in one.quote.text for one in points)


def test_let_us_talk_about_that_is_told_by_the_question_before_it() -> None:
    text = (
        "[1/11/2026, 16:02] Nell: Does your foreman know about it?\n"
        "[1/11/2026, 16:03] Ivo: no he would shout\n"
        "[1/11/2026, 16:04] Nell: Well let's talk about that properly."
    )

    points = carryover_of((PastNotes(ref="n", text=text),)).points

    assert "Does your foreman know about it?" in [one.quote.text for one in points]
