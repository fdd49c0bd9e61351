"""What a server does once before it answers, so that no request waits for it later."""

import gc
from importlib import import_module
from typing import Final

_DRAFTS: Final = (
    "companion.matching.service",
    "companion.outreach.service",
    "companion.agendas.service",
    "companion.summaries.service",
    "companion.topics.service",
    "dateparser",
)
"""What a command imports only where it needs it."""

_MODEL: Final = "langchain_openai"


def settle(*, with_model: bool) -> None:
    """Import what drafts need, and leave all that is imported out of garbage collections.

    Without it the first draft of each kind keeps every other request waiting while it imports. And
    a full collection, which comes whenever enough was stored, walks through all objects there are:
    the 235,000 of the imported libraries held every request for half a second and more.

    Args:
        with_model: whether drafts go to a language model, whose client is the largest import.
    """
    for name in (*_DRAFTS, *((_MODEL,) if with_model else ())):
        import_module(name)
    gc.collect()
    gc.freeze()
