"""A small OpenAI-compatible embeddings endpoint on this machine, for tests at the wire."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from companion.adapters.hash_embedder import HashEmbedder


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    model: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What to send back."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    """How long to keep the caller waiting."""


Behaviour = Callable[[Asked], Answer]


def embeddings(asked: Asked) -> Answer:
    """Answer as a good server does, with hash vectors of length 3 in reverse order."""
    vectors = asyncio.run(HashEmbedder().embed(asked.texts)) * 3
    data = [
        {"object": "embedding", "index": index, "embedding": vector.tolist()}
        for index, vector in enumerate(vectors)
    ]
    return answer_of(data[::-1])


def answer_of(data: object, *, status: int = 200) -> Answer:
    """Return an answer whose `data` is as given."""
    body = {"object": "list", "model": "m", "data": data, "usage": {}}
    return Answer(json.dumps(body).encode(), status=status)


@dataclass
class EmbeddingsServer:
    """A running server: where it is and what it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def running(behaviour: Behaviour = embeddings) -> Iterator[EmbeddingsServer]:
    """Run a server on a free port of this machine."""
    stopping = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked = Asked(
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                content["model"],
                tuple(content["input"]),
            )
            server.asked.append(asked)
            answer = behaviour(asked)
            stopping.wait(answer.seconds)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as named there
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = EmbeddingsServer(f"http://127.0.0.1:{httpd.server_port}/v1")
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        stopping.set()
        httpd.shutdown()
        thread.join()
        httpd.server_close()
