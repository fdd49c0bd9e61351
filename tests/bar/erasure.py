"""Erasure and export: whoever is erased leaves no byte, and an export is whole and theirs alone."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from companion.adapters.hash_embedder import HashEmbedder
from companion.application.asks import MatchAsk
from companion.application.companion import Companion
from companion.bootstrap import open_companion
from companion.cli import export_view
from companion.opening import Opening
from tests.bar.canaries import Plantation, Planted, empty_texts
from tests.bar.proof import Outcome, Proof, Terms

_FULL: Final = 20
QUICK: Final = 2
_PATIENCE_SECONDS: Final = 60.0


async def run(terms: Terms) -> tuple[Outcome, ...]:
    """Plant people, export and erase one after the other, and look at every byte each time."""
    count = _FULL if terms.is_full else QUICK
    planted = Plantation(count, seed=terms.seed)
    unfilled = _unfilled(planted)
    await _plant(terms.folder, planted)
    every = [planted.people[number].needles for number in range(count)]
    before = _found(terms.folder, [needle for needles in every for needle in needles])
    missing, foreign, left, vectors_seen = [], [], [], 0
    for number, one in enumerate(planted.people):
        if number and terms.is_full:
            await _index(terms.folder)
        async with open_companion(_opening(terms.folder)) as companion:
            lost, others = await _exported(companion, one, planted.people)
            missing += lost
            foreign += others
            vectors = await _vectors(one)
            vectors_seen += len(_found(terms.folder / "index", vectors))
            await companion.rights().erase(one.person.id)
            needles = [needle.encode() for needle in one.needles] + list(vectors)
            left += [f"open: {needle!r}" for needle in _found(terms.folder, needles)]
            left += await _broken(companion, planted)
        left += [f"closed: {needle!r}" for needle in _found(terms.folder, needles)]
        terms.tell(f"{number + 1} of {count} erased")
    planted_words = {needle for needles in every for needle in needles}
    seen = {found for found in before if isinstance(found, str)}
    return (
        Outcome(
            claim="texts without a canary, or canaries never written",
            cases=len(planted_words),
            failures=len(unfilled) + len(planted_words - seen),
            goal=1,
            note=f"{vectors_seen} vectors found in the index as raw bytes before",
            wrong=(*unfilled, *sorted(planted_words - seen))[:5],
        ),
        Outcome(
            claim="erased people of whom a byte is left (rows, log, vectors, index, caches, notes)",
            cases=count,
            failures=len(left),
            goal=count,
            wrong=tuple(left[:5]),
        ),
        Outcome(
            claim="exports that lack something of the person",
            cases=count,
            failures=len(missing),
            goal=count,
            wrong=tuple(missing[:5]),
        ),
        Outcome(
            claim="exports with something of others",
            cases=count,
            failures=len(foreign),
            goal=count,
            wrong=tuple(foreign[:5]),
        ),
    )


def _opening(folder: Path, *, serving: bool = False) -> Opening:
    flags = {"data_dir": folder, "cache_dir": folder / "cache", "embedder": "hash"}
    return Opening(flags=flags, environment={}, offline=True, serving=serving)


def _unfilled(planted: Plantation) -> tuple[str, ...]:
    batch = planted.batch
    kinds: Sequence[Sequence[object]] = (
        batch.people,
        batch.goals,
        batch.pairs,
        batch.requests,
        batch.sessions,
        batch.items,
    )
    values = [value for kind in kinds for value in kind]
    return empty_texts(values)  # type: ignore[arg-type]


async def _plant(folder: Path, planted: Plantation) -> None:
    async with open_companion(_opening(folder)) as companion:
        await companion.import_batch(planted.batch)
        ask = MatchAsk(goals=planted.batch.goals, mentors=planted.batch.people)
        await companion.match(ask)
        first = planted.people[0].person
        companion.knowing.add(
            f"---\ntitle: A law that {first.name} knows\nsince: 2026-01-01\nby: Office\n"
            f"url: https://law.example/a\n---\n{first.name} wrote about it.\n",
            name="law.md",
        )
    await _index(folder)


async def _index(folder: Path) -> None:
    """Let a server build the index, which it does beside its requests."""
    async with open_companion(_opening(folder, serving=True)) as companion:
        await companion.catch_up()
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not (folder / "index" / "current").exists():
                await asyncio.sleep(0.05)


async def _exported(
    companion: Companion, one: Planted, every: Iterable[Planted]
) -> tuple[list[str], list[str]]:
    export = await companion.rights().export(one.person.id)
    texts = {"JSON": export_view.json_of(export), "Markdown": export_view.page_of(export)}
    json.loads(texts["JSON"])
    missing, foreign = [], []
    for form, text in texts.items():
        plain = text.replace("\\", "") if form == "Markdown" else text
        missing += [f"{form} lacks {word}" for word in _stored_of(one, every) if word not in plain]
        own = set(one.own) | set(one.shared)
        foreign += [
            f"{form} of {one.person.id} holds {word}"
            for other in every
            for word in (*other.own, *other.shared, *other.kept)
            if word not in own and word in plain
        ]
    return missing, foreign


def _stored_of(one: Planted, every: Iterable[Planted]) -> tuple[str, ...]:
    """Return the canaries that are still there: what was shared goes with the first of the two."""
    gone: set[str] = set()
    for other in every:
        if other is one:
            break
        gone |= set(other.shared)
    return (one.person.name, *one.own, *(word for word in one.shared if word not in gone))


async def _vectors(one: Planted) -> tuple[bytes, ...]:
    """Return the vectors of what only they wrote, as they lie in files."""
    person = one.person
    texts = [person.headline or "", *person.skills, *person.can_help_with, person.bio or ""]
    rows = await HashEmbedder().embed(texts)
    return tuple(row.astype("<f4").tobytes() for row in rows)


async def _broken(companion: Companion, planted: Plantation) -> list[str]:
    """Return what cannot be read any more, or quotes what does not stand there."""
    for collection in (companion.people, companion.goals, companion.pairs, companion.requests):
        await collection.every()
    notes = {session.id: session.notes for session in await companion.sessions.every()}
    return [
        f"{item.id} quotes {item.evidence.text!r}"
        for item in await companion.items.every()
        if notes[item.evidence.session_id][item.evidence.start : item.evidence.end]
        != item.evidence.text
    ]


def _found(folder: Path, needles: Iterable[str | bytes]) -> list[str | bytes]:
    """Return the needles that stand in any file of the folder, its hidden ones included."""
    content = b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    # In JSON that is not plain ASCII a letter may stand as an escape; ours are plain.
    return [one for one in needles if (one if isinstance(one, bytes) else one.encode()) in content]


PROOF = Proof(
    name="erasure",
    about="whoever is erased leaves no byte in the data folder; an export is whole and theirs",
    run=run,
)
