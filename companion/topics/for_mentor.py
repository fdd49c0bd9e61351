"""Topics for a mentor's own list: what a mentee left open, and what to ask about their goal."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import PastNotes, PointKind, Reader
from companion.agendas.catch_up import reads_as_errand
from companion.agendas.citing import cited
from companion.agendas.noted import is_under_initials
from companion.agendas.points import WORDS, overlap, shown_words
from companion.agendas.question import wording_of
from companion.agendas.voice import (
    goal_sentence,
    says_first_person,
    says_third_person,
    speaker_of,
    speaks_of_both,
)
from companion.goals.goal import Goal
from companion.goals.wording import GoalWords
from companion.people.person import PersonId
from companion.summaries.notes import read_notes
from companion.summaries.offline import compose, readable
from companion.summaries.summary import ActionItem, ActionStatus, Participant, SummaryBrief
from companion.text.pasting import may_be_pasted
from companion.text.persons import to_you
from companion.text.phrasing import as_sentence, capitalised, lowered, tidied, without_end
from companion.text.verbs import gerund, is_verb
from companion.text.words import count_words
from companion.topics import titles
from companion.topics.leftovers import WHY
from companion.topics.moves import of_move
from companion.topics.pending import points_in
from companion.topics.story import words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

_MOST_NOTES: Final = 3
_MOST_WORDS: Final = 30
_FEWEST_WORDS: Final = 3
_LEAD_WORDS: Final = 16
_LONGEST_LINE: Final = 400
_MINE: Final = re.compile(r"\W{0,6}(?:me|i|mine)\s?[:–—-]", re.IGNORECASE)
_TO_MENTEE: Final = re.compile(r"[a-z]+ (?:him|her|them)\b(?! own)", re.IGNORECASE)
"""What begins with "lend him …" was undertaken by the one who wrote it."""


def _two(brief: TopicsBrief) -> tuple[Participant, Participant]:
    """Return who took part, the writing mentor first; under their roles where no name is known."""
    mentor, mentee = (
        Participant(
            id=PersonId(role.value) if one is None else one.id,
            name=role.value.capitalize() if one is None else one.name,
            role=role.value,
        )
        for role, one in ((Reader.MENTOR, brief.mentor), (Reader.MENTEE, brief.mentee))
    )
    return mentor, mentee


def is_for_mentor(brief: TopicsBrief) -> bool:
    """Tell whether a mentor asks: it is said, or the goal speaks of somebody else."""
    if brief.reader is not None or brief.goal is None:
        return brief.reader is Reader.MENTOR
    return speaker_of(brief.goal) is Reader.MENTOR


def for_mentor(brief: TopicsBrief) -> Iterator[Topic]:
    """Yield what the notes left open, the latest first, then what to ask about the goal."""
    for past in reversed(brief.notes[-_MOST_NOTES:]):
        yield from _of_notes(past, _two(brief))
    if brief.goal is None:
        return
    words = words_of(brief.goal)
    for said in words.challenge:
        turned = to_you(said.text)
        if turned is not None:
            yield Topic(
                title=titles.of_trouble(said.text) or "What stands in the way",
                why=f"Your mentee names it as what is hard: {cited(said.quote)}",
                question=f"{as_sentence(turned)} When did that last happen, and what did you do?",
                sources=(Source(kind=SourceKind.GOAL, ref=said.field, quote=said.quote),),
            )
    yield from of_move(brief, Reader.MENTOR)
    yield _of_goal(brief.goal, words)


def _of_notes(past: PastNotes, two: tuple[Participant, Participant]) -> Iterator[Topic]:
    mentor, mentee = two
    read = SummaryBrief(notes=past.text, held_on=past.held_on, participants=two, me=mentor.id)
    if not readable(read):
        return
    draft = compose(read).draft
    when = "" if past.held_on is None else f" of {past.held_on.day} {past.held_on:%B}"
    points = points_in(read, draft, ref=past.ref)
    asked: Counter[PointKind] = Counter()
    spoken = read_notes(read).is_dialogue
    for point in points:
        words = WORDS[point.kind]
        choices = (words.of_mentor, *words.also_of_mentor)
        if asked[point.kind] == len(choices):
            continue
        question = choices[asked[point.kind]]
        asked[point.kind] += 1
        yield Topic(
            title=titles.of_quote(point.quote.text),
            why=f"{WHY[point.kind]}: {cited(shown_words(point.quote.text))}",
            question=question,
            sources=(Source(kind=SourceKind.NOTES, ref=past.ref, quote=point.quote.text),),
        )
    for item in draft.action_items:
        quote = item.quotes[0].text
        line = past.text.rfind("\n", 0, item.quotes[0].start) + 1
        start = past.text[line : line + _LONGEST_LINE]
        own = (
            item.owner == mentor.id
            or (item.owner != mentee.id and (spoken or is_under_initials(start)))
            or _MINE.match(start) is not None
            or _TO_MENTEE.match(quote) is not None
        )
        taken = any(overlap(item.quotes[0], point.quote) for point in points)
        if (
            item.status is ActionStatus.COMMITTED
            and not (own or taken)
            and _can_be_told(item, quote)
        ):
            yield Topic(
                title=_title(item, quote),
                why=f"The notes{when} say: {cited(quote)}"
                if count_words(quote) >= _FEWEST_WORDS
                else f"Promised in the notes{when}: {lowered(without_end(tidied(item.what)))}.",
                question=_what_came(item, quote, mentor, spoken=spoken),
                sources=(Source(kind=SourceKind.NOTES, ref=past.ref, quote=quote),),
            )


def _can_be_told(item: ActionItem, quote: str) -> bool:
    """Tell whether an errand is the mentee's to tell of: the mentor's own starts with "I"."""
    fits = _FEWEST_WORDS <= count_words(item.what) <= _MOST_WORDS
    return fits and may_be_pasted(tidied(quote)) and not says_first_person(quote)


def _what_came(item: ActionItem, quote: str, mentor: Participant, *, spoken: bool) -> str:
    what = lowered(without_end(tidied(item.what)))
    name = re.escape(mentor.name.split()[0])
    what = re.sub(rf"\b{name}\b(?!['’])", "me", what)
    if spoken and says_first_person(what):
        # Aloud, "me" is whoever speaks.
        return f"From last time: {cited(quote)} What came of it?"
    verb, _, rest = what.partition(" ")
    told = not says_third_person(what) and " and " not in what and reads_as_errand(what, quote)
    told = told or count_words(quote) < _FEWEST_WORDS
    if told and is_verb(verb, rest.split(" ", 1)[0]):
        return f"What came of {gerund(verb)} {rest}, and what did it show?"
    return f"From last time: {cited(quote)} What came of it?"


def _title(item: ActionItem, quote: str) -> str:
    sound = reads_as_errand(lowered(without_end(tidied(item.what))), quote)
    told = quote if count_words(quote) >= _FEWEST_WORDS else item.what
    return (_plain(titles.of_errand(item.what)) if sound else None) or titles.of_quote(told)


def _plain(title: str | None) -> str | None:
    """Return a title unless it says "my" without saying whose."""
    return None if title is not None and says_first_person(title) else title


def _of_goal(goal: Goal, words: GoalWords) -> Topic:
    wording = wording_of(goal, words)
    lead = goal_sentence(words, Reader.MENTOR, most_words=_LEAD_WORDS)
    asked = f"{lead} {wording.of_mentor}".strip()
    if words.question is not None:
        asked = f"Your own question: {cited(words.question.quote)} What do you know by now?"
    about = words.clause.about
    named = about is not None and titles.fits(about) and not says_first_person(about)
    named = named and not speaks_of_both(words)
    quote = without_end(words.clause_quote)
    return Topic(
        title=capitalised(about) if about is not None and named else wording.title,
        why=f"The goal: {cited(quote)}.",
        question=asked,
        sources=(Source(kind=SourceKind.GOAL, ref="statement", quote=words.clause_quote),),
    )
