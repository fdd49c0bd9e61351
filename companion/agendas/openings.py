"""What a wish that is still open asks first: its own doubts, then which way to look into."""

from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import AgendaItem, Reader
from companion.agendas.chosen import ChosenQuestion
from companion.agendas.citing import cited
from companion.agendas.doubts import doubt_asked
from companion.agendas.standing import goal_source
from companion.agendas.voice import goal_sentence, runs_on
from companion.agendas.ways import WHICH_FIRST, thought_of, which_first
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords, Nature, Said
from companion.text.phrasing import capitalised
from companion.text.words import count_words
from companion.writing.draft import Source, SourceKind

_MOST_DOUBTS: Final = 2
_MOST_LEAD: Final = 22
_MOST_TITLE: Final = 5
_TITLE: Final = "What is not known yet"


def openings(words: GoalWords, reader: Reader | None) -> Iterator[ChosenQuestion]:
    """Yield the mentee's doubts as they would put them to the mentor, then the choice of ways."""
    if reader is not Reader.MENTEE:
        return
    doubts = [(one, asked) for one in words.challenge if (asked := doubt_asked(one.text))]
    if doubts:
        yield _of_doubts([one for one, _ in doubts[:_MOST_DOUBTS]], words, reader)
    ways = ways_of(words)
    if ways:
        yield ChosenQuestion(
            title=WHICH_FIRST,
            text=which_first(ways),
            purpose="What to look into first, and why; the others stay open.",
            source=Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote),
            prepare=(each_with_its_price(words),),
            is_led=True,
        )


def each_with_its_price(words: GoalWords) -> str:
    """Return what to write down about the ways beforehand, each of them named."""
    named = "; ".join(ways_of(words))
    return f"Put each way on a line of its own, with what speaks against it: {named}."


def where_ways_stand(words: GoalWords, item: AgendaItem) -> AgendaItem:
    """Return the first minutes of a talk on an open wish: what draws its owner each way."""
    ways = ways_of(words)
    if not ways:
        return item
    purpose = f"In a sentence each: what speaks for {'; what for '.join(ways)}."
    source = Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote)
    return item.model_copy(update={"purpose": purpose, "source": source})


def _of_doubts(doubts: list[Said], words: GoalWords, reader: Reader) -> ChosenQuestion:
    lead = goal_sentence(words, reader, most_words=_MOST_LEAD)
    if not words.clause.text.startswith("I am thinking of "):
        lead = thought_of(words) or lead
    lead = "" if runs_on(lead) else lead
    asked = " ".join(filter(None, (doubt_asked(one.text) for one in doubts)))
    topic = words.clause.about
    named = topic is not None and count_words(topic) <= _MOST_TITLE and topic in ways_of(words)
    return ChosenQuestion(
        title=capitalised(topic) if topic is not None and named else _TITLE,
        text=f"{lead} {asked}".strip(),
        purpose=f"An answer to {cited(doubts[0].quote)}, or who would have it.",
        source=goal_source(doubts[0]),
        prepare=(each_with_its_price(words),) if ways_of(words) else (),
        is_led=True,
    )


def names_a_choice(words: GoalWords) -> bool:
    """Tell whether a goal that is a decision says between what."""
    said = f" {words.clause_quote} {words.clause.text} ".casefold()
    return words.nature is not Nature.DECIDE or any(
        sign in said for sign in (" or ", "between ", "whether ", " if ")
    )
