"""Ids made of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.people.slugs import LONGEST_SLUG, slug, unique_ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Lopez", "maria-lopez"),
        ("Siobhán O’Kearney-Ní Bhriain", "siobhan-okearney-ni-bhriain"),
        ("Jørn Łukasz Weiß", "jorn-lukasz-weiss"),
        ("Đào Ngọc Anh", "dao-ngoc-anh"),
        ("李文清", "person"),
        ("  -- ", "person"),
    ],
)
def test_a_name_becomes_plain_letters_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_same_name_gets_the_next_free_number() -> None:
    ids = unique_ids(["Ann Lee", "Ann Lee", "Ann Lee 2", "Ann Lee"], taken={"ann-lee-3"})

    assert ids == ("ann-lee", "ann-lee-2", "ann-lee-2-2", "ann-lee-4")


@given(st.lists(st.text(max_size=90), max_size=20))
def test_ids_are_short_ascii_and_never_repeat(names: list[str]) -> None:
    ids = unique_ids(names)

    assert len(set(ids)) == len(names)
    assert all(i.isascii() and i == i.lower() and 0 < len(i) <= LONGEST_SLUG + 4 for i in ids)
