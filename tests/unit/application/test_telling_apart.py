"""Two owners may use one id: what rests on it rests on the record of the same owner."""

from datetime import UTC, datetime
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stamp, Stored, Visibility
from companion.application.telling_apart import by_id, told_apart
from companion.followups.item import Item
from companion.people.person import PersonId
from companion.sessions.session import MentoringSession
from tests.records import a_person

T = TypeVar("T")
ME = Principal(person_id="finn")
NOTES = "I'll count the kiln shelves"


def kept_by(owner: str, value: T) -> Stored[T]:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    stamp = Stamp(
        owner_id=owner, visibility=Visibility.PAIR, version=1, created_at=now, updated_at=now
    )
    return Stored(value=value, stamp=stamp)


def a_talk(owner: str, name: str) -> Stored[MentoringSession]:
    fields = {"id": name, "mentor_id": "ola", "mentee_id": "finn", "held_on": "2026-03-02"}
    return kept_by(owner, MentoringSession.model_validate({**fields, "notes": NOTES}))


def an_item(owner: str, name: str, talk: str) -> Stored[Item]:
    evidence = {"session_id": talk, "start": 0, "end": len(NOTES), "text": NOTES}
    fields = {"id": name, "kind": "takeaway", "text": NOTES, "confirmed_on": "2026-03-02"}
    two = {"mentor_id": "ola", "mentee_id": "finn"}
    return kept_by(owner, Item.model_validate({**fields, **two, "evidence": evidence}))


def test_an_item_of_another_ones_talk_is_not_of_ones_own_under_the_same_id() -> None:
    talks = [a_talk("ola", "week-1"), a_talk("finn", "week-1")]
    items = [an_item("ola", "i", "week-1"), an_item("finn", "i", "week-1")]

    sessions, confirmed = told_apart(talks, items, principal=ME)

    assert [row.value.id for row in sessions] == ["week-1 (ola)", "week-1"]
    assert [(row.value.id, row.value.evidence.session_id) for row in confirmed] == [
        ("i (ola)", "week-1 (ola)"),
        ("i", "week-1"),
    ]


def test_an_item_is_told_apart_even_where_its_own_talk_is_not_looked_at() -> None:
    sessions, confirmed = told_apart(
        [a_talk("finn", "week-1")], [an_item("ola", "theirs", "week-1")], principal=ME
    )

    assert sessions[0].value.id == "week-1"
    assert confirmed[0].value.evidence.session_id == "week-1 (ola)"
    assert confirmed[0].value.id == "theirs"


def test_what_nobody_else_has_keeps_its_id() -> None:
    talks, items = [a_talk("ola", "o"), a_talk("finn", "f")], [an_item("ola", "i", "o")]

    assert told_apart(talks, items, principal=ME) == (tuple(talks), tuple(items))


def test_of_two_people_of_one_id_ones_own_is_meant() -> None:
    own, other = a_person("cleo", name="Cleo Own"), a_person("cleo", name="Somebody Else")

    for rows in ([own, other], [other, own]):
        owners = {id(own): "local", id(other): "zoe"}
        stored = [kept_by(owners[id(one)], one) for one in rows]
        assert by_id(stored, principal=LOCAL) == {PersonId("cleo"): own}


IDS = st.sampled_from(["a", "b", "c"])
OWNERS = st.sampled_from(["finn", "ola", "zoe"])


@given(
    talks=st.sets(st.tuples(OWNERS, IDS)), items=st.sets(st.tuples(OWNERS, IDS, IDS), max_size=9)
)
def test_an_item_is_joined_to_a_talk_exactly_when_one_owner_keeps_both(
    talks: set[tuple[str, str]], items: set[tuple[str, str, str]]
) -> None:
    given_talks = [a_talk(*one) for one in sorted(talks)]
    given_items = [an_item(*one) for one in sorted(items)]

    sessions, confirmed = told_apart(given_talks, given_items, principal=ME)

    for before_talk, talk in zip(given_talks, sessions, strict=True):
        for before_item, item in zip(given_items, confirmed, strict=True):
            is_joined = item.value.evidence.session_id == talk.value.id
            was_of_it = before_item.value.evidence.session_id == before_talk.value.id
            one_owner = before_item.stamp.owner_id == before_talk.stamp.owner_id
            assert is_joined is (was_of_it and one_owner)
