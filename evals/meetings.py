"""Recorded meetings of the public sets: actions with their evidence, and sentences that answer."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.application.asks import SummaryAsk
from companion.people.person import PersonId
from companion.ports import Embedder
from companion.summaries.summary import Participant, Summary
from companion.text.spans import Quote
from evals.actions import Gold, Said, cued, grounded_counts
from evals.baselines import Dense, Lexical
from evals.metrics import Counts, f1, precision, recall, share
from evals.notes import quotes_of
from evals.public_sets import SPLIT, Row, rows
from evals.scores import Crash, Measure, Outcome, Score, Sheet, crash_of
from evals.workbench import Workbench

AMI: Final = Sheet(task="summaries", cases="ami_actions")
EXPLAINED: Final = Sheet(task="summaries", cases="explainmeetsum, specific questions")
CUES: Final = "cue words"

_SENTENCES: Final = (5, 10)
_NO_QUESTION: Final = "not measured: a summary takes no question yet"


@dataclass(frozen=True, kw_only=True)
class _Meeting:
    """One meeting as notes, one line per utterance, with its gold actions and its summary."""

    name: str
    utterances: Sequence[str]
    notes: str
    gold: Sequence[Gold]
    found: Summary

    def said(self) -> Counts:
        starts = [0]
        for line in self.notes.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        items = self.found.action_items
        return self._counts(
            [Said(text=one.what, evidence=_cited(one.quotes, starts)) for one in items]
        )

    def cued(self) -> Counts:
        found = cued(self.utterances)
        return self._counts(
            [Said(text=self.utterances[at], evidence=frozenset({at})) for at in found]
        )

    def _counts(self, said: Sequence[Said]) -> Counts:
        return grounded_counts(said, self.gold)


async def meeting_measures(bench: Workbench, folder: Path) -> Outcome:
    """Score actions on ami_actions; show what there is to beat on explainmeetsum.

    Raises:
        InputError: a file of the sets is missing.
    """
    outcome = await _actions(bench, folder)
    bench.tell("summaries: explainmeetsum (baselines)")
    return outcome + Outcome(measures=tuple(await _evidence(bench.embedder, folder)))


async def _actions(bench: Workbench, folder: Path) -> Outcome:
    bench.tell("summaries: ami_actions")
    gold = {row["id"]: row for row in rows(folder, f"ami_actions/{SPLIT}/gold.jsonl")}
    meetings: list[_Meeting] = []
    crashes: list[Crash] = []
    for row in rows(folder, f"ami_actions/{SPLIT}/transcripts.jsonl"):
        try:
            meetings.append(await _summed_up(bench, row, gold[row["id"]]))
        except Exception as error:  # noqa: BLE001 - a crash is reported, not scored
            crashes.append(crash_of(f"ami_actions · {row['id']}", error))
    measures = (*_grounded(meetings), *_silence(meetings), *_honesty(meetings))
    return Outcome(measures=measures, crashes=tuple(crashes))


async def _summed_up(bench: Workbench, row: Row, gold: Row) -> _Meeting:
    roles = row["speakers"]
    spoken = [(roles[letter], text) for _, letter, _, text in row["utterances"]]
    notes = "\n".join(f"{role}: {text}" for role, text in spoken)
    people = tuple(Participant(id=PersonId(letter), name=role) for letter, role in roles.items())
    return _Meeting(
        name=row["id"],
        utterances=[text for _, text in spoken],
        notes=notes,
        gold=[
            Gold(
                text=one["text"],
                task=one["task"] or one["text"],
                evidence=frozenset(one["evidence"]),
            )
            for one in gold["actions"]
        ],
        found=await bench.companion.summarize(SummaryAsk(notes=notes, participants=people)),
    )


def _grounded(meetings: Sequence[_Meeting]) -> Iterator[Measure]:
    ours, plain = [one.said() for one in meetings], [one.cued() for one in meetings]
    for metric, figure, aim in (
        ("grounded F1", f1, "≥ .32"),
        ("grounded precision", precision, ""),
        ("grounded recall", recall, ""),
    ):
        yield AMI.share(
            metric,
            figure(ours),
            count=sum(one.wanted for one in ours),
            others={CUES: figure(plain).value},
            aim=aim,
        )


def _silence(meetings: Sequence[_Meeting]) -> Iterator[Measure]:
    empty = [one for one in meetings if not one.gold]
    yield AMI.share(
        "meetings without actions kept empty",
        share([(float(not one.found.action_items), 1.0) for one in empty]),
        count=len(empty),
        others={CUES: share([(float(not cued(one.utterances)), 1.0) for one in empty]).value},
        aim="≥ 9 of 13",
    )


def _honesty(meetings: Sequence[_Meeting]) -> Iterator[Measure]:
    quotes = [(one, quote) for one in meetings for quote in quotes_of(one.found)]
    altered = [
        Score(case=one.name, value=1.0)
        for one, quote in quotes
        if one.notes[quote.start : quote.end] != quote.text
    ]
    yield AMI.never("quotes not verbatim", altered, among=len(quotes))
    items = [(one, item) for one in meetings for item in one.found.action_items]
    strangers = [
        Score(case=one.name, value=1.0) for one, item in items if item.owner not in {None, *"ABCD"}
    ]
    yield AMI.never("owners outside the speakers", strangers, among=len(items))


def _cited(quotes: Sequence[Quote], starts: Sequence[int]) -> frozenset[int]:
    """Return the lines that quotes touch."""
    return frozenset(
        at
        for quote in quotes
        for at in range(bisect_right(starts, quote.start) - 1, bisect_left(starts, quote.end))
    )


async def _evidence(embedder: Embedder, folder: Path) -> list[Measure]:
    """Return how well plain search finds the sentences behind an answer."""
    meetings = {row["id"]: row for row in rows(folder, f"explainmeetsum/{SPLIT}/transcripts.jsonl")}
    found: dict[str, dict[int, list[Counts]]] = {"BM25": {}, "MiniLM": {}}
    for gold in rows(folder, f"explainmeetsum/{SPLIT}/gold.jsonl"):
        # Padded, so that the order of names is that of the sentences.
        texts = {f"{at:06}": text for at, _, _, text in meetings[gold["id"]]["sentences"]}
        asked = [query for query in gold["queries"] if query["kind"] == "specific"]
        lexical = Lexical(texts)
        near = await Dense(embedder).by_document(texts, [query["query"] for query in asked])
        for query, ranking in zip(asked, near, strict=True):
            wanted = {at for one in query["sentences"] for at in one["evidence"]}
            for name, order in (("BM25", lexical.bm25(query["query"])), ("MiniLM", ranking)):
                for size in _SENTENCES:
                    counts = _shown(order[:size], wanted)
                    found[name].setdefault(size, []).append(counts)
    return [
        EXPLAINED.missing(
            f"evidence F1 at {size} sentences",
            count=len(found["BM25"][size]),
            others={name: f1(counts[size]).value for name, counts in found.items()},
            why=_NO_QUESTION,
        )
        for size in _SENTENCES
    ]


def _shown(names: Sequence[str], wanted: set[int]) -> Counts:
    hits = len({int(name) for name in names} & wanted)
    return Counts(hits=hits, said=len(names), wanted=len(wanted))
