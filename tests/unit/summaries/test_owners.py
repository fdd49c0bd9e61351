"""Who owns what: labels, assignments, and what is said in one breath."""

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief
from tests.unit.summaries.notes_of import HELD_ON

RHIAN = Participant(id=PersonId("rhian"), name="Rhian Pell", role="mentee")
JO = Participant(id=PersonId("jo"), name="Jo Strand", role="mentor")

Found = tuple[str | None, str, str, str | None]


def actions(notes: str, *, me: str = "jo") -> list[Found]:
    """Return owner, wording, status and day of the actions."""
    brief = SummaryBrief(notes=notes, held_on=HELD_ON, participants=(RHIAN, JO), me=PersonId(me))
    return [
        (one.owner, one.what, one.status.value, None if one.due_on is None else str(one.due_on))
        for one in compose(brief).draft.action_items
    ]


@pytest.mark.parametrize("me", ["rhian", "jo"])
@pytest.mark.parametrize(
    "line",
    [
        "J: count the trays first (waste, samples, staff) then talk to the hotel",
        "Jo: weigh the dough each morning",
        "price: 3.20 a loaf -> too low!! J: work out the flour per loaf first",
        "J: dont sign til the lease is read",
        "Jo - try the market first",
        "JS: ask for one thing, not five",
    ],
)
def test_a_mentor_before_an_imperative_gave_advice_and_took_on_nothing(line: str, me: str) -> None:
    notes = f"Rhian, bakery, by phone\n{line}\noven is on the blink"

    assert all(
        owner != "jo" and status == "suggested" for owner, _, status, _ in actions(notes, me=me)
    )


def test_advice_with_a_day_may_be_either_ones_so_nobody_owns_it() -> None:
    ((owner, _, status, due_on),) = actions(
        "bakery, by phone\nJ: price the rye by Friday\nloud line"
    )

    assert (owner, status, due_on) == (None, "suggested", "2026-11-13")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("RP -> cost sheet by 24/11, send to J", ("rhian", "Send cost sheet to Jo", "2026-11-24")),
        ("J -> send RP my old order form", ("jo", "Send Rhian my old order form", None)),
        ("R: lend J the mixer", ("rhian", "Lend Jo the mixer", None)),
        ("J: send her the hygiene sheet", ("jo", "Send Rhian the hygiene sheet", None)),
        ("me: ring the bank", ("jo", "Ring the bank", None)),
        ("Rhian to send the rota", ("rhian", "Send the rota", None)),
        ("R: price the rye by Friday", ("rhian", "Price the rye", "2026-11-13")),
        ("Next steps:\n- Jo - send CV by Fri", ("jo", "Send CV", "2026-11-13")),
        ("Actions:\nJo: weigh the dough", ("jo", "Weigh the dough", None)),
    ],
)
def test_what_a_line_hands_to_somebody_is_theirs(
    line: str, found: tuple[str, str, str | None]
) -> None:
    ((owner, what, status, due_on),) = actions(f"bakery, by phone\n{line}")

    assert (owner, what, status, due_on) == (found[0], found[1], "committed", found[2])


def test_a_mentors_imperative_among_tasks_may_still_be_advice() -> None:
    notes = "call\nR: ring the mill\nJ: read the lease twice before signing\nJ -> RP: lease leaflet"

    found = {what: (owner, status) for owner, what, status, _ in actions(notes)}

    assert found["Ring the mill"] == ("rhian", "committed")
    assert found.get("Read the lease twice before signing") in (None, ("rhian", "suggested"))


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("shes sending me the rota tonight", ("rhian", "Send Jo the rota", "committed")),
        ("il ring the mill about the flour monday", ("jo", "Ring the mill about the flour",
                                                      "committed")),
        ("him - weigh the trays by thurs", ("rhian", "Weigh the trays", "committed")),
        ("She promised me the number of the baker in Ghent.",
         ("rhian", "The number of the baker in Ghent", "committed")),
        ("ask the landlord if the lease can end early",
         (None, "Ask the landlord if the lease can end early", "committed")),
        ("fire certificate runs out 9 jan - book it",
         (None, "Book it (fire certificate runs out 9 jan)", "committed")),
        ("the neighbours to be told in writing",
         (None, "The neighbours to be told in writing", "committed")),
    ],
)  # fmt: skip
def test_a_promise_is_read_as_it_is_typed(notes: str, found: tuple[str | None, str, str]) -> None:
    ((owner, what, status, _),) = actions(f"bakery, by phone\n- {notes}\n- oven on the blink")

    assert (owner, what, status) == found


@pytest.mark.parametrize(
    "line",
    ["sign too small, the council do check", "stall too plain -> lead with the rye"],
)
def test_a_fault_and_what_cures_it_are_no_errand(line: str) -> None:
    assert actions(f"bakery, by phone\n- {line}\n- oven on the blink") == []


def test_being_held_to_a_promise_and_saying_yes_renews_it() -> None:
    notes = (
        "[12/11, 08:02] Rhian: oven is back\n[12/11, 08:03] Jo: great\n"
        "[12/11, 08:04] Rhian: you said you'd look at my price list?\n"
        "[12/11, 08:05] Jo: yes, tonight"
    )

    assert actions(notes) == [("jo", "Look at Rhian's price list", "committed", "2026-11-12")]


def test_lines_without_capitals_are_not_taken_for_wrapped_prose() -> None:
    notes = (
        "rhian reckons do the rye course in june not wait til autumn\n"
        "going to ring the college tmrw see wat a place costs now\n"
        "shes emailing me the name of a miller with a stall there\n"
        "rent on the corner shop up again so that one is out now"
    )

    assert [(owner, what) for owner, what, _, _ in actions(notes)][-2:] == [
        ("jo", "Ring the college tmrw see wat a place costs now"),
        ("rhian", "Email Jo the name of a miller with a stall there"),
    ]


def test_what_was_promised_in_one_breath_is_several_things_each_with_its_own_day() -> None:
    notes = (
        "She promised to fill in the transfer form by the end of January and to ask her foreman "
        "for a day in the office. I promised to lend her my old papers and to test her on the "
        "rulebook next time, must also find out from HR if she can defer."
    )

    assert actions(notes) == [
        ("rhian", "Fill in the transfer form", "committed", "2027-01-31"),
        ("rhian", "Ask her foreman for a day in the office", "committed", None),
        ("jo", "Lend Rhian my old papers", "committed", None),
        ("jo", "Test Rhian on the rulebook next time", "committed", None),
        ("jo", "Find out from HR if she can defer", "committed", None),
    ]


def test_two_pieces_of_advice_in_one_sentence_are_both_kept_and_a_habit_is_none() -> None:
    notes = (
        "She reads the manual over and over and it doesn't stick so I suggested she teaches one "
        "page to the apprentice, and that she sits the mock at 7 before the shift."
    )

    assert [(owner, what, status) for owner, what, status, _ in actions(notes)] == [
        ("rhian", "Teach one page to the apprentice", "suggested"),
        ("rhian", "Sit the mock at 7", "suggested"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "next: Mon 7/12 18h",
        "next: Mon 7 Dec 18h, her kitchen",
        "See her again 10 Dec",
        "good talk, tired tho. next call Thurs 26th 7pm",
        "call again 4 Dec 10h",
        "next 25/11 8pm",
        "speak again 13 Dec, 8.30 before opening",
    ],
)
def test_the_next_session_is_nothing_to_do(line: str) -> None:
    assert actions(f"Rhian, bakery\n- the oven is on the blink\n- {line}") == []


def test_the_next_session_is_no_part_of_the_task_before_it() -> None:
    ((_, what, _, _),) = actions("- I'll ring the mill by Tuesday, next chat 4 Dec 6pm")

    assert what == "Ring the mill"


@pytest.mark.parametrize("doing", ["setting up the shared folder", "cancelling the hall booking"])
def test_what_somebody_is_doing_by_a_day_is_theirs_however_the_verb_is_spelt(doing: str) -> None:
    (found,) = actions(f"Rhian is {doing} by Friday")

    assert found[0] == "rhian"


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("she knows someone, might ask", None),
        ("she knows a miller near Crewe, might ask about rye", "jo"),
        ("Jo has a spare mixer, could lend it on Monday", "jo"),
        ("my aunt knows a baker, might ask for a trial day", None),
        ("Rita runs the market, might ask her boss about a pitch", None),
        ("I know a miller, might ask for a sample", "rhian"),
        ("the oven is loud, might ask for ear plugs", "rhian"),
        ("might ask HR about the budget", "rhian"),
    ],
)
def test_what_might_be_done_goes_on_with_its_subject_and_is_not_the_writers(
    line: str, owner: str | None
) -> None:
    found = actions(f"call w/ Jo fri 13 nov\n- {line}\n", me="rhian")

    assert [one for one, *_ in found] == [owner]
    assert {status for _, _, status, _ in found} == {"tentative"}
