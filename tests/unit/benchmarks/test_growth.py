"""What the growth table is made of: passages, resampled vectors, recall that knows ties."""

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.crowd import make_crowd
from benchmarks.filters import Judge
from benchmarks.growth import ADDED, SAME, TOP, asked, build, exact, graph_of, opened, shared
from benchmarks.neighbourhoods import Base, base_of, resampled, shuffled, spread
from benchmarks.passages import own_sentences, passages
from companion.ports import Vectors

PEOPLE = 300


def some_vectors(count: int, *, dimensions: int = 12) -> Vectors:
    rows = np.random.default_rng(3).normal(size=(count, dimensions)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def a_work_folder(folder: Path) -> Path:
    base = base_of(some_vectors(400), neighbours=10)
    np.savez(folder / "base.npz", vectors=base.vectors, neighbours=base.neighbours)
    np.save(folder / "goals.npy", some_vectors(9))
    return folder


def test_no_passage_comes_twice_and_each_is_made_of_whole_sentences() -> None:
    found = passages(None, count=3_000)

    assert len(set(found)) == len(found) == 3_000
    assert set(own_sentences()) <= set(found)
    assert passages(None, count=3_000) == found


def test_passages_come_from_the_public_sets_when_they_are_given(tmp_path: Path) -> None:
    for name in ("ols_mentoring", "cncf_lfx", "codingcoach_mentors", "onet_careers", "melo_titles"):
        (tmp_path / name).mkdir()
    person = {"id": "m1", "bio": "Bakes bread at night", "expertise": ["sour dough"]}
    (tmp_path / "ols_mentoring" / "mentors.jsonl").write_text(json.dumps(person))
    titles = [json.dumps({"id": str(number), "title": f"baker {number}"}) for number in range(9)]
    (tmp_path / "melo_titles" / "corpus.jsonl").write_text("\n".join(titles))

    found = passages(tmp_path, count=6)

    assert found[:2] == ("Bakes bread at night", "sour dough")
    assert len(set(found)) == 6


def test_a_missing_public_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="ols_mentoring"):
        passages(tmp_path)


def test_resampled_vectors_are_unit_vectors_and_none_comes_twice() -> None:
    base = base_of(some_vectors(200), neighbours=10)

    vectors = np.concatenate(list(resampled(base, 2_500)))

    assert vectors.shape == (2_500, 12)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert len(np.unique(vectors, axis=0)) == 2_500
    assert np.array_equal(vectors, np.concatenate(list(resampled(base, 2_500))))


def test_neighbours_are_the_nearest_others() -> None:
    base = base_of(some_vectors(50), neighbours=3)

    order = np.argsort(-(base.vectors @ base.vectors.T), axis=1)
    assert [set(row) for row in base.neighbours] == [set(row) for row in order[:, 1:4]]


def test_resampled_vectors_lie_to_each_other_as_the_embedded_ones_do() -> None:
    # Two dimensions of freedom in twelve, in forty clusters.
    chance = np.random.default_rng(5)
    centres = chance.normal(size=(40, 1, 12))
    plane = chance.normal(size=(40, 2, 12))
    points = centres + 0.3 * chance.normal(size=(40, 100, 2)) @ plane
    rows = points.reshape(-1, 12).astype(np.float32)
    base = base_of(rows / np.linalg.norm(rows, axis=1, keepdims=True))

    ours, theirs = spread(resampled(base, 4_000)), spread(shuffled(base.vectors))

    assert ours.tenth == pytest.approx(theirs.tenth, abs=0.05)
    assert ours.directions == pytest.approx(theirs.directions, rel=0.5)
    assert theirs.directions < 4


def test_a_tie_with_the_tenth_best_counts_as_found() -> None:
    assert shared([0.9, 0.8, 0.5], 0.5) == 3
    assert shared([0.9, 0.8, 0.5 - SAME / 2], 0.5) == 3
    assert shared([0.9, 0.8, 0.49], 0.5) == 2


async def test_an_index_is_built_changed_reopened_and_compared(tmp_path: Path) -> None:
    work = a_work_folder(tmp_path)
    await exact(work, PEOPLE)

    built = await build(work, PEOPLE)
    found = await opened(work, PEOPLE)

    assert found["recall"] == pytest.approx(1.0, abs=0.02)
    assert built["disk_mb"] > 0
    graph = graph_of(work, PEOPLE)
    assert await graph.generation() == 2
    _, hits = await asked(graph, np.load(work / "goals.npy"), top_k=4 * PEOPLE)
    await graph.close()
    assert ADDED < len({hit.passage_id for hit in hits[0]}) <= 4 * PEOPLE


def test_a_wrong_answer_lowers_the_recall(tmp_path: Path) -> None:
    work = a_work_folder(tmp_path)
    asyncio.run(exact(work, PEOPLE))
    asyncio.run(build(work, PEOPLE))
    edges = np.load(work / f"edges-{PEOPLE}.npy")
    np.save(work / f"edges-{PEOPLE}.npy", edges + 1)

    assert asyncio.run(opened(work, PEOPLE))["recall"] == 0


def test_only_eligible_people_are_proposed_best_first() -> None:
    judge = Judge(60)
    passed = set(judge.verdict(judge.people).rows)
    order = list(range(59, -1, -1))

    best = judge.best(order)

    assert best == [number for number in order if number in passed][:TOP]
    assert 0 < len(passed) < 60


def test_the_words_that_are_swapped_in_are_whole() -> None:
    crowd = make_crowd(people=40, goals=1)
    words = {word for person in crowd.mentors for word in (person.headline or "").split()}

    assert "roup" not in words
    assert "mployee" not in words


def test_a_base_holds_a_row_of_neighbours_per_vector() -> None:
    base = Base(vectors=some_vectors(3), neighbours=np.zeros((3, 2), dtype=np.intp))

    assert all(len(block) == 1 for block in resampled(base, 1))
