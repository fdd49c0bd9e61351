"""Lanes: tests that need something not every machine has.

A lane that cannot run is skipped, and the last line of the run says so and why. Where
`COMPANION_REQUIRE` names it, it fails instead.
"""

import os
from typing import Final, NoReturn

import pytest

_MARK: Final = "lane not run: "


def not_run(lane: str, why: str) -> NoReturn:
    """Skip the test, or fail it where the lane is required."""
    if lane in os.environ.get("COMPANION_REQUIRE", "").split(","):
        pytest.fail(f"COMPANION_REQUIRE names {lane!r}, but {why}", pytrace=False)
    pytest.skip(f"{_MARK}{lane} ({why})")


def lanes_not_run(skipped: list[pytest.TestReport]) -> tuple[str, ...]:
    """Return each lane with its reason, once, from the reports of skipped tests."""
    reasons = [report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)]
    return tuple(sorted({reason.partition(_MARK)[2] for reason in reasons if _MARK in reason}))
