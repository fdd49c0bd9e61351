"""Is there a source behind every line? Stories are stored, drafted on, each source looked up.

A story is a sample pair with the notes of their talk, some lines of them left out, and a second
talk made of the rest. Nothing of the companion's own checks is used to look anything up.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from companion.access.principal import Principal
from companion.agendas.agenda import Agenda
from companion.application.asks import AgendaAsk, SummaryAsk, TopicsAsk
from companion.application.companion import Companion
from companion.application.preparing import PrepAsk
from companion.application.records import Batch
from companion.bootstrap import open_companion
from companion.followups.confirming import confirmed, proposals
from companion.followups.item import Item, ItemId
from companion.followups.prep import Prep
from companion.followups.recap import recap
from companion.goals.goal import Goal
from companion.opening import Opening
from companion.people.person import Person
from companion.samples import Samples, load_samples
from companion.sessions.session import MentoringSession, SessionId
from companion.topics.topic import TopicList
from companion.writing.draft import Source, SourceKind
from evals.records import field_text, knowledge_text
from tests.bar.journeys import faults_of_journeys
from tests.bar.proof import Outcome, Proof, Terms

STORIES: Final = 200
FEW: Final = 2
TODAY: Final = date(2026, 12, 1)
_LEFT_OUT: Final = 0.3
_DRAFTS: Final = ("agenda", "brief", "recap", "topics")


@dataclass(frozen=True, kw_only=True)
class _Story:
    """One pair of two invented people, as one of the two has stored it."""

    me: Person
    other: Person
    goal: Goal
    sessions: tuple[MentoringSession, ...]

    @property
    def principal(self) -> Principal:
        return Principal(person_id=self.me.id)

    def text_of(self, source: Source) -> str | None:
        """Return all that the source names; None where there is no such thing."""
        match source.kind:
            case SourceKind.GOAL:
                return field_text(self.goal, source.ref)
            case SourceKind.CAREER:
                return field_text(self.me, source.ref)
            case SourceKind.NOTES:
                return next((one.notes for one in self.sessions if one.id == source.ref), None)
            case SourceKind.KNOWLEDGE | SourceKind.TREND:
                return knowledge_text(source.ref)


@dataclass
class _Found:
    """Lines that were looked at, by draft, and what was wrong with them."""

    lines: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_DRAFTS, 0))
    wrong: dict[str, list[str]] = field(default_factory=lambda: {one: [] for one in _DRAFTS})

    def see(self, draft: str, faults: Sequence[str]) -> None:
        self.lines[draft] += 1
        self.wrong[draft].extend(faults)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Draft on each story and look up every source."""
    found, count = _Found(), STORIES if terms.is_full else FEW
    opening = Opening(flags={"data_dir": terms.folder}, offline=True, today=TODAY)
    async with open_companion(opening) as companion:
        for number, story in enumerate(_stories(count, seed=terms.seed)):
            await _look_at(companion, story, found)
            if number % 20 == 0:
                terms.tell(f"sources: {number} of {count} stories")
    stories = tuple(
        Outcome(
            claim=f"lines of {draft if draft[-1] == 's' else draft + 's'} without a source that "
            "says so",
            cases=found.lines[draft],
            failures=len(found.wrong[draft]),
            goal=STORIES,
            note=f"{count} stories",
            wrong=tuple(found.wrong[draft][:5]),
        )
        for draft in _DRAFTS
    )
    return (*stories, *(await _of_journeys(terms) if terms.is_full else ()))


async def _of_journeys(terms: Terms) -> tuple[Outcome, ...]:
    """Look up every line of the three journeys; the tests live each of them besides."""
    found = await faults_of_journeys(terms.folder / "journeys")
    return tuple(
        Outcome(
            claim=f"lines of the journeys' {draft} without a source that says so",
            cases=len(lines),
            failures=sum(map(bool, lines)),
            goal=1,
            note="three journeys",
            wrong=tuple(fault for line in lines for fault in line)[:5],
        )
        for draft, lines in found.items()
    )


def _stories(count: int, *, seed: int) -> Iterator[_Story]:
    samples, chance = load_samples(), random.Random(seed)
    for number in range(count):
        session = samples.sessions[number % len(samples.sessions)]
        yield _story(samples, session, number, chance)


def _story(
    samples: Samples, session: MentoringSession, number: int, chance: random.Random
) -> _Story:
    me = next(one for one in samples.mentees if one.id == session.mentee_id)
    other = next(one for one in samples.mentors if one.id == session.mentor_id)
    goal = next(one for one in samples.goals if one.id == session.goal_id)
    own = f"{me.id}-{number}"
    lines = session.notes.splitlines()
    here = [chance.random() >= _LEFT_OUT or not at for at, _ in enumerate(lines)]
    first, later = (
        "\n".join(line for line, is_here in zip(lines, here, strict=True) if is_here is wanted)
        for wanted in (True, False)
    )
    talk = session.model_copy(update={"mentee_id": own, "goal_id": f"g-{number}", "notes": first})
    again = talk.model_copy(
        update={
            "id": SessionId(f"{session.id}-later"),
            "held_on": session.held_on + timedelta(days=7),
            "notes": later,
        }
    )
    return _Story(
        me=Person.model_validate({**dict(me), "id": own}),
        other=other,
        goal=Goal.model_validate({**dict(goal), "id": f"g-{number}", "mentee_id": own}),
        sessions=tuple(MentoringSession.model_validate(dict(one)) for one in (talk, again)),
    )


async def _look_at(companion: Companion, story: _Story, found: _Found) -> None:
    me = story.principal
    batch = Batch(people=(story.me, story.other), goals=(story.goal,), sessions=story.sessions)
    await companion.import_batch(batch, principal=me)
    summary = await companion.summarize(SummaryAsk(session_id=story.sessions[0].id), principal=me)
    kept = proposals(summary, pair=(story.me.id, story.other.id), notes=story.sessions[0].notes)
    items = confirmed(kept, session=story.sessions[0], on=story.sessions[0].held_on)
    await companion.items.add_many(items, principal=me)
    agenda = await companion.agenda(AgendaAsk(goal_id=story.goal.id), principal=me)
    _see_agenda("agenda", agenda, story, found)
    prep = await companion.prepare(story.other.id, PrepAsk(), principal=me)
    _see_brief(prep, items, story, found)
    _see_recap(items, story, found)
    topics = await companion.topics(TopicsAsk(mentee_id=story.me.id), principal=me)
    _see_topics(topics, story, found)


def _see_agenda(draft: str, agenda: Agenda, story: _Story, found: _Found) -> None:
    for item in agenda.items:
        # What the two do in any talk claims nothing: there what is told has to be elsewhere.
        sources = () if item.source is None else (item.source,)
        found.see(draft, [*_faults(sources, story)])
    asked = max((one for one in agenda.items if one.question), key=lambda one: one.minutes)
    found.see(draft, () if asked.source else [f"{story.me.id}: no source: {asked.question!r}"])


def _see_brief(prep: Prep, items: Sequence[Item], story: _Story, found: _Found) -> None:
    known = {item.id: item for item in items}
    told = (*prep.mine, *prep.theirs, *prep.unowned, *prep.to_drop, *prep.done)
    for item in (*told, *([prep.takeaway] if prep.takeaway else [])):
        found.see("brief", [*_evidence_faults(item, known, story)])
    if prep.agenda is not None:
        _see_agenda("brief", prep.agenda, story, found)


def _see_recap(items: Sequence[Item], story: _Story, found: _Found) -> None:
    told = recap(items, session=story.sessions[0], writer=story.me, reader=story.other)
    known = {item.id: item for item in items}
    listed = [line for line in told.body.splitlines() if line.startswith("- ")]
    for item_id in told.item_ids:
        found.see("recap", [*_evidence_faults(known.get(item_id), known, story)])
    if len(listed) != len(told.item_ids):
        found.see("recap", [f"{len(listed)} lines rest on {len(told.item_ids)} items"])


def _see_topics(topics: TopicList, story: _Story, found: _Found) -> None:
    for topic in topics.topics:
        none = () if topic.sources else (f"{story.me.id}: no source: {topic.title!r}",)
        found.see("topics", [*none, *_faults(topic.sources, story)])


def _faults(sources: Sequence[Source], story: _Story) -> Iterator[str]:
    for source in sources:
        text = story.text_of(source)
        if text is None:
            yield f"{story.me.id}: there is no {source.kind} {source.ref!r}"
        elif source.quote not in text:
            yield f"{story.me.id}: {source.kind} {source.ref!r} does not say {source.quote!r}"


def _evidence_faults(
    item: Item | None, known: Mapping[ItemId, Item], story: _Story
) -> Iterator[str]:
    if item is None or item.id not in known:
        yield f"{story.me.id}: nobody confirmed {item!r}"
        return
    said = item.evidence
    notes = next((one.notes for one in story.sessions if one.id == said.session_id), "")
    if notes[said.start : said.end] != said.text:
        yield f"{story.me.id}: {item.id} quotes {said.text!r}, which is not there"


PROOF: Final = Proof(
    name="sources",
    about="agendas, briefs, recaps and topics on generated stories: every source is looked up",
    run=run,
)
