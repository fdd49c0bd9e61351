"""What notes put off, leave undecided, date or advise is found where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import OpenPoint, PointKind
from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief
from companion.topics.meetings import meeting_in
from companion.topics.pending import is_undertaken, points_in

TWO = (
    Participant(id=PersonId("e"), name="Mona Field", role="mentee"),
    Participant(id=PersonId("m"), name="Ruth Yardley", role="mentor"),
)


def points(text: str) -> tuple[OpenPoint, ...]:
    brief = SummaryBrief(notes=text, participants=TWO, me=PersonId("e"))
    return points_in(brief, compose(brief).draft, ref="n.txt")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("we didn't get to the kiln rent, next time", PointKind.PUT_OFF),
        ("Ruth will bring the old ledger next time", PointKind.PLANNED),
        ("who signs for the hall keys?", PointKind.QUESTION),
        ("rent the unit or share one?", PointKind.UNDECIDED),
        ("still don't know whether the bank wants a plan", PointKind.UNDECIDED),
        ("who gets the big oven: open", PointKind.UNDECIDED),
        ("the question of the lease is open", PointKind.UNDECIDED),
        ("applications for the grant close 4 May", PointKind.AHEAD),
        ("Ruth says: never lend the good tools", PointKind.ADVICE),
    ],
)
def test_a_line_is_taken_for_what_it_is(line: str, kind: PointKind) -> None:
    text = f"Call with Ruth\n- it rained all day\n- {line}\n- I'll ask Jon for the key by Monday"

    found = [one for one in points(text) if one.quote.text in line or line in one.quote.text]

    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "next call Thursday 4 May, 6 pm",
        "her dog is ill again",
        "ok I have the parcel open",
        "she keeps the kiln door open.",
        "I told her about the flat",
        "I'll ask Jon for the key by Monday",
    ],
)
def test_small_talk_promises_and_the_next_day_are_no_points(line: str) -> None:
    assert points(f"Call with Ruth\n- it rained all day\n- {line}") == ()


def test_what_is_only_pointed_at_is_named_by_the_sentence_before() -> None:
    text = (
        "Mona: still dont know what to do about the late payers\n"
        "Ruth: leave that one, we talk about it next time\nMona: ok. I'll call Jon on Monday"
    )

    assert points(text)[0].kind is PointKind.PUT_OFF
    assert points(text)[0].quote.text == "still dont know what to do about the late payers"


def test_half_of_a_question_a_habit_and_a_deed_are_not_undertaken() -> None:
    text = "Call\n- van: fix the old one or buy Jans? Ruth says dont buy before May"
    brief = SummaryBrief(notes=text, participants=TWO, me=PersonId("e"))

    assert not any(is_undertaken(one) for one in compose(brief).draft.action_items)


def test_the_words_that_set_the_next_meeting_are_found() -> None:
    brief = SummaryBrief(notes="Call\n- I'll ask Jon\nnext call Thursday 4 May, 6 pm")

    found = meeting_in(brief)

    assert found is not None
    assert "4 May" in found.text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300))
def test_every_point_quotes_the_notes_and_no_two_the_same_words(text: str) -> None:
    found = points(text)

    for number, one in enumerate(found):
        assert text[one.quote.start : one.quote.end] == one.quote.text
        for other in found[:number]:
            assert one.quote.end <= other.quote.start or other.quote.end <= one.quote.start


@pytest.mark.parametrize("unit", ["? ", "next time ", "told him ", "not sure or ", "a: "])
def test_a_hostile_line_is_searched_to_its_end(unit: str) -> None:
    from companion.topics import kinds, signs

    text = unit * (100_000 // len(unit))
    patterns = (signs.PUT_OFF, signs.UNDECIDED, kinds.TOLD, kinds._EVENT, kinds._DAY)

    # A quadratic search would not end.
    assert not [pattern for pattern in patterns if pattern.fullmatch(text.upper())]


def test_what_was_put_off_is_the_sentence_that_says_so_not_the_promise_before_it() -> None:
    text = (
        "Mona, 4 May. I said I'd find the seed list and post it to her by Friday. "
        "We didn't get round to the greenhouse rent, she wants to talk about that next time."
    )

    put_off = [one.quote.text for one in points(text) if one.kind is PointKind.PUT_OFF]

    assert put_off == [
        "We didn't get round to the greenhouse rent, she wants to talk about that next time."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "next time: go through the glaze tests together",
        "next lesson look at handles",
        "I'd also throw a jug with her next time, 10 mins",
        "I'll bring the ledger next time",
    ],
)
def test_what_is_kept_for_the_next_time_is_planned_for_it(line: str) -> None:
    found = points(f"Call with Ruth\n- it rained all day\n- {line}")

    assert [(one.kind, one.quote.text) for one in found] == [(PointKind.PLANNED, line)]


def test_what_is_promised_before_the_next_time_is_no_topic_left_for_it() -> None:
    assert (
        points("Call with Ruth\n- Ruth to ring the kiln shop about the price, before next time")
        == ()
    )


def test_what_lies_behind_or_is_a_mark_is_no_day_ahead() -> None:
    text = (
        "Mona 4 May\n- send her the exam dates for 2027 - done, sent 2/5\n"
        "- welding test -> 11/20. again\n"
    )

    assert not [one for one in points(text) if one.kind is PointKind.AHEAD]
