"""What any way must fit is told to whoever is asked; money, home and what is ruled out are not."""

import pytest

from companion.goals.rules import goal_from_text
from companion.goals.wording import goal_words
from companion.outreach.likings import liking_said
from companion.outreach.limits import limit_said
from companion.outreach.offline import compose
from tests.unit.outreach.briefs import a_brief


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (
            "Move from the loom to a design office. I need to be home by 4 for my daughter.",
            "I need to be home by 4.",
        ),
        (
            "Train as a tram driver. Cant drop below £24k and it has to be near the depot.",
            "It has to be near the depot.",
        ),
        ("Leave the fish counter for the office. I cant do earlies.", "I can't do earlies."),
        ("Become a park ranger. I can't earn less than 1,900 euros.", None),
        ("Become a verger. I don't want to be a priest.", None),
    ],
)
def test_a_limit_is_said_without_money_and_without_whom_it_is_for(
    wish: str, said: str | None
) -> None:
    goal = goal_from_text(wish, "g")

    found = limit_said(goal_words(goal), goal)

    assert (None if found is None else found.text) == said
    assert found is None or found.quote in wish


def test_a_first_message_says_hours_and_never_who_is_ruled_out() -> None:
    goal = goal_from_text(
        "Become a piano tuner. I need to be back by 3 and can't take a pay cut. I don't want to "
        "sell pianos.",
        "g",
    )

    body = compose(a_brief(goal=goal)).draft.body

    assert "I need to be back by 3." in body
    assert "pay cut" not in body
    assert "sell pianos" not in body


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (
            "Maybe something with boats. The bit I like is when an engine won't start and I find "
            "out why, like the ferry last june, so maybe that.",
            "The bit I like is when an engine won't start and I find out why.",
        ),
        (
            "Become a florist. I love the early market (and the vans). No idea of tax.",
            "I love the early market.",
        ),
        ("Become a florist. I like it. No idea of tax.", None),
        ("I love teaching my kids", None),
    ],
)
def test_what_somebody_likes_is_said_beside_a_wish(wish: str, said: str | None) -> None:
    goal = goal_from_text(wish, "g")

    found = liking_said(goal_words(goal), goal)

    assert (None if found is None else found.text) == said


def test_what_is_said_without_for_whom_is_not_called_left_out() -> None:
    goal = goal_from_text("Become a piano tuner. I need to be back by 3 for my father's dog.", "g")

    written = compose(a_brief(goal=goal))

    assert "I need to be back by 3." in written.draft.body
    assert not any("back by 3" in notice.text for notice in written.warnings)
