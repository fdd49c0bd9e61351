"""Keeps Hugging Face libraries off the network; to be closed before they are first imported."""

import os
from typing import Final

_CLOSED: Final = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def close() -> None:
    """Forbid downloads, telemetry and progress bars to libraries that are imported later."""
    os.environ.update(_CLOSED)  # noqa: TID251 - set, never read
