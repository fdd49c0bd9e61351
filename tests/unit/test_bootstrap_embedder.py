"""The embedder of the settings: built when it is needed, closed when it was."""

from pathlib import Path

import pytest

from companion.access.consent import Choices, Material
from companion.access.departures import Departure
from companion.bootstrap_embedder import NamedEmbedder
from companion.errors import EmbedderError, SettingsError
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


class Account:
    """A gate that keeps the account in a list."""

    def __init__(self, *held_back: Material) -> None:
        self.kept = frozenset(held_back)
        self.noted: list[Departure] = []

    async def choices(self, owner_id: str) -> Choices:
        return Choices(owner_id=owner_id)

    async def held_back(self) -> frozenset[Material]:
        return self.kept

    async def note(self, departure: Departure) -> None:
        self.noted.append(departure)


async def test_an_endpoint_elsewhere_sees_no_contact_details_and_is_accounted_for(
    tmp_path: Path,
) -> None:
    account = Account()
    with running() as server:
        opening = Opening(
            flags={
                "data_dir": tmp_path,
                "embedder": "openai:small",
                "embedder_base_url": server.url,
                "endpoint_is": "remote",
            },
            environment={"HOME": str(tmp_path)},
        )
        embedder = NamedEmbedder(opening.load().settings, opening, gate=lambda: account)
        await embedder.embed(("Write to ana@wards.example, staff no 48213",))
        await embedder.close()

    (asked,) = server.asked
    assert asked.texts == ("Write to EMAIL_1, staff no NUMBER_1",)
    assert [(one.host, one.characters) for one in account.noted] == [("127.0.0.1", 35)]
    assert embedder.fingerprint.endswith("-sealed1")


async def test_what_never_leaves_is_compared_on_this_machine(tmp_path: Path) -> None:
    said: list[str] = []
    with running() as server:
        opening = Opening(
            flags={
                "data_dir": tmp_path,
                "embedder": "openai:small",
                "embedder_base_url": server.url,
                "endpoint_is": "remote",
                "never_send": "notes",
            },
            environment={"HOME": str(tmp_path)},
            remark=said.append,
        )
        embedder = NamedEmbedder(opening.load().settings, opening, gate=Account)

    assert embedder.fingerprint.startswith("minilm-")
    assert server.asked == []
    assert said[0].startswith("note: notes never leave this machine")


async def test_what_somebody_keeps_here_stops_an_endpoint_elsewhere(tmp_path: Path) -> None:
    with running() as server:
        opening = Opening(
            flags={
                "data_dir": tmp_path,
                "embedder": "openai:small",
                "embedder_base_url": server.url,
                "endpoint_is": "remote",
            },
            environment={"HOME": str(tmp_path)},
        )
        settings = opening.load().settings
        embedder = NamedEmbedder(settings, opening, gate=lambda: Account(Material.NOTES))

        with pytest.raises(EmbedderError, match="notes may not leave this machine"):
            await embedder.embed(("a bakery",))

    assert server.asked == []
