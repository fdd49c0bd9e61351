"""Chroma's client library, all calls of it, blocking: used from threads by `chroma_index`."""

import hashlib
import http.client
import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

from companion.errors import IndexUnavailableError
from companion.ports import Hit, Vectors

CONNECT_SECONDS: Final = 2.0
ANSWER_SECONDS: Final = 30.0
"""Longest wait for a batch to be written; searches take milliseconds."""

_LAYOUT: Final = 3
"""Raised when ids, metadata or the configuration change their meaning."""

_LARGEST_BATCH: Final = 5_461
_SAMPLES: Final = 16
_CROWD: Final = 1_000
"""As many of equal vectors are told apart."""
_SAME: Final = 0.999
"""Cosine of a vector with itself as Chroma computes it, at the least."""

_CONFIGURATION: Final = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 600, "max_neighbors": 32}
}
"""Twice Chroma's default of neighbours, six times its breadth of search. Over 400,000 vectors
resampled from passages, recall@10 of 100 goals is .979 at a breadth of 200, .990 at 400 (one goal
lost all ten) and 1.000 at 600 (600 further queries lost none), for a millisecond more. Over 40,000
it is 1.000 with 32 neighbours and .998 with 16, for a fifth more time to build."""


class Shelf:
    """One collection: what was indexed of one generation, under one embedder."""

    def __init__(
        self, client: Client, collection: Collection, *, place: str, owns_client: bool
    ) -> None:
        self.place = place
        """The subfolder or the collection that it lies in."""
        self._client = client
        self._collection = collection
        self._owns_client = owns_client
        self._samples: dict[str, Vectors] = {}

    @property
    def generation(self) -> int:
        """The SQL generation that it reflects."""
        return int(self._metadata["generation"])

    @property
    def removed(self) -> bool:
        """Whether anything was taken from it; Chroma's files still hold that."""
        return bool(self._metadata["removed"])

    @property
    def is_complete(self) -> bool:
        """Whether it may be used: all that was put in at first could be found again."""
        return bool(self._metadata["complete"])

    @property
    def _metadata(self) -> Mapping[str, Any]:
        return self._collection.metadata or {}

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors, one row per id."""
        for start in range(0, len(ids), _LARGEST_BATCH):
            end = start + _LARGEST_BATCH
            self._collection.upsert(
                ids=list(ids[start:end]),
                embeddings=np.ascontiguousarray(vectors[start:end], dtype=np.float32),
            )
        if ids and len(self._samples) < _SAMPLES:
            self._samples[ids[-1]] = vectors[len(ids) - 1]

    def take(self, ids: Sequence[str]) -> None:
        """Remove vectors; unknown ids are no matter."""
        for start in range(0, len(ids), _LARGEST_BATCH):
            self._collection.delete(ids=list(ids[start : start + _LARGEST_BATCH]))
        if ids:
            self._update(removed=True)

    def move_to(self, generation: int) -> None:
        """Note the generation that it reflects now."""
        self._update(generation=generation)

    def complete(self) -> None:
        """Check that what was put in can be found, and let it be used.

        Raises:
            IndexUnavailableError: something cannot be found.
        """
        check_reachable(self, self._samples)
        self._update(complete=True)

    def nearest(self, vector: Vectors, top_k: int) -> tuple[Hit, ...]:
        """Return the nearest passages, best first."""
        found = self._collection.query(
            query_embeddings=np.ascontiguousarray(vector[np.newaxis], dtype=np.float32),
            n_results=top_k,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return tuple(
            Hit(key, 1.0 - float(distance))
            for key, distance in zip(found["ids"][0], distances[0], strict=True)
        )

    def unreachable(self, ids: Sequence[str], vectors: Vectors) -> list[int]:
        """Return the rows of those that a search for their own vector does not find.

        Chroma's own count stays right when vectors are lost, so only searching tells. Its graph
        may leave some out that are equal to many others.
        """
        found = self._collection.query(
            query_embeddings=np.ascontiguousarray(vectors, dtype=np.float32),
            n_results=1,
            include=["distances"],
        )
        crowds: dict[bytes, set[str]] = {}
        lost = []
        for row, (key, hits) in enumerate(zip(ids, found["ids"], strict=True)):
            if hits == [key]:
                continue
            equals = crowds.setdefault(vectors[row].tobytes(), set())
            if not equals:
                equals |= {hit.passage_id for hit in self.nearest(vectors[row], _CROWD)}
            if key not in equals:
                lost.append(row)
        return lost

    def ids(self) -> set[str]:
        """Return the ids that it keeps a record of."""
        return set(self._collection.get(include=[])["ids"])

    def newest(self, most: int, *, size: int) -> Iterator[tuple[list[str], Vectors]]:
        """Yield what was put in last, in parts."""
        count = self._collection.count()
        for start in range(max(0, count - most), count, size):
            got = self._collection.get(limit=size, offset=start, include=["embeddings"])
            if got["ids"]:
                yield got["ids"], np.asarray(got["embeddings"], dtype=np.float32)

    def close(self) -> None:
        """Close the client, if it serves this shelf alone."""
        if self._owns_client:
            self._client.close()

    def drop(self) -> None:
        """Delete the collection."""
        self._client.delete_collection(self._collection.name)

    def _update(self, **changes: int | bool) -> None:
        self._collection.modify(metadata={**self._metadata, **changes})


class Server:
    """The collections of one database and embedder on a server."""

    def __init__(
        self, url: str, *, scope: str, fingerprint: str, connect_seconds: float = CONNECT_SECONDS
    ) -> None:
        """Connect.

        Raises:
            IndexUnavailableError: the server does not answer, or only a proxy would reach it.
        """
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 8000)
        _refuse_proxy(url, parts.scheme, host)
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        _check_heartbeat(url, kind(host, port, timeout=connect_seconds))
        self._client = _client(chromadb.HttpClient(host, port, ssl=secure, settings=_settings()))
        self._sessions = _sessions(self._client)
        for session in self._sessions:
            session.timeout = ANSWER_SECONDS
        self._scope = scope
        self._fingerprint = fingerprint

    def newest(self) -> Shelf | None:
        """Return the complete collection of the latest generation."""
        shelves = [
            self._shelf(collection)
            for collection in self._ours()
            if _usable(collection, self._fingerprint)
        ]
        return max(shelves, key=lambda shelf: shelf.generation, default=None)

    def new(self, generation: int) -> Shelf:
        """Return a new, empty collection."""
        name = f"companion-{_short(self._scope)}-{generation}-{secrets.token_hex(4)}"
        metadata = _metadata(self._fingerprint, generation) | {"scope": self._scope}
        return self._shelf(_create(self._client, name, metadata))

    def drop_older(self, kept: Shelf) -> None:
        """Delete this database's other collections, unless a later rebuild made them."""
        for collection in self._ours():
            other = self._shelf(collection)
            if other.place != kept.place and other.generation <= kept.generation:
                other.drop()

    def drop(self, shelf: Shelf) -> None:
        """Delete one collection."""
        shelf.drop()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
        for session in self._sessions:
            session.close()

    def _ours(self) -> list[Collection]:
        return [
            collection
            for collection in self._client.list_collections()
            if (collection.metadata or {}).get("scope") == self._scope
        ]

    def _shelf(self, collection: Collection) -> Shelf:
        return Shelf(self._client, collection, place=collection.name, owns_client=False)


def new_in_folder(path: Path, fingerprint: str, generation: int) -> Shelf:
    """Return a new, empty collection in an empty folder."""
    client = _client(chromadb.PersistentClient(path, settings=_settings()))
    collection = _create(client, "passages", _metadata(fingerprint, generation))
    return Shelf(client, collection, place=path.name, owns_client=True)


def open_folder(path: Path, fingerprint: str, *, complete: bool = True) -> Shelf | None:
    """Return the collection in a folder; None when it is of another embedder or not complete."""
    client = _client(chromadb.PersistentClient(path, settings=_settings()))
    for collection in client.list_collections():
        if _usable(collection, fingerprint, complete=complete):
            return Shelf(client, collection, place=path.name, owns_client=True)
    client.close()
    return None


def check_reachable(shelf: Shelf, samples: Mapping[str, Vectors]) -> None:
    """Search for vectors that must be there: Chroma's own count stays right when they are lost.

    Raises:
        IndexUnavailableError: one of them is not its own nearest neighbour.
    """
    for key, vector in samples.items():
        hits = shelf.nearest(vector, 1)
        if not hits or (hits[0].passage_id != key and hits[0].similarity < _SAME):
            raise IndexUnavailableError(
                f"the vector index in {shelf.place!r} does not find what it holds; rebuild it"
            )


def _client(made: object) -> Client:
    # The library says that it returns its interface, which lacks `close`.
    if not isinstance(made, Client):
        raise TypeError(f"Chroma made a {type(made).__name__}")
    return made


def _sessions(client: Any) -> tuple[Any, ...]:  # noqa: ANN401 - nothing of this has a type
    # The library lets requests wait for ever and leaves its connections open. It has two sets of
    # them, one for the administration of tenants.
    servers = (client._server, client._admin_client._server)  # noqa: SLF001
    return tuple(server._session for server in servers)  # noqa: SLF001


def _create(client: Client, name: str, metadata: dict[str, Any]) -> Collection:
    return client.create_collection(
        name,
        metadata=metadata,
        configuration=_CONFIGURATION,  # type: ignore[arg-type] # its TypedDict wants every key
        # Without this Chroma attaches a model of its own and fetches it.
        embedding_function=None,
    )


def _metadata(fingerprint: str, generation: int) -> dict[str, Any]:
    return {
        "layout": _LAYOUT,
        "fingerprint": fingerprint,
        "generation": generation,
        "complete": False,
        "removed": False,
    }


def _usable(collection: Collection, fingerprint: str, *, complete: bool = True) -> bool:
    metadata = collection.metadata or {}
    return (
        metadata.get("layout") == _LAYOUT
        and metadata.get("fingerprint") == fingerprint
        and metadata.get("complete") is complete
    )


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _settings() -> Settings:
    """Return settings that neither the environment nor a `.env` file can turn towards elsewhere."""
    return Settings(
        _env_file=None,
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        chroma_otel_collection_headers={},
        chroma_otel_granularity=None,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        chroma_server_host=None,
        chroma_server_http_port=None,
        chroma_server_headers=None,
        chroma_client_auth_provider=None,
        chroma_client_auth_credentials=None,
    )


def _refuse_proxy(url: str, scheme: str, host: str) -> None:
    proxies = getproxies()
    if (scheme in proxies or "all" in proxies) and not proxy_bypass(host):
        raise IndexUnavailableError(
            f"a proxy variable would send vectors for {url!r} through a proxy; "
            f"add {host!r} to NO_PROXY"
        )


def _check_heartbeat(url: str, connection: http.client.HTTPConnection) -> None:
    try:
        connection.request("GET", "/api/v2/heartbeat")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise IndexUnavailableError(
            f"no Chroma server answers at {url!r} ({type(error).__name__}); "
            "start it, or unset COMPANION_CHROMA_URL"
        ) from error
    finally:
        connection.close()
    if status != http.client.OK:
        raise IndexUnavailableError(f"the server at {url!r} is not a Chroma server of version 2")
