"""Exports the packaged MiniLM once from sentence-transformers to ONNX, compared with torch.

The only module that brings torch in; `OnnxEmbedder` runs it in a process of its own.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from companion.adapters import minilm, minilm_graph
from companion.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LOWEST_COSINE: Final = 0.9999
"""The exported model must agree with torch this well on every probe, or it is not used."""

LOCK_SECONDS: Final = 300.0
"""How long to wait for another process that is exporting; an export takes about 15 s."""


def export(target_dir: Path, *, report: minilm.Report | None = None) -> Path:
    """Return the folder of the exported MiniLM inside `target_dir`, exporting it if need be.

    Safe to call from several processes: one exports, the others wait and find it done. What is
    unfinished or damaged is replaced.

    Raises:
        EmbedderError: the packaged weights are missing or not the expected ones, the folder
            cannot be written, or the exported model disagrees with torch.
    """
    folder = minilm.export_folder(target_dir)
    if minilm.find_card(folder) is not None:
        return folder
    try:
        target_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(target_dir / ".export.lock", timeout=LOCK_SECONDS):
            if minilm.find_card(folder) is None:
                _export_into(folder, report=report or (lambda _: None))
    except Timeout as error:
        raise EmbedderError(
            f"another process has been exporting the embedding model into {str(target_dir)!r} "
            f"for {LOCK_SECONDS:.0f} seconds; end it and try again"
        ) from error
    except OSError as error:
        raise EmbedderError(
            f"the embedding model cannot be written to {str(target_dir)!r} ({error.strerror}); "
            "make room there or set COMPANION_MODEL_DIR to another folder"
        ) from error
    return folder


def _export_into(folder: Path, *, report: minilm.Report) -> None:
    """Build the export beside `folder`, compare it with torch, then move it into place."""
    source = checked_source(minilm.packaged_model())
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder.parent) as scratch:
        fresh = Path(scratch) / folder.name
        fresh.mkdir()
        report("preparing the embedding model (once, about 15 seconds)")
        shutil.copyfile(source / minilm.TOKENIZER_FILE, fresh / minilm.TOKENIZER_FILE)
        _write_graph(source, fresh)
        report("comparing the prepared model with the original")
        lowest = lowest_cosine(expected_vectors(source), fresh)
        if not lowest >= LOWEST_COSINE:
            raise EmbedderError(
                f"the exported embedding model disagrees with the original (cosine {lowest:.6f}, "
                f"at least {LOWEST_COSINE} is needed); install the versions that "
                "constraints.txt names and run `companion setup` again"
            )
        _write_card(fresh, lowest_cosine=lowest)
        if folder.exists():
            folder.rename(Path(scratch) / "replaced")
        fresh.rename(folder)
    report("the embedding model is ready")


def checked_source(source: Path) -> Path:
    """Return `source`, the folder of the packaged model, after comparing its hashes.

    Raises:
        EmbedderError: it does not hold the weights or the tokenizer that were compared.
    """
    expected = {
        minilm.PACKAGED_WEIGHTS: minilm.WEIGHTS_SHA256,
        minilm.TOKENIZER_FILE: minilm.TOKENIZER_SHA256,
    }
    for name, sha256 in expected.items():
        path = source / name
        found = minilm.sha256_of(path) if path.is_file() else "no such file"
        if found != sha256:
            raise EmbedderError(
                f"{name} in {str(source)!r} has the SHA-256 {found!r}, not {sha256!r}; "
                f"install {minilm.PACKAGE.replace('_', '-')} again"
            )
    return source


def load_in_torch(source: Path) -> "SentenceTransformer":
    """Load the packaged model on the processor, from disk alone."""
    from companion.adapters import offline_hub

    offline_hub.close()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    return SentenceTransformer(str(source), device="cpu", local_files_only=True)


def _write_graph(source: Path, folder: Path) -> None:
    """Write graph and weights to `folder`."""
    import onnx
    from safetensors.numpy import load_file

    # Weights beside the graph are mapped, not read: a third of the load time, half the memory.
    onnx.save_model(
        minilm_graph.graph_of(load_file(source / minilm.PACKAGED_WEIGHTS)),
        str(folder / minilm.GRAPH_FILE),
        save_as_external_data=True,
        location=minilm.WEIGHTS_FILE,
        size_threshold=1024,
    )
    # onnx leaves the weights to their owner alone; a service may run as somebody else.
    (folder / minilm.WEIGHTS_FILE).chmod((folder / minilm.GRAPH_FILE).stat().st_mode)


def expected_vectors(source: Path) -> NDArray[np.float64]:
    """Return what torch makes of the probes, one row each."""
    model = load_in_torch(source)
    rows = model.encode(probe_texts(), convert_to_numpy=True, show_progress_bar=False)
    return np.asarray(rows, dtype=np.float64)


def lowest_cosine(expected: NDArray[np.float64], folder: Path) -> float:
    """Return the lowest cosine between `expected` and the export over the probes."""
    from companion.adapters.onnx_engine import OnnxEngine

    engine = OnnxEngine.load(folder, threads=1)
    # Batches of mixed lengths, so that sharing a row is part of the comparison.
    tokens = engine.tokenized(probe_texts())
    served = np.concatenate([engine.encode(tokens[i : i + 10]) for i in range(0, len(tokens), 10)])
    return float(np.sum(expected * served, axis=1).min())


def probe_texts() -> list[str]:
    """Return 50 texts that span what is embedded: empty, short, long, cut, other scripts."""
    subjects = (
        "prepare a promotion talk with my manager",
        "move from support into data engineering",
        "C++ and Rust for embedded systems",
        "Führung eines verteilten Teams",
        "給与交渉の練習",
        "first steps as an engineering manager",
        "public speaking 🎤 without notes",
        "a portfolio (UX research, 2024–2026)",
        "negotiate: 10 % more, or 4 days/week?",
        "saying no",
    )
    lengths = (1, 2, 5, 12, 60)
    texts = [" and ".join([subject] * count) for count in lengths for subject in subjects]
    texts[-1] = ""
    return texts


def _write_card(folder: Path, *, lowest_cosine: float) -> None:
    """Write the card last: an export without one is unfinished."""
    import onnxruntime
    import torch

    names = (minilm.GRAPH_FILE, minilm.WEIGHTS_FILE, minilm.TOKENIZER_FILE)
    card = minilm.ModelCard(
        name="all-MiniLM-L6-v2",
        weights_sha256=minilm.WEIGHTS_SHA256,
        precision=minilm.Precision.FP32,
        pooling=minilm.POOLING,
        token_limit=minilm.TOKEN_LIMIT,
        dimensions=minilm.DIMENSIONS,
        export_version=minilm.EXPORT_VERSION,
        files=tuple(
            minilm.FileRecord(
                name=name,
                size=(folder / name).stat().st_size,
                sha256=minilm.sha256_of(folder / name),
            )
            for name in names
        ),
        lowest_cosine_to_torch=lowest_cosine,
        exported_with=f"torch {torch.__version__}, onnxruntime {onnxruntime.__version__}",
    )
    (folder / minilm.CARD_FILE).write_text(card.model_dump_json(indent=2), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Export into the folder named by the only argument; progress to stdout, errors to stderr."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m companion.adapters.minilm_export MODEL_DIR\n")
        return 2
    try:
        folder = export(Path(arguments[0]), report=_say)
    except EmbedderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    _say(f"it is in {folder}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
