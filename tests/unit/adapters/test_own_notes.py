"""Notes of one's own stay whole in the data folder, are few, and are nobody else's to read."""

from pathlib import Path

import pytest

from companion.adapters import own_notes
from companion.adapters.own_notes import OwnNotes
from companion.errors import InputError, StoreError
from companion.knowledge.library import read_library
from companion.knowledge.own_note import read_notes
from companion.knowledge.trends import Trend


def a_note(number: int = 1) -> Trend:
    text = (
        f"---\ntitle: Ovens need licence no. {number}\nsince: 2026-01\nby: Ministry of Bread\n"
        f"url: https://example.org/{number}\nwork: [baker]\n---\nAn oven: “a licence”, then #1.\n"
    )
    return read_notes(text, name="note.md").notes[0]


def test_an_empty_folder_has_no_notes(tmp_path: Path) -> None:
    assert OwnNotes(tmp_path / "missing").texts() == {}


def test_a_note_is_read_back_as_it_was_added(tmp_path: Path) -> None:
    notes = OwnNotes(tmp_path)

    notes.add([a_note()])

    kept = read_library(questions={}, guidance={}, trends=notes.texts()).trends
    assert kept == (a_note(),)
    assert not list(tmp_path.rglob("*.tmp"))


def test_more_notes_than_can_be_searched_are_refused_and_none_is_lost(tmp_path: Path) -> None:
    notes = OwnNotes(tmp_path)
    notes.add([a_note()])

    with pytest.raises(InputError, match=str(own_notes.MOST_NOTES)):
        notes.add(a_note(number) for number in range(2, own_notes.MOST_NOTES + 3))

    assert list(notes.texts()) == [a_note().id]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "knowledge").write_text("no folder")

    with pytest.raises(StoreError, match="knowledge"):
        OwnNotes(tmp_path).add([a_note()])


def test_a_note_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "own-x.yaml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(StoreError, match="cannot be read"):
        OwnNotes(tmp_path).texts()
