"""Journeys through everything: each draft asks the library."""

import pytest


@pytest.fixture(autouse=True)
def _library(with_library_vectors: None) -> None:
    """Every draft here asks the library."""
