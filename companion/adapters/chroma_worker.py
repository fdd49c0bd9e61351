"""Has one index folder open in a process of its own, so that only this one may crash or hang.

`python -m companion.adapters.chroma_worker FOLDER FINGERPRINT` takes requests on standard input
and answers each on standard output, until the input ends.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from companion.adapters import chroma_client
from companion.adapters.chroma_client import Shelf
from companion.adapters.chroma_folder import FRAME
from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors

_NUMBERS: Final = np.dtype("<f4")
_UNCHECKED: Final = "unchecked.f32"
_APART: Final = "apart.npz"
_CHECKED_AT_ONCE: Final = 500
_CHECKED_AT_START: Final = 20_000
_ORPHANED_SECONDS: Final = 1.0

Asked = dict[str, Any]
Reply = dict[str, Any]


class Apart:
    """The few vectors that the graph does not lead to, compared one by one."""

    def __init__(self, vectors: Mapping[str, Vectors] | None = None) -> None:
        self._vectors = dict(vectors or {})

    @classmethod
    def read(cls, folder: Path) -> "Apart":
        """Return what was written beside an index."""
        with np.load(folder / _APART, allow_pickle=False) as kept:
            return cls(dict(zip(kept["ids"].tolist(), kept["vectors"], strict=True)))

    def write(self, folder: Path) -> None:
        """Keep them beside the index."""
        vectors = np.array(list(self._vectors.values()), dtype=_NUMBERS)
        np.savez(folder / _APART, ids=np.array(list(self._vectors), dtype=np.str_), vectors=vectors)

    def put(self, key: str, vector: Vectors) -> None:
        """Add one."""
        self._vectors[key] = vector

    def drop(self, keys: Iterable[str]) -> bool:
        """Remove some; return whether any was here."""
        return sum(self._vectors.pop(key, None) is not None for key in keys) > 0

    def among(self, hits: Sequence[Hit], vector: Vectors, top_k: int) -> Sequence[Hit]:
        """Return the nearest of these and of those that were found, best first."""
        if not self._vectors:
            return hits
        own = (Hit(key, float(one @ vector)) for key, one in self._vectors.items())
        every = {hit.passage_id: hit for hit in (*own, *hits)}
        return sorted(every.values(), key=lambda hit: -hit.similarity)[:top_k]


class Worker:
    """Answers one request after the other."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder
        self._fingerprint = fingerprint
        self._shelf: Shelf | None = None
        self._unchecked: list[str] = []
        self._apart = Apart()
        self._ids: set[str] = set()

    def answer(self, asked: Asked, body: bytes) -> tuple[Reply, bytes]:
        """Do what is asked.

        Raises:
            Exception: whatever Chroma raises; the process that asked gives this one up.
        """
        todo = {
            "open": self._open,
            "new": self._new,
            "put": self._put,
            "take": self._take,
            "move": self._move,
            "complete": self._complete,
            "close": self._close,
        }
        if asked["do"] == "nearest":
            return self._nearest(np.frombuffer(body, dtype=_NUMBERS), asked["top_k"])
        return todo[asked["do"]](asked, body), b""

    def close(self) -> None:
        """Close the index, so that its files are whole.

        Raises:
            IndexUnavailableError: it lost something meanwhile, which nobody may take for whole.
        """
        shelf, self._shelf = self._shelf, None
        if shelf is not None:
            kept = shelf.ids()
            shelf.close()
            if kept != self._ids:
                raise IndexUnavailableError("the index does not hold what was put into it")

    @property
    def _opened(self) -> Shelf:
        if self._shelf is None:
            raise IndexUnavailableError("no index is open")
        return self._shelf

    def _state(self) -> Reply:
        shelf = self._shelf
        if shelf is None:
            return {"usable": False}
        return {"usable": True, "generation": shelf.generation, "removed": shelf.removed}

    def _open(self, _asked: Asked, _body: bytes) -> Reply:
        self._shelf = chroma_client.open_folder(self._folder, self._fingerprint)
        if self._shelf is not None:
            self._apart = Apart.read(self._folder)
            # What was not yet in the graph's file is put into the graph anew at each start.
            for keys, vectors in self._shelf.newest(_CHECKED_AT_START, size=_CHECKED_AT_ONCE):
                for row in self._shelf.unreachable(keys, vectors):
                    self._apart.put(keys[row], vectors[row])
            self._apart.write(self._folder)
            self._ids = self._shelf.ids()
        return self._state()

    def _new(self, asked: Asked, _body: bytes) -> Reply:
        self._shelf = chroma_client.new_in_folder(
            self._folder, self._fingerprint, asked["generation"]
        )
        return self._state()

    def _take(self, asked: Asked, _body: bytes) -> Reply:
        self._opened.take(asked["ids"])
        self._ids.difference_update(asked["ids"])
        if self._apart.drop(asked["ids"]):
            self._apart.write(self._folder)
        return {}

    def _move(self, asked: Asked, _body: bytes) -> Reply:
        self._opened.move_to(asked["generation"])
        return {}

    def _close(self, _asked: Asked, _body: bytes) -> Reply:
        self.close()
        return {}

    def _put(self, asked: Asked, body: bytes) -> Reply:
        ids: list[str] = asked["ids"]
        vectors: Vectors = np.frombuffer(body, dtype=_NUMBERS).reshape(len(ids), -1)
        self._opened.put(ids, vectors)
        self._ids.update(ids)
        if self._apart.drop(ids):
            self._apart.write(self._folder)
        if not self._opened.is_complete:
            # Kept beside until each has been found: in memory a large index would be there twice.
            with (self._folder / _UNCHECKED).open("ab") as file:
                file.write(vectors.tobytes())
            self._unchecked += ids
        return {}

    def _complete(self, _asked: Asked, _body: bytes) -> Reply:
        self._look_again()
        ids, path = self._unchecked, self._folder / _UNCHECKED
        apart = Apart()
        if ids:
            rows = np.memmap(path, dtype=_NUMBERS, mode="r").reshape(len(ids), -1)
            for start in range(0, len(ids), _CHECKED_AT_ONCE):
                some = np.array(rows[start : start + _CHECKED_AT_ONCE])
                keys = ids[start : start + _CHECKED_AT_ONCE]
                for row in self._opened.unreachable(keys, some):
                    apart.put(keys[row], some[row])
            del rows
        path.unlink(missing_ok=True)
        self._unchecked, self._apart = [], apart
        apart.write(self._folder)
        self._opened.complete()
        return {}

    def _look_again(self) -> None:
        """Open the index as the next process will find it: what is lost is lost only then."""
        self._opened.close()
        self._shelf = chroma_client.open_folder(self._folder, self._fingerprint, complete=False)

    def _nearest(self, vector: Vectors, top_k: int) -> tuple[Reply, bytes]:
        hits = self._apart.among(self._opened.nearest(vector, top_k), vector, top_k)
        similarities = np.array([hit.similarity for hit in hits], dtype=_NUMBERS)
        return {"ids": [hit.passage_id for hit in hits]}, similarities.tobytes()


def _serve(worker: Worker, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    while head := incoming.read(FRAME.size):
        words, numbers = FRAME.unpack(head)
        asked, body = json.loads(incoming.read(words)), incoming.read(numbers)
        try:
            reply, found = worker.answer(asked, body)
        except Exception as error:  # noqa: BLE001 - the kind is told to whoever asked
            reply, found = {"error": type(error).__name__}, b""
        said = json.dumps(reply).encode()
        outgoing.write(FRAME.pack(len(said), len(found)) + said + found)
        outgoing.flush()
    worker.close()


def _end_with(parent: int) -> None:
    """End when whoever asks is gone, even where Chroma hangs."""
    while os.getppid() == parent:
        time.sleep(_ORPHANED_SECONDS)
    os._exit(1)


def main(folder: str, fingerprint: str) -> int:
    """Serve until the input ends; return 0 when the index was closed in good order."""
    # Whoever asks decides when this ends, not a Ctrl-C or a stop that reaches all of a group.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    outgoing = os.fdopen(os.dup(1), "wb")
    # What a library prints must not come between the answers.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _serve(Worker(Path(folder), fingerprint), sys.stdin.buffer, outgoing)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
