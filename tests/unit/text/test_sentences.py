"""Sentences of notes: where they end, and what does not belong to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.sentences import sentences

_PIECES = st.sampled_from(
    [
        *("Ana sends it", "we agreed", "Dr", "e.g", "etc", "I", "4", ".", ". ", "? ", "... ", "!"),
        *(" ", "\n", "\r\n", "\n\n", "- ", "[ ] ", "→", "> ", "1. ", "(see", ")", '"', "\u2028"),
    ]
)


def _texts(notes: str) -> list[str]:
    return [quote.text for quote in sentences(notes)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We meet Dr. Okafor and Prof. J. Lind on Fri. at noon.",
        "Bring examples, e.g. the pricing memo, by 3 p.m. tomorrow.",
        "Ask the U.S. office about item No. 5 vs. the old plan.",
        "Version 2.1 of node.js is out, see example.com for more.",
        "Wait . . . what did she say?",
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "line",
    [
        "food hyg. cert runs out in May",
        "weigh every ingred. + the boxes, her husb. says no",
        "ask Lene (head) for 2 prot. planning mornings a month",
        "wants the trad. jig tunes first, then the waltz",
        "ask Henning S. if she'd read the mand. training plan",
        "ring the ins. co. about the van, the coll. re dates",
        "batch no. - see the regs. of the mkt. office",
        "Need approx. 300 quid incl. the dep. for the hall",
    ],
)
def test_words_cut_short_and_initials_do_not_end_a_sentence(line: str) -> None:
    assert _texts(line) == [line]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("sent the pdf. no answer", ["sent the pdf.", "no answer"]),
        ("rang the yard. they close at five", ["rang the yard.", "they close at five"]),
        ("has the cert. Next the van", ["has the cert.", "Next the van"]),
    ],
)
def test_whole_words_still_end_one(line: str, parts: list[str]) -> None:
    assert _texts(line) == parts


def test_full_stops_questions_and_exclamations_end_sentences() -> None:
    notes = (
        'I agree. Do you? Yes!! She said "do it." Then she left... Maybe. She said no. We go on.'
    )

    assert _texts(notes) == [
        *("I agree.", "Do you?", "Yes!!", 'She said "do it."', "Then she left...", "Maybe."),
        *("She said no.", "We go on."),
    ]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() -> None:
    assert _texts("Call at 8 a.m. Then send the CV, notes etc. We talk on Friday.") == [
        *("Call at 8 a.m.", "Then send the CV, notes etc.", "We talk on Friday."),
    ]


def test_writers_without_capitals_end_sentences_too() -> None:
    assert _texts("talked about the role. ana will send the brief by fri. at noon") == [
        *("talked about the role.", "ana will send the brief by fri. at noon"),
    ]


def test_a_line_end_is_a_sentence_end() -> None:
    assert _texts("Agenda\ncareer\nnext steps") == ["Agenda", "career", "next steps"]


def test_wrapped_prose_is_joined_and_quoted_with_its_line_end() -> None:
    notes = "We will send the\nreport tomorrow. Then we rest for\na week."

    assert _texts(notes) == [
        *("We will send the\nreport tomorrow.", "Then we rest for\na week."),
    ]


def test_long_lines_are_joined_only_where_the_writer_uses_capitals() -> None:
    wrapped = "We talked for a long while about the promotion case\nbefore the review."
    typed = "we talked for a long while about the promotion case\nbring the review."

    assert len(_texts(wrapped)) == 1
    assert len(_texts(typed)) == 2


def test_a_hanging_indent_continues_its_bullet() -> None:
    assert _texts("- ask for the numbers of\n  last year\n- send them") == [
        *("ask for the numbers of\n  last year", "send them"),
    ]


@pytest.mark.parametrize(
    "marker",
    ["- ", "* ", "• ", "1. ", "2) ", "(3) ", "[ ] ", "- [x] ", "-> ", "→", "> ", "## ", "☐ "],
)
def test_markers_are_not_part_of_the_sentence(marker: str) -> None:
    notes = f"{marker}Call Ana"

    (quote,) = sentences(notes)

    assert quote.text == "Call Ana"
    assert quote.start == len(marker)


def test_rules_and_empty_bullets_are_no_sentences() -> None:
    assert sentences("-----\n\n- \n* * *\n???") == ()


def test_emphasis_and_negative_numbers_are_no_bullets() -> None:
    assert _texts("*Important* point\n-5 points") == ["*Important* point", "-5 points"]


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join)))
def test_sentences_are_verbatim_in_order_and_do_not_overlap(notes: str) -> None:
    last_end = 0
    for quote in sentences(notes):
        assert quote.text == notes[quote.start : quote.end]
        assert quote.text == quote.text.strip()
        assert quote.start >= last_end
        last_end = quote.end


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join)))
def test_no_letter_is_lost_between_sentences(notes: str) -> None:
    kept = "".join(quote.text for quote in sentences(notes))
    letters = [character for character in notes if character.isalpha()]

    # The "x" of a ticked box, and the "o" that stands for a bullet, are marks.
    missing = len(letters) - sum(map(str.isalpha, kept))
    assert 0 <= missing <= sum(letter in "xXo" for letter in letters)
