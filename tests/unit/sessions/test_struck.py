"""What somebody struck out of their notes is blank in what is read of them, and nobody else's."""

from tests.records import a_session


def test_what_was_struck_is_blank_and_offsets_stay() -> None:
    notes = "Pia fires ten bowls\nask about the lease\n"

    talk = a_session("s", mentor_id="a", mentee_id="b", notes=notes, struck=["ask about the lease"])

    assert len(talk.notes_left) == len(notes)
    assert talk.notes_left.split() == ["Pia", "fires", "ten", "bowls"]
    assert talk.notes == notes


def test_words_that_are_not_there_any_more_strike_nothing() -> None:
    talk = a_session("s", mentor_id="a", mentee_id="b", notes="Pia fires", struck=["Ola fires"])

    assert talk.notes_left == talk.notes
