"""The embedder that looks into a store of vectors first, and such a store in a file.

The file is disposable: whatever is wrong with it costs time, never an answer. It holds no text,
only keyed hashes, whose key lies beside it.
"""

import asyncio
import hmac
import logging
import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from companion.adapters.system import SystemClock
from companion.ports import Clock, Embedder, Vectors

CHUNK: Final = 256
"""Texts embedded between two writes: what is lost when a long run is broken off."""

KEPT_DAYS: Final = 30
"""Vectors that no one asked for in so many days are removed."""

FILE_NAME: Final = "vectors.sqlite3"
KEY_NAME: Final = "vectors.key"
KEY_BYTES: Final = 32
LAYOUT: Final = 1
"""Raised when the tables change; a file of another layout is made anew."""

BUSY_SECONDS: Final = 2.0
"""How long to wait for another process; then this call does without the file."""

_NUMBER: Final = np.dtype("<f4")
_PER_QUERY: Final = 500
_LENGTH_TOLERANCE: Final = 1e-3
_BEYOND_REPAIR: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY_CODE: Final = 0xFF

_TABLES: Final = (
    """
    CREATE TABLE vector (
        fingerprint TEXT NOT NULL,
        text_key BLOB NOT NULL,
        numbers BLOB NOT NULL,
        used_on TEXT NOT NULL,
        PRIMARY KEY (fingerprint, text_key)
    )
    """,
    "CREATE INDEX vector_used_on ON vector (used_on)",
    "CREATE TABLE pruned (day TEXT NOT NULL)",
    f"PRAGMA user_version = {LAYOUT}",
)

_log = logging.getLogger(__name__)


class VectorStore(Protocol):
    """Keeps vectors by text; it may forget any at any time. It never raises for its own troubles.

    It is given the texts, not keys, so that how a text is hidden behind a key stays its own affair.
    """

    async def read(self, *, fingerprint: str, texts: Collection[str]) -> Mapping[str, Vectors]:
        """Return the vectors known of these distinct texts, each of shape (dimensions,)."""
        ...

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors of these texts."""
        ...


class CachedEmbedder:
    """Asks the store first, and the embedder only for the rest, each distinct text once.

    Nothing is loaded while the store knows every text.
    """

    def __init__(self, embedder: Embedder, store: VectorStore) -> None:
        self._embedder = embedder
        self._store = store

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the embedder behind."""
        return self._embedder.fingerprint

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._embedder.dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order.

        Raises:
            EmbedderError: as the embedder behind, and only when it is needed.
        """
        if not texts:
            return await self._embedder.embed(())
        distinct = tuple(dict.fromkeys(texts))
        vectors = dict(await self._store.read(fingerprint=self.fingerprint, texts=distinct))
        vectors |= await self._embed_anew(text for text in distinct if text not in vectors)
        if len({vector.shape for vector in vectors.values()}) > 1:
            # An endpoint serves another model under the same name: the old vectors are worthless.
            vectors = await self._embed_anew(distinct)
        return np.stack([vectors[text] for text in texts])

    async def _embed_anew(self, texts: Iterable[str]) -> dict[str, Vectors]:
        """Embed distinct texts and keep their vectors, chunk by chunk."""
        vectors: dict[str, Vectors] = {}
        # By length, so that each chunk can be embedded with little padding.
        ordered = sorted(texts, key=len)
        for start in range(0, len(ordered), CHUNK):
            chunk = ordered[start : start + CHUNK]
            fresh = dict(zip(chunk, await self._embedder.embed(chunk), strict=True))
            await self._store.write(fingerprint=self.fingerprint, vectors=fresh)
            vectors |= fresh
        return vectors


class _OtherLayoutError(Exception):
    """The file was written by another version of this module."""


class FileVectorStore:
    """The VectorStore in a folder. Several processes may use it at once; none ever waits long."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        busy_seconds: float = BUSY_SECONDS,
        kept_days: int | None = KEPT_DAYS,
    ) -> None:
        """Keep where the file is; nothing is opened, and no folder made, before the first call.

        Args:
            folder: where the file and its key lie.
            clock: tells the day on which a vector was asked for.
            busy_seconds: how long to wait for another process.
            kept_days: vectors that no one asked for in so many days go; None keeps them all, and
                then to read writes nothing.
        """
        self._folder = folder
        self._path = folder / FILE_NAME
        self._clock = clock or SystemClock()
        self._busy_seconds = busy_seconds
        self._kept_days = kept_days
        self._opening = threading.Lock()
        self._key = b""
        self._pruned = False

    async def read(self, *, fingerprint: str, texts: Collection[str]) -> Mapping[str, Vectors]:
        """Return the vectors known of these texts; none where the file cannot be used."""
        return await asyncio.to_thread(self._read, fingerprint, tuple(texts))

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep these vectors; where the file cannot be used, they are forgotten."""
        await asyncio.to_thread(self._write, fingerprint, vectors)

    def _read(self, fingerprint: str, texts: Sequence[str]) -> dict[str, Vectors]:
        today = self._clock.today().isoformat()
        found: dict[str, Vectors] = {}
        used: list[bytes] = []

        def find(connection: sqlite3.Connection) -> None:
            text_by_key = {self._text_key(text): text for text in texts}
            for keys in _portions(tuple(text_by_key)):
                for text_key, numbers, used_on in connection.execute(
                    "SELECT text_key, numbers, used_on FROM vector"  # noqa: S608 - only marks
                    f" WHERE fingerprint = ? AND text_key IN ({_marks(keys)})",
                    (fingerprint, *keys),
                ):
                    vector = _vector(numbers)
                    if vector is not None:
                        found[text_by_key[text_key]] = vector
                    if used_on != today and self._kept_days is not None:
                        used.append(text_key)

        def mark(connection: sqlite3.Connection) -> None:
            with _writing(connection):
                connection.executemany(
                    "UPDATE vector SET used_on = ? WHERE fingerprint = ? AND text_key = ?",
                    ((today, fingerprint, text_key) for text_key in used),
                )

        self._attempt(find)
        if used:
            self._attempt(mark)
        return found

    def _write(self, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        today = self._clock.today().isoformat()

        def keep(connection: sqlite3.Connection) -> None:
            with _writing(connection):
                connection.executemany(
                    "INSERT OR REPLACE INTO vector VALUES (?, ?, ?, ?)",
                    (
                        (fingerprint, self._text_key(text), vector.astype(_NUMBER).tobytes(), today)
                        for text, vector in vectors.items()
                    ),
                )

        self._attempt(keep)

    def _attempt(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` on the open file; once more on a new file where this one is past use."""
        for _ in range(2):
            try:
                with closing(self._opened()) as connection:
                    work(connection)
                return
            except (sqlite3.Error, OSError, _OtherLayoutError) as error:
                if not _is_past_use(error):
                    _log.info("the vector cache %s is not used now: %s", self._path, error)
                    return
                _log.info("the vector cache %s is made anew: %s", self._path, error)
                self._discard()

    def _opened(self) -> sqlite3.Connection:
        """Return a connection to the file, made or pruned first where that is due."""
        with self._opening:
            if not self._key:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._key = _key_in(self._folder)
            # SQLite would make it readable to others; its journal takes the mode over.
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(
                self._path, timeout=self._busy_seconds, isolation_level=None
            )
            try:
                _make_tables(connection)
                if not self._pruned:
                    self._prune(connection)
                    self._pruned = True
            except BaseException:
                connection.close()
                raise
            return connection

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Remove what was not used for long, at most once a day among all processes."""
        if self._kept_days is None:
            return
        today = self._clock.today()
        if connection.execute("SELECT 1 FROM pruned WHERE day = ?", (str(today),)).fetchone():
            return
        with _writing(connection):
            # What is removed is overwritten, so that it cannot be read from the file's free pages.
            connection.execute("PRAGMA secure_delete = ON")
            oldest = today - timedelta(days=self._kept_days)
            connection.execute("DELETE FROM vector WHERE used_on < ?", (str(oldest),))
            connection.execute("DELETE FROM pruned")
            connection.execute("INSERT INTO pruned VALUES (?)", (str(today),))

    def _discard(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
            self._path.with_name(f"{FILE_NAME}-journal").unlink(missing_ok=True)
        except OSError as error:
            _log.info("the vector cache %s cannot be deleted: %s", self._path, error)

    def _text_key(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode("utf-8", "surrogatepass"), "sha256")


class PreparedVectors:
    """The VectorStore of what set-up embedded for everybody on this machine; it takes nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._store = FileVectorStore(folder, kept_days=None)

    async def read(self, *, fingerprint: str, texts: Collection[str]) -> Mapping[str, Vectors]:
        """Return the vectors known of these texts; none before set-up has run."""
        if not self._path.exists():
            return {}
        return await self._store.read(fingerprint=fingerprint, texts=texts)

    async def write(self, *, fingerprint: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep nothing: a person's texts stay in their own folder."""


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; refuse a file of another layout."""
    if _layout_of(connection) == LAYOUT:
        return
    with _writing(connection):
        layout = _layout_of(connection)
        if layout == 0:
            for statement in _TABLES:
                connection.execute(statement)
        elif layout != LAYOUT:
            raise _OtherLayoutError(f"its layout is {layout}, not {LAYOUT}")


def _layout_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the right to write at once, so that two processes cannot block each other half-way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def _is_past_use(error: Exception) -> bool:
    """Tell whether the file is to be thrown away, rather than left alone for now."""
    if isinstance(error, _OtherLayoutError):
        return True
    code = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY_CODE in _BEYOND_REPAIR


def _vector(numbers: bytes) -> Vectors | None:
    """Return the stored vector; None where a page of the file went bad."""
    if len(numbers) % _NUMBER.itemsize:
        return None
    vector = np.frombuffer(numbers, dtype=_NUMBER).astype(np.float32)
    length = float(np.linalg.norm(vector))
    # A length that is not a number fails the comparison too.
    return vector if abs(length - 1.0) <= _LENGTH_TOLERANCE else None


def _key_in(folder: Path) -> bytes:
    """Return the key of this folder, made where it is missing or cut short."""
    path = folder / KEY_NAME
    for _ in range(2):
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            _make_key(path)
            key = path.read_bytes()
        if len(key) == KEY_BYTES:
            return key
        path.unlink(missing_ok=True)
    raise OSError(f"the key {str(path)!r} cannot be written")


def _make_key(path: Path) -> None:
    """Write a new key whole and only then under its name; another process's comes first."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:  # A file system without links.
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _portions(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _PER_QUERY):
        yield keys[start : start + _PER_QUERY]


def _marks(keys: Sequence[bytes]) -> str:
    return ", ".join("?" * len(keys))
