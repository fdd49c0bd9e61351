"""The companion stays small: commands, operations, drafts and stored resources are counted."""

from api.app import create
from companion.cli.main import app
from companion.opening import Opening

MOST_COMMANDS = 28
MOST_OPERATIONS = 45
"""One more needs a decision record that names what it replaces."""

DRAFTS = {"matches", "cohorts", "outreach", "agendas", "summaries", "topics"}
RESOURCES = {"people", "goals", "requests", "pairs", "sessions", "items"}
COUNTED = {"programmes"}
"""Seen in numbers only: nothing of them is stored."""
METHODS = {"get", "put", "post", "delete", "patch", "options", "head"}


def test_there_are_few_commands_and_each_has_an_example() -> None:
    commands = app.registered_commands

    assert len(commands) <= MOST_COMMANDS
    assert [one.name for one in commands if "Example: `companion " not in (one.help or "")] == []


def test_there_are_few_operations() -> None:
    paths = create(Opening(offline=True)).openapi()["paths"]

    operations = [
        (method, path) for path, methods in paths.items() for method in METHODS & methods.keys()
    ]

    assert len(operations) <= MOST_OPERATIONS
    first_parts = {path.split("/")[2] for path in paths if path.startswith("/v1/")}
    assert first_parts <= DRAFTS | RESOURCES | COUNTED
