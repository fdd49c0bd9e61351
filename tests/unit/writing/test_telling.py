import pytest

from companion.writing.telling import Misreading, Told, misread

PAIR = ("Eva Brandt", "Amir Haddad")


def kinds(statement: str, *lines: Told, people: tuple[str, ...] = PAIR) -> list[Misreading]:
    return [found.kind for found in misread(statement, lines, people)]


def by_eva(text: str) -> Told:
    return Told(text=text, speaker="Eva Brandt")


def test_a_promise_belongs_to_who_made_it() -> None:
    line = by_eva("I'll send the rota on Friday")

    assert kinds("Eva will send the rota on Friday.", line) == []
    assert kinds("Amir will send the rota on Friday.", line) == [Misreading.OWNER]


def test_of_two_the_other_is_you_and_she() -> None:
    line = by_eva("you should ring the baker")

    assert kinds("Amir should ring the baker.", line) == []
    assert kinds("Eva should ring the baker.", line) == [Misreading.OWNER]


def test_who_is_named_as_doing_it_is_who_does_it() -> None:
    line = by_eva("Amir will order the flour")

    assert kinds("Amir will order the flour.", line) == []
    assert kinds("Eva will order the flour.", line) == [Misreading.OWNER]


def test_among_many_you_may_be_anybody() -> None:
    people = (*PAIR, "Jo Lind")

    assert kinds("Jo will order it.", by_eva("you'll order it"), people=people) == [
        Misreading.OWNER
    ]


def test_a_saying_belongs_to_who_said_it() -> None:
    line = by_eva("The oven runs too hot in the morning")

    assert kinds("Eva said the oven runs hot.", line) == []
    assert kinds("Amir said the oven runs hot.", line) == [Misreading.SPEAKER]


def test_jottings_that_name_nobody_may_mean_either() -> None:
    assert kinds("Amir will ring the baker.", Told(text="ring the baker")) == []


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("The oven will not be replaced.", "the oven will be replaced"),
        ("The oven will be replaced.", "the oven won't be replaced"),
    ],
)
def test_a_denial_of_what_was_said_is_found(statement: str, line: str) -> None:
    assert kinds(statement, by_eva(line)) == [Misreading.DENIED]


def test_a_maybe_is_no_decision() -> None:
    line = by_eva("maybe replace the oven in spring?")

    assert kinds("They decided to replace the oven in spring.", line) == [Misreading.SETTLED]
    assert kinds("They may replace the oven in spring.", line) == []


@pytest.mark.parametrize("hostile", ["Eva will ", "a", "Eva ", "not ", "maybe, but ", "i'll "])
def test_a_hostile_text_is_read(hostile: str) -> None:
    text = hostile * (100_000 // len(hostile))

    misread(text, [by_eva("I'll ring")], PAIR)
    misread("Amir will ring.", [by_eva(text)], PAIR)
