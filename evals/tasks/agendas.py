"""Do the plans hold? Minutes that sum exactly, and questions that belong to this goal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from companion.agendas.agenda import MOST_ITEMS, QUESTION_SHARE, Agenda, PastNotes
from companion.application.asks import AgendaAsk
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.samples import Samples
from companion.values import DEFAULT_MINUTES, LONGEST_MINUTES, SHORTEST_MINUTES
from evals.baselines import Lexical
from evals.cited import Cited, unfounded
from evals.scores import Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.words import name_words, without
from evals.workbench import Workbench

TASK: Final = "agendas"
_SHEET: Final = Sheet(task=TASK, cases="samples")


@dataclass(frozen=True, kw_only=True)
class _Case:
    """What was asked for and the plan."""

    goal: Goal
    minutes: int
    notes: tuple[PastNotes, ...]
    agenda: Agenda

    @property
    def name(self) -> str:
        return f"{self.goal.id}, {self.minutes} minutes{', after notes' if self.notes else ''}"


async def evaluate(bench: Workbench) -> Outcome:
    """Plan every sample goal in every length, and once after the notes of its session."""
    bench.tell("agendas: samples")
    cases: list[_Case] = []
    crashes: list[Crash] = []
    for goal, ask in _asks(bench.samples):
        try:
            agenda = await bench.companion.agenda(ask)
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"{TASK} · {goal.id}, {ask.minutes} minutes", error))
        else:
            cases.append(_Case(goal=goal, minutes=ask.minutes, notes=ask.notes, agenda=agenda))
    return Outcome(
        measures=tuple(_measures(cases, bench.samples)) if cases else (), crashes=tuple(crashes)
    )


def _asks(samples: Samples) -> Iterator[tuple[Goal, AgendaAsk]]:
    for goal in samples.goals:
        for minutes in range(SHORTEST_MINUTES, LONGEST_MINUTES + 1):
            yield goal, AgendaAsk(goal=goal, minutes=minutes)
    goals = {goal.id: goal for goal in samples.goals}
    people: dict[str, Person] = {one.id: one for one in (*samples.mentors, *samples.mentees)}
    for session in samples.sessions:
        if session.goal_id is not None:
            notes = PastNotes(ref=session.id, text=session.notes, held_on=session.held_on)
            goal = goals[session.goal_id]
            ask = AgendaAsk(
                goal=goal,
                minutes=session.minutes,
                notes=(notes,),
                mentee=people[session.mentee_id],
                mentor=people[session.mentor_id],
            )
            yield goal, ask


def _measures(cases: Sequence[_Case], samples: Samples) -> Iterator[Measure]:
    wrong = [score for case in cases for score in _broken(case)]
    yield _SHEET.never("plans that do not hold", wrong, among=len(cases))
    cited = [
        Cited(case=case.name, source=item.source, goal=case.goal, notes=case.notes)
        for case in cases
        for item in case.agenda.items
        if item.source is not None
    ]
    yield _SHEET.never("sources that say something else", unfounded(cited), among=len(cited))
    yield _led_back(cases, samples)


def _broken(case: _Case) -> Iterator[Score]:
    """Yield what is wrong with the minutes and the shape of a plan."""
    items = case.agenda.items
    total = sum(item.minutes for item in items)
    longest = max((item.minutes for item in items if item.question), default=0)
    faults = {
        f"the items take {total} minutes": total != case.minutes,
        f"{len(items)} items": not 2 <= len(items) <= MOST_ITEMS,
        f"the question has {longest} minutes": longest < case.minutes * QUESTION_SHARE,
        "nobody commits at the end": not (items and items[-1].question),
    }
    for reason, is_wrong in faults.items():
        if is_wrong:
            yield Score(case=case.name, value=1.0, reason=reason)


def _led_back(cases: Sequence[_Case], samples: Samples) -> Measure:
    """Measure how often plain BM25 finds the goal by the questions alone, names removed."""
    names = name_words(*(one.name for one in (*samples.mentors, *samples.mentees)))
    goals = Lexical({goal.id: without(_text(goal), names) for goal in samples.goals})
    scores = []
    for case in cases:
        if case.minutes == DEFAULT_MINUTES and not case.notes:
            questions = " ".join(item.question or "" for item in case.agenda.items)
            place = goals.bm25(without(questions, names)).index(case.goal.id) + 1
            score = Score(case=case.name, value=float(place == 1), reason=f"the goal is at {place}")
            scores.append(score)
    return _SHEET.mean(
        f"questions lead back to their goal among {len(samples.goals)}",
        scores,
        aim="≥ .90",
        others={"any question": 1 / len(samples.goals)},
    )


def _text(goal: Goal) -> str:
    return " ".join(
        filter(None, (goal.statement, goal.challenge, goal.success_measure, *goal.skills))
    )
