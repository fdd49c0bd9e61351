from companion.pairs.agreement import MentoringPair
from companion.pairs.sharing import handshake_of, says_yes_anew
from tests.sharing import a_shared_pair


def test_both_sides_hold_out_the_same_hand() -> None:
    hands = [
        handshake_of(a_shared_pair(mentor="ana", mentee="ben", by=by, id=by), owner_id=by)
        for by in ("ana", "ben")
    ]

    assert hands[0] is not None
    assert hands[0] == hands[1]


def test_who_mentors_whom_makes_another_pair() -> None:
    one = a_shared_pair(mentor="ana", mentee="ben", by="ana")
    other = a_shared_pair(mentor="ben", mentee="ana", by="ana")

    assert handshake_of(one, owner_id="ana") != handshake_of(other, owner_id="ana")


def test_ids_that_run_together_make_no_handshake() -> None:
    one = a_shared_pair(mentor='a", "b', mentee="c", by="c")
    other = a_shared_pair(mentor="a", mentee='b", "c', by="a")

    assert handshake_of(one, owner_id="c") != handshake_of(other, owner_id="a")


def test_a_hand_is_held_out_by_ones_own_yes_to_a_pair_that_goes_on() -> None:
    own = a_shared_pair(mentor="ana", mentee="ben", by="ana")
    reported = {**own.model_dump(mode="json")["agreement"]["words"][0], "given": "reported"}
    without = [
        MentoringPair(id=own.id, mentor_id=own.mentor_id, mentee_id=own.mentee_id),
        a_shared_pair(
            mentor="ana",
            mentee="ben",
            by="ana",
            agreement={"words": [{**reported, "how": "by phone"}]},
        ),
        a_shared_pair(mentor="ana", mentee="ben", by="ana", ending={"ended_on": "2026-03-02"}),
    ]

    assert handshake_of(own, owner_id="ana") is not None
    assert [handshake_of(pair, owner_id="ana") for pair in without] == [None, None, None]
    assert handshake_of(own, owner_id="ben") is None
    assert handshake_of(own, owner_id="local") is None


def test_a_yes_is_new_by_its_word_or_by_a_hand_that_was_not_held_out() -> None:
    said = a_shared_pair(mentor="ana", mentee="ben", by="ana")
    word = said.model_dump(mode="json")["agreement"]["words"][0]
    later = {"words": [word, {**word, "said_on": "2026-03-09"}]}
    others = {"words": [word, {**word, "side": "mentee", "given": "reported", "how": "by phone"}]}
    again, reported, ended, paused = (
        a_shared_pair(mentor="ana", mentee="ben", by="ana", **fields)
        for fields in (
            {"agreement": later},
            {"agreement": others},
            {"ending": {"ended_on": "2026-03-02"}},
            {"pauses": [{"since": "2026-03-02"}]},
        )
    )

    assert says_yes_anew(again, before=said, owner_id="ana")
    assert says_yes_anew(said, before=ended, owner_id="ana")
    assert not says_yes_anew(paused, before=said, owner_id="ana")
    assert not says_yes_anew(reported, before=said, owner_id="ana")
