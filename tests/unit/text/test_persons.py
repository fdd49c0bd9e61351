import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.persons import subjectless, subjectless_to_you, third_to_you, to_you


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I led a team of nine.", "you led a team of nine"),
        ("In 2014 I left my job.", "in 2014 you left your job"),
        ("I am direct.", "you are direct"),
        ("I was a programme officer first.", "you were a programme officer first"),
        ("Our office has hired five colleagues.", "your office has hired five colleagues"),
        ("We used to print it ourselves.", "you used to print it yourself"),
        ("I've closed 37 grants.", "you've closed 37 grants"),
        ("Now I run threat modelling.", "you now run threat modelling"),
        ("I can tell you what they worry about.", None),
        ("I stopped two discharges and was shouted at.", None),
        ("Most harm had a witness.", None),
        ("I asked: why?", None),
        ("I heard ‘in my thesis’ often.", None),
        ("I've coached 26 leaders since.", None),
        ("When they said so, I am sure she left.", None),
        ("I think, therefore am tired.", None),
    ],
)
def test_what_somebody_says_of_themselves_is_said_to_them(
    sentence: str, expected: str | None
) -> None:
    assert to_you(sentence) == expected


@pytest.mark.parametrize(
    ("line", "current", "expected"),
    [
        (
            "Took a ward from a third empty to two vacancies.",
            False,
            "you took a ward from a third empty to two vacancies",
        ),
        ("Coach every new manager.", True, "you coach every new manager"),
        ("Coach every new manager.", False, None),
        (
            "Built the portfolio that got me hired.",
            False,
            "you built the portfolio that got you hired",
        ),
        ("Lead site meetings in German since 2020.", True, None),
        ("Promoted over the crew I had picked with.", False, None),
        ("Team of nine.", True, None),
        ("Took it below my level.", False, None),
        ("I took a ward.", False, None),
        ("Built, with my team, a shop.", False, None),
        ("Hired while I was away by a friend of mine.", False, None),
        ("Sold the shop that I was given.", False, None),
        ("Manage the shop I own.", True, "you manage the shop you own"),
        ("Won!", False, None),
        ("Bootstrapped three years, one round, sold.", False, None),
        ("Responsible for a team of 12.", True, "you are responsible for a team of 12"),
        ("Responsible for brakes.", False, "you were responsible for brakes"),
        ("Leading three teams.", True, "you lead three teams"),
        ("Leading three teams.", False, None),
        ("Leading and building teams.", True, None),
        ("Designed and run the programme.", True, "you designed and run the programme"),
    ],
)
def test_a_line_of_a_cv_gets_its_subject_back(
    line: str, current: bool, expected: str | None
) -> None:
    assert subjectless_to_you(line, current=current) == expected


def test_the_senders_own_lines_keep_their_first_person() -> None:
    assert subjectless("Found a valuation error.", current=False) == "found a valuation error"
    assert subjectless("Found it.", current=False) is None
    assert subjectless("In charge of the shift.", current=True) == "am in charge of the shift"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Silva leads a team of nine in Porto.", "you lead a team of nine in Porto"),
        (
            "She is a coach with 15 years of experience.",
            "you are a coach with 15 years of experience",
        ),
        ("Ana built his first shop.", "you built your first shop"),
        ("She has led teams and she loves golf.", None),
        ("Ana leads a team and has two kids.", None),
        ("Porto is a city.", None),
        ("She quickly rose.", None),
    ],
)
def test_a_biography_in_the_third_person_is_said_to_its_owner(
    sentence: str, expected: str | None
) -> None:
    assert third_to_you(sentence, name="Ana Silva") == expected


@given(st.text(max_size=300))
def test_no_first_person_is_left_in_what_is_said_to_somebody(sentence: str) -> None:
    said = to_you(sentence)

    assert said is None or not {"i", "my", "me", "i'm"} & set(said.lower().split())
