"""Whatever leaves the companion: each draft asks the library."""

import pytest


@pytest.fixture(autouse=True)
def _library(prepared_library: None) -> None:
    """Every draft here asks the library."""
