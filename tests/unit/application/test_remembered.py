"""What was confirmed counts for the next plan, and the notes that it covers do not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import Carryover, PastNotes, PointKind, Reader
from companion.application.carryover import carryover_of
from companion.application.pair import Pair
from companion.application.remembered import (
    MOST_CARRIED,
    carried_over,
    to_drop,
    to_read,
    with_items,
    without_settled,
)
from companion.followups.item import Item
from companion.people.person import Person, PersonId

MENTEE = Person(id=PersonId("me"), name="Ida Holm")
MENTOR = Person(id=PersonId("marta"), name="Marta Quill")
PAIR = Pair(mentee=MENTEE, mentor=MENTOR, writer=Reader.MENTEE)
NOTES = """I'll send Marta the rota by Friday
Marta will introduce me to Pilar from pharmacy
we decided to keep the Monday round
should I move the tea round before or after handover?
"""
ON = date(2026, 11, 16)


def an_item(words: str, *, session: str = "s", notes: str = NOTES, **fields: object) -> Item:
    """Return a confirmed action of the mentee that rests on a stretch of the notes."""
    start = notes.index(words)
    given_fields: dict[str, object] = {
        "id": f"{session}-{start}",
        "kind": "action",
        "text": words,
        "mentor_id": "marta",
        "mentee_id": "me",
        "owner": "me",
        "evidence": {
            "session_id": session,
            "start": start,
            "end": start + len(words),
            "text": words,
        },
        "confirmed_on": "2026-11-03",
        **fields,
    }
    if given_fields["kind"] != "action":
        given_fields["owner"] = None
    return Item.model_validate(given_fields)


DONE = [{"status": "done", "on": "2026-11-10"}]
ROTA = "send Marta the rota"
PILAR = "introduce me to Pilar from pharmacy"


def carried(*items: Item, notes: str = NOTES, on: date = ON) -> Carryover:
    past = without_settled([PastNotes(ref="s", text=notes)], items)
    read = carryover_of(to_read(past, items), pair=PAIR)
    return with_items(read, items, last=past[-1], pair=PAIR, on=on)


def test_what_is_done_is_never_open_again_and_leaves_the_notes_where_they_were() -> None:
    done = an_item(ROTA, history=DONE)

    (past,) = without_settled([PastNotes(ref="s", text=NOTES)], [done])
    found = carried(done, an_item(PILAR, owner="marta"))

    assert "rota" not in past.text
    assert len(past.text) == len(NOTES)
    assert [one.what for one in found.open_actions] == [PILAR]
    assert found.open_actions[0].owner is Reader.MENTOR
    assert all("rota" not in one.quote.text for one in found.points)


def test_what_nobody_confirmed_is_no_promise_and_a_question_of_the_notes_stays_open() -> None:
    found = carried(an_item(PILAR, owner="marta"))

    assert [one.what for one in found.open_actions] == [PILAR]
    assert [one.quote.text for one in found.open_questions] == [NOTES.splitlines()[-1]]
    assert {one.kind for one in found.points} == {PointKind.UNDECIDED}


def test_a_confirmed_decision_and_takeaway_come_along_with_their_quotes() -> None:
    kept = an_item("keep the Monday round", kind="decision")
    taken = an_item("Marta will", kind="takeaway", text="Marta will help")

    quiet = NOTES.replace("?", ".").replace("should I", "I did")
    found = carried(kept, taken, notes=quiet)

    assert [one.quote.text for one in found.points if one.kind is PointKind.AGREED] == [
        "keep the Monday round"
    ]
    assert [one.text for one in found.advice] == ["Marta will help"]


def test_a_takeaway_gives_way_to_a_question_that_is_open() -> None:
    taken = an_item("Marta will", kind="takeaway", text="Marta will help")

    found = carried(taken)

    assert len(found.open_questions) == 1
    assert found.advice == ()


def test_without_items_the_notes_are_all_there_is() -> None:
    past = PastNotes(ref="s", text=NOTES)
    read = carryover_of((past,), pair=PAIR)

    assert with_items(read, (), last=past, pair=PAIR, on=ON) == read


def test_however_much_is_open_a_plan_carries_little_and_the_rest_is_offered_for_dropping() -> None:
    many = [an_item(ROTA, id=f"i{number:03}", due_on="2026-11-17") for number in range(40)]
    stale = an_item(PILAR, due_on="2026-10-01", confirmed_on="2026-09-20")

    kept, left = carried_over([*many, stale], on=ON), to_drop([*many, stale], on=ON)

    assert len(kept) == MOST_CARRIED
    assert len(kept) + len(left) == 41
    assert stale in left


def test_a_question_of_an_older_talk_does_not_come_back_after_a_newer_one() -> None:
    older = PastNotes(ref="s", text=NOTES, held_on=ON - timedelta(days=14))
    newer = PastNotes(ref="t", text="We talked about the weather", held_on=ON)
    items = (an_item(PILAR, owner="marta"),)

    read = carryover_of(to_read((older, newer), items), pair=PAIR)

    assert with_items(read, items, last=newer, pair=PAIR, on=ON).open_questions == ()


@given(st.text(alphabet="ab \n.-é😀", min_size=1, max_size=300), st.data())
def test_blanks_never_move_what_stands_behind_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    item = an_item(ROTA, history=DONE).model_copy(
        update={
            "evidence": an_item(ROTA).evidence.model_copy(
                update={"start": start, "end": end, "text": text[start:end]}
            )
        }
    )

    (past,) = without_settled([PastNotes(ref="s", text=text)], [item])

    assert len(past.text) == len(text)
    assert all(one in {other, " "} for one, other in zip(past.text, text, strict=True))
    assert not past.text[start:end].strip()


def test_an_item_of_anothers_talk_of_the_same_id_takes_nothing_out_of_the_notes() -> None:
    foreign = an_item("Zofia will bring the keys", notes="Zofia will bring the keys", history=DONE)

    (past,) = without_settled([PastNotes(ref="s", text=NOTES)], [foreign])

    assert past.text == NOTES
