"""What the mentor could not answer, has answered, or said: none of it is put back to them."""

import pytest

from companion.agendas.agenda import AgendaBrief, OpenAction, OpenPoint, PointKind, Reader
from companion.agendas.points import put
from companion.agendas.promises import promise
from companion.goals.goal import Goal, GoalId
from companion.people.person import Person, PersonId
from companion.text.spans import quote_at
from companion.topics.signs import is_answered


def _point(text: str) -> OpenPoint:
    return OpenPoint(kind=PointKind.QUESTION, ref="n", quote=quote_at(text, 0, len(text)))


@pytest.mark.parametrize(
    "line",
    [
        "do the evening classes count? he didnt know",
        "do the evening classes count? Olwen did not know",
    ],
)
def test_a_question_the_mentor_could_not_answer_asks_who_could(line: str) -> None:
    shown = put(_point(line), Reader.MENTEE)

    assert shown.question == "Do the evening classes count? Who could tell me?"


def test_what_the_mentor_said_is_not_read_out_to_her() -> None:
    shown = put(_point("she reckons the small bakery is the better start"), Reader.MENTEE)

    assert "she reckons" not in shown.question
    assert "she reckons" in shown.purpose


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        ("she says finish the welding ticket?? not needed for this, only later", True),
        ("own van? only if you go solo", True),
        ("own van? or a lease", False),
    ],
)
def test_what_was_answered_in_the_line_is_not_open(line: str, *, answered: bool) -> None:
    assert is_answered(line) is answered


def _brief() -> AgendaBrief:
    return AgendaBrief(
        goal=Goal(id=GoalId("g"), statement="teach upholstery"),
        reader=Reader.MENTEE,
        mentee=Person(id=PersonId("me"), name="Ada Finn"),
    )


def _action(what: str, quote: str, **more: object) -> OpenAction:
    fields = {"what": what, "owner": Reader.MENTEE, "ref": "n"} | more
    return OpenAction.model_validate(
        fields | {"quote": quote_at(quote, 0, len(quote)).model_dump()}
    )


def test_a_mentor_without_a_name_is_not_called_mentor() -> None:
    told = promise(_action("phone Mentor about the kiln", "I phone her about the kiln"), _brief())

    assert told == "You were to phone your mentor about the kiln."


def test_a_day_is_never_cut_and_a_choice_of_days_is_said_to_be_open() -> None:
    action = _action(
        "sit in on a class",
        "sit in on a class Mon or Thurs 2nd wk jan",
        due_phrase="Mon or Thurs 2nd",
    )

    told = promise(action, _brief())

    assert "day still to choose: “Mon or Thurs 2nd wk jan”" in told


def test_a_bare_errand_is_told_by_its_line() -> None:
    action = _action("ask Gwil", "the course is abt 900 - union may pay half, ask Gwil")

    assert "“the course is abt 900 - union may pay half, ask Gwil”" in promise(action, _brief())
