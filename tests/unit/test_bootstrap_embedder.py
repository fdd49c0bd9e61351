"""The embedder of the settings: built when it is needed, closed when it was."""

from pathlib import Path

import pytest

from companion.bootstrap_embedder import NamedEmbedder
from companion.errors import SettingsError
from companion.opening import Opening
from tests.embeddings_server import running


def named(tmp_path: Path, **flags: object) -> NamedEmbedder:
    opening = Opening(flags={"data_dir": tmp_path, **flags}, environment={"HOME": str(tmp_path)})
    return NamedEmbedder(opening.load().settings, opening)


async def test_the_connections_to_an_endpoint_are_closed(tmp_path: Path) -> None:
    with running() as server:
        embedder = named(tmp_path, embedder="openai:small", embedder_base_url=server.url)
        await embedder.embed(("a bakery",))
        endpoint = embedder._endpoint
        assert endpoint is not None
        client = endpoint._client
        assert client is not None

        await embedder.close()

        assert client.is_closed()


async def test_closing_what_was_never_used_builds_nothing(tmp_path: Path) -> None:
    embedder = named(tmp_path, embedder="nobody/nothing")

    await embedder.close()

    assert "_behind" not in vars(embedder)


@pytest.mark.parametrize("name", ["nobody/nothing", "no such model", "openai:small", "/dev/null"])
def test_a_name_that_leads_nowhere_is_refused_with_its_source(tmp_path: Path, name: str) -> None:
    embedder = named(tmp_path, embedder=name)

    with pytest.raises(SettingsError, match="--embedder = "):
        _ = embedder.fingerprint
