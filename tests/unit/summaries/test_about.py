"""A long talk of which somebody asks something."""

from companion.summaries.offline import compose
from companion.summaries.summary import SummaryBrief

FILLER = (
    "We went through the rota for the kitchen and nobody had anything to add, time {}.",
    "The delivery came late again because of the roadworks by the bridge, time {}.",
    "The dishwasher is making that noise and the man comes next month, time {}.",
)
PAY = (
    "Mina: When I went for a raise I wrote down three things that had saved them money.\n"
    "Ola: The owner only gives raises when there are figures on the table.\n"
)


def _talk() -> str:
    lines = [f"{'Ola' if at % 2 else 'Mina'}: {FILLER[at % 3].format(at)}\n" for at in range(300)]
    return "".join([*lines[:150], PAY, *lines[150:]])


def _prose(about: str | None) -> list[str]:
    draft = compose(SummaryBrief(notes=_talk(), about=about)).draft
    return [quote.text for line in draft.summary for quote in line.quotes]


def test_what_was_said_on_the_question_goes_before_what_was_said_most() -> None:
    shown = _prose("How do I get a raise?")

    assert shown
    assert all("raise" in text for text in shown)


def test_without_a_question_what_was_said_most_is_shown() -> None:
    assert not any("raise" in text for text in _prose(None))


def test_a_question_on_which_nothing_was_said_changes_nothing() -> None:
    assert _prose("What about kerosene?") == _prose(None)
