"""A question that a session may be about."""

from dataclasses import dataclass

from companion.writing.draft import Source


@dataclass(frozen=True, kw_only=True)
class ChosenQuestion:
    """The question with its title, what it is for, what it rests on, and what to bring.

    Attributes:
        is_led: the text holds all of the goal's own words that it needs.
    """

    title: str
    text: str
    purpose: str
    source: Source | None
    prepare: tuple[str, ...] = ()
    is_led: bool = False
