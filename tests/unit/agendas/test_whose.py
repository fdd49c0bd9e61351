"""What is a mentor's own is theirs in their plan, and what is the mentee's is said to them."""

from datetime import date

import pytest

from companion.agendas.agenda import (
    AgendaBrief,
    Carryover,
    OpenAction,
    OpenPoint,
    PastNotes,
    PointKind,
    Reader,
)
from companion.agendas.passed import passed_question
from companion.agendas.promises import said_to_owner
from companion.agendas.voice import goal_sentence, possessive_to_you, without_remark
from companion.goals.wording import goal_words
from companion.people.person import Person
from companion.text.spans import quote_at
from tests.unit.agendas.plans import a_goal, draft_of, the_question

OLA = Person.model_validate({"id": "ola", "name": "Ola Berg"})
RUNA = Person.model_validate({"id": "runa", "name": "Runa Lie"})


def a_promise(
    what: str, quote: str, *, owner: Reader | None, due: date | None = None
) -> OpenAction:
    return OpenAction(
        what=what, owner=owner, due_on=due, ref="talk", quote=quote_at(quote, 0, len(quote))
    )


def a_brief(reader: Reader, *actions: OpenAction) -> AgendaBrief:
    carried = Carryover(open_actions=actions)
    goal = a_goal("Run the kiln alone")
    return AgendaBrief(goal=goal, reader=reader, mentee=OLA, mentor=RUNA, carryover=carried)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("wants her bakery to open without her", "You want your bakery to open without you."),
        ("wants the night round to end on time", "You want the night round to end on time."),
        ("is trying to get his crew to speak up", "You are trying to get your crew to speak up."),
        ("wants to take on a trainee, does all himself", "You want to take on a trainee."),
        ("wants my help", "The goal: “wants my help”."),
    ],
)
def test_what_is_noted_that_a_mentee_wants_is_said_to_them(wish: str, said: str) -> None:
    assert goal_sentence(goal_words(a_goal(wish)), Reader.MENTOR, most_words=16) == said


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("show it to his uncle", "show it to your uncle"),
        ("fire ten bowls", "fire ten bowls"),
        ("ask her to come", None),
        ("tell the boss about his rota", None),
    ],
)
def test_a_possession_is_the_mentees_only_where_nobody_else_is_named(
    deed: str, said: str | None
) -> None:
    assert possessive_to_you(deed) == said


def test_a_remark_behind_a_wish_is_cut_and_a_list_stays() -> None:
    assert without_remark("run a kiln, burns every glaze") == "run a kiln"
    assert without_remark("learn glazes, kilns and wheels") == "learn glazes, kilns and wheels"


def test_a_promise_is_said_to_whose_it_is_and_never_to_anybody_else() -> None:
    hers = a_promise(
        "show Runa his bowls",
        "Ola will show Runa his bowls",
        owner=Reader.MENTEE,
        due=date(2026, 3, 6),
    )
    theirs = a_promise("send Ola her list", "Runa will send me her list", owner=Reader.MENTOR)
    nobodys = a_promise("buy clay", "somebody will buy clay", owner=None)

    assert said_to_owner(hers, a_brief(Reader.MENTOR)) == (
        "You were going to show me your bowls by Fri 6 March."
    )
    assert said_to_owner(theirs, a_brief(Reader.MENTEE)) == "You were going to send me your list."
    assert said_to_owner(hers, a_brief(Reader.MENTEE)) is None
    assert said_to_owner(nobodys, a_brief(Reader.MENTOR)) is None


def test_how_something_went_is_asked_once_it_can_have_gone() -> None:
    due = date(2026, 3, 6)
    promise = a_promise("fire ten bowls", "Ola will fire ten bowls", owner=Reader.MENTEE, due=due)
    carried = Carryover(open_actions=(promise,))

    def asked(on: date) -> str | None:
        goal = a_goal("Run the kiln alone")
        return the_question(
            draft_of(goal, carryover=carried, reader=Reader.MENTOR, mentee=OLA, on=on)
        ).question

    assert (asked(date(2026, 3, 9)) or "").startswith(
        "You were going to fire ten bowls by Fri 6 March. What helped, what got in the way"
    )
    assert "fire ten bowls" not in (asked(date(2026, 3, 2)) or "")


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("I might lend him the glaze book next time", PointKind.PUT_OFF),
        ("my own fair is on 12 December", PointKind.AHEAD),
        ("me: I'm afraid the kiln breaks", PointKind.WEIGHS),
    ],
)
def test_a_mentee_is_not_asked_about_what_is_the_mentors_own(quote: str, kind: PointKind) -> None:
    point = OpenPoint(kind=kind, ref="talk", quote=quote_at(quote, 0, len(quote)))
    carried, goal = Carryover(points=(point,)), a_goal("Run the kiln alone")
    notes = PastNotes(ref="talk", text=quote)

    plan = draft_of(goal, carryover=carried, reader=Reader.MENTOR, notes=(notes,))
    of_mentee = notes.model_copy(update={"writer": Reader.MENTEE})
    theirs = draft_of(goal, carryover=carried, reader=Reader.MENTOR, notes=(of_mentee,))

    assert not any(quote in f"{one.purpose} {one.question or ''}" for one in plan.items)
    assert any(line.startswith("Of your own: ") and quote in line for line in plan.prework)
    assert any(quote in one.purpose for one in theirs.items)


def test_what_i_have_to_do_is_asked_of_nobody_while_it_is_nobodys() -> None:
    said = "I have to send the council form"
    carried = Carryover(open_actions=(a_promise("send the council form", said, owner=None),))

    first = draft_of(a_goal("Run the kiln"), carryover=carried, reader=Reader.MENTOR).items[0]

    assert said in first.purpose
    assert first.question is None


def test_a_goal_whose_day_has_passed_is_named_by_what_was_wanted() -> None:
    goal = a_goal(
        "all of it lands on me. I want two hands to fire the kiln by Easter. where do I start?",
        target_on="2026-04-05",
    )

    found = passed_question(goal, (), Reader.MENTEE, on=date(2026, 4, 8))

    assert found is not None
    assert "where do I start" not in found.text
    assert "two hands to fire the kiln" in found.text
    assert "The day for it, 5 April, has passed." in found.text
