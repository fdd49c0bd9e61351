import pytest

from companion.writing.number_words import loose_numbers, numbers_in_words
from companion.writing.scanned import Scanned


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two hundred and fifty people", [250]),
        ("twelve point five", [12.5]),
        ("six and a half years", [6.5]),
        ("two and three", [2, 3]),
        ("four hundred thousand", [400_000]),
        ("two thousand and twenty-six", [2026]),
        ("two dozen eggs", [24]),
        ("the twenty-fifth", [25]),
        ("someone often tends to it", []),
    ],
)
def test_a_number_in_words_is_read_whole(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in_words(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("it costs twelve fifty", 12.5),
        ("nine pounds twenty", 9.2),
        ("in nineteen eighty four", 1984),
        ("twice a week", 2),
        ("the third try", 3),
    ],
)
def test_what_a_manner_of_speaking_may_come_to_supports_that_number(
    text: str, value: float
) -> None:
    assert value in set(loose_numbers(Scanned(text), numbers_in_words(text)))
