"""A lane that cannot run says so at the end, or fails where it is required."""

import pytest

from tests.lanes import lanes_not_run, not_run


def a_skip(reason: str) -> pytest.TestReport:
    return pytest.TestReport(
        nodeid="test",
        location=("test.py", 1, "test"),
        keywords={},
        outcome="skipped",
        longrepr=("test.py", 1, f"Skipped: {reason}"),
        when="setup",
    )


def test_a_missing_lane_is_skipped_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMPANION_REQUIRE", raising=False)

    with pytest.raises(pytest.skip.Exception, match=r"lane not run: postgres \(no initdb\)"):
        not_run("postgres", "no initdb")


@pytest.mark.parametrize("required", ["postgres", "chromium,postgres"])
def test_a_missing_lane_fails_where_it_is_required(
    monkeypatch: pytest.MonkeyPatch, required: str
) -> None:
    monkeypatch.setenv("COMPANION_REQUIRE", required)

    with pytest.raises(pytest.fail.Exception, match="names 'postgres', but no initdb"):
        not_run("postgres", "no initdb")


def test_each_lane_is_named_once_whatever_else_was_skipped() -> None:
    skipped = [
        a_skip("lane not run: postgres (no initdb)"),
        a_skip("not on this platform"),
        a_skip("lane not run: postgres (no initdb)"),
    ]

    assert lanes_not_run(skipped) == ("postgres (no initdb)",)
