"""The packaged MiniLM in onnxruntime: exported once, alone in its process, silent."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters import minilm
from companion.adapters.minilm_export import LOWEST_COSINE, lowest_cosine, probe_texts
from companion.adapters.onnx_embedder import (
    BATCH_SIZE,
    BATCH_TOKENS,
    RUN_COST,
    OnnxEmbedder,
    batches,
)
from companion.adapters.onnx_engine import laid_out
from companion.errors import EmbedderError
from tests.minilm import exported_folder, model_dir

pytestmark = pytest.mark.slow

_EMBED = """
import asyncio, sys
from pathlib import Path
from companion.adapters.onnx_embedder import OnnxEmbedder
vectors = asyncio.run(OnnxEmbedder(Path(sys.argv[1])).embed(["a goal"]))
assert vectors.shape == (1, 384)
print(*sorted(sys.modules))
"""


def a_copy_of(folder: Path, *, to: Path) -> Path:
    """Copy an export into another model folder and return the copy."""
    copy = minilm.export_folder(to)
    shutil.copytree(folder, copy)
    return copy


def computed(lengths: list[int], found: list[list[int]]) -> int:
    """Return what such batches cost beyond the work on each token by itself."""
    return sum(
        RUN_COST + sum(lengths[at] for at in batch) * max(lengths[at] for at in batch)
        for batch in found
    )


@given(st.lists(st.integers(min_value=1, max_value=256), max_size=80))
def test_batches_hold_each_text_once_and_cost_no_more_than_any_plain_way(
    lengths: list[int],
) -> None:
    found = batches(lengths)

    assert sorted(at for batch in found for at in batch) == list(range(len(lengths)))
    assert all(len(batch) <= BATCH_SIZE for batch in found)
    assert all(sum(lengths[at] for at in batch) <= BATCH_TOKENS for batch in found)
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    for size in (1, 2):
        plain = [order[start : start + size] for start in range(0, len(order), size)]
        assert computed(lengths, found) <= computed(lengths, plain)


def test_a_goal_and_its_parts_are_one_run_and_a_long_profile_another() -> None:
    assert batches([71, 12, 13, 12]) == [[1, 3, 2, 0]]
    assert batches([12] * 20 + [250]) == [list(range(20)), [20]]


@given(st.lists(st.lists(st.integers(1, 30_000), min_size=1, max_size=40), min_size=1, max_size=20))
def test_each_token_stands_once_in_the_grid_beside_those_of_its_text_alone(
    texts: list[list[int]],
) -> None:
    found = laid_out(texts)

    tokens = found[minilm.INPUT_IDS]
    grid, cells = found[minilm.GRID], found[minilm.CELLS]
    assert tokens.tolist() == [token for text in texts for token in text]
    assert found[minilm.POSITIONS].tolist() == [at for text in texts for at in range(len(text))]
    assert len(set(cells.tolist())) == len(tokens)
    assert np.array_equal(grid.ravel()[cells], np.arange(len(tokens)))
    assert grid.shape[1] == max(map(len, texts))
    owners = found[minilm.OF_TEXTS].argmax(axis=0)
    rows, columns = np.divmod(cells, grid.shape[1])
    seen = found[minilm.APART][rows, 0, columns] == 0
    for number in range(len(tokens)):
        together = cells[owners == owners[number]]
        assert sorted(np.flatnonzero(seen[number]) + rows[number] * grid.shape[1]) == sorted(
            together
        )


async def test_a_text_has_the_same_vector_alone_and_among_others() -> None:
    embedder = OnnxEmbedder((await exported_folder()).parent, threads=1)
    texts = ["lead a team", "budget talks with a council that has no money left this year", "CV"]

    together = await embedder.embed(texts)
    alone = [(await embedder.embed([text]))[0] for text in texts]

    assert np.allclose(together, np.stack(alone), atol=1e-5)


async def test_no_torch_comes_into_the_process_and_no_trace_into_the_home(tmp_path: Path) -> None:
    await exported_folder()
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if "XDG" not in name}
    environment |= {"HOME": str(home), "ORT_DISABLE_TELEMETRY": "0"}

    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", _EMBED, str(model_dir())],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    modules = set(ended.stdout.split())
    assert "onnxruntime" in modules
    assert not modules & {"torch", "transformers", "sentence_transformers", "huggingface_hub"}
    assert list(home.rglob("*")) == []


async def test_a_missing_or_unfinished_model_is_exported_once_at_the_first_text(
    tmp_path: Path,
) -> None:
    unfinished = a_copy_of(await exported_folder(), to=tmp_path)
    (unfinished / minilm.WEIGHTS_FILE).write_bytes(b"")
    lines: list[str] = []
    first = OnnxEmbedder(tmp_path, report=lines.append)
    second = OnnxEmbedder(tmp_path, report=lines.append)

    one, other = await asyncio.gather(first.embed(("a goal",)), second.embed(("a goal",)))

    assert np.array_equal(one, other)
    assert minilm.is_intact(minilm.export_folder(tmp_path))
    assert sum("preparing" in line for line in lines) == 1
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".export.lock", minilm.export_folder(tmp_path).name}


async def test_a_damaged_graph_is_named_with_what_to_do(tmp_path: Path) -> None:
    copy = a_copy_of(await exported_folder(), to=tmp_path)
    graph = copy / minilm.GRAPH_FILE
    graph.write_bytes(b"\xff" * graph.stat().st_size)

    with pytest.raises(EmbedderError) as caught:
        await OnnxEmbedder(tmp_path).embed(("a goal",))

    assert str(copy) in str(caught.value)
    assert "companion setup" in str(caught.value)


async def test_a_failed_export_says_why(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    with pytest.raises(EmbedderError, match=r"could not be prepared: .*COMPANION_MODEL_DIR"):
        await OnnxEmbedder(in_the_way / "models").prepare()


async def test_nothing_is_read_to_know_fingerprint_and_dimensions(tmp_path: Path) -> None:
    embedder = OnnxEmbedder(tmp_path / "nowhere")

    assert embedder.fingerprint == minilm.fingerprint()
    assert embedder.dimensions == 384
    assert (await embedder.embed(())).shape == (0, 384)
    assert not (tmp_path / "nowhere").exists()


async def test_what_is_past_the_token_limit_is_not_read() -> None:
    await exported_folder()
    start = "mentor " * (minilm.TOKEN_LIMIT - 2)

    vectors = await OnnxEmbedder(model_dir()).embed((start, start + "gardening " * 50))

    assert np.allclose(vectors[0], vectors[1], atol=1e-5)


async def test_the_comparison_with_torch_notices_other_weights(tmp_path: Path) -> None:
    folder = await exported_folder()
    card = minilm.find_card(folder)
    assert card is not None
    assert card.lowest_cosine_to_torch >= LOWEST_COSINE
    copy = a_copy_of(folder, to=tmp_path)
    # What agrees with torch so well stands for it: torch is not loaded once more.
    vectors = await OnnxEmbedder(folder.parent, threads=1).embed(probe_texts())
    expected = np.asarray(vectors, dtype=np.float64)
    agreeing = await asyncio.to_thread(lowest_cosine, expected, copy)

    weights = bytearray((copy / minilm.WEIGHTS_FILE).read_bytes())
    middle = len(weights) * 3 // 4
    weights[middle : middle + 400_000] = bytes(400_000)
    (copy / minilm.WEIGHTS_FILE).write_bytes(weights)
    disagreeing = await asyncio.to_thread(lowest_cosine, expected, copy)

    assert agreeing >= LOWEST_COSINE
    assert disagreeing < LOWEST_COSINE
