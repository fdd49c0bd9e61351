from datetime import UTC, datetime

import pytest

from companion.access.consent import Choices, Material, Purpose
from companion.access.policy import (
    Action,
    Verdict,
    allows,
    decide,
    may_count,
    require,
    require_scope,
    shown_number,
)
from companion.access.principal import LOCAL, Principal, Role, Scope
from companion.access.record import Stamp, Visibility
from companion.errors import ForbiddenError, NotFoundError

ANA = Principal(person_id="ana", programme_ids=frozenset({"spring"}))
BEN = Principal(person_id="ben")
EVERYTHING = frozenset(Action)
READERS = frozenset({Action.READ, Action.RANK, Action.COUNT})
NOTHING: frozenset[Action] = frozenset()


def a_stamp(visibility: Visibility, *, programme_id: str | None = None) -> Stamp:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    return Stamp(
        owner_id="owner",
        visibility=visibility,
        version=1,
        created_at=now,
        updated_at=now,
        pair_id="pair",
        programme_id=programme_id,
        pair_members=frozenset({"ben", "owner"}),
    )


def allowed(principal: Principal, stamp: Stamp) -> frozenset[Action]:
    return frozenset(action for action in Action if allows(principal, action, stamp))


@pytest.mark.parametrize("visibility", Visibility)
def test_owners_may_do_everything(visibility: Visibility) -> None:
    owner = Principal(person_id="owner")

    assert allowed(owner, a_stamp(visibility)) == EVERYTHING


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        (Visibility.ME, NOTHING),
        (Visibility.PAIR, READERS),
        (Visibility.PROGRAMME, NOTHING),
        (Visibility.PUBLIC, READERS),
    ],
)
def test_the_other_person_of_a_pair_reads_what_is_the_pairs(
    visibility: Visibility, expected: frozenset[Action]
) -> None:
    assert allowed(BEN, a_stamp(visibility)) == expected


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        (Visibility.ME, NOTHING),
        (Visibility.PAIR, frozenset({Action.RANK})),
        (Visibility.PROGRAMME, frozenset({Action.RANK})),
        (Visibility.PUBLIC, READERS),
    ],
)
def test_a_pairs_notes_rank_inside_their_programme_but_are_not_read(
    visibility: Visibility, expected: frozenset[Action]
) -> None:
    assert allowed(ANA, a_stamp(visibility, programme_id="spring")) == expected


def test_a_strangers_notes_of_no_programme_do_not_even_rank() -> None:
    assert allowed(ANA, a_stamp(Visibility.PAIR)) == NOTHING
    assert allowed(BEN, a_stamp(Visibility.PROGRAMME, programme_id="spring")) == NOTHING


def test_a_role_gives_no_right_to_a_row() -> None:
    organiser = Principal(
        person_id="olu",
        roles=frozenset(Role),
        programme_ids=frozenset({"autumn"}),
        organises=frozenset({"autumn"}),
    )

    assert allowed(organiser, a_stamp(Visibility.PAIR, programme_id="spring")) == NOTHING
    assert allowed(LOCAL, a_stamp(Visibility.ME)) == NOTHING


@pytest.mark.parametrize("action", [Action.CHANGE, Action.REMOVE])
def test_who_sees_a_row_learns_that_it_is_not_theirs_to_change(action: Action) -> None:
    assert decide(BEN, action, a_stamp(Visibility.PAIR)) is Verdict.FORBIDDEN
    with pytest.raises(ForbiddenError, match=f"goal 'g1' belongs to somebody else.*{action}"):
        require(BEN, action, a_stamp(Visibility.PAIR), what="goal 'g1'")


@pytest.mark.parametrize("action", Action)
def test_a_hidden_row_looks_like_a_missing_one(action: Action) -> None:
    assert decide(BEN, action, a_stamp(Visibility.ME)) is Verdict.HIDDEN
    with pytest.raises(NotFoundError, match="there is no goal 'g1'"):
        require(BEN, action, a_stamp(Visibility.ME), what="goal 'g1'")


@pytest.mark.parametrize("visibility", [Visibility.PAIR, Visibility.PROGRAMME])
def test_an_organiser_counts_what_lies_in_their_programme_and_reads_none_of_it(
    visibility: Visibility,
) -> None:
    organiser = Principal(person_id="olu", organises=frozenset({"spring"}))

    assert allowed(organiser, a_stamp(visibility, programme_id="spring")) == {Action.COUNT}
    assert allowed(organiser, a_stamp(visibility, programme_id="autumn")) == NOTHING
    assert allowed(organiser, a_stamp(Visibility.ME, programme_id="spring")) == NOTHING


@pytest.mark.parametrize(
    ("organises", "owner", "said", "expected"),
    [
        ("spring", "ana", True, True),
        ("spring", "ana", False, False),
        ("spring", "ana", None, False),
        ("autumn", "ana", True, False),
        ("spring", "olu", True, False),
    ],
)
def test_only_an_organiser_counts_others_who_said_yes(
    organises: str, owner: str, said: bool | None, expected: bool
) -> None:
    organiser = Principal(person_id="olu", organises=frozenset({organises}))
    choice = {"material": Material.NOTES, "purpose": Purpose.COUNT, "allowed": said}
    choices = Choices.model_validate({"owner_id": owner, "said": () if said is None else (choice,)})

    assert may_count(organiser, choices, Material.NOTES, programme_id="spring") is expected
    assert not may_count(organiser, choices, Material.GOAL, programme_id="spring")


def test_a_number_about_fewer_than_five_people_is_not_shown() -> None:
    assert [shown_number(people) for people in (0, 4, 5, 60)] == [None, None, 5, 60]


@pytest.mark.parametrize("scope", Scope)
def test_a_key_does_only_what_its_scopes_say(scope: Scope) -> None:
    others = frozenset(Scope) - {scope}

    require_scope(Principal(person_id="ana", permissions=frozenset({scope})), scope)
    with pytest.raises(ForbiddenError, match=f"this key may not {scope}"):
        require_scope(Principal(person_id="ana", permissions=others), scope)


def test_what_is_allowed_passes_in_silence() -> None:
    require(Principal(person_id="owner"), Action.REMOVE, a_stamp(Visibility.ME), what="goal 'g1'")
