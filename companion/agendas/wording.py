"""What a session says and asks, by the kind of thing that the goal is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from companion.goals.goal import Goal
from companion.goals.wording import GoalWords, Nature

THE_DAY_BEFORE: Final = "the one question the day before."
"""How a line ends that is too late on the day itself."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """An item in which the answer is put to the test."""

    title: str
    purpose: str
    question: str


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Good sentences for one kind of goal. Several of a kind say the same in other words.

    Attributes:
        questions: what a mentee asks when nothing better is known, after their own words; each is
            one of the founding text's three forms (what worked, how would you, which resource).
        of_mentor: what a mentor asks the mentee instead.
        of_either: what is right in either's mouth.
        title: the question's title when the goal gives none.
        outcome: what the two have when the question is answered.
        trial: what puts the answer to the test, where every goal of the kind has such a thing.
        brought: what the mentee writes down beforehand, where that is clear from the kind alone.
        lived: what a mentee asks only of a mentor who is known to have gone this way.
    """

    questions: tuple[str, ...]
    of_mentor: str
    of_either: str
    title: str
    outcome: str
    trial: Trial | None = None
    brought: str | None = None
    lived: str | None = None


WORDINGS: Final[Mapping[Nature, Wording]] = {
    Nature.TALK: Wording(
        questions=(
            "What would you say first, word for word?",
            "How would you begin, and what would you leave unsaid?",
        ),
        of_mentor="What would you say first, word for word?",
        of_either="What would you say first, word for word?",
        title="The conversation ahead",
        outcome="A first sentence that can be said aloud, and what to do with the reply.",
        trial=Trial(
            title="Say it once",
            purpose="Speak the opening aloud and hear how it lands; then once more, shorter.",
            question="How did that sound, and which words could go?",
        ),
        brought="Write down the first sentence, word for word.",
    ),
    Nature.DECIDE: Wording(
        questions=(
            "In my place, what would you want to know first, and what would you ignore?",
            "In my place, what would settle it, and how would you find that out?",
        ),
        of_mentor="What would settle it for you, and how could you find that out?",
        of_either="What would settle it, and how could that be found out?",
        title="The decision to make",
        outcome="What would settle it, and how to find that out.",
        trial=Trial(
            title="The other side",
            purpose="Argue for the choice that is liked less, and see what is left standing.",
            question="What speaks for the choice that is liked less?",
        ),
        brought="Put each option on a line of its own, with what speaks against it.",
    ),
    Nature.LEARN: Wording(
        questions=(
            "What would you practise first, and how would I notice that it gets better?",
            "Which book, course or exercise would you give me first, and why that one?",
        ),
        of_mentor="Where do you get stuck at the moment, and what have you tried there?",
        of_either="What would you practise first, and how would progress show?",
        title="What to practise",
        outcome="What to practise next, and a way to see that it gets better.",
    ),
    Nature.SELL: Wording(
        questions=(
            "Whom would you approach first, and what exactly would you offer?",
            "How would you put the offer to the first buyer, in two sentences?",
        ),
        lived="Who paid you first, and what had you said to them?",
        of_mentor="Whom would you approach first, and what exactly would you offer them?",
        of_either="Whom would you approach first, and what exactly would you offer?",
        title="The first buyers",
        outcome="Whom to ask next, and in which words.",
        trial=Trial(
            title="Ask once",
            purpose="Make the offer aloud as if to a buyer, price included.",
            question="At which word would a buyer stop listening?",
        ),
        brought="List who could be asked, each with what they do about it today.",
    ),
    Nature.GROW: Wording(
        questions=(
            "Who has to see it, and where would you show it first?",
            "What would you want to see from me before you said yes?",
        ),
        of_mentor="Who decides on this, and what have they seen of your work so far?",
        of_either="What would whoever decides have to see before they say yes?",
        title="The next level",
        lived="What did you do that made others see it, and what made no difference?",
        outcome="What others would need to see, and where it could be shown.",
        trial=Trial(
            title="The case in short",
            purpose="Make the case aloud as if to the person who decides, then hear an objection.",
            question="What would that person object to first?",
        ),
        brought="Have ready: something of the past months that somebody else would vouch for.",
    ),
    Nature.FIND_WORK: Wording(
        questions=(
            "What would you do first in my place, and what can wait?",
            "What do you look for in somebody who wants this, and what puts you off?",
        ),
        lived="What worked when you stood where I stand, and what would you skip today?",
        of_mentor="What have you tried so far, and where did it stop?",
        of_either="What would you do first, and what can wait?",
        title="The way in",
        outcome="What to do first, and what to leave.",
    ),
    Nature.WRITE: Wording(
        questions=(
            "Which part would you tackle first, and what would you leave as it is for now?",
            "Where would you start, so that the next version is already better?",
        ),
        of_mentor="Which part is hardest for you, and what is it still missing?",
        of_either="Which part would you tackle first, and what would you leave as it is for now?",
        title="The piece of work",
        outcome="Which part to do first, and what to leave alone.",
    ),
    Nature.LEAD: Wording(
        questions=(
            "How would you go about it in my place, beginning next week?",
            "What would you settle in the first week, and what would you leave as it is?",
        ),
        lived="What did you do in a place like this that worked, and what would you not do again?",
        of_mentor="Where will this be tested next, and what do you plan to do there?",
        of_either="Where would you begin, and what would you leave as it is for now?",
        title="Where to begin",
        outcome="A way to begin that fits the place.",
    ),
    Nature.OTHER: Wording(
        questions=(
            "What would you try first, small enough to begin this week?",
            "Where would you start in my place, and how would I see that it works?",
        ),
        of_mentor="What could you try first, small enough to begin this week?",
        of_either="What would you try first, small enough to begin this week?",
        title="Where to start",
        outcome="A first step, small enough to begin this week.",
    ),
}
"""A wording for every nature that a goal can have."""

PRICING: Final = Wording(
    questions=(
        "Which price would you begin with, and what would you base it on?",
        "How did you arrive at your first price, and what did you learn from it?",
    ),
    of_mentor="Which price do you have in mind, and what is it based on?",
    of_either="Which price would you begin with, and what would you base it on?",
    title="The price",
    outcome="A first price, and what it rests on.",
    trial=WORDINGS[Nature.SELL].trial,
)
"""For those who sell and ask what it should cost."""

_OF_PRICE: Final = re.compile(r"\b(?:pric\w+|rates?|fees?|charge|quote)\b", re.IGNORECASE)


def wording_of(goal: Goal, words: GoalWords) -> Wording:
    """Return the wording for the kind of thing that the goal is."""
    if words.nature is Nature.SELL and _OF_PRICE.search(goal.statement):
        return PRICING
    return WORDINGS[words.nature]
