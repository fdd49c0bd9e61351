"""A server imports what drafts need before it answers, in a process of its own."""

import json
import subprocess
import sys

import pytest

_SETTLED = """
import gc, json, sys
from companion.cli.settling import settle
settle(with_model={with_model})
names = ("companion.summaries.service", "companion.topics.service", "langchain_openai")
print(json.dumps([gc.get_freeze_count(), len(gc.get_objects()), [n in sys.modules for n in names]]))
"""


@pytest.mark.parametrize("with_model", [False, True])
def test_what_drafts_need_is_there_and_no_collection_walks_through_it(*, with_model: bool) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _SETTLED.format(with_model=with_model)],
        capture_output=True,
        text=True,
        check=True,
    )

    frozen, others, imported = json.loads(ran.stdout)

    assert frozen > 50_000
    assert others < 1_000
    assert imported == [True, True, with_model]
