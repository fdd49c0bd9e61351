"""The committed JSON schemas are those of the code."""

import pytest

from tests.schemas import FOLDER, MODELS, schema_text


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_committed_schema_is_the_one_of_the_code(name: str) -> None:
    committed = (FOLDER / f"{name}.json").read_text(encoding="utf-8")

    assert committed == schema_text(name), "run: python -m tests.schemas"
