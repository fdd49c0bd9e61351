"""Dated notes that somebody added, one YAML file each in the data folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import yaml

from companion.errors import InputError, StoreError
from companion.knowledge.trends import Trend

MOST_NOTES: Final = 300
"""More would make every list of topics wait for them."""


class OwnNotes:
    """The folder `knowledge` of the data folder; it need not exist."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "knowledge"

    def texts(self) -> Mapping[str, str]:
        """Return the notes as they are stored, by id.

        Raises:
            StoreError: a file cannot be read.
        """
        try:
            return {
                path.stem: path.read_text(encoding="utf-8")
                for path in sorted(self._folder.glob("own-*.yaml"))
            }
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"a note in {str(self._folder)!r} cannot be read: {error}") from None

    def add(self, notes: Iterable[Trend]) -> None:
        """Store notes; one of the same id is replaced.

        Raises:
            InputError: there would be too many.
            StoreError: the folder cannot be written.
        """
        new = {note.id: note for note in notes}
        if len(new.keys() | self.texts().keys()) > MOST_NOTES:
            raise InputError(f"at most {MOST_NOTES} notes can be kept; delete some of {self.place}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for note in new.values():
                self._write(note)
        except OSError as error:
            raise StoreError(f"{self.place} cannot be written: {error}") from None

    def replace_all(self, texts: Mapping[str, str]) -> None:
        """Keep these notes, given as they are stored, and no others.

        Raises:
            StoreError: the folder cannot be written.
        """
        try:
            for path in self._folder.glob("own-*.yaml"):
                if path.stem not in texts:
                    path.unlink()
            if texts:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, text in texts.items():
                # The names come from a file: none may lead out of the folder.
                self._place_text(Path(name).name, text)
        except OSError as error:
            raise StoreError(f"{self.place} cannot be written: {error}") from None

    @property
    def place(self) -> str:
        """Where they are."""
        return str(self._folder)

    def _write(self, note: Trend) -> None:
        text = yaml.safe_dump(note.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
        self._place_text(note.id, text)

    def _place_text(self, name: str, text: str) -> None:
        draft = self._folder / f".{name}.tmp"
        draft.touch(mode=0o600)
        draft.write_text(text, encoding="utf-8")
        draft.replace(self._folder / f"{name}.yaml")
