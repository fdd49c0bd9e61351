"""The Embedder port on any model that sentence-transformers loads, in PyTorch, from disk alone."""

import asyncio
import hashlib
import json
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from companion.adapters import offline_hub
from companion.adapters.embedding import FOLD_VERSION, prepared, unit_rows
from companion.errors import EmbedderError
from companion.ports import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH_SIZE: Final = 16

_MODULES: Final = "modules.json"
_SHAPES_VECTORS: Final = frozenset({".json", ".txt", ".model", ".safetensors", ".bin"})
"""Files whose bytes decide the vectors: configuration, vocabulary, weights."""
_WIDTHS: Final = ("out_features", "word_embedding_dimension", "embedding_dimension", "hidden_size")
"""Where the configuration of a module tells how long its vectors are."""


class SentenceTransformersEmbedder:
    """Embeds with a model in a folder, or one that the Hugging Face cache already holds.

    Nothing is downloaded, and no code out of the model's folder is run. PyTorch is imported at the
    first text; `fingerprint` and `dimensions` read the files only.
    """

    def __init__(self, model: str) -> None:
        """Keep the name or folder of the model; nothing is read yet."""
        self._name = model
        self._lock = threading.Lock()
        self._model: SentenceTransformer | None = None

    @property
    def fingerprint(self) -> str:
        """The model's files and the fold version.

        Raises:
            EmbedderError: there is no such model on this machine.
        """
        return f"st-{Path(self._name).name}-{self._files_sha256[:16]}-fold{FOLD_VERSION}"

    @cached_property
    def dimensions(self) -> int:
        """Length of a vector.

        Raises:
            EmbedderError: there is no such model on this machine.
        """
        for folder in reversed(_module_folders(self._folder)):
            settings = _settings_in(folder)
            for name in _WIDTHS:
                if isinstance(settings.get(name), int):
                    return int(settings[name])
        return int(self._loaded().get_embedding_dimension() or 0)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in order; the model's own token limit cuts long ones.

        Raises:
            EmbedderError: there is no such model on this machine, or it does not load.
        """
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        clean = prepared(texts)
        by_length = sorted(range(len(clean)), key=lambda position: len(clean[position]))
        for start in range(0, len(clean), BATCH_SIZE):
            batch = by_length[start : start + BATCH_SIZE]
            vectors[batch] = await asyncio.to_thread(self._encode, [clean[i] for i in batch])
        return vectors

    def _encode(self, texts: list[str]) -> Vectors:
        model = self._loaded()
        # Its tokenizer is not made for two threads at once.
        with self._lock:
            rows = model.encode(texts, convert_to_numpy=True, show_progress_bar=False)
        return unit_rows(np.asarray(rows), source=f"the embedding model {self._name!r}")

    def _loaded(self) -> "SentenceTransformer":
        with self._lock:
            if self._model is None:
                self._model = _load(self._name, self._folder)
            return self._model

    @cached_property
    def _folder(self) -> Path:
        """The folder of the model's files."""
        folder = Path(self._name)
        if folder.is_dir():
            return folder.resolve()
        offline_hub.close()
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

        try:
            return Path(snapshot_download(self._name, local_files_only=True))
        except (HFValidationError, LocalEntryNotFoundError):
            raise EmbedderError(
                f"there is no embedding model {self._name!r} on this machine: it is no folder, and "
                "the Hugging Face cache does not hold it; download it first (`hf download NAME`), "
                "or set COMPANION_EMBEDDER to 'packaged'"
            ) from None

    @cached_property
    def _files_sha256(self) -> str:
        """One hash over names and bytes of all files that decide the vectors."""
        whole = hashlib.sha256()
        for path in sorted(self._folder.rglob("*")):
            name = path.relative_to(self._folder)
            if path.suffix not in _SHAPES_VECTORS or any(p.startswith(".") for p in name.parts):
                continue
            with path.open("rb") as file:
                whole.update(name.as_posix().encode() + b"\0")
                whole.update(hashlib.file_digest(file, "sha256").digest())
        return whole.hexdigest()


def _load(name: str, folder: Path) -> "SentenceTransformer":
    """Load the model in PyTorch on the processor.

    Raises:
        EmbedderError: it does not load.
    """
    offline_hub.close()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, trust_remote_code=False
        )
    except Exception as error:  # noqa: BLE001 - whatever a vendor raises ends here
        reason = (str(error).splitlines() or [""])[0][:200]
        raise EmbedderError(
            f"the embedding model {name!r} does not load ({type(error).__name__}: {reason}); "
            "check that the folder holds a whole sentence-transformers model"
        ) from None


def _module_folders(folder: Path) -> list[Path]:
    """Return the folders of the model's modules in order; the model's own first."""
    try:
        modules = json.loads((folder / _MODULES).read_bytes())
        return [folder, *(folder / str(module["path"]) for module in modules)]
    except (OSError, ValueError, TypeError, KeyError):
        return [folder]


def _settings_in(folder: Path) -> dict[str, Any]:
    """Return the configuration in a module's folder; nothing where it has none."""
    try:
        settings = json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return settings if isinstance(settings, dict) else {}
