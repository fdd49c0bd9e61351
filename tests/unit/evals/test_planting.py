"""What is planted is wrong, and can be told from what was said."""

from companion.writing.grounding import unsupported
from evals.gold import Gold, Line
from evals.planting import Kind, owned, planted, quoting

GOLD = Gold(
    case="c",
    text="Eva Brandt will order 40 kilos by Friday for the bakery in Lund.",
    lines=(
        Line(text="I'll order forty kilos for the bakery in Lund by Friday", speaker="Eva Brandt"),
    ),
    people=("Eva Brandt", "Amir Haddad"),
    owner="Eva Brandt",
)


def test_the_same_errors_are_planted_every_time() -> None:
    for kind in Kind:
        assert planted(GOLD, kind, most=2) == planted(GOLD, kind, most=2)


def test_what_is_planted_is_in_the_statement_and_not_in_its_evidence() -> None:
    said = " ".join(GOLD.sources())
    for kind in (Kind.NAME, Kind.NUMBER, Kind.DATE, Kind.QUOTE):
        errors = planted(GOLD, kind, most=3)

        assert errors
        assert all(one.wrong in one.text and one.wrong not in said for one in errors)


def test_an_action_goes_to_another_who_took_part() -> None:
    (error,) = planted(GOLD, Kind.OWNER, most=3)

    assert error.text.startswith("Amir Haddad will order")
    assert owned(GOLD) is not None


def test_what_is_quoted_truly_is_supported() -> None:
    true = quoting(GOLD)

    assert true is not None
    assert unsupported(true.text, true.sources()) == ()
