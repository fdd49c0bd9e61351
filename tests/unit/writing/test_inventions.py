from companion.values import Notice
from companion.writing.draft import Dropped
from companion.writing.inventions import known_stretches, named_only, shown, supported
from companion.writing.sources import NO_SOURCE

NOTES = ("Ring Dr Moyo about the pump before Friday.", "Eva Brandt, mentee")


def test_of_a_quotation_only_what_was_said_is_shown() -> None:
    assert known_stretches("Ring Dr Moyo about the lanterns", NOTES) == "Ring Dr Moyo about the …"
    assert known_stretches("nobody repaints ladders", NOTES) == "…"
    assert known_stretches("about the pump", NOTES) == "about the pump"


def test_a_made_up_name_and_number_are_not_repeated() -> None:
    shown_text = supported("Ask Delacroix for 40 pumps", NOTES)

    assert shown_text == "Ask … for … pumps"


def test_our_own_sentence_keeps_its_words() -> None:
    sentence = "'Delacroix' is nowhere in what is known; ask 'Eva Brandt'"

    assert named_only(sentence, NOTES) == "'…' is nowhere in what is known; ask 'Eva Brandt'"


def test_what_was_dropped_is_told_without_what_was_made_up() -> None:
    why = Notice(code=NO_SOURCE, text="The item 'Call Vantor' quotes words that are in no source")

    told = shown(Dropped(text="call Vantor on 3 May", why=why), known=NOTES)

    assert "Vantor" not in repr(told)
    assert "3 May" not in repr(told)
    assert told.why.code == NO_SOURCE


def test_what_is_supported_is_told_as_it_stands() -> None:
    why = Notice(code="used_already", text="Its words of the notes are in another list already.")
    dropped = Dropped(text="Call Dr Moyo about the pump by Friday", why=why)

    assert shown(dropped, known=NOTES) == dropped
