"""Matching over stored people: their vectors come from the database, and their notes count."""

from collections.abc import Sequence

import pytest

from companion.access.principal import LOCAL, Principal
from companion.adapters.sql.units import Store
from companion.adapters.sql.vector_store import SqlVectorStore
from companion.adapters.vector_cache import CachedEmbedder
from companion.application.asks import MatchAsk
from companion.application.gathering import Gatherer
from companion.matching.match import MatchRequest
from companion.matching.service import MatchingService
from companion.retrieval.indexing import embed_missing
from tests.embedding import RecordingEmbedder
from tests.records import Records, SteppingClock, a_goal, a_person, a_session

pytestmark = pytest.mark.contract

MENTORS = [
    a_person("baker", name="Bo Lind", headline="Runs a bakery with four shops"),
    a_person("nurse", name="Nia Obi", headline="Head nurse at a city hospital"),
    a_person("guide", name="Gus Abe", headline="Mountain guide and photographer"),
]
MENTEE = a_person("mentee", name="Mo Dale", headline="Student")
GOAL = a_goal("g", statement="Plan a fair night shift rota for my team")


async def ranked(store: Store, embedder: RecordingEmbedder, clock: SteppingClock) -> list[str]:
    """Match the goal with all stored mentors and their notes; return the ids, best first."""
    async with store.reading() as unit:
        people = await Records(unit, clock).people.every(principal=LOCAL)
        evidence = await unit.passages.note_evidence(principal=LOCAL)
    matching = MatchingService(embedder=CachedEmbedder(embedder, SqlVectorStore(store)))
    mentors = tuple(row.value for row in people if row.value.id != MENTEE.id)
    request = MatchRequest(mentors=mentors, goals=(GOAL,), top_k=None, note_evidence=evidence)
    (result,) = await matching.match(principal=LOCAL, request=request, on=clock.today())
    assert not any("rota" in reason.quote for match in result.matches for reason in match.reasons)
    return [match.mentor_id for match in result.matches]


def a_gatherer(store: Store, clock: SteppingClock) -> Gatherer:
    async def opened() -> Store:
        return store

    return Gatherer(store=opened, clock=clock)


async def passage_texts_of(store: Store) -> set[str]:
    async with store.reading() as unit:
        texts: Sequence[str] = await unit.vectors.missing(fingerprint="none", limit=1_000)
    return set(texts)


async def test_stored_mentors_are_never_embedded_again(store: Store, clock: SteppingClock) -> None:
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[*MENTORS, MENTEE])
    await embed_missing(SqlVectorStore(store), RecordingEmbedder())
    embedder = RecordingEmbedder()

    await ranked(store, embedder, clock)

    assert embedder.asked
    assert not set(embedder.asked) & await passage_texts_of(store)


async def test_a_stored_note_moves_a_mentors_rank_and_is_not_quoted(
    store: Store, clock: SteppingClock
) -> None:
    notes = "We drew up a fair night shift rota for the team, two weeks at a time."
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[*MENTORS, MENTEE])
    before = await ranked(store, RecordingEmbedder(), clock)

    async with store.writing() as unit:
        session = a_session("s", mentor_id="guide", mentee_id="mentee", notes=notes)
        await Records(unit, clock).store(sessions=[session])
    after = await ranked(store, RecordingEmbedder(), clock)

    assert before[0] != "guide"
    assert after[0] == "guide"


async def test_who_has_met_whom_is_told_once_with_the_last_day(
    store: Store, clock: SteppingClock
) -> None:
    days = ("2026-03-01", "2026-05-02", "2026-04-03")
    sessions = [
        a_session(f"s{day}", mentor_id="guide", mentee_id="mentee", held_on=day) for day in days
    ]
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[*MENTORS, MENTEE], sessions=sessions)

    async with store.reading() as unit:
        meetings = await unit.sessions.meetings(principal=LOCAL)
        strangers = await unit.sessions.meetings(principal=Principal(person_id="somebody"))

    assert [(one.mentor_id, one.mentee_id, one.last_held_on.isoformat()) for one in meetings] == [
        ("guide", "mentee", "2026-05-02")
    ]
    assert strangers == ()


async def test_who_may_mentor_is_read_again_after_each_write_and_only_then(
    store: Store, clock: SteppingClock
) -> None:
    gatherer = a_gatherer(store, clock)
    ask = MatchAsk(goals=(GOAL,))
    async with store.writing() as unit:
        await Records(unit, clock).store(people=MENTORS)
    first = await gatherer.match(ask, principal=LOCAL)
    again = await gatherer.match(ask, principal=LOCAL)

    async with store.writing() as unit:
        await Records(unit, clock).people.remove(principal=LOCAL, record_id="baker")
    without = await gatherer.match(ask, principal=LOCAL)
    # The same number of people, of the same version: still not the same people.
    async with store.writing() as unit:
        await Records(unit, clock).store(people=[a_person("baker", name="Bo Lind", bio="Sails")])
    changed = await gatherer.match(ask, principal=LOCAL)

    assert again.mentors is first.mentors
    assert {mentor.id for mentor in without.mentors} == {"guide", "nurse"}
    assert {mentor.bio for mentor in changed.mentors} == {None, "Sails"}


async def test_what_one_may_see_is_not_remembered_for_another(
    store: Store, clock: SteppingClock
) -> None:
    gatherer = a_gatherer(store, clock)
    async with store.writing() as unit:
        await Records(unit, clock).store(people=MENTORS)
    await gatherer.match(MatchAsk(goals=(GOAL,)), principal=LOCAL)

    stranger = await gatherer.match(MatchAsk(goals=(GOAL,)), principal=Principal(person_id="x"))

    assert stranger.mentors == ()


async def test_each_writing_unit_raises_the_version_of_the_records(
    store: Store, clock: SteppingClock
) -> None:
    async with store.reading() as unit:
        never_written = await unit.records_version()
    async with store.writing() as unit:
        await Records(unit, clock).store(people=MENTORS)
    async with store.reading() as unit:
        stored = await unit.records_version()

    assert never_written == 0
    assert stored > never_written
