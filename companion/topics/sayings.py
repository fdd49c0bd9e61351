"""Topics that start from what somebody wrote: a sentence of the challenge or of the career."""

from collections.abc import Iterator
from typing import Final

from companion.agendas.answered import notes_answer
from companion.agendas.citing import cited_sentence
from companion.agendas.voice import runs_on
from companion.goals.closeness import closeness, goal_stems
from companion.goals.ways import ways_of
from companion.goals.wording import GoalWords
from companion.knowledge.bank import SituationFit
from companion.text.persons import to_you
from companion.text.phrasing import as_sentence, capitalised, lowered
from companion.text.words import count_words
from companion.topics import titles
from companion.topics.asking import MOVES, MY_GOAL, Asked, Asker, short_goal
from companion.topics.rules import alike, same_words
from companion.topics.shapes import Shape, goes_on, is_trouble, shape_of, unknown_in
from companion.topics.story import OwnWords, career_words, challenge_words, words_of
from companion.topics.topic import Topic, TopicsBrief
from companion.writing.draft import Source, SourceKind

_GOAL_WORDS: Final = 14
_LEAD_WORDS: Final = 45
_LEAST_BEARING: Final = 0.2
"""Share of words that a statement on a move must have in common with what it is told about."""

_LEAST_CLOSE: Final = 1.0
"""Below this a line of a career shares with the goal words such as "still" at best, read off the
sample careers."""

_CURRENT: Final = 1.0
_TROUBLE: Final = 1.5
_LIKED: Final = 1.0
_NEAR: Final = 0.4
_DETAIL: Final = 0.08
_MOST_DETAIL: Final = 12


def of_challenge(brief: TopicsBrief, asker: Asker) -> Iterator[Topic]:
    """Yield a topic for each stretch of the challenge."""
    if brief.goal is None:
        return
    goal = words_of(brief.goal)
    for number, words in enumerate(challenge_words(brief.goal)):
        if notes_answer(words.said, brief.notes):
            continue
        lead = ""
        if words.points_back or shape_of(words) is Shape.OTHERS:
            lead = goal_lead(brief)
        asked = asker.for_sentence(words)
        bearing = ""
        if number == 0 and is_trouble(words):
            bearing = f"As you tell it, that stands between you and {asker.told}."
        yield _topic(brief, words, asked, lead=lead, about=_of_aim(goal), bearing=bearing)


def is_distant(words: OwnWords, brief: TopicsBrief, wanted: dict[str, float]) -> bool:
    """Tell whether a line of the career says nothing to the goal: no trouble, no word of it.

    For a goal that is a move, whatever somebody did so far counts, unless it is open where to.
    """
    if brief.goal is None or is_trouble(words):
        return False
    goal = words_of(brief.goal)
    if goal.nature in MOVES and not ways_of(goal):
        return False
    return closeness(words.said, wanted) < _LEAST_CLOSE


def of_career(brief: TopicsBrief, asker: Asker, *, distant: bool) -> Iterator[Topic]:
    """Yield a topic for each telling sentence of the career, the most telling first.

    Either for those that are `distant` from the goal, or for the others.
    """
    wanted = goal_stems(brief.goal) if brief.goal else {}
    found = career_words(brief.career)
    order = sorted(range(len(found)), key=lambda number: (-_weight(found[number], wanted), number))
    taken = [words.source.quote for words in challenge_words(brief.goal)] if brief.goal else []
    infinitive = words_of(brief.goal).clause.infinitive if brief.goal else None
    aim = to_you(f"I want {infinitive}.") if infinitive is not None else None
    given = 0
    for number in order:
        words = found[number]
        if is_distant(words, brief, wanted) is not distant:
            continue
        if any(same_words(words.source.quote, quote) for quote in taken):
            continue
        taken.append(words.source.quote)
        bearing = ""
        if aim is not None and not is_trouble(words):
            bearing = (
                as_sentence(aim) if given == 0 else f"It is part of what you bring to {asker.told}."
            )
            given += 1
        if given > 1 and asker.about == MY_GOAL:
            bearing = ""
        asked = asker.for_sentence(words)
        yield _topic(brief, words, asked, lead="", about=None, bearing=bearing)


def goal_lead(brief: TopicsBrief) -> str:
    """Return the goal as a sentence of its owner, cut where a clause ends; "" if there is none."""
    if brief.goal is None:
        return ""
    words = words_of(brief.goal)
    short = short_goal(words, most_words=_GOAL_WORDS)
    if runs_on(short):
        return f"My goal: {cited_sentence(words.clause_quote)}"
    return words.clause.__class__(form=words.clause.form, text=short).sentence


def _weight(words: OwnWords, wanted: dict[str, float]) -> float:
    said = words.said
    return (
        (_CURRENT if words.current else 0.0)
        + (_TROUBLE if is_trouble(words) else 0.0)
        + (_LIKED if shape_of(words) is Shape.LIKED else 0.0)
        + _NEAR * closeness(said, wanted)
        + _DETAIL * min(count_words(said), _MOST_DETAIL)
    )


def _topic(
    brief: TopicsBrief, words: OwnWords, asked: Asked, *, lead: str, about: str | None, bearing: str
) -> Topic:
    told = change_told(brief.situations, words.source.quote, ref=asked.ref)
    usual = f"What is usual here: {lowered(told.quote)}" if told is not None else bearing
    more = [source for source in (asked.source, told) if source is not None]
    return Topic(
        title=asked.title or _title(words) or about or _of_role(words),
        why=f"{words.told} {usual}".strip(),
        question=_put(words, asked, lead=lead),
        sources=(words.source, *more),
    )


def _put(words: OwnWords, asked: Asked, *, lead: str) -> str:
    """Return the question behind the mentee's own words, the goal first where they need it."""
    said = words.said
    unknown = unknown_in(said)
    if unknown is not None and unknown in asked.question and not goes_on(said):
        # The question holds the words already; only what stands before them is said.
        said = said[: max(said.find("I "), 0)] if said.startswith("I ") else _before(said, unknown)
    whole = f"{lead} {said} {asked.question}" if lead else f"{said} {asked.question}"
    if count_words(whole) > _LEAD_WORDS:
        whole = f"{said} {asked.question}"
    return " ".join(whole.split())


def _before(said: str, unknown: str) -> str:
    """Return the sentences before the one that ends in `unknown`."""
    head = said[: said.find(unknown)]
    stop = max(head.rfind(mark) for mark in (". ", "! ", "; "))
    return head[: stop + 1] if stop >= 0 else ""


def _title(words: OwnWords) -> str | None:
    unknown = unknown_in(words.said)
    if unknown is not None:
        title = titles.of_question(f"Working out {unknown}")
        return title or "Working out where to begin"
    if shape_of(words) in {Shape.DONE, Shape.LIKED, Shape.FOUND}:
        return titles.of_deed(words.said)
    return titles.of_trouble(words.said)


def _of_aim(goal: GoalWords) -> str:
    """Return a title that names the goal, for a sentence that gives none."""
    if goal.topic is None:
        return "What stands in the way"
    name = goal.topic.text
    whole = f"The way into {name}" if goal.topic.field.startswith("skills") else capitalised(name)
    return whole if titles.fits(whole) else "What stands in the way"


def _of_role(words: OwnWords) -> str:
    if shape_of(words) is Shape.FOUND and titles.fits(f"What I noticed as {words.role}"):
        return f"What I noticed as {words.role}" if words.role else "What I noticed on the way"
    title = f"My {'work' if words.current else 'time'} as {words.role}"
    return title if words.role is not None and titles.fits(title) else "What I did meanwhile"


def change_told(
    situations: tuple[SituationFit, ...],
    words: str,
    *,
    ref: str | None,
    least: float = _LEAST_BEARING,
) -> Source | None:
    """Return what usually changes in the situation of the question, if it bears on `words`."""
    for fit in situations:
        if fit.situation.ref != ref:
            continue
        changes = sorted(
            (change for change in fit.situation.changes if change.source is None),
            key=lambda change: -alike(change.text, words),
        )
        if changes and alike(changes[0].text, words) >= least:
            return Source(kind=SourceKind.KNOWLEDGE, ref=fit.situation.ref, quote=changes[0].text)
    return None
