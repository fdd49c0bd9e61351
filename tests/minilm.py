"""The packaged MiniLM for tests: exported where `companion setup` leaves it."""

from functools import cache
from pathlib import Path

from companion.adapters import minilm
from companion.adapters.onnx_embedder import OnnxEmbedder
from companion.settings import load_settings


@cache
def model_dir() -> Path:
    """Return the folder of exported models that this installation uses."""
    return load_settings().settings.model_dir


async def exported_folder() -> Path:
    """Return the folder of the exported MiniLM, exporting it where `make setup` has not."""
    await OnnxEmbedder(model_dir(), threads=1).prepare()
    return minilm.export_folder(model_dir())
