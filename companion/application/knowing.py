"""Dated notes of one's own: added from files, kept beside the database, listed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from companion.knowledge.library import read_library
from companion.knowledge.own_note import NotesRead, read_notes
from companion.knowledge.trends import Trend


class OwnNotesStore(Protocol):
    """Where they are kept."""

    def texts(self) -> Mapping[str, str]:
        """Return them as YAML, by id."""
        ...

    def add(self, notes: Iterable[Trend]) -> None:
        """Store notes; one of the same id is replaced."""
        ...

    @property
    def place(self) -> str:
        """The folder, as a person would name it."""
        ...


class Knowing:
    """Adds and lists; topics read them with the notes of the pack."""

    def __init__(self, *, store: Callable[[], OwnNotesStore]) -> None:
        self._store = store

    @property
    def place(self) -> str:
        """Where the notes are kept."""
        return self._store().place

    def add(self, text: str, *, name: str) -> NotesRead:
        """Store what a file holds.

        Raises:
            InputError: it is no note and no feed, or there would be too many.
            StoreError: the data folder cannot be used.
        """
        found = read_notes(text, name=name)
        self._store().add(found.notes)
        return found

    def every(self) -> tuple[Trend, ...]:
        """Return what was added, the latest date first.

        Raises:
            SetupError: a note was changed by hand and is none any more; the message names it.
        """
        notes = read_library(questions={}, guidance={}, trends=self._store().texts()).trends
        return tuple(sorted(notes, key=lambda note: (note.since, note.id), reverse=True))
