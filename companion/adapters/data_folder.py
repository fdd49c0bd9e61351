"""What lies beside the database: vectors of passing texts, the index, own notes, and graves."""

import json
import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

import yaml
from filelock import FileLock, Timeout

from companion.access.leaving import Leaver
from companion.access.rights import Tombstone
from companion.adapters.vector_cache import FILE_NAME
from companion.errors import StoreError

GRAVES: Final = "erased.jsonl"
"""Who was erased, by keyed hash and moment: a restore of the database does not touch it."""

_INDEX: Final = "index"
_OWNER: Final = "owner.lock"
_PREFERENCES: Final = "preferences.json"
_OWN_NOTES: Final = "own-*.yaml"
_FREE: Final = frozenset({"title", "text", "question", "work", "touches", "by"})
"""What of a note and its source may name somebody in free words; the rest is days and codes."""


class DataFolder:
    """The files of one data folder that may hold something of a person."""

    def __init__(self, data_dir: Path, *, vector_cache: Path) -> None:
        """Keep where they are; nothing is opened."""
        self._folder = data_dir
        self._vector_cache = vector_cache

    def forget_vectors(self) -> None:
        """Throw the cache of vectors away; it fills again.

        Raises:
            StoreError: it cannot be deleted.
        """
        for end in ("", "-journal", "-wal", "-shm"):
            self._delete(self._vector_cache / f"{FILE_NAME}{end}")

    def forget_index(self) -> bool:
        """Throw the index away; False while a server owns it, which then builds it anew.

        Raises:
            StoreError: it cannot be deleted.
        """
        folder = self._folder / _INDEX
        if not folder.is_dir():
            return True
        owner = FileLock(folder / _OWNER, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            with owner.acquire(blocking=False):
                for path in folder.iterdir():
                    if path.is_dir():
                        shutil.rmtree(path)
                    elif path.name != _OWNER:
                        path.unlink()
        except Timeout:
            return False
        except OSError as error:
            raise _undeletable(folder, error) from error
        return True

    def forget_preferences(self) -> None:
        """Throw away what the person at the keyboard prefers.

        Raises:
            StoreError: it cannot be deleted.
        """
        self._delete(self._folder / _PREFERENCES)

    def rewrite_notes(self, leaver: Leaver | None) -> int:
        """Take somebody out of the notes of one's own, or throw all away; return how many.

        Raises:
            StoreError: a note cannot be read or written.
        """
        changed = 0
        for path in sorted((self._folder / "knowledge").glob(_OWN_NOTES)):
            if leaver is None:
                self._delete(path)
                changed += 1
                continue
            try:
                note = yaml.safe_load(path.read_text(encoding="utf-8"))
                written = _without(note, leaver)
                if written != note:
                    _replace(path, yaml.safe_dump(written, allow_unicode=True, sort_keys=False))
                    changed += 1
            except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
                raise StoreError(
                    f"the note {str(path)!r} could not be read or written "
                    f"({type(error).__name__}); look through it yourself"
                ) from error
        return changed

    def bury(self, tombstones: Iterable[Tombstone]) -> None:
        """Keep tombstones where no restore of a database takes them away.

        Raises:
            StoreError: the folder cannot be written.
        """
        known = {one.person: one for one in self.tombstones()}
        every = dict(known)
        for one in tombstones:
            kept = every.setdefault(one.person, one)
            if kept.erased_at < one.erased_at:
                every[one.person] = one
        if every == known:
            return
        lines = (
            json.dumps({"person": one.person, "erased_at": one.erased_at.isoformat()})
            for one in every.values()
        )
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self._folder / GRAVES, "".join(f"{line}\n" for line in lines))
        except OSError as error:
            raise StoreError(
                f"{str(self._folder / GRAVES)!r} cannot be written: {error.strerror}"
            ) from error

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return the tombstones kept here; a line that cannot be read is passed over."""
        try:
            text = (self._folder / GRAVES).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(one for line in text.splitlines() if (one := _tombstone(line)) is not None)

    def _delete(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _undeletable(path, error) from error


def _tombstone(line: str) -> Tombstone | None:
    try:
        read = json.loads(line)
        return Tombstone(
            person=str(read["person"]), erased_at=datetime.fromisoformat(read["erased_at"])
        )
    except (ValueError, KeyError, TypeError):
        return None


def _without(note: object, leaver: Leaver) -> object:
    """Return a note without somebody in the fields that hold free words."""
    if not isinstance(note, dict):
        return note
    free = {name: _freed(each, leaver) for name, each in note.items() if name in _FREE}
    source = note.get("source")
    return {**note, **free, **({"source": _without(source, leaver)} if source else {})}


def _freed(value: object, leaver: Leaver) -> object:
    if isinstance(value, str):
        return leaver.without(value).text
    return [_freed(each, leaver) for each in value] if isinstance(value, list) else value


def _replace(path: Path, text: str) -> None:
    """Write a file whole and only then under its name, for its owner alone, down to the disk."""
    draft = path.with_name(f".{path.name}.tmp")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _undeletable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"the rows are erased, but {str(path)!r} cannot be deleted ({error.strerror}); "
        "delete it yourself"
    )
