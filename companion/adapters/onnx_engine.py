"""MiniLM on onnxruntime and tokenizers: plain, synchronous, without torch in the process."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from companion.adapters import minilm
from companion.errors import EmbedderError
from companion.ports import Vectors

# onnxruntime reports its use to its maker unless this stands before it is first imported. It is
# set whatever the environment says: the companion has no telemetry.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # noqa: TID251 - set, never read

import onnxruntime
from tokenizers import Tokenizer

Tokens = Sequence[int]
"""One text as the model reads it: the numbers of its word pieces."""

_APART: Final = -10_000.0
"""So far below any other that nothing is left of it in a share."""


class OnnxEngine:
    """An exported MiniLM in memory. Safe to call from several threads at once."""

    def __init__(self, *, session: Any, tokenizer: Tokenizer) -> None:  # noqa: ANN401 - untyped SDK
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path, *, threads: int) -> Self:
        """Load a finished export from `folder`.

        Raises:
            EmbedderError: a file is missing or damaged.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # A thread that waits by spinning takes the core from whoever else needs it: on two busy
        # cores the same texts cost up to twice the processor time, and longer on the clock.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            session = onnxruntime.InferenceSession(
                str(folder / minilm.GRAPH_FILE), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / minilm.TOKENIZER_FILE))
        except Exception as error:  # both libraries raise bare Exceptions for a damaged file
            raise EmbedderError(
                f"the embedding model in {str(folder)!r} does not load ({_first_line(error)}); "
                "delete that folder and run `companion setup`"
            ) from error
        tokenizer.enable_truncation(minilm.TOKEN_LIMIT)
        # Texts are cut into tokens before it is known which of them run together.
        tokenizer.no_padding()
        return cls(session=session, tokenizer=tokenizer)

    def tokenized(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the numbers of the tokens that are read of each text, at least one each."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]

    def encode(self, texts: Sequence[Tokens]) -> Vectors:
        """Return one unit vector per tokenized text, shape (count, 384), in one run.

        Raises:
            EmbedderError: the runtime failed, for want of memory for instance.
        """
        return self.run([minilm.VECTORS], texts)[0]

    def run(self, outputs: Sequence[str], texts: Sequence[Tokens]) -> list[Vectors]:
        """Return some outputs of the graph for tokenized texts, in one run.

        Raises:
            EmbedderError: the runtime failed, for want of memory for instance.
        """
        feed = laid_out(texts)
        try:
            found: list[Vectors] = self._session.run(list(outputs), feed)
        except Exception as error:  # the runtime has no common base for its errors
            raise EmbedderError(
                f"the embedding model failed ({_first_line(error)}); "
                "free some memory, or delete the model folder and run `companion setup`"
            ) from error
        return found


def laid_out(texts: Sequence[Tokens]) -> dict[str, NDArray[Any]]:
    """Return the inputs of a run: tokens one after the other, and the grid for attention.

    The grid is as wide as the longest text; shorter ones share a row, the longest placed first.
    """
    lengths = [len(tokens) for tokens in texts]
    width = max(lengths)
    begins = np.zeros(len(texts), dtype=np.int64)
    rooms: list[int] = []
    for text in sorted(range(len(texts)), key=lambda at: -lengths[at]):
        row = next((at for at, room in enumerate(rooms) if room >= lengths[text]), len(rooms))
        if row == len(rooms):
            rooms.append(width)
        begins[text] = (row + 1) * width - rooms[row]
        rooms[row] -= lengths[text]
    owners = np.repeat(np.arange(len(texts)), lengths)
    numbers = np.arange(len(owners))
    positions = numbers - np.repeat(np.cumsum(lengths) - lengths, lengths)
    cells = positions + begins[owners]
    grid = np.zeros(len(rooms) * width, dtype=np.int64)
    grid[cells] = numbers
    holders = np.full(len(grid), -1)
    holders[cells] = owners
    by_row = holders.reshape(-1, 1, width)
    together = by_row[..., None] == by_row[:, :, None]
    return {
        minilm.INPUT_IDS: np.fromiter(chain.from_iterable(texts), np.int64, len(owners)),
        minilm.POSITIONS: positions,
        minilm.CELLS: cells,
        minilm.GRID: grid.reshape(-1, width),
        minilm.APART: np.where(together, np.float32(0), np.float32(_APART)),
        minilm.OF_TEXTS: (owners == np.arange(len(texts))[:, None]).astype(np.float32),
    }


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
