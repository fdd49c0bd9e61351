"""Topics for who does not tell their own story: a mentor, or a reader whom nobody can tell."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from companion.agendas.agenda import PastNotes, PointKind, Reader
from companion.agendas.citing import cited, cited_sentence
from companion.agendas.errands import reads_as_errand, without_aside
from companion.agendas.noted import is_under_initials
from companion.agendas.points import WORDS, overlap, put, shown_words
from companion.agendas.voice import (
    goal_sentence,
    of_mentee_to_you,
    says_first_person,
    says_third_person,
    speaks_of_both,
)
from companion.agendas.weight import heaviest_first
from companion.agendas.wording import wording_of
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
from companion.topics.reading import MOST_NOTES
from companion.topics.story import words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

_MOST_WORDS: Final = 30
_FEWEST_WORDS: Final = 3
_LEAD_WORDS: Final = 16
_LONGEST_LINE: Final = 400
_MINE: Final = re.compile(r"\W{0,6}(?:me|i|mine)\s?[:–—-]", re.IGNORECASE)
_TO_YOU: Final = re.compile(r"\byou\b")
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


def from_outside(brief: TopicsBrief, reader: Reader | None) -> Iterator[Topic]:
    """Yield what the notes left open, the latest first, then what to ask about the goal.

    For a mentor everything is asked of the mentee; for None it is right in either's mouth.
    """
    for past in reversed(brief.notes[-MOST_NOTES:]):
        yield from _of_notes(past, brief, reader)
    if brief.goal is None:
        return
    words = words_of(brief.goal)
    if reader is Reader.MENTOR:
        yield from _of_challenge(words)
        yield from of_move(brief, Reader.MENTOR)
    yield _of_goal(brief.goal, words, reader)


def _of_challenge(words: GoalWords) -> Iterator[Topic]:
    for said in words.challenge:
        turned = to_you(said.text)
        if turned is not None:
            yield Topic(
                title=titles.of_trouble(said.text) or "What stands in the way",
                why=f"Your mentee names it as what is hard: {cited(said.quote)}",
                question=f"{as_sentence(turned)} When did that last happen, and what did you do?",
                sources=(Source(kind=SourceKind.GOAL, ref=said.field, quote=said.quote),),
            )


def _of_notes(past: PastNotes, brief: TopicsBrief, reader: Reader | None) -> Iterator[Topic]:
    two = _two(brief)
    mentor = two[0]
    me = mentor.id if reader is Reader.MENTOR else None
    read = SummaryBrief(notes=past.text, held_on=past.held_on, participants=two, me=me)
    if not readable(read):
        return
    draft = compose(read).draft
    points = heaviest_first(points_in(read, draft, ref=past.ref), goal=brief.goal, notes=(past,))
    asked: Counter[PointKind] = Counter()
    spoken = read_notes(read).is_dialogue
    for point in points:
        words = WORDS[point.kind]
        if asked[point.kind] > len(words.also_of_mentor):
            continue
        question = put(point, reader, nth=asked[point.kind]).question
        asked[point.kind] += 1
        yield Topic(
            title=titles.of_quote(point.quote.text, kind=words.title),
            why=f"{WHY[point.kind]}: {cited(shown_words(point.quote.text))}",
            question=question,
            sources=(Source(kind=SourceKind.NOTES, ref=past.ref, quote=point.quote.text),),
        )
    for item in draft.action_items:
        taken = any(overlap(item.quotes[0], point.quote) for point in points)
        asked_of = reader is None or _is_asked_of(item, past, two, spoken=spoken)
        open_still = item.status is ActionStatus.COMMITTED or (
            reader is None and item.status is ActionStatus.TENTATIVE
        )
        if open_still and asked_of and not taken and _can_be_told(item):
            yield _of_errand(item, past, mentor, reader)


def _is_asked_of(
    item: ActionItem, past: PastNotes, two: tuple[Participant, Participant], *, spoken: bool
) -> bool:
    """Tell whether an errand in a mentor's notes is the mentee's: the mentor's starts with "I"."""
    mentor, mentee = two
    quote = item.quotes[0].text
    start = past.text.rfind("\n", 0, item.quotes[0].start) + 1
    line = past.text[start : start + _LONGEST_LINE]
    by_mentor = (
        item.owner == mentor.id
        or (item.owner != mentee.id and (spoken or is_under_initials(line)))
        or _MINE.match(line) is not None
        or _TO_MENTEE.match(quote) is not None
    )
    return not by_mentor and not says_first_person(quote)


def _can_be_told(item: ActionItem) -> bool:
    fits = _FEWEST_WORDS <= count_words(item.what) <= _MOST_WORDS
    return fits and may_be_pasted(tidied(item.quotes[0].text))


def _of_errand(
    item: ActionItem, past: PastNotes, mentor: Participant, reader: Reader | None
) -> Topic:
    quote = item.quotes[0].text
    when = "" if past.held_on is None else f" of {past.held_on.day} {past.held_on:%B}"
    why = f"The notes{when} say: {cited(quote)}"
    if count_words(quote) < _FEWEST_WORDS:
        why = f"Promised in the notes{when}: {lowered(without_end(tidied(item.what)))}."
    told = _what_came(item, mentor) if reader is Reader.MENTOR else None
    if item.status is ActionStatus.TENTATIVE:
        told = f"From the notes: {cited_sentence(quote)} What speaks for it, and what against?"
    return Topic(
        title=_title(item, quote),
        why=why,
        question=told or f"From last time: {cited_sentence(quote)} What came of it?",
        sources=(Source(kind=SourceKind.NOTES, ref=past.ref, quote=quote),),
    )


def _what_came(item: ActionItem, mentor: Participant) -> str | None:
    """Return what a mentor asks of an errand; None where its words cannot be said to the mentee."""
    quote = item.quotes[0].text
    what = without_aside(lowered(without_end(tidied(item.what))))
    if says_first_person(what):
        # Aloud, "me" is whoever speaks.
        return None
    name = re.escape(mentor.name.split()[0])
    what = re.sub(rf"\b{name}\b(?!['’])", "me", what)
    turned = of_mentee_to_you(what) if says_third_person(what) else what
    if turned is None or (turned != what and _TO_YOU.search(turned)):
        # "ask him" may be anybody; "ask his boss" is the mentee's own.
        return None
    verb, _, rest = turned.partition(" ")
    told = reads_as_errand(what, quote) or count_words(quote) < _FEWEST_WORDS
    if not told or says_third_person(turned) or not is_verb(verb, rest.split(" ", 1)[0]):
        return None
    if " and " in turned:
        return f"From last time: you were to {turned}. What came of it?"
    return f"What came of {gerund(verb)} {rest}, and what did it show?"


def _title(item: ActionItem, quote: str) -> str:
    sound = reads_as_errand(lowered(without_end(tidied(item.what))), quote)
    told = quote if count_words(quote) >= _FEWEST_WORDS else item.what
    title = _plain(titles.of_errand(item.what)) if sound else None
    return title or titles.of_quote(told, kind="Promised last time")


def _plain(title: str | None) -> str | None:
    """Return a title unless it says "my" without saying whose."""
    return None if title is not None and says_first_person(title) else title


def _of_goal(goal: Goal, words: GoalWords, reader: Reader | None) -> Topic:
    wording = wording_of(goal, words)
    lead = goal_sentence(words, reader, most_words=_LEAD_WORDS)
    asked = wording.of_mentor if reader is Reader.MENTOR else wording.of_either
    asked = f"{lead} {asked}".strip()
    if words.question is not None and reader is Reader.MENTOR:
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
