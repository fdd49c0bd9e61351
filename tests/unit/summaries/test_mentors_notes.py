"""What a mentor jots about several people: whose errand, what is news, what is somebody's life."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import ActionStatus, Participant, SummaryBrief, SummaryDraft

GRETE = Participant(id=PersonId("me"), name="Grete Foss", role="mentor")
IVO = Participant(id=PersonId("ivo"), name="Ivo Marin", role="mentee")
HELD_ON = date(2026, 3, 4)


def draft_of(notes: str, *, held_on: date | None = HELD_ON) -> SummaryDraft:
    brief = SummaryBrief(notes=notes, held_on=held_on, participants=(GRETE, IVO), me=GRETE.id)
    return compose(brief).draft


def actions(*lines: str) -> list[tuple[str | None, str, date | None]]:
    draft = draft_of("\n".join(("ivo 4 march, galley", "", *lines)))
    return [(one.owner, one.what, one.due_on) for one in draft.action_items]


@pytest.mark.parametrize(
    "line",
    [
        "me -> ask Berit at the school if he can do the knife test on fish not carrots",
        "me: check with the bursar whether it can be paid monthly not yearly",
    ],
)
def test_what_somebody_is_asked_may_weigh_two_things_and_is_the_writers_errand(line: str) -> None:
    draft = draft_of(f"ivo 4 march, galley\n\n{line}\n")

    (errand,) = draft.action_items
    assert errand.owner == "me"
    assert errand.status is ActionStatus.COMMITTED


@pytest.mark.parametrize(
    "line",
    [
        "me: Berit said yes to the fish test, next one 10 april -> DONE told him",
        "me: the bursar is off sick, told him",
        "me -> Okan sent him the form already",
    ],
)
def test_news_behind_ones_own_label_is_nothing_to_do(line: str) -> None:
    assert actions(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "his gran is poorly, hes driving her to hosp weds",
        "he's taking his little girl to the dentist on Friday",
        "hes flying to the funeral on Thursday",
    ],
)
def test_what_somebody_does_for_their_family_is_their_life_and_no_task(line: str) -> None:
    assert actions(line) == []


def test_what_somebody_is_doing_for_the_goal_stays_a_promise() -> None:
    assert actions("he's sending me the menu on Friday") == [
        ("ivo", "Send Grete the menu", date(2026, 3, 6))
    ]


def test_what_the_writer_is_to_do_is_theirs_whatever_stands_before_it() -> None:
    found = actions(
        "me: list of fish suppliers (small ones) - send by end of nxt week",
        "me to think abt whether i'd be any use on wine. honest answer = not much. "
        "find him someone who has run a cellar",
    )

    assert ("me", "Send list of fish suppliers (small ones)", date(2026, 3, 13)) in found
    assert any(owner == "me" and "has run a cellar" in what for owner, what, _ in found)


def test_what_was_gone_through_settles_nothing() -> None:
    rehearsed = "We went through how to say it: what you saw, what you want from now on."
    agreed = "We agreed to leave the pastry section alone until May."

    draft = draft_of(f"Ivo, 4 March 2026\n\n{rehearsed} {agreed}\n")

    assert [one.text for one in draft.decisions] == [agreed.rstrip(".")] or [
        one.text for one in draft.decisions
    ] == [agreed]


CHAT = """ivo - pasted from my phone

[04/03/2026, 18:42] Ivo M: OK. I'll send you my trial menu by Friday
[04/03/2026, 18:55] Grete: good. I'll read it the day after
"""


def test_stamps_on_each_line_of_a_chat_are_the_day_of_the_talk() -> None:
    dues = [one.due_on for one in draft_of(CHAT, held_on=None).action_items]

    assert dues[0] == date(2026, 3, 6)


def test_whose_a_thing_is_stays_right_where_the_other_one_takes_it_up() -> None:
    notes = CHAT.replace("the day after", "on Saturday")

    mine = [one.what for one in draft_of(notes).action_items if one.owner == "me"]

    assert mine
    assert not any("my trial" in what for what in mine)
