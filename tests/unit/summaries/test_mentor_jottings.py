"""A mentor's rough notes: what was told, undertaken, left open, and from when."""

from datetime import date

from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import (
    ActionItem,
    Participant,
    SummaryBrief,
    SummaryDraft,
)

_PEOPLE = (
    Participant(id=PersonId("ines"), name="Ines", role="mentor"),
    Participant(id=PersonId("tariq"), name="Tariq", role="mentee"),
)


def _summary(notes: str, *, held_on: date | None = date(2026, 11, 10)) -> SummaryDraft:
    brief = SummaryBrief(notes=notes, held_on=held_on, participants=_PEOPLE, me=PersonId("ines"))
    return compose(brief).draft


def _tasks(notes: str) -> tuple[ActionItem, ...]:
    return _summary(notes).action_items


def test_what_a_mentor_told_somebody_is_advice_to_its_end() -> None:
    draft = _summary(
        "Tariq, tues 10 nov\n"
        "- me -> told him dont sign on a friday night. read the lease first then ring\n"
        "- me: I'll ask my cousin about the rent\n"
    )

    assert [(one.owner, one.what) for one in draft.action_items] == [
        ("ines", "Ask my cousin about the rent")
    ]
    assert any("read the lease first then ring" in one.text for one in draft.takeaways)


def test_when_alone_belongs_to_the_task_before_it() -> None:
    (task,) = _tasks(
        "Tariq, tues 10 nov\n"
        "- T -> to ask the landlord for the keys to the cellar. by end of next week he said\n"
    )

    assert task.due_on == date(2026, 11, 20)
    assert "landlord" in task.what


def test_sometime_before_a_month_belongs_to_the_promise_before_it() -> None:
    (task,) = _tasks(
        "Tariq, tues 10 nov\n"
        "- I said I'd come down and taste the soups w/ him. Sometime before december\n"
    )

    assert task.owner == "ines"
    assert task.due_phrase == "before december"


def test_he_will_do_it_then_takes_the_order_before_it() -> None:
    (task,) = _tasks(
        "Tariq, tues 10 nov, at the market hall. He looked well. The form is still in his bag. "
        "I said post the form today and he sighed and said Thursday. He'll do it Thursday then."
    )  # fmt: skip

    assert task.owner == "tariq"
    assert task.what.startswith("Post the form")
    assert task.due_on == date(2026, 11, 12)


def test_what_is_done_every_day_from_a_day_has_no_term() -> None:
    (task,) = _tasks("Tariq, tues 10 nov\n- T to write the fridge log every day from tomorrow\n")

    assert task.due_on is None
    assert "every day from tomorrow" in task.what


def test_one_of_several_things_told_is_no_term() -> None:
    (task,) = _tasks(
        "Tariq, tues 10 nov\n"
        "- He: write a page of rules - who opens, who pays, when we dont serve. for next time\n"
        "- next tues 24th, same place\n"
    )  # fmt: skip

    assert task.owner == "tariq"
    assert task.due_phrase == "for next time"
    assert task.due_on == date(2026, 11, 24)


def test_a_title_is_no_task() -> None:
    draft = _summary(
        "Tariq - texts, Thurs 12 Nov (he couldnt get away from the ovens)\n"
        "Me: How was it?\nTariq: ok. I'll ring the bank on monday\nMe: good\nTariq: bye\n"
    )

    assert [one.what for one in draft.action_items] == ["Ring the bank"]


def test_who_did_what_a_sentence_leaves_out_is_not_made_up() -> None:
    draft = _summary(
        "Me: how is your uncle with the shop?\n"
        "Tariq: He gave me the till code. Then came back at six and counted it all himself\n"
        "Me: did you speak to him?\nTariq: no, he built that shop and he is tired of it all\n" * 3
    )

    said = [one.text for one in (*draft.summary, *draft.takeaways)]
    assert not any("came back" in text.casefold() and "gave me" not in text for text in said)


def test_whatever_is_noted_as_undecided_is_an_open_question() -> None:
    draft = _summary(
        "Tariq, tues 10 nov\n"
        "- undecided - does he charge for delivery? 3 a drop or free over 20. He hates asking\n"
        "- not decided either who opens on sundays. Maybe his cousin\n"
        "- He hadnt decided between the stall in Leith and the van\n"
    )

    assert [one.text.split()[0] for one in draft.open_questions] == ["Undecided", "Not", "He"]


def test_a_worry_is_worth_knowing() -> None:
    draft = _summary(
        "Tariq, tues 10 nov\n- his mum thinks hes mad, hes worried about telling her\n"
    )

    assert "worried about telling her" in draft.summary[0].text


def test_a_time_agreed_with_a_yes_is_when_they_meet() -> None:
    draft = _summary(
        "Me: shall we talk next week?\nTariq: sure\n"
        "Me: Lets talk about it then. Tues 24th?\nTariq: Yes 2pm. got to go\n"
    )

    assert draft.summary[-1].text == "Next: Tue 24 Nov, 2pm"


def test_a_weekday_with_a_is_no_certain_day_and_an_order_after_told_is_advice() -> None:
    draft = _summary(
        "Tariq, tues 10 nov\n"
        "- told him never is the moment. ask on a thursday, after the rush not before\n"
    )

    assert draft.action_items == ()


def test_the_firm_day_after_a_task_goes_before_what_happens_in_a_month() -> None:
    (task,) = _tasks(
        "Tariq, tues 10 nov\n"
        "- Tariq: ring the council about the pitch, his permit runs out in march. by friday\n"
    )

    assert task.due_phrase == "by friday"


def test_when_one_of_the_two_is_busy_is_no_task() -> None:
    draft = _summary(
        "Me: did you ask?\nTariq: yes, all fine\nMe: next week same day?\nTariq: Thursday I drive\n"
    )

    assert draft.action_items == ()


def test_a_next_talk_with_a_weekday_and_its_number_is_that_day() -> None:
    draft = _summary(
        "Tariq, tues 10 nov\n- the stall was full by ten, he says\n- he sold all the soup\n\n"
        "next talk thu 26, 6pm, phone\n"
    )

    assert draft.summary[-1].text == "Next talk: Thu 26 Nov, 6 pm, phone"


def test_a_name_that_begins_like_a_weekday_is_a_name() -> None:
    draft = _summary("Monica thu 12 nov by phone\n\nI'll ring the bank by tuesday\n", held_on=None)

    assert [one.what for one in draft.action_items] == ["Ring the bank"]
