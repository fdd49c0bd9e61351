"""Does anything that a model makes up come out? Drafts by a fabricator, searched byte by byte."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import Final

from companion.application.asks import AgendaAsk, OutreachAsk, SummaryAsk, TopicsAsk
from companion.application.companion import Companion
from companion.bootstrap import open_companion
from companion.opening import Opening
from companion.samples import Samples
from companion.writing.draft import OFFLINE, Drafted
from companion.writing.events import DraftedItem, Event, Watch
from evals.fabricator import Fabricator
from evals.metrics import share
from evals.scores import Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.workbench import Workbench
from tests.faults.replies import good_reply
from tests.faults.server import Answer, Turn, completion, running

TASK: Final = "fabricated"
DRAFTS: Final = 40
DRAFTS_IN_FULL: Final = 2_000
_MODEL: Final = "fabricator"
_DRIP: Final = (500, 0.015)
"""Bytes of a piece, and seconds until the next."""

_SHORTEST_NAME: Final = 3
_KINDS: Final = ("name", "number", "date", "link", "quote")
_SHEET: Final = Sheet(task=TASK, cases="samples")

Draft = Callable[[Companion, Watch], Awaitable[Drafted]]


@dataclass(frozen=True, kw_only=True)
class _Case:
    """A draft to be asked for, and everything that is known for it."""

    name: str
    known: str
    draft: Draft


async def evaluate(bench: Workbench) -> Outcome:
    """Let a fabricator draft for the samples and search all that comes out for its inventions."""
    count = DRAFTS_IN_FULL if bench.full else DRAFTS
    bench.tell(f"fabricated: {count} drafts")
    leaks: list[Score] = []
    crashes: list[Crash] = []
    tally: Counter[str] = Counter()
    model = Fabricator(good_reply)
    async with _online(model) as companion:
        for number, case in enumerate(islice(cycle(_cases(bench.samples)), count)):
            model.begin(f"{case.name} {number}", known=case.known)
            told: list[Event] = []
            try:
                found = await case.draft(companion, told.append)
            except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
                crashes.append(crash_of(f"{TASK} · {case.name} {number}", error))
                continue
            tally.update(_told(found, model))
            name = f"{case.name} {number}"
            tally.update([*(type(one).__name__ for one in told), *("events" for _ in told)])
            out = _bytes_out(found, told)
            leaks += _leaks(name, out, model.invented, known=case.known)
    return Outcome(measures=tuple(_measures(leaks, tally)), crashes=tuple(crashes))


@asynccontextmanager
async def _online(model: Fabricator) -> AsyncIterator[Companion]:
    scenarios = {_MODEL: lambda turn: _answered(model, turn)}
    with running(scenarios) as server:
        flags = {"model": _MODEL, "base_url": server.base_url}
        async with open_companion(Opening(flags=flags)) as companion:
            yield companion


def _answered(model: Fabricator, turn: Turn) -> Answer:
    """Answer in pieces, slowly enough for items to be shown before the reply is whole."""
    return replace(completion(model.reply(turn.messages)), drip=_DRIP)


def _cases(samples: Samples) -> Iterator[_Case]:
    """Yield all drafts of the samples, the four kinds in turn."""
    people = {one.id: one for one in samples.mentees}
    sessions = cycle(samples.sessions)
    for number, mentor in enumerate(samples.mentors):
        goal = samples.goals[number % len(samples.goals)]
        if goal.mentee_id is None:
            continue
        mentee, session = people[goal.mentee_id], next(sessions)
        story = f"{mentee.model_dump_json()} {goal.model_dump_json()}"
        message = OutreachAsk(mentee=mentee, mentor=mentor, goal=goal)
        known = f"{story} {mentor.model_dump_json()}"
        yield _Case(name="outreach", known=known, draft=_asking(message))
        agenda = AgendaAsk(goal=goal, minutes=20, mentee=mentee)
        yield _Case(name="agenda", known=story, draft=_asking(agenda))
        topics = TopicsAsk(
            career=mentee.career, headline=mentee.headline, skills=mentee.skills, goal=goal
        )
        yield _Case(name="topics", known=story, draft=_asking(topics))
        notes = SummaryAsk(notes=session.notes or "", date=session.held_on)
        yield _Case(name="summary", known=session.model_dump_json(), draft=_asking(notes))


def _asking(ask: OutreachAsk | AgendaAsk | TopicsAsk | SummaryAsk) -> Draft:
    async def draft(companion: Companion, watch: Watch) -> Drafted:
        match ask:
            case OutreachAsk():
                return await companion.outreach(ask, watch=watch)
            case AgendaAsk():
                return await companion.agenda(ask, watch=watch)
            case TopicsAsk():
                return await companion.topics(ask, watch=watch)
            case SummaryAsk():
                return await companion.summarize(ask, watch=watch)

    return draft


def _bytes_out(found: Drafted, told: list[Event]) -> str:
    """Return all that is told to who waits: each event on the way, and the reply at the end."""
    shown = [*(one.model_dump(mode="json") for one in told), found.model_dump(mode="json")]
    return json.dumps(shown, ensure_ascii=False).casefold()


def _leaks(case: str, out: str, invented: list[tuple[str, str]], *, known: str) -> Iterator[Score]:
    """Yield what was made up and stands in any byte that came out, warnings and drops included.

    A part of it is enough: one name of two, the number without what it counts, three words of a
    quotation in a row.
    """
    said = known.casefold()
    for kind, words in dict.fromkeys(invented):
        for trace in _traces(kind, words.casefold()):
            spelt = json.dumps(trace, ensure_ascii=False)[1:-1]
            if spelt in out and spelt not in said:
                yield Score(case=case, value=1.0, reason=f"{kind}: {trace!r} of {words!r}")
                break


def _traces(kind: str, words: str) -> Iterator[str]:
    yield words
    parts = words.split()
    if kind == "name":
        yield from (part for part in parts if len(part) > _SHORTEST_NAME)
    elif kind == "number" and not parts[0].isdigit():
        yield parts[0]
    elif kind == "quote":
        runs = zip(parts, parts[1:], parts[2:], strict=False)
        yield from (" ".join(run) for run in runs if _is_made_up(run))


def _is_made_up(run: tuple[str, str, str]) -> bool:
    return any(len(word) > _SHORTEST_NAME for word in run)


def _told(found: Drafted, model: Fabricator) -> Iterator[str]:
    yield "drafts"
    yield "offline" if found.written_by == OFFLINE else "by the model"
    yield from ("invented" for _ in model.invented)


def _measures(leaks: list[Score], tally: Counter[str]) -> Iterator[Measure]:
    for kind in _KINDS:
        found = [score for score in leaks if score.reason.startswith(kind)]
        yield _SHEET.never(f"made-up {kind}s that come out", found, among=tally["drafts"])
    shown = tally[DraftedItem.__name__]
    yield _SHEET.share(
        "events searched that carry an item", share([(shown, max(tally["events"], 1))]), count=shown
    )
    yield _SHEET.share(
        "written by the model after all",
        share([(tally["by the model"], tally["drafts"])]),
        count=tally["drafts"],
    )
