"""The Embedder port on the packaged MiniLM, served by onnxruntime without torch in the process."""

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from companion.adapters import minilm
from companion.adapters.embedding import prepared
from companion.errors import EmbedderError
from companion.ports import Vectors

if TYPE_CHECKING:
    from companion.adapters.onnx_engine import OnnxEngine

BATCH_TOKENS: Final = 512
"""Tokens per run at most, unless one text has more: what is computed stays in the cache."""

BATCH_SIZE: Final = 64
"""Texts per run at most."""

RUN_COST: Final = 4_000
"""What starting a run costs, in pairs of tokens that look at each other."""

TOKENIZED: Final = 1_024
"""Texts that are cut into tokens and put in order together."""

MOST_THREADS: Final = 4
EXPORT_SECONDS: Final = 600.0
"""When an export is given up."""

_EXPORT: Final = """\
import sys
sys.path.append(sys.argv[1])
from companion.adapters.minilm_export import main
sys.exit(main(sys.argv[2:]))
"""


class OnnxEmbedder:
    """Embeds with the packaged MiniLM. Nothing is loaded, nor exported, before the first text.

    `fingerprint` and `dimensions` are known without any file. Work runs in worker threads, one
    batch at a time, so that a cancelled call stops at the next batch and calls share the cores.
    """

    def __init__(
        self, model_dir: Path, *, threads: int | None = None, report: minilm.Report | None = None
    ) -> None:
        """Serve the export inside `model_dir`, made at the first use where it is missing.

        `report` receives progress lines of that export; by default up to four cores are used.
        """
        self._model_dir = model_dir
        self._threads = threads or min(MOST_THREADS, _available_cores())
        self._report = report or (lambda _: None)
        self._loading = threading.Lock()
        self._engine: OnnxEngine | None = None

    @property
    def fingerprint(self) -> str:
        """Weights, pooling, precision, token limit and fold version."""
        return minilm.fingerprint()

    @property
    def dimensions(self) -> int:
        """Length of a vector: 384."""
        return minilm.DIMENSIONS

    async def prepare(self) -> None:
        """Export and load the model now, so that the first text does not wait for it.

        Raises:
            EmbedderError: the model cannot be exported or does not load.
        """
        await asyncio.to_thread(self._ready_engine)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order; what is past 256 tokens is not read.

        Raises:
            EmbedderError: the model cannot be exported, does not load or fails.
        """
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        engine = await asyncio.to_thread(self._ready_engine)
        clean = prepared(texts)
        for start in range(0, len(clean), TOKENIZED):
            tokens = await asyncio.to_thread(engine.tokenized, clean[start : start + TOKENIZED])
            for batch in batches([len(one) for one in tokens]):
                rows = await asyncio.to_thread(engine.encode, [tokens[at] for at in batch])
                vectors[[start + at for at in batch]] = rows
        return vectors

    def _ready_engine(self) -> "OnnxEngine":
        """Return the loaded engine, exporting and loading at the first call."""
        with self._loading:
            if self._engine is None:
                folder = minilm.export_folder(self._model_dir)
                if minilm.find_card(folder) is None:
                    _export_apart(self._model_dir, report=self._report)
                from companion.adapters.onnx_engine import OnnxEngine

                self._engine = OnnxEngine.load(folder, threads=self._threads)
            return self._engine


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the positions of texts of so many tokens, grouped so that least is computed.

    Most of a run is work on each token by itself, however texts are grouped. In attention every
    token is compared with as many as the longest text of its run has.
    """
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    costs, starts = [0], [0]
    for end in range(1, len(order) + 1):
        tokens = longest = lengths[order[end - 1]]
        best = costs[end - 1] + longest * tokens, end - 1
        for start in range(end - 2, max(0, end - BATCH_SIZE) - 1, -1):
            tokens += lengths[order[start]]
            if tokens > BATCH_TOKENS:
                break
            best = min(best, (costs[start] + longest * tokens, start))
        costs.append(RUN_COST + best[0])
        starts.append(best[1])
    grouped: list[list[int]] = []
    end = len(order)
    while end:
        grouped.append(order[starts[end] : end])
        end = starts[end]
    return grouped[::-1]


def _export_apart(model_dir: Path, *, report: minilm.Report) -> None:
    """Run the export in a process of its own: torch's 600 MB leave with it.

    Raises:
        EmbedderError: it failed or took too long; the last line it wrote says why.
    """
    # -P: a folder named `companion` where the user happens to stand must not be imported.
    root = Path(__file__).parents[2]
    command = [sys.executable, "-P", "-c", _EXPORT, str(root), str(model_dir)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints,
        subprocess.Popen(  # noqa: S603 - our own module
            command, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8"
        ) as process,
    ):
        giving_up = threading.Timer(EXPORT_SECONDS, process.kill)
        giving_up.start()
        try:
            for line in process.stdout or ():
                report(line.rstrip("\n"))
            status = process.wait()
        finally:
            giving_up.cancel()
        complaints.seek(0)
        lines = complaints.read().splitlines()
    if status != 0:
        reason = lines[-1] if lines else f"it ended with status {status}"
        raise EmbedderError(f"the embedding model could not be prepared: {reason}")


def _available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
