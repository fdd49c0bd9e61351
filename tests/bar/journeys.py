"""The three journeys of the samples, line by line: is there a source behind each?

Each person's agendas and briefs are those that were printed in the weeks; their recaps are made
anew of what they stored, and topics are asked for each mentee with a goal at the end.
"""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from companion.application.asks import TopicsAsk
from companion.application.records import Batch
from companion.bootstrap import open_companion
from companion.cli.story import STORIES
from companion.errors import AmbiguousRecordError
from companion.followups.item import Item
from companion.followups.prep import Prep
from companion.followups.recap import recap
from companion.goals.goal import Goal
from companion.opening import Opening
from companion.people.person import Person
from companion.sessions.session import MentoringSession
from companion.topics.topic import TopicList
from companion.writing.draft import Source, SourceKind
from evals.records import field_text, knowledge_text
from tests.journeys.lived import Lived, live

DRAFTS: Final = ("agendas", "briefs", "recaps", "topics")
_ALONE: Final = "me"

Faults = Mapping[str, list[list[str]]]
"""For each kind of draft, the faults of each of its lines; mostly none."""


class _Told:
    """What one person had stored at the end of a journey."""

    def __init__(self, lived: Lived, who: str | None) -> None:
        kept = lived.stored[who]
        self.who = f"{lived.story.name}, {who or _ALONE}"
        self.people = {one: Person.model_validate(row) for one, row in kept["people"].items()}
        self.goals = [Goal.model_validate(row) for row in kept["goals"].values()]
        self.sessions = [MentoringSession.model_validate(row) for row in kept["sessions"].values()]
        self.items = [Item.model_validate(row) for row in kept["items"].values()]

    @property
    def batch(self) -> Batch:
        return Batch(
            people=tuple(self.people.values()),
            goals=tuple(self.goals),
            sessions=tuple(self.sessions),
            items=tuple(self.items),
        )

    def texts(self, source: Source, *, wish: str | None = None) -> Iterator[str]:
        """Yield all that a source may name; `wish` is what is noted where no goal is stored."""
        match source.kind:
            case SourceKind.GOAL:
                found = [field_text(goal, source.ref) for goal in self.goals]
                yield from (text for text in (*found, wish) if text is not None)
            case SourceKind.CAREER:
                told = [field_text(one, source.ref) for one in self.people.values()]
                yield from (text for text in told if text is not None)
            case SourceKind.NOTES:
                yield from (one.notes for one in self.sessions if one.id == source.ref)
            case _:
                text = knowledge_text(source.ref)
                yield from () if text is None else (text,)

    def faults(self, source: Source, *, wish: str | None = None) -> list[str]:
        if any(source.quote in text for text in self.texts(source, wish=wish)):
            return []
        return [f"{self.who}: {source.kind} {source.ref!r} does not say {source.quote!r}"]

    def quoted(self, item: Item) -> list[str]:
        said = item.evidence
        notes = next((one.notes for one in self.sessions if one.id == said.session_id), "")
        is_there = notes[said.start : said.end] == said.text
        return [] if is_there else [f"{self.who}: {item.id} quotes {said.text!r}"]


async def faults_of_journeys(folder: Path, *, names: tuple[str, ...] = STORIES) -> Faults:
    """Live journeys and return what is wrong with each line of their drafts."""
    found: dict[str, list[list[str]]] = {draft: [] for draft in DRAFTS}
    for name in names:
        own = folder / name
        own.mkdir(parents=True)
        # Each command runs an event loop of its own.
        lived = await asyncio.to_thread(live, name, own)
        for draft, faults in (await faults_of(lived, own)).items():
            found[draft] += faults
    return found


async def faults_of(lived: Lived, folder: Path) -> Faults:
    """Return what is wrong with each line that a journey drafted; `folder` is for the topics."""
    found: dict[str, list[list[str]]] = {draft: [] for draft in DRAFTS}
    told = {who: _Told(lived, who) for who in lived.stored}
    for week in lived.weeks:
        for who, prep in week.prepared:
            found["agendas"] += _of_agenda(prep, told[who])
            found["briefs"] += [told[who].quoted(item) for item in _promises(prep)]
    last = lived.story.weeks[-1].steps[-1].on
    for who, one in told.items():
        found["recaps"] += list(_of_recaps(one))
        own = folder / f"topics-{who or _ALONE}"
        async with open_companion(
            Opening(flags={"data_dir": own}, offline=True, today=last)
        ) as companion:
            await companion.import_batch(one.batch)
            for mentee_id in sorted({goal.mentee_id for goal in one.goals if goal.mentee_id}):
                try:
                    topics = await companion.topics(TopicsAsk(mentee_id=mentee_id))
                except AmbiguousRecordError:
                    continue
                found["topics"] += _of_topics(topics, one)
    return found


def _of_agenda(prep: Prep, told: _Told) -> list[list[str]]:
    if prep.agenda is None or prep.question is None:
        return [[f"{told.who}: no plan with {prep.other_name}"]]
    asked = prep.question
    unsaid = [] if asked.source else [[f"{told.who}: no source: {asked.question!r}"]]
    sources = [item.source for item in prep.agenda.items if item.source is not None]
    return [*unsaid, *(told.faults(source, wish=prep.wants) for source in sources)]


def _promises(prep: Prep) -> tuple[Item, ...]:
    taken = () if prep.takeaway is None else (prep.takeaway,)
    return (*prep.mine, *prep.theirs, *prep.unowned, *prep.done, *prep.to_drop, *taken)


def _of_recaps(told: _Told) -> Iterator[list[str]]:
    known = {item.id: item for item in told.items}
    for session in told.sessions:
        items = [one for one in told.items if one.evidence.session_id == session.id]
        if not items:
            continue
        other = session.mentee_id if session.mentor_id == _ALONE else session.mentor_id
        made = recap(
            [item.model_copy(update={"history": ()}) for item in items],
            writer=told.people[_ALONE],
            reader=told.people[other],
            session=session.model_copy(update={"feedback": ()}),
        )
        listed = [line for line in made.body.splitlines() if line.startswith("- ")]
        if len(listed) != len(made.item_ids):
            yield [f"{told.who}: {len(listed)} lines rest on {len(made.item_ids)} items"]
        yield from (told.quoted(known[item_id]) for item_id in made.item_ids)


def _of_topics(topics: TopicList, told: _Told) -> list[list[str]]:
    return [
        [fault for source in topic.sources for fault in told.faults(source)]
        if topic.sources
        else [f"{told.who}: no source: {topic.title!r}"]
        for topic in topics.topics
    ]
