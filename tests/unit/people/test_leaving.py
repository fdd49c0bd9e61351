"""Whoever leaves chose their name and links themselves: neither takes others' words along."""

from hypothesis import given
from hypothesis import strategies as st

from companion.access.leaving import SOMEBODY
from companion.people.leaving import Signs, is_link, is_name, leaver_of

SAID = "The call is agreed: own time, video, 2026-03-01, with a mentor from Care of Leith."


def without(text: str, one: Signs, *others: Signs) -> str:
    """Return a text of others once somebody has left."""
    return leaver_of(one, others).without(text).text


@given(st.sampled_from(SAID.split()), st.lists(st.sampled_from(SAID.split()), max_size=8))
def test_words_that_somebody_calls_themselves_stay_in_the_texts_of_others(
    name: str, links: list[str]
) -> None:
    left = without(SAID, Signs(name=name.lower(), links=tuple(links)))

    assert left == SAID


def test_a_name_of_common_words_is_taken_where_it_is_written_as_a_name() -> None:
    text = "Grace Field saw a grace field; GRACE FIELD left."

    assert without(text, Signs(name="grace field")) == (
        f"Somebody who left saw a grace field; {SOMEBODY} left."
    )


def test_one_word_is_a_name_with_a_capital_and_no_meaning_of_its_own() -> None:
    assert [is_name(each) for each in ("Zofia", "Zofia Maj", "Bo Li", "王小明")] == [True] * 4
    assert not any(map(is_name, ("own", "Mentor", "2026", "Bo", "zofia", "A1", "", "--- 12")))


def test_a_link_is_an_address_and_no_word() -> None:
    links = ("https://ana.example/x", "www.ana.example", "linkedin.com/in/ana", "a@b.example")

    assert all(map(is_link, links))
    assert not any(map(is_link, ("own", "and/or", "e.g. this", "12:30", "https://", "x" * 100_000)))


def test_an_address_that_another_has_too_is_not_taken_from_them() -> None:
    one = Signs(name="Ana Ruiz", email="Info@linden.example", links=("https://linden.example",))
    other = Signs(name="Ben Osei", email="info@linden.example")

    text = "info@linden.example, https://linden.example/ben, https://linden.example."

    assert without(text, one, other) == (
        f"info@linden.example, https://linden.example/ben, {SOMEBODY}."
    )


def test_a_part_of_another_name_or_address_stays() -> None:
    one = Signs(name="Ana Ruiz", email="ana@mail.example")
    text = "Ana Ruiz-Lopez writes as ana@mail.example.org and diana@mail.example."

    assert without(text, one) == text
