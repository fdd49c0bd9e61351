"""Any OpenAI-compatible embeddings endpoint, tested at the wire."""

import json

import numpy as np
import pytest

from companion.adapters.hash_embedder import HashEmbedder
from companion.adapters.openai_embedder import BATCH_SIZE, OpenAIEmbedder
from companion.errors import EmbedderError
from tests.embeddings_server import (
    Answer,
    Asked,
    Behaviour,
    EmbeddingsServer,
    answer_of,
    embeddings,
    running,
)

KEY = "sk-very-secret"
SECRET_TEXT = "what nobody else should read"


def an_embedder(server: EmbeddingsServer, *, seconds: float = 10.0) -> OpenAIEmbedder:
    return OpenAIEmbedder(model="small", base_url=server.url, api_key=KEY, seconds=seconds)


async def refusal_of(behaviour: Behaviour, *, seconds: float = 10.0) -> str:
    """Return the message of the error that a server's behaviour leads to."""
    with running(behaviour) as server:
        embedder = an_embedder(server, seconds=seconds)
        with pytest.raises(EmbedderError) as caught:
            await embedder.embed((SECRET_TEXT, "other"))
        await embedder.close()
    return str(caught.value)


async def test_texts_are_sent_in_batches_and_answers_put_in_order() -> None:
    texts = [f"topic {number}" for number in range(BATCH_SIZE + 6)]
    with running() as server:
        embedder = an_embedder(server)

        vectors = await embedder.embed(texts)
        await embedder.close()

    assert [len(asked.texts) for asked in server.asked] == [BATCH_SIZE, 6]
    assert np.allclose(vectors, await HashEmbedder().embed(texts), atol=1e-6)


async def test_only_the_named_endpoint_key_and_model_are_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-vendor")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-private")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with running() as server:
        embedder = OpenAIEmbedder(model="small", base_url=server.url)
        await embedder.embed(("a goal",))
        await embedder.close()

    (asked,) = server.asked
    assert (asked.path, asked.model) == ("/v1/embeddings", "small")
    assert asked.headers["authorization"] == "Bearer none"
    assert "org-private" not in json.dumps(asked.headers)


async def test_the_length_of_vectors_is_learnt_from_the_first_answer() -> None:
    with running() as server:
        embedder = an_embedder(server)
        with pytest.raises(EmbedderError, match="embed a text first"):
            _ = embedder.dimensions

        await embedder.embed(("a goal",))
        await embedder.close()

    assert embedder.dimensions == 512


async def test_a_failed_request_is_tried_again() -> None:
    failures = [503, 500]

    def failing_twice(asked: Asked) -> Answer:
        return answer_of([], status=failures.pop()) if failures else embeddings(asked)

    with running(failing_twice) as server:
        embedder = an_embedder(server)
        vectors = await embedder.embed(("a goal",))
        await embedder.close()

    assert vectors.shape == (1, 512)
    assert len(server.asked) == 3


async def test_items_that_all_carry_one_number_keep_their_order() -> None:
    def unnumbered(_: Asked) -> Answer:
        return answer_of([{"index": 0, "embedding": [2.0, 0.0]}, {"index": 0, "embedding": [0, 3]}])

    with running(unnumbered) as server:
        embedder = an_embedder(server)
        vectors = await embedder.embed(("first", "second"))
        await embedder.close()

    assert vectors.tolist() == [[1.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (400, "meant for embeddings"),
        (401, "correct the API key"),
        (404, "COMPANION_EMBEDDER"),
        (500, "the server failed"),
    ],
)
async def test_a_refusal_names_status_and_remedy_but_neither_key_nor_text(
    status: int, remedy: str
) -> None:
    def refusing(asked: Asked) -> Answer:
        said = {"error": {"message": f"no: {asked.headers['authorization']} {asked.texts}"}}
        return Answer(json.dumps(said).encode(), status=status)

    message = await refusal_of(refusing)

    assert f"HTTP {status}" in message
    assert remedy in message
    assert KEY not in message
    assert SECRET_TEXT not in message


async def test_a_redirect_is_not_followed() -> None:
    with running() as other:
        message = await refusal_of(
            lambda _: Answer(b"", status=307, headers={"location": f"{other.url}/embeddings"})
        )

    assert "redirects" in message
    assert other.asked == []


async def test_a_server_that_does_not_answer_is_given_up() -> None:
    message = await refusal_of(lambda _: Answer(b"{}", seconds=30), seconds=0.3)

    assert "did not answer within 0.3 s" in message


async def test_an_address_where_nothing_listens_is_named() -> None:
    with running() as server:
        pass
    embedder = an_embedder(server)

    with pytest.raises(EmbedderError) as caught:
        await embedder.embed(("a goal",))
    await embedder.close()

    assert server.url in str(caught.value)
    assert "cannot be reached" in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>hello</html>",
        b"{",
        b"[]",
        b'{"error": "model is loading"}',
        b'{"data": null}',
        b'{"data": []}',
        b'{"data": [{"index": 0, "embedding": [1, 2]}]}',
        b'{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1]}]}',
        b'{"data": [{"index": 0, "embedding": ["a"]}, {"index": 1, "embedding": ["b"]}]}',
        b'{"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]}',
        b'{"data": [{"index": 0, "embedding": [0, 0]}, {"index": 1, "embedding": [1, 0]}]}',
        b'{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}',
        b'{"data": [{"embedding": null}, {"embedding": null}]}',
    ],
)
async def test_what_is_not_embeddings_is_refused(body: bytes) -> None:
    message = await refusal_of(lambda _: Answer(body))

    assert "'small'" in message
    assert SECRET_TEXT not in message


async def test_the_fingerprint_tells_models_and_endpoints_apart() -> None:
    base = OpenAIEmbedder(model="small", base_url="http://127.0.0.1:1/v1").fingerprint

    other_model = OpenAIEmbedder(model="large", base_url="http://127.0.0.1:1/v1").fingerprint
    other_place = OpenAIEmbedder(model="small", base_url="http://127.0.0.1:2/v1").fingerprint

    assert len({base, other_model, other_place}) == 3
