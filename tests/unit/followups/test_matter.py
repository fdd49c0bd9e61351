"""A promise that names only whom: what they are asked stands beside it in the notes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.followups.matter import with_matter


def told(text: str, notes: str, said: str) -> str:
    begin = notes.index(said)
    return with_matter(text, notes=notes, begin=begin, end=begin + len(said))


@pytest.mark.parametrize(
    ("text", "notes", "said", "whole"),
    [
        (
            "Ask the baker",
            "- me: ask one baker which flour fails him\n- Lena asks the baker by 3 May\n",
            "Lena asks the baker by 3 May",
            "Ask the baker (which flour fails him)",
        ),
        (
            "Tell the tenants",
            "Lena will tell the tenants. About the new boiler. More soon.",
            "Lena will tell the tenants.",
            "Tell the tenants (about the new boiler)",
        ),
        (
            "Talk to the vet",
            "- Lena will talk to the vet by Friday: can he come to the farm?\n- rain\n",
            "Lena will talk to the vet by Friday",
            "Talk to the vet (can he come to the farm?)",
        ),
        (
            "Remind Mr Osei",
            "Lena to remind Mr Osei\n  about the spare keys\n",
            "Lena to remind Mr Osei",
            "Remind Mr Osei (about the spare keys)",
        ),
        (
            "Ask Mr Osei",
            "- the lease of the yard runs out in May. Lena to ask Mr Osei by 20 Feb.",
            "Lena to ask Mr Osei by 20 Feb.",
            "Ask Mr Osei (noted before it: “the lease of the yard runs out in May”)",
        ),
    ],
)
def test_it_is_named_where_the_notes_say_it(text: str, notes: str, said: str, whole: str) -> None:
    assert told(text, notes, said) == whole


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Ask the baker", "Lovely talk, rain all day. X\n- next week\n"),
        ("Ask the baker", "- me: ask the bank how loans work\n- X\n- me: bring bread\n"),
        ("Ask the baker about flour", "- me: ask one baker which flour fails him\n- X\n"),
        ("Bake the bread", "- the oven is cold in the morning. X\n"),
        ("Ask the baker", "What does the oven cost to run? X\n"),
    ],
)
def test_nothing_is_put_there_that_may_be_about_something_else(text: str, notes: str) -> None:
    assert told(text, notes, "X") == text


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["Ask Ana", "Call the vet"]))
def test_only_words_of_the_notes_are_added(before: str, after: str, text: str) -> None:
    notes = f"{before}X{after}"

    whole = with_matter(text, notes=notes, begin=len(before), end=len(before) + 1)

    added = whole.removeprefix(text).removeprefix(" (noted before it: “").strip(" ()”")
    assert whole.startswith(text)
    assert added.casefold() in notes.casefold()


@pytest.mark.parametrize("word", ["a", "a ", "ask a ", ". ", "about ", "\n"])
def test_hostile_notes_take_no_time(word: str) -> None:
    long = word * 50_000
    begun = time.perf_counter()

    with_matter(f"Ask {long}"[:20_000], notes=long, begin=len(long) // 2, end=len(long) // 2)
    with_matter("Ask Ana", notes=long, begin=len(long) // 2, end=len(long) // 2)

    assert time.perf_counter() - begun < 0.1
