"""Answers that state no goal, and those that do."""

import pytest

from companion.people.cells import is_undecided


@pytest.mark.parametrize(
    "cell",
    [
        "Nothing in particular, my line manager told me to fill this in",
        "n/a really",
        "not sure tbh",
        "whatever you think",
        "happy with anything",
        "My boss made me do it",
        "n/a - my head chef signed me up",
        "my boss said I should do this",
        "no specific goal - HR asked me to sign up",
    ],
)
def test_who_only_was_sent_or_leaves_it_open_states_no_goal(cell: str) -> None:
    assert is_undecided(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "my manager wants me to present better",
        "Not sure really, maybe welding",
        "Open up to new suppliers",
        "My head chef told me to learn costing",
        "be happy at work",
    ],
)
def test_a_wish_among_such_words_is_a_goal(cell: str) -> None:
    assert not is_undecided(cell)
