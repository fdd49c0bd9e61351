"""The prompts themselves: exactly what a model would be asked, for one brief per task.

`python -m tests.unit.writing.test_prompt_files` writes the golden files anew; read the difference,
and raise the prompt's version with it.
"""

import json
from pathlib import Path

import pytest

from companion.content import content_folder
from companion.writing.pipeline import Writer
from companion.writing.prompts import PromptLibrary
from tests.unit.writing.briefs import CASES

GOLDEN = Path(__file__).parent / "golden"


def asked(name: str) -> str:
    library = PromptLibrary.load(content_folder("prompts"))
    task, brief = CASES[name]
    request = Writer(prompts=library).request_for(task, brief)
    version = library.head(name).version
    return f"version {version}\n\n=== system\n{request.system}\n\n=== user\n{request.user}\n"


@pytest.mark.parametrize("name", CASES)
def test_the_whole_prompt_reads_as_it_did(name: str) -> None:
    assert asked(name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_there_is_one_prompt_per_task_and_no_other() -> None:
    assert {path.stem for path in content_folder("prompts").glob("*.md")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_the_system_part_is_the_same_for_every_brief(name: str) -> None:
    library = PromptLibrary.load(content_folder("prompts"))
    task, brief = CASES[name]
    changes = {"minutes": 25, "held_on": None, "top_k": 2, "me": None, "notes": "so it went " * 99}
    fitting = {key: value for key, value in changes.items() if key in type(brief).model_fields}
    changed = brief.model_copy(update=fitting if name == "summary" else {**fitting, "notes": ()})

    one, two = (Writer(prompts=library).request_for(task, each) for each in (brief, changed))

    assert one.system == two.system
    assert one.user != two.user


@pytest.mark.parametrize("name", CASES)
def test_the_schema_keeps_to_what_every_server_reads(name: str) -> None:
    task, brief = CASES[name]
    schema = (
        Writer(prompts=PromptLibrary.load(content_folder("prompts")))
        .request_for(task, brief)
        .schema
    )

    spelt = json.dumps(schema)
    for keyword in ("$ref", "$defs", "pattern", "anyOf", "oneOf", "allOf", "default", "format"):
        assert f'"{keyword}"' not in spelt


if __name__ == "__main__":
    for case in CASES:
        (GOLDEN / f"{case}.txt").write_text(asked(case), encoding="utf-8")
