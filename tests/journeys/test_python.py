"""The companion as a Python library, on the real embedder and the content that ships with it."""

from pathlib import Path

import companion
from companion.bootstrap import open_companion
from companion.opening import Opening


async def test_guidance_is_found_by_meaning_and_can_be_cited(tmp_path: Path) -> None:
    opening = Opening(flags={"data_dir": tmp_path}, offline=True)

    async with open_companion(opening) as library:
        found = await library.find_guidance(
            "what goes into a first message to a mentor?", passages=3
        )

    best = found.guidance[0].passage
    assert best.ref.startswith("guidance/writing-the-first-message")
    assert len(found.guidance) == 3


async def test_the_readme_s_summary_names_the_action(tmp_path: Path) -> None:
    opening = Opening(flags={"data_dir": tmp_path}, offline=True)
    ask = companion.SummaryAsk(notes="- I'll call Ana by Friday", date="2026-11-17")

    async with open_companion(opening) as library:
        summary = await library.summarize(ask)

    (action,) = summary.action_items
    assert action.due_phrase == "by Friday"
