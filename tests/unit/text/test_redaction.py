"""What counts as a private detail, and that taking it out and putting it back changes nothing."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.text.redaction import Redactor, details_in, placeholders_in


def found(text: str) -> list[tuple[str, str]]:
    return [(one.detail.value, text[one.start : one.end]) for one in details_in(text)]


@pytest.mark.parametrize(
    ("text", "detail", "words"),
    [
        ("write to ana.ruiz@wards.example.", "EMAIL", "ana.ruiz@wards.example"),
        ("ana [at] wards [dot] example", "EMAIL", "ana [at] wards [dot] example"),
        ("it is ana at wards dot org", "EMAIL", "ana at wards dot org"),
        ("see https://wards.example/rota?x=1, then", "LINK", "https://wards.example/rota?x=1"),
        ("on www.wards.example.", "LINK", "www.wards.example"),
        ("the form is at bit.ly/3xYz", "LINK", "bit.ly/3xYz"),
        ("ask @ana_ruiz there", "LINK", "@ana_ruiz"),
        ("ring +44 7700 900123 after six", "PHONE", "+44 7700 900123"),
        ("ring 07700 900123", "PHONE", "07700 900123"),
        ("(020) 7946 0018", "PHONE", "(020) 7946 0018"),
        ("or 555-010-1234", "PHONE", "555-010-1234"),
        ("06.12.34.56.78", "PHONE", "06.12.34.56.78"),
        ("pay GB82 WEST 1234 5698 7654 32", "NUMBER", "GB82 WEST 1234 5698 7654 32"),
        ("4111 1111 1111 1111", "NUMBER", "4111 1111 1111 1111"),
        ("staff no. 48213", "NUMBER", "48213"),
        ("my employee ID: E-88123", "NUMBER", "E-88123"),
        ("order #100234 is late", "NUMBER", "#100234"),
        ("INV-2026-0042", "NUMBER", "INV-2026-0042"),
        ("QQ 12 34 56 C", "NUMBER", "QQ 12 34 56 C"),
        ("123-45-6789", "NUMBER", "123-45-6789"),
    ],
)
def test_a_private_detail_is_found_whole(text: str, detail: str, words: str) -> None:
    assert found(text) == [(detail, words)]


@pytest.mark.parametrize(
    "text",
    [
        "on 2026-11-17, 12/11/2026 or 12.11.2026",
        "from 2015-2019 and 2015 – 2019, 1998/99",
        "1,200,000 people, 10 000 000 units, €12 000, 100 %",
        "09:00-10:30, 15 minutes, 50-125 words, 16-24 year olds, 24/7",
        "ISO-9001, COVID-19, GPT-4, M25, NVQ 3, room 101, B2",
        "Node.js and e.g. this; ref 2026; case studies of 3 order forms",
    ],
)
def test_dates_amounts_and_names_of_standards_are_no_details(text: str) -> None:
    assert found(text) == []


def test_the_same_words_get_the_same_placeholder_in_every_text() -> None:
    redactor = Redactor()

    first = redactor.hidden("mail ana@wards.example or eva@wards.example")
    again = redactor.hidden("eva@wards.example, as said")

    assert first == "mail EMAIL_1 or EMAIL_2"
    assert again == "EMAIL_2, as said"
    assert redactor.restored("To EMAIL_2.") == "To eva@wards.example."


def test_a_placeholder_that_people_wrote_themselves_stays_theirs() -> None:
    notes = "EMAIL_1 is what the form says; mine is ana@wards.example"
    redactor = Redactor(known=[notes])

    hidden = redactor.hidden(notes)

    assert hidden == "EMAIL_1 is what the form says; mine is EMAIL_2"
    assert redactor.restored(hidden) == notes


def test_names_are_taken_out_as_whole_words() -> None:
    redactor = Redactor(names=["Marta", "Ann"])

    hidden = redactor.hidden("Marta's plan: Ann, not Annex, tells marta")

    assert hidden == "PERSON_1's plan: PERSON_2, not Annex, tells marta"


def test_a_placeholder_that_was_not_given_out_is_left_as_it_is() -> None:
    assert Redactor().restored("PHONE_7 or MYEMAIL_1") == "PHONE_7 or MYEMAIL_1"
    assert placeholders_in("PHONE_7, phone_8, MYEMAIL_1, LINK_2s, LINK_3") == ("PHONE_7", "LINK_3")


_PIECES = st.sampled_from(
    ["ana@wards.example", "www.x.org/a", "+44 7700 900123", "PERSON_1", "EMAIL_1", " ", "\n", "é"]
)


@example("²www.0")
@given(st.lists(st.one_of(st.text(max_size=20), _PIECES), max_size=12).map("".join))
def test_what_is_taken_out_comes_back_letter_by_letter(text: str) -> None:
    redactor = Redactor(names=["Ana"], known=[text])

    assert redactor.restored(redactor.hidden(text)) == text


@given(st.text(max_size=300))
def test_details_stand_in_order_and_apart(text: str) -> None:
    spans = [(one.start, one.end) for one in details_in(text)]

    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.text(max_size=40))
def test_nothing_private_holds_what_would_end_a_json_string(text: str) -> None:
    for one in details_in(f'{text}"ana@wards.example\\'):
        assert not set(text[one.start : one.end]) & set('"\\\n')


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "a.", "1 ", "1", "a@", "+1-", "AB12 ", "www.", "((", "a at b dot ", "staff no "),
        *("A-1/", "1.1.", "00", "x://", "12 34 ", "[at]", "a[at]", "a-", " ", "@a.", "é", "#1"),
    ],
)
def test_hostile_strings_take_time_in_step_with_their_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        best = 9.0
        for _ in range(2):
            began = time.process_time()
            details_in(text)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(100_000) < 0.02 + 40 * seconds(10_000)
