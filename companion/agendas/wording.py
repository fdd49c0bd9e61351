"""What a session says and asks, by the kind of thing that the goal is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from companion.goals.wording import Nature


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Good sentences for one kind of goal. Several of a kind say the same in other words.

    Attributes:
        questions: what to ask when nothing better is known, after the mentee's own words; each is
            one of the founding text's three forms (what worked, how would you, which resource).
        title: the question's title when the goal gives none.
        outcome: what the two have when the question is answered.
        trial: title, purpose and question of an item that puts the answer to the test.
        brought: what the mentee brings or writes down beforehand.
    """

    questions: tuple[str, ...]
    title: str
    outcome: str
    trial: tuple[str, str, str]
    brought: str


WORDINGS: Final[Mapping[Nature, Wording]] = {
    Nature.TALK: Wording(
        questions=(
            "What would you say first, word for word?",
            "How would you begin, and what would you leave unsaid?",
        ),
        title="The conversation ahead",
        outcome="A first sentence that can be said aloud, and what to do with the reply.",
        trial=(
            "Say it once",
            "Speak the opening aloud and hear how it lands; then once more, shorter.",
            "How did that sound from your side?",
        ),
        brought="Write down the first sentence that you would say, word for word.",
    ),
    Nature.DECIDE: Wording(
        questions=(
            "What would you want to know before you decide, and what would you ignore?",
            "What would settle it for you, and how would you find that out?",
        ),
        title="The decision to make",
        outcome="What would settle it, and how to find that out.",
        trial=(
            "The other side",
            "Argue for the choice that you like less, and see what is left standing.",
            "What speaks for the choice that I like less?",
        ),
        brought="Put each option on a line of its own, with what speaks against it.",
    ),
    Nature.LEARN: Wording(
        questions=(
            "What would you practise first, and how would I notice that it gets better?",
            "Which book, course or exercise would you give me first, and why that one?",
        ),
        title="What to practise",
        outcome="What to practise next, and a way to see that it gets better.",
        trial=(
            "A small try",
            "Do a small piece of it together and see where it sticks.",
            "Where did I lose the thread?",
        ),
        brought="Bring one exercise or page on which you got stuck, with your attempt.",
    ),
    Nature.SELL: Wording(
        questions=(
            "Whom would you approach first, and what exactly would you offer?",
            "Who paid you first, and what had you said to them?",
        ),
        title="The first buyers",
        outcome="Whom to ask next, and in which words.",
        trial=(
            "Ask once",
            "Make the offer aloud as if to a buyer, price included.",
            "At which word would you have stopped listening?",
        ),
        brought="List those you could ask, each with what they do about it today.",
    ),
    Nature.GROW: Wording(
        questions=(
            "What did you do that made others see it, and what made no difference?",
            "What would you want to see from me before you said yes?",
        ),
        title="The next level",
        outcome="What others would need to see, and where it could be shown.",
        trial=(
            "The case in short",
            "Make the case aloud as if to the person who decides, then hear an objection.",
            "What would you object to first?",
        ),
        brought="Have ready: something of the past months that somebody else would vouch for.",
    ),
    Nature.FIND_WORK: Wording(
        questions=(
            "What would you do first in my place, and what can wait?",
            "What worked when you stood where I stand, and what would you skip today?",
        ),
        title="The way in",
        outcome="What to do first, and what to leave.",
        trial=(
            "A real page",
            "Hold the advice against a real page: an advert, the CV, a letter.",
            "What on this page would you change first?",
        ),
        brought="Have the page open that you want looked at, with the line marked.",
    ),
    Nature.WRITE: Wording(
        questions=(
            "Which part would you tackle first, and what would you leave as it is for now?",
            "Where would you start, so that the next version is already better?",
        ),
        title="The piece of work",
        outcome="Which part to change first, and what to leave alone.",
        trial=(
            "A page together",
            "Read a page of it together and mark what can go.",
            "What on this page would you cut?",
        ),
        brought="Bring a page of it as it is today.",
    ),
    Nature.LEAD: Wording(
        questions=(
            "What did you do in a place like this that worked, and what would you not do again?",
            "How would you go about it in my place, beginning next week?",
        ),
        title="Leading it",
        outcome="Something that worked elsewhere, fitted to this place.",
        trial=(
            "A real day",
            "Walk through the next real day with the answer in hand.",
            "At what time of that day would it go wrong?",
        ),
        brought="Note a moment of last week: what happened, what you did, what you wished.",
    ),
    Nature.OTHER: Wording(
        questions=(
            "What would you try first, small enough to begin this week?",
            "Where would you start in my place, and how would I see that it works?",
        ),
        title="Where to start",
        outcome="A trial that is small enough to begin.",
        trial=(
            "A small trial",
            "Plan the trial down to its day and what would count as a result.",
            "What could I find out within a week?",
        ),
        brought="Note a recent day on which this mattered, and what happened.",
    ),
}
"""A wording for every nature that a goal can have."""
