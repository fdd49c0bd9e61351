"""What has the form of a task and is none, and what is quoted whole so that it stays true."""

import pytest

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief, SummaryDraft
from tests.unit.summaries.notes_of import HELD_ON

_WRITER = Participant(id=PersonId("ana"), name="Ana Reyes", role="mentor")
_OTHER = Participant(id=PersonId("tom"), name="Tom Okafor", role="mentee")


def _draft(notes: str) -> SummaryDraft:
    """Return the summary of a mentor's notes on Tom."""
    people = (_WRITER, _OTHER)
    return compose(
        SummaryBrief(notes=notes, held_on=HELD_ON, participants=people, me=_WRITER.id)
    ).draft


def _tasks(notes: str) -> list[tuple[str | None, str]]:
    return [(one.owner, one.what) for one in _draft(notes).action_items]


@pytest.mark.parametrize(
    "notes",
    [
        "He's afraid that if he asks the foreman he'll walk out and leave him alone.",
        "- mother wants him to take over the forge",
        "Ana: And how would you pay the rent then\nTom: no idea\nAna: hm\nTom: well\n",
        "- sailing exam 9 dec!! no boat without it",
        "- ? ring the harbour or wait till spring - we agreed wait",
        "- next: wk of 30 Nov, he rings",
        "next tuesday week, 8ish, he rings when he's ashore",
        "- T teaches everything by ear, 3 pieces ready for the fair on 11 Dec, the 4th is a mess",
        "- Tom does the night class, tues evenings from january, free",
        "- two ways - sell to the chain by 12 Dec or take in Jon as partner",
        "- he'd rather I was there",
        "- patterns → me → file for the portfolio",
        "- kids at school till 3, Rosa can do tuesdays? not sure",
    ],
)
def test_a_fear_a_wish_of_others_a_question_or_an_occasion_is_no_task(notes: str) -> None:
    assert _tasks(notes) == []


@pytest.mark.parametrize(
    ("notes", "owner"),
    [
        ("- does he know a pilot? said I'd try Jon Vik, will ring him tomorrow", "ana"),
        ("He may take a stall at the fair. Must book by 15 Dec.", "tom"),
        ("- he lent me his chart, must return it", "ana"),
        ("me > ask Gro at the yard if T can watch for a day", "ana"),
        ("- he to send me the drawing by Friday", "tom"),
        ("- has no pictures of his own work -> dig his brother's garden by May", None),
    ],
)
def test_a_task_without_a_subject_is_whose_the_words_before_it_say(
    notes: str, owner: str | None
) -> None:
    found = _tasks(notes)
    assert [who for who, _ in found][-1:] == [owner]


def test_what_the_mentor_is_noted_to_have_said_against_another_way_is_no_errand_of_theirs() -> None:
    found = _draft("- me: stand before 4 people not 40, begin with friends").action_items

    assert not [one for one in found if one.owner == "ana"]


def test_a_day_of_what_is_asked_for_is_no_day_to_ask_by() -> None:
    (item,) = _draft("- me: ask Gro for the big hall on the 10th").action_items

    assert item.due_on is None
    assert "on the 10th" in item.what


def test_a_line_is_quoted_whole_where_a_part_of_it_would_say_something_else() -> None:
    draft = _draft(
        "- warm ups: he does 20 min, too long. told him 7, max\n- ok\n- I ring Bo Friday"
    )

    (told,) = draft.takeaways
    assert told.quotes[0].text == "warm ups: he does 20 min, too long. told him 7, max"


def test_a_week_is_not_turned_into_one_of_its_days() -> None:
    draft = _draft("- T to mend the net by Friday\n- next: wk of 30 Nov, he comes by")

    assert [one.text for one in draft.summary] == ["Next: wk of 30 Nov, he comes by"]


def test_the_title_of_notes_is_nothing_worth_knowing() -> None:
    title = "TO 19/11 quay 6.30am, he gave me a herring"
    draft = _draft(f"{title}\n- T to mend the net by Friday\n- rent is 650 a month from March")

    assert title not in [one.text.rstrip(".") for one in draft.summary]


@pytest.mark.parametrize(
    "notes",
    [
        "He has not decided what to charge, first 45 and then 55.",
        "His wife thinks part time first. We did not get any further with it.",
        "Who speaks to the chairman? T says the clerk, the clerk says T. open",
    ],
)
def test_what_was_left_without_an_end_is_an_open_question(notes: str) -> None:
    assert _draft(notes).open_questions


def test_in_a_chat_of_names_and_times_each_undertakes_their_own() -> None:
    notes = (
        "Ana 19:02: Evening Tom, how was the yard\n"
        "Tom 19:05: not bad, they have a slot\n"
        "Ana 19:10: I'll send you my outline tomorrow\n"
        "Tom 19:18: ta. I'll ring the insurance on Monday\n"
    )

    assert [who for who, _ in _tasks(notes)] == ["ana", "tom"]


def test_a_question_with_its_answer_behind_the_mark_is_not_open() -> None:
    assert _draft("- can he cut the old sail? yes from me, mind the rope").open_questions == ()
