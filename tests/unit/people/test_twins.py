"""People who may have answered a form twice."""

from companion.people.twins import Answered, suspected_twins

WELDER = Answered(line=2, name="Ada Lovell", job="Welder", wish="read weld drawings on my own")


def lines(*rows: Answered) -> list[tuple[int, int]]:
    return [(first.line, second.line) for first, second in suspected_twins(rows)]


def test_a_name_cut_to_its_initial_is_suspected() -> None:
    short = Answered(line=5, name="Ada L.", job=None, wish=None)

    assert lines(short, WELDER) == [(2, 5)]


def test_one_job_and_one_wish_under_two_names_are_suspected() -> None:
    again = Answered(line=9, name="A. Lovell", job="welder", wish="Read weld drawings, on my own")

    assert lines(WELDER, again) == [(2, 9)]


def test_colleagues_who_want_different_things_are_not() -> None:
    other = Answered(line=3, name="Bo Marsh", job="Welder", wish="lead the night shift for a year")
    namesake = Answered(line=4, name="Ada Marsh", job="Fitter", wish="read weld drawings")

    assert lines(WELDER, other, namesake) == []


def test_a_long_form_of_one_job_is_compared_in_time() -> None:
    many = [Answered(line=n, name=f"P{n} Q", job="Clerk", wish=f"wish {n}") for n in range(2000)]

    assert lines(*many) == []


def test_a_name_with_a_slip_of_the_pen_and_one_wish_are_suspected() -> None:
    slip = Answered(line=6, name="Ada Lovel", job="Welder, part time", wish=WELDER.wish)

    assert lines(WELDER, slip) == [(2, 6)]


def test_nearly_one_name_with_another_wish_is_not() -> None:
    sister = Answered(line=6, name="Ida Lovell", job="Welder, Hull", wish="price a garden wall")

    assert lines(WELDER, sister) == []
