import pytest

from companion.writing.quantities import quantities_of, unsupported_quantities


def unsupported(draft: str, source: str) -> tuple[str, ...]:
    return tuple(unsupported_quantities(draft, quantities_of(source)))


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("25 people", "twenty-five people"),
        ("twenty-five people", "25 people"),
        ("the 25th", "on the twenty-fifth"),
        ("twenty-fifth floor", "nothing"),
        ("2 calls", "call twice"),
        ("24 eggs", "two dozen eggs, 24 in all"),
        ("1,500 euros", "1.5k euros"),
        ("1.500 Euro", "1500 euros"),
        ("2 million", "2m users"),
        ("14 days", "a fortnight"),
        ("12 months", "one year"),
        ("1 week", "in a week"),
        ("90 minutes", "1.5 hours"),
        ("30 minutes", "half an hour"),
        ("15 minutes", "a quarter of an hour"),
        ("15 minutes", "a 15-min call"),
        ("10 working days", "10 days"),
        ("4 weeks", "page 4"),
        ("3.11.2026", "on 3 November 2026"),
        ("on Thursday in November", "2026-11-12"),
        ("in March", "12/03/2026"),
        ("on Tuesdays", "every Tues"),
        ("since Sept", "September"),
        ("May I ask? We march on. The sun is out.", "nothing"),
        ("one thing, no one", "nothing"),
    ],
)
def test_what_says_the_same_is_supported(draft: str, source: str) -> None:
    assert unsupported(draft, source) == ()


@pytest.mark.parametrize(
    ("draft", "source", "named"),
    [
        ("26 people", "twenty-five people", "26"),
        ("twenty-six people", "25 people", "twenty-six"),
        ("the 24th", "on the twenty-fifth", "24th"),
        ("15,000 euros", "1,500 euros", "15,000"),
        ("15 days", "a fortnight", "15 day"),
        ("4 weeks", "4 days", "4 week"),
        ("4 months", "4 weeks", "4 month"),
        ("on Friday", "2026-11-12", "Friday"),
        ("on Friday", "2026-13-45", "Friday"),
        ("in May", "2026-11-12", "May"),
        ("5 May", "5 June", "May"),
        ("in April", "12/03/2026", "April"),
        ("4.12.2026", "on 3 December 2026", "4.12.2026"),
    ],
)
def test_what_says_something_else_is_named(draft: str, source: str, named: str) -> None:
    assert unsupported(draft, source) == (named,)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("17 years", "17yrs in kitchens"),
        ("two weeks", "2 wks"),
        ("2 hours", "2h"),
        ("250 covers", "two hundred and fifty covers"),
        ("12.50 euros", "twelve fifty"),
        ("12.5 euros", "twelve and a half euros"),
        ("at 2 pm", "at 14:00"),
        ("at 10:30", "half past ten, 10"),
        ("the 8th", "on 8 September"),
        ("in 2026", "2026-11-12"),
        ("every two weeks", "every other week"),
        ("on Tuesday", "17 November 2026"),
        ("€50", "50 euros"),
    ],
)
def test_people_write_the_same_amount_in_many_ways(draft: str, source: str) -> None:
    assert unsupported(draft, source) == ()


@pytest.mark.parametrize(
    ("draft", "source", "named"),
    [
        ("17 people", "on 2026-11-17", "17"),
        ("12 pumps", "12 May", "12"),
        ("50 dollars", "50 euros", "50 dollars"),
        ("two or five people", "nobody", "two"),
    ],
)
def test_a_date_counts_nothing_and_a_currency_is_no_other(
    draft: str, source: str, named: str
) -> None:
    assert unsupported(draft, source)[0] == named
