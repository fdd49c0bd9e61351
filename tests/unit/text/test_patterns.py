"""Patterns compiled at first use behave as those compiled at once."""

import re
import subprocess
import sys

import pytest

from companion.text.patterns import lazy


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    text, flags = r"(?P<day>mon|tues)day", re.IGNORECASE
    pattern = lazy(text, flags)

    found = pattern.search("by TUESDAY noon")

    assert found is not None
    assert found["day"] == "TUES"
    assert pattern.pattern == text
    assert pattern.sub("…", "Monday, tuesday") == "…, …"
    assert [one.span() for one in pattern.finditer("monday monday")] == [(0, 6), (7, 13)]


def test_what_is_no_pattern_fails_when_it_is_used() -> None:
    pattern = lazy("(")

    with pytest.raises(re.error):
        pattern.search("x")


def test_matching_imports_more_patterns_than_it_compiles() -> None:
    """Guards the gain: the modules of goals compile next to nothing when they are imported."""
    program = (
        "import re\n"
        "import companion.text.words, companion.ports\n"
        "seen, real = [], re.compile\n"
        "re.compile = lambda *given: seen.append(given) or real(*given)\n"
        "import companion.goals.obstacles, companion.goals.directions\n"
        "print(len(seen))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert int(ran.stdout) < 40
