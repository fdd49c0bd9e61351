"""What nobody undertook, decided or dated is given to nobody: hearsay, jokes, second speakers."""

from datetime import date

import pytest

from companion.people.person import PersonId
from companion.summaries import reply
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief, SummaryDraft

NADIA = Participant(id=PersonId("nadia"), name="Nadia", role="mentee")
OLE = Participant(id=PersonId("ole"), name="Ole", role="mentor")
TUESDAY = date(2026, 11, 17)


def draft_of(notes: str) -> SummaryDraft:
    """Return the summary of notes that Ole took on a Tuesday."""
    brief = SummaryBrief(
        notes=notes, held_on=TUESDAY, participants=(NADIA, OLE), me=PersonId("ole")
    )
    return compose(brief).draft


def tasks(notes: str) -> list[tuple[str | None, str]]:
    """Return owner and wording of the actions."""
    return [(one.owner, one.what) for one in draft_of(notes).action_items]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("TODO Nadia: order flour", [("nadia", "Order flour")]),
        ("Action Nadia: print menus", [("nadia", "Print menus")]),
        ("Tasks for Ole - call the baker", [("ole", "Call the baker")]),
        ("- Ole: print the menu // Nadia: send prices", None),
        ("Nadia: ring the vet; Ole: send her the rota", None),
        ("Nadia: I will ring the vet. Ole: I will draft the poster by Friday.", None),
    ],
)
def test_a_name_behind_a_tag_or_a_second_name_on_a_line_says_whose_it_is(
    notes: str, found: list[tuple[str | None, str]] | None
) -> None:
    if found is not None:
        assert tasks(notes) == found
    else:
        assert {owner for owner, _ in tasks(notes)} == {"nadia", "ole"}
        assert len(tasks(notes)) == len({"nadia", "ole"})


@pytest.mark.parametrize(
    "notes",
    [
        "Nadia promised: I'll send the prices by Friday",
        "Actions: Nadia + Bo to count the pews Tues",
        "Actions:\n- Nadia & me to price the van by Friday",
        "Actions:\nQX -> floor plan by 24/11\nNadia -> ring Bo",
    ],
)
def test_what_is_shared_or_a_strangers_is_never_the_writers(notes: str) -> None:
    assert all(owner != "ole" for owner, _ in tasks(notes))


@pytest.mark.parametrize(
    "notes",
    [
        "- Nadia thinks matron should decide by Friday",
        "- N reckons the parish ought to pay by Monday",
        'Bo wrote to her "I will mend the roof on Friday"',
        '"I\'ll quit the choir tomorrow", he joked',
        'Nadia: My brother: "I will paint the hall on Sunday."',
        "Nadia: “I will refund you” is what the letter said",
        'Ole: My first chef used to say "I\'ll teach you by Thursday".',
        "Nadia: Bo told me: I will sign it by Friday.",
        "She joked that she will sell the clinic by Friday.",
        "Last time I promised to send a rota by Friday - done.",
        "I take back what I said about ringing the bishop by Monday.",
        "Ole: I will ring the bishop. Actually no, I will not.",
        "Nadia: You promised to ring the bishop by Monday!\nOle: Fine. Forget it.",
        "Nadia: you will ring the bishop by Friday, wont you\nOle: no",
        "Ole: Example: I will sketch one page by Friday.",
        "[x] Nadia: hymn sheets printed",
        "~~Nadia will call Bo on Friday~~",
    ],
)
def test_what_was_quoted_joked_taken_back_or_done_is_nobodys_task(notes: str) -> None:
    assert tasks(notes) == []


@pytest.mark.parametrize(
    "notes",
    [
        'Nadia: I will send the "harvest plan" by Friday.',
        'Nadia: "I will send the harvest plan by Friday."',
        "Nadia: I will send the harvest plan by Friday.\nOle: No problem.",
        "Nadia: I will send the harvest plan by Friday.\nOle: But I can't read it then.",
        "Sorry, Nadia can't make it, she will send the harvest plan by Friday.",
    ],
)
def test_a_promise_beside_a_quotation_or_a_polite_no_still_stands(notes: str) -> None:
    assert any("harvest plan" in what for _, what in tasks(notes))


@pytest.mark.parametrize(
    "notes",
    [
        'She said "we decided to sell the organ" but the council never did.',
        "Decision? not yet.",
        "I thought we decided to hire, but we did not.",
        "I quote Bo: we decided to close the kitchen.",
        "Ole: Did you decide to stay? Nadia: We decided nothing.",
    ],
)
def test_a_decision_that_nobody_took_is_none(notes: str) -> None:
    assert draft_of(notes).decisions == ()


def test_a_decision_that_was_taken_is_one() -> None:
    assert len(draft_of("We decided to close the kitchen.").decisions) == 1


@pytest.mark.parametrize(
    "notes",
    [
        "Nadia will bake Monday-fresh rolls.",
        "I will ring the vet any day but Monday.",
        "I will send the list by Tuesday or Thursday.",
        "I will call Wednesday Addams.",
        "I will ring the vet by Monday 14.",
        "I will ring the vet next Monday-ish",
        "Nadia to ask the vicar if the fair can move in June",
        "Nadia to ask whether Bo can start on Friday",
    ],
)
def test_a_day_that_is_ruled_out_open_or_a_name_is_no_date(notes: str) -> None:
    assert all(one.due_on is None for one in draft_of(notes).action_items)


def test_a_vague_day_is_kept_in_its_own_words() -> None:
    (item,) = draft_of("I will ring the vet next Monday-ish").action_items

    assert (item.what, item.due_phrase) == ("Ring the vet", "next Monday-ish")


def test_a_weekday_with_its_own_day_of_the_month_is_a_date() -> None:
    (item,) = draft_of("I will ring the vet by Friday 20.").action_items

    assert item.due_on == date(2026, 11, 20)


@pytest.mark.parametrize("line", ["next: Mon 8 Dec", "next call Mon 8 Dec, 6pm"])
def test_a_weekday_that_is_not_that_days_is_left_as_it_was_typed(line: str) -> None:
    assert "Tue" not in draft_of(line).model_dump_json()


def test_tasks_that_differ_by_a_number_all_stay_and_repeated_ones_do_not() -> None:
    lines = [f"- Nadia to send file {number} by Friday" for number in range(40)]

    assert len(tasks("\n".join([*lines, *lines]))) == len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "next: 8/12, 18h",
        "next: Tue 8/12, 18h",
        "next: Mon 8/12, 18h",
        "Next call Thursday 6pm",
        "See you in two weeks, 6pm",
    ],
)
def test_when_they_meet_again_is_no_task_and_raises_no_false_alarm(line: str) -> None:
    notes = f"Nadia is tired of the ovens.\nWe spoke about her rota.\nNadia to ring Bo\n{line}"
    brief = SummaryBrief(
        notes=notes, held_on=TUESDAY, participants=(NADIA, OLE), me=PersonId("ole")
    )
    draft = compose(brief).draft

    assert [one.what for one in draft.action_items] == ["Ring Bo"]
    assert [found for check in reply.CHECKS for found in check(brief, draft)] == []
