"""Models on torch: what is known of them from their files alone."""

import json
from pathlib import Path

import pytest

from companion.adapters.minilm import packaged_model
from companion.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder
from companion.errors import EmbedderError


def a_model(folder: Path) -> Path:
    """Write the configuration of a model of 6 dimensions, projected to 4; it has no weights."""
    for name, settings in {
        "config.json": {"hidden_size": 6},
        "modules.json": [{"path": ""}, {"path": "1_Pooling"}, {"path": "2_Dense"}, {"path": "3_N"}],
        "1_Pooling/config.json": {"word_embedding_dimension": 6},
        "2_Dense/config.json": {"in_features": 6, "out_features": 4},
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    return folder


def test_the_length_of_vectors_is_that_of_the_last_module_that_tells(tmp_path: Path) -> None:
    model = a_model(tmp_path / "model")

    assert SentenceTransformersEmbedder(str(model)).dimensions == 4
    (model / "2_Dense" / "config.json").unlink()
    assert SentenceTransformersEmbedder(str(model)).dimensions == 6


def test_the_length_is_read_of_a_real_model_too() -> None:
    assert SentenceTransformersEmbedder(str(packaged_model())).dimensions == 384


def test_the_fingerprint_changes_with_any_file_that_decides_the_vectors(tmp_path: Path) -> None:
    model = a_model(tmp_path / "model")
    before = SentenceTransformersEmbedder(str(model)).fingerprint
    (model / "README.md").write_text("words")
    (model / ".cache").mkdir()
    (model / ".cache" / "state.json").write_text("{}")
    assert SentenceTransformersEmbedder(str(model)).fingerprint == before

    (model / "model.safetensors").write_bytes(b"weights")
    with_weights = SentenceTransformersEmbedder(str(model)).fingerprint
    (model / "model.safetensors").write_bytes(b"others!")
    with_others = SentenceTransformersEmbedder(str(model)).fingerprint

    assert len({before, with_weights, with_others}) == 3


@pytest.mark.parametrize("name", ["nobody/nothing", "no such folder", "../..."])
async def test_a_model_that_is_not_here_is_named_and_never_downloaded(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(EmbedderError, match="on this machine") as caught:
        await SentenceTransformersEmbedder(name).embed(("a goal",))

    assert repr(name) in str(caught.value)


@pytest.mark.slow
async def test_a_folder_without_weights_says_what_is_wrong(tmp_path: Path) -> None:
    embedder = SentenceTransformersEmbedder(str(a_model(tmp_path / "model")))

    with pytest.raises(EmbedderError, match="does not load"):
        await embedder.embed(("a goal",))
