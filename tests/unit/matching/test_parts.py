"""Parts of a goal: short enough to be named, never half a phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.matching.parts import LONGEST_NAMED, MOST_PARTS, named_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "run a bakery with its books and rota, I have only ever baked",
            ("run a bakery", "books and rota"),
        ),
        (
            "Lead the night crew on the ferry from spring without shouting at anybody",
            ("Lead the night crew on the ferry from spring", "without shouting at anybody"),
        ),
        ("Be able to talk with my foreman", ("Be able to talk with my foreman",)),
        (
            "Pass the state exam in midwifery in June 2027 at the second attempt",
            ("Pass the state exam in midwifery in June 2027 at the second attempt",),
        ),
        (
            "Become lead translator and replace the old glossary",
            ("Become lead translator", "replace the old glossary"),
        ),
        (
            "Ten lessons in a row in which nobody shouts at me or at anybody else around",
            ("Ten lessons in a row in which nobody shouts at me",),
        ),
        (
            "I freeze in front of parents. I prepare too much",
            ("I freeze in front of parents", "I prepare too much"),
        ),
        (
            "I want to go from nights to days because my son starts school",
            ("go from nights to days", "my son starts school"),
        ),
        (
            "hm, a kiosk of my own maybe, or at least not five more yrs on this scaffold",
            ("a kiosk of my own", "not five more yrs on this scaffold"),
        ),
        (
            "lead the mountain rescue team or teach avalanche courses",
            ("lead the mountain rescue team", "teach avalanche courses"),
        ),
        ("finish the novel or burn it properly", ("finish the novel or burn it properly",)),
        ("day clinic work or something like that, I guess", ("day clinic work",)),
        ("don't know how to price a portrait", ("don't know how to price a portrait",)),
        ("carry less, teach more", ("carry less", "teach more")),
        ("x", ("x",)),
        ("", ()),
        ("?!", ()),
    ],
)
def test_a_goal_is_cut_where_a_phrase_begins(text: str, parts: tuple[str, ...]) -> None:
    assert named_parts(text) == parts


def test_what_the_writer_can_already_is_not_asked_for() -> None:
    assert named_parts("I can solder, I have never priced a job") == ("I have never priced a job",)


@given(st.text(alphabet=st.sampled_from("ab ,.;:-()and withoutbefore\n"), max_size=300))
def test_parts_are_verbatim_few_and_short(text: str) -> None:
    parts = named_parts(text)

    assert len(parts) <= MOST_PARTS
    assert all(part in text and 0 < len(part.split()) <= LONGEST_NAMED for part in parts)


@pytest.mark.parametrize(
    "hostile",
    ["with ", "and ", ", ", "its ", "(", "- ", "I have ", " ", "or ", "maybe ", "no idea "],
)
def test_a_hostile_text_has_few_parts(hostile: str) -> None:
    assert len(named_parts(hostile * (100_000 // len(hostile)))) <= MOST_PARTS
