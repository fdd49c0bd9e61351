"""Passages follow their records, vectors follow their passages; on both databases."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pytest

from companion.access.principal import LOCAL, Principal
from companion.access.record import Stored
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.people.person import PersonId
from companion.retrieval.indexing import EMBED_BATCH, embed_missing
from companion.retrieval.search import StoredPassage
from companion.sessions.session import MentoringSession
from tests.embedding import RecordingEmbedder
from tests.records import Records, SteppingClock, a_goal, a_person, a_session

pytestmark = pytest.mark.contract

ANA = a_person(
    "ana",
    headline="Head of nursing at a city hospital",
    can_help_with=("rota planning", "first line management"),
    skills=("wound care",),
)
BEN = a_person("ben", name="Ben Okafor", headline="Junior nurse")
FINGERPRINT = RecordingEmbedder().fingerprint


async def stored_passages(
    store: Store, *, principal: Principal = LOCAL
) -> dict[str, StoredPassage]:
    """Embed what is missing and return all passages that rank for the principal, by key."""
    vectors = SqlVectorStore(store)
    await embed_missing(vectors, RecordingEmbedder())
    keys: list[str] = []
    async for batch, _ in vectors.batches(fingerprint=FINGERPRINT, size=2):
        keys.extend(batch)
    return dict(await vectors.rankable(keys, principal=principal))


async def stored_vectors(store: Store, texts: Collection[str]) -> set[str]:
    """Return those of `texts` whose vectors are stored."""
    found = await SqlVectorStore(store).read(fingerprint=FINGERPRINT, texts=texts)
    return set(found)


def fields_of(passages: dict[str, StoredPassage], person_id: str) -> dict[str, str]:
    """Return one person's passages: their keys by field."""
    return {each.field: key for key, each in passages.items() if each.person_id == person_id}


async def test_a_stored_person_is_embedded_once(store: Store, clock: SteppingClock) -> None:
    embedder, vectors = RecordingEmbedder(), SqlVectorStore(store)
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA])
    seen: list[tuple[int, int]] = []

    first = await embed_missing(
        vectors, embedder, progress=lambda done, total: seen.append((done, total))
    )
    asked = list(embedder.asked)
    again = await embed_missing(vectors, embedder)

    assert (first, again, embedder.asked) == (4, 0, asked)
    assert seen == [(4, 4)]
    found = await vectors.read(fingerprint=FINGERPRINT, texts=asked)
    rows = await embedder.inner.embed(asked)
    assert np.array_equal(np.stack([found[text] for text in asked]), rows)


async def test_many_texts_are_embedded_in_batches(store: Store, clock: SteppingClock) -> None:
    count = 2 * EMBED_BATCH + 22
    crowd = [a_person(f"p{n}", headline=f"Teacher of subject {n}") for n in range(count)]
    async with store.writing() as unit:
        await Records(unit, clock).store(people=crowd)
    seen: list[tuple[int, int]] = []

    await embed_missing(
        SqlVectorStore(store),
        RecordingEmbedder(),
        progress=lambda done, total: seen.append((done, total)),
    )

    assert seen == [(EMBED_BATCH, count), (2 * EMBED_BATCH, count), (count, count)]


async def test_two_people_who_say_the_same_share_a_vector_until_both_have_gone(
    store: Store, clock: SteppingClock
) -> None:
    embedder = RecordingEmbedder()
    twins = [a_person(name, headline="Night shift nurse") for name in ("one", "two")]
    async with store.writing() as unit:
        await Records(unit, clock).store(people=twins)
    await embed_missing(SqlVectorStore(store), embedder)
    (text,) = embedder.asked

    left = []
    for name in ("one", "two"):
        async with store.writing() as unit:
            await Records(unit, clock).people.remove(principal=LOCAL, record_id=name)
        left.append(await stored_vectors(store, [text]))

    assert left == [{text}, set()]


async def test_a_changed_person_keeps_the_passages_that_did_not_change(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])
    before = await stored_passages(store)
    old_headline = before[fields_of(before, "ana")["headline"]].text

    async with store.writing() as unit:
        changed = ANA.model_copy(update={"headline": "Director of a hospice"})
        await Records(unit, clock).people.replace(principal=LOCAL, value=changed, version=1)
    after = await stored_passages(store)

    mine, mine_before = fields_of(after, "ana"), fields_of(before, "ana")
    assert mine.keys() == mine_before.keys()
    assert {field for field in mine if mine[field] != mine_before[field]} == {"headline"}
    assert fields_of(after, "ben") == fields_of(before, "ben")
    assert await stored_vectors(store, [old_headline]) == set()


async def test_a_removed_person_leaves_no_passage_and_no_vector(
    store: Store, clock: SteppingClock
) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN],
            sessions=[a_session("s", mentor_id="ben", mentee_id="ana", notes="Plan the rota.")],
        )
    texts = {each.text for each in (await stored_passages(store)).values()}

    async with store.writing() as unit:
        await Records(unit, clock).people.remove(principal=LOCAL, record_id="ana")
    left = await stored_passages(store)

    assert {each.person_id for each in left.values()} == {"ben"}
    assert {each.text for each in left.values()} == {"Junior nurse"}
    assert await stored_vectors(store, texts) == {"Junior nurse"}


async def test_notes_speak_for_the_mentor_without_names_and_are_never_quoted(
    store: Store, clock: SteppingClock
) -> None:
    notes = "Ana asked how to plan a rota. Ben Okafor showed his template."
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN],
            sessions=[a_session("s", mentor_id="ben", mentee_id="ana", notes=notes)],
        )

    passages = await stored_passages(store)
    key = fields_of(passages, "ben")["notes[0]"]
    async with store.reading() as unit:
        evidence = await unit.passages.note_evidence(principal=LOCAL)

    assert not passages[key].quotable
    assert passages[key].text == "asked how to plan a rota. showed template."
    assert [(each.mentor_id, each.text) for each in evidence] == [("ben", passages[key].text)]


async def test_evidence_follows_the_notes(store: Store, clock: SteppingClock) -> None:
    session = a_session("s", mentor_id="ben", mentee_id="ana", notes="Plan the rota.")

    async def evidence() -> list[str]:
        async with store.reading() as unit:
            found = await unit.passages.note_evidence(principal=LOCAL, mentor_ids=[PersonId("ben")])
        return [each.text for each in found]

    seen = []
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN], sessions=[session])
    seen.append(await evidence())
    async with store.writing() as unit:
        other = session.model_copy(update={"notes": "Negotiate the budget."})
        await Records(unit, clock).sessions.replace(principal=LOCAL, value=other, version=1)
    seen.append(await evidence())
    async with store.writing() as unit:
        swapped = other.model_copy(update={"mentor_id": "ana", "mentee_id": "ben"})
        await Records(unit, clock).sessions.replace(principal=LOCAL, value=swapped, version=2)
    seen.append(await evidence())
    async with store.writing() as unit:
        await Records(unit, clock).sessions.replace(principal=LOCAL, value=session, version=3)
        await Records(unit, clock).sessions.remove(principal=LOCAL, record_id="s")
    seen.append(await evidence())

    assert seen == [["Plan the rota."], ["Negotiate the budget."], [], []]


async def test_evidence_comes_in_the_order_of_the_sessions(
    store: Store, clock: SteppingClock
) -> None:
    def held(on: str, notes: str) -> MentoringSession:
        return a_session(f"on-{on}", mentor_id="ben", mentee_id="ana", held_on=on, notes=notes)

    long = "\n".join(f"Step {number} of the plan " + "is to go on " * 12 for number in range(12))
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN],
            sessions=[held("2026-02-01", "Last of all."), held("2026-01-01", long)],
        )
    async with store.reading() as unit:
        evidence = await unit.passages.note_evidence(principal=LOCAL)

    steps = [int(each.text.split()[1]) for each in evidence[:-1]]
    assert len(steps) > 10
    assert steps == sorted(steps)
    assert evidence[-1].text == "Last of all."


async def test_a_new_name_is_taken_out_of_notes_that_are_stored_already(
    store: Store, clock: SteppingClock
) -> None:
    notes = "Benedikta explained the rota."
    async with store.writing() as unit:
        await Records(unit, clock).store(
            people=[ANA, BEN],
            sessions=[a_session("s", mentor_id="ben", mentee_id="ana", notes=notes)],
        )

    async with store.writing() as unit:
        renamed = BEN.model_copy(update={"name": "Benedikta Okafor"})
        await Records(unit, clock).people.replace(principal=LOCAL, value=renamed, version=1)
        evidence = await unit.passages.note_evidence(principal=LOCAL)

    assert [each.text for each in evidence] == ["explained the rota."]


async def test_notes_rank_for_their_programme_only(store: Store, clock: SteppingClock) -> None:
    member = Principal(person_id="member", programme_ids=frozenset({"spring"}))
    stranger = Principal(person_id="stranger", programme_ids=frozenset({"autumn"}))
    async with store.writing() as unit:
        records = Records(unit, clock)
        await records.store(people=[ANA, BEN])
        session = a_session("s", mentor_id="ben", mentee_id="ana", notes="Plan the rota.")
        await records.store(sessions=[session])
        row = await records.sessions.get(principal=LOCAL, record_id="s")
        await unit.sessions.remove(row)
        in_programme = replace(row.stamp, programme_id="spring")
        await unit.sessions.add([Stored(value=session, stamp=in_programme)])

    seen = {
        principal.person_id: await stored_passages(store, principal=principal)
        for principal in (LOCAL, member, stranger)
    }

    assert {each.field for each in seen["member"].values()} == {"notes[0]"}
    assert not any(each.quotable for each in seen["member"].values())
    assert seen["stranger"] == {}
    assert len(seen["local"]) > 1


async def test_the_generation_rises_with_passages_and_vectors_only(
    store: Store, clock: SteppingClock
) -> None:
    vectors = SqlVectorStore(store)
    seen = [await vectors.generation()]

    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])
    seen.append(await vectors.generation())
    await embed_missing(vectors, RecordingEmbedder())
    seen.append(await vectors.generation())
    async with store.writing() as unit:
        await Records(unit, clock).store(goals=[a_goal("g", mentee_id="ana")])
        again = ANA.model_copy(update={"capacity": 3})
        await Records(unit, clock).people.replace(principal=LOCAL, value=again, version=1)
    seen.append(await vectors.generation())
    async with store.writing() as unit:
        await Records(unit, clock).people.remove(principal=LOCAL, record_id="ana")
    seen.append(await vectors.generation())

    assert seen == [0, 1, 2, 2, 3]


async def test_vectors_of_texts_that_nobody_stored_are_not_kept(
    store: Store, clock: SteppingClock
) -> None:
    vectors = SqlVectorStore(store)
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[BEN])
    texts = ["Junior nurse", "a goal that was typed in"]
    rows = dict(zip(texts, await RecordingEmbedder().embed(texts), strict=True))

    await vectors.write(fingerprint=FINGERPRINT, vectors=rows)
    await vectors.write(fingerprint=FINGERPRINT, vectors=rows)

    assert await stored_vectors(store, texts) == {"Junior nurse"}
    assert await vectors.generation() == 2
    assert await vectors.read(fingerprint="another model", texts=texts) == {}


async def test_a_database_keeps_its_identity(store: Store) -> None:
    vectors = SqlVectorStore(store)

    assert len(await vectors.identity()) == 16
    assert await vectors.identity() == await vectors.identity()


async def test_vectors_of_another_length_replace_the_old_ones(
    store: Store, clock: SteppingClock
) -> None:
    vectors = SqlVectorStore(store)
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[ANA, BEN])
    await embed_missing(vectors, RecordingEmbedder())
    shorter = np.full(4, 0.5, dtype=np.float32)

    await vectors.write(fingerprint=FINGERPRINT, vectors={"Junior nurse": shorter})

    found = await vectors.read(fingerprint=FINGERPRINT, texts=["Junior nurse", "wound care"])
    assert found.keys() == {"Junior nurse"}
    assert found["Junior nurse"] == pytest.approx(shorter)
    assert await vectors.count_missing(fingerprint=FINGERPRINT) == 4
