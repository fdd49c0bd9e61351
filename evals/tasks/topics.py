"""Are the topics this person's? Sources that exist, mostly their own, and not the next person's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from companion.agendas.agenda import PastNotes
from companion.application.asks import TopicsAsk
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.samples import Samples
from companion.topics.topic import DEFAULT_TOPICS, TopicList
from evals.baselines import Lexical
from evals.cited import OWN, Cited, unfounded
from evals.metrics import share
from evals.moves import move_measures
from evals.scores import Better, Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.words import name_words, without
from evals.workbench import Workbench

TASK: Final = "topics"
_FEWEST_OWN: Final = 3
_SHEET: Final = Sheet(task=TASK, cases="samples")


@dataclass(frozen=True, kw_only=True)
class _Case:
    """A mentee's story and the topics for it."""

    mentee: Person
    goal: Goal | None
    notes: tuple[PastNotes, ...]
    found: TopicList

    @property
    def name(self) -> str:
        return self.mentee.id

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(topic.title.casefold() for topic in self.found.topics)


async def evaluate(bench: Workbench) -> Outcome:
    """Suggest topics to every sample mentee from career, first goal and first notes.

    With the public sets, also rank what a career move asks for.

    Raises:
        InputError: the public sets are wanted and one is missing.
    """
    bench.tell("topics: samples")
    cases: list[_Case] = []
    crashes: list[Crash] = []
    for mentee in bench.samples.mentees:
        goal = next((one for one in bench.samples.goals if one.mentee_id == mentee.id), None)
        notes = _notes(bench.samples, mentee)
        ask = TopicsAsk(
            career=mentee.career,
            headline=mentee.headline,
            skills=mentee.skills,
            time_zone=mentee.time_zone,
            goal=goal,
            notes=notes,
        )
        try:
            found = await bench.companion.topics(ask)
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"{TASK} · {mentee.id}", error))
        else:
            cases.append(_Case(mentee=mentee, goal=goal, notes=notes, found=found))
    measures = [*_measures(cases)] if cases else []
    if bench.data is not None:
        measures += await move_measures(bench, bench.data)
    return Outcome(measures=tuple(measures), crashes=tuple(crashes))


def _notes(samples: Samples, mentee: Person) -> tuple[PastNotes, ...]:
    return tuple(
        PastNotes(ref=session.id, text=session.notes, held_on=session.held_on)
        for session in samples.sessions
        if session.mentee_id == mentee.id
    )[:1]


def _measures(cases: Sequence[_Case]) -> Iterator[Measure]:
    yield _SHEET.mean("topics out of those asked for", list(map(_filled, cases)))
    cited = [
        Cited(case=case.name, source=source, goal=case.goal, notes=case.notes, person=case.mentee)
        for case in cases
        for topic in case.found.topics
        for source in topic.sources
    ]
    yield _SHEET.never("sources that say something else", unfounded(cited), among=len(cited))
    topics = [topic for case in cases for topic in case.found.topics]
    own = [float(any(source.kind in OWN for source in topic.sources)) for topic in topics]
    yield _SHEET.share(
        "topics with a source of one's own",
        share([(value, 1.0) for value in own]),
        count=len(topics),
    )
    few = [one for one in map(_own, cases) if one.value < _FEWEST_OWN]
    told = "lists with fewer than 3 topics on one's own career, goal or notes"
    yield _SHEET.never(told, few, among=len(cases))
    shared = list(_shared(cases))
    yield _SHEET.mean("topics that two mentees share", shared, better=Better.LOWER)
    several = [
        Score(case=f"{one.name} and {other.name}", value=1.0, reason=", ".join(sorted(both)))
        for one, other in combinations(cases, 2)
        if len(both := one.titles & other.titles) > 1
    ]
    yield _SHEET.never(
        "pairs of mentees that share more than one topic", several, among=len(shared)
    )
    yield _led_back(cases)


def _filled(case: _Case) -> Score:
    count = len(case.found.topics)
    return Score(case=case.name, value=count / DEFAULT_TOPICS, reason=f"{count} topics")


def _own(case: _Case) -> Score:
    """Score a list by how many of its topics rest on the person's own words."""
    own = [one for one in case.found.topics if any(x.kind in OWN for x in one.sources)]
    others = [one.title for one in case.found.topics if one not in own]
    return Score(case=case.name, value=float(len(own)), reason=f"not one's own: {others}")


def _shared(cases: Sequence[_Case]) -> Iterator[Score]:
    for one, other in combinations(cases, 2):
        both = one.titles & other.titles
        fewest = max(1, min(len(one.titles), len(other.titles)))
        reason = f"with {other.name}: {', '.join(sorted(both))}"
        yield Score(case=one.name, value=len(both) / fewest, reason=reason)


def _led_back(cases: Sequence[_Case]) -> Measure:
    """Measure how often plain BM25 finds the career by the list of topics, names removed."""
    names = name_words(*(case.mentee.name for case in cases))
    careers = Lexical({case.name: without(_career(case.mentee), names) for case in cases})
    scores = []
    for case in cases:
        text = " ".join(f"{one.title} {one.why} {one.question}" for one in case.found.topics)
        place = careers.bm25(without(text, names)).index(case.name) + 1
        reason = f"the career is at {place}"
        scores.append(Score(case=case.name, value=float(place == 1), reason=reason))
    return _SHEET.mean(
        f"lists lead back to their career among {len(cases)}",
        scores,
        aim="≥ .80",
        others={"any list": 1 / max(1, len(cases))},
    )


def _career(mentee: Person) -> str:
    positions = (f"{one.title} {one.summary or ''}" for one in mentee.career)
    return " ".join((mentee.headline or "", *mentee.skills, *positions))
