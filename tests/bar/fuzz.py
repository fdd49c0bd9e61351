"""Input that nobody would send, to the API and to every reader: refused in words, and soon."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from tests.bar.fuzz_cases import Sent, from_schema, odd_ones, spoilt
from tests.bar.fuzz_parsers import wrong_readings
from tests.bar.fuzz_wire import LONGEST_SECONDS, Wire, huge_ones, slow_ones
from tests.bar.proof import Outcome, Proof, Terms
from tests.bar.served import Served, running

_SPOILT: Final = {True: 6_000, False: 30}
_EACH_OF_SCHEMA: Final = {True: 90, False: 1}
_OPERATIONS: Final = {True: None, False: 7}
_ODD_QUICKLY: Final = 8
_EACH_READER: Final = {True: 700, False: 6}
_SLOW: Final = {True: 200, False: 3}
_MEGABYTES: Final = 100
_GOAL: Final = 20_000
_MOST_SHOWN: Final = 8


@dataclass
class _Tally:
    """How many cases there were, and what was wrong with some."""

    cases: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, fault: str | None) -> None:
        """Count a case."""
        self.cases += 1
        if fault is not None:
            self.wrong.append(fault)


def _document() -> dict[str, Any]:
    from api.app import create
    from companion.opening import Opening

    return create(Opening(offline=True)).openapi()


def _requests(terms: Terms) -> Iterator[Sent]:
    chance = random.Random(terms.seed)
    odd = list(odd_ones())
    yield from odd if terms.is_full else chance.sample(odd, _ODD_QUICKLY)
    yield from spoilt(chance=chance, most=_SPOILT[terms.is_full])
    yield from from_schema(
        _document(),
        seed=terms.seed,
        each=_EACH_OF_SCHEMA[terms.is_full],
        most_operations=_OPERATIONS[terms.is_full],
        tell=terms.tell,
    )


def _all_sent(wire: Wire, terms: Terms, tally: _Tally) -> None:
    for sent in _requests(terms):
        fault = wire.wrong(sent)
        tally.add(fault)
        if fault is not None:
            terms.tell(fault)
        if tally.cases % 1_000 == 0:
            terms.tell(f"{tally.cases} requests, {len(tally.wrong)} wrong")
    for fault in huge_ones(wire, megabytes=_MEGABYTES):
        tally.add(fault)
    for fault in slow_ones(wire, clients=_SLOW[terms.is_full]):
        tally.add(fault)


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Send, and read, everything; the quick form a part of it."""
    sent, read = _Tally(), _Tally()
    async with running(Served(terms.folder / "data")) as served:
        await asyncio.to_thread(_all_sent, Wire(served.url), terms, sent)
    for case, fault in wrong_readings(
        seed=terms.seed, each=_EACH_READER[terms.is_full], tell=terms.tell
    ):
        read.add(None if fault is None else f"{case}: {fault}")
    goal = _GOAL - read.cases if terms.is_full else sent.cases
    late = f"over {LONGEST_SECONDS:g} s"
    return (
        Outcome(
            claim=f"requests answered by 5xx, not at all or {late}, or a good one after them not",
            cases=sent.cases,
            failures=len(sent.wrong),
            goal=goal,
            note="schema by schemathesis, spoilt examples, by hand, 100 MB, slow clients",
            wrong=tuple(sent.wrong[:_MOST_SHOWN]),
        ),
        Outcome(
            claim=f"texts that a reader of people's files neither read nor refused, or {late}",
            cases=read.cases,
            failures=len(read.wrong),
            goal=read.cases,
            note="files of people, tables, CVs, notes, feeds, due dates, goals, terms",
            wrong=tuple(read.wrong[:_MOST_SHOWN]),
        ),
    )


PROOF = Proof(
    name="fuzz",
    about="input that nobody would send: refused in words, soon, and the next request works",
    run=run,
)
