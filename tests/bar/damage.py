"""Fifty kinds of harm to the folder of a vector index."""

import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Final

Harm = Callable[[Path, random.Random], None]
"""Given the index folder and chance. It may meet a running server or one that has stopped."""


def subfolder(index: Path) -> Path:
    """Return the folder that the index is in."""
    return max((each for each in index.iterdir() if each.is_dir()), key=lambda each: each.name)


def _files(index: Path, pattern: str) -> list[Path]:
    return sorted(path for path in subfolder(index).rglob(pattern) if path.is_file())


def _cut(pattern: str, share: float, index: Path, _chance: random.Random) -> None:
    for path in _files(index, pattern):
        os.truncate(path, int(path.stat().st_size * share))


def _flip(pattern: str, bits: int, index: Path, chance: random.Random) -> None:
    for path in _files(index, pattern):
        content = bytearray(path.read_bytes())
        for _ in range(bits if content else 0):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)


def _fill(pattern: str, filling: str, index: Path, chance: random.Random) -> None:
    for path in _files(index, pattern):
        size = path.stat().st_size
        path.write_bytes(bytes(size) if filling == "zeros" else chance.randbytes(size))


def _head(pattern: str, index: Path, chance: random.Random) -> None:
    for path in _files(index, pattern):
        with path.open("r+b") as file:
            file.write(chance.randbytes(min(100, path.stat().st_size)))


def _grow(pattern: str, index: Path, chance: random.Random) -> None:
    for path in _files(index, pattern):
        with path.open("ab") as file:
            file.write(chance.randbytes(50_000))


def _remove(pattern: str, index: Path, _chance: random.Random) -> None:
    for path in _files(index, pattern):
        path.unlink()


def _exchange(index: Path, _chance: random.Random) -> None:
    """Let two files of the graph change places."""
    one, other = _files(index, "*.bin")[:2]
    spare = one.with_suffix(".spare")
    one.rename(spare)
    other.rename(one)
    spare.rename(other)


def _become_a_folder(pattern: str, index: Path, _chance: random.Random) -> None:
    for path in _files(index, pattern)[:1]:
        path.unlink()
        path.mkdir()


def _become_a_link(index: Path, _chance: random.Random) -> None:
    whole = subfolder(index)
    moved = index.parent / "elsewhere"
    whole.rename(moved)
    whole.symlink_to(moved)
    with (moved / "chroma.sqlite3").open("ab") as file:
        file.write(b"x")


def _rows(statement: str, index: Path, _chance: random.Random) -> None:
    """Change what Chroma keeps in its own database, in good order."""
    opened = closing(sqlite3.connect(subfolder(index) / "chroma.sqlite3", timeout=5))
    with opened as connection, suppress(sqlite3.OperationalError):
        connection.execute(statement)
        connection.commit()


def _point(text: str, index: Path, _chance: random.Random) -> None:
    (index / "current").write_text(text)


def _unpoint(index: Path, _chance: random.Random) -> None:
    (index / "current").unlink()


def _point_as_a_folder(index: Path, _chance: random.Random) -> None:
    (index / "current").unlink()
    (index / "current").mkdir()


def _rename(index: Path, _chance: random.Random) -> None:
    subfolder(index).rename(index / "99-0123abcd")


def _remove_all(index: Path, _chance: random.Random) -> None:
    shutil.rmtree(index)


def _remove_the_subfolder(index: Path, _chance: random.Random) -> None:
    shutil.rmtree(subfolder(index))


def _be_a_file(index: Path, _chance: random.Random) -> None:
    shutil.rmtree(subfolder(index))
    (index / "1-00000000").write_text("not a folder")


def _rights(mode: int, index: Path, _chance: random.Random) -> None:
    for path in _files(index, "*"):
        path.chmod(mode)
    subfolder(index).chmod(mode)


def _clutter(index: Path, chance: random.Random) -> None:
    for number in range(30):
        folder = index / f"{number}-{chance.randrange(16**8):08x}"
        folder.mkdir()
        (folder / "chroma.sqlite3").write_bytes(chance.randbytes(1_000))


def _older(index: Path, _chance: random.Random) -> None:
    """Put a copy in the place that lacks what was indexed last: whole, and out of date."""
    whole = subfolder(index)
    _rows("DELETE FROM embeddings WHERE id > 5", index, random.Random())
    for path in whole.rglob("*"):
        os.utime(path, (1, 1))


def _signal(number: signal.Signals, index: Path, _chance: random.Random) -> None:
    """Send a signal to every process that has the index open, which none of a stopped server is."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (process / "cmdline").read_bytes().split(b"\0")
            if b"companion.adapters.chroma_worker" in command and any(
                part.startswith(str(index).encode()) for part in command
            ):
                os.kill(int(process.name), number)


def _each(
    name: str, harm: Callable[..., None], variants: Iterable[tuple[object, ...]]
) -> dict[str, Harm]:
    return {f"{name} {' '.join(map(str, one))}": partial(harm, *one) for one in variants}


_DATABASE: Final = "chroma.sqlite3"

HARMS: Final[dict[str, Harm]] = {
    **_each("cut", _cut, [("*", 0.0), ("*", 0.5), ("*.bin", 0.0), ("*.bin", 0.9)]),
    **_each("cut", _cut, [(_DATABASE, 0.3), (_DATABASE, 0.99), ("data_level0.bin", 0.5)]),
    **_each("flip", _flip, [("*", 1), ("*", 1_000), ("*.bin", 1), ("*.bin", 100)]),
    **_each("flip", _flip, [(_DATABASE, 1), (_DATABASE, 50), ("data_level0.bin", 1)]),
    **_each("fill", _fill, [("*", "zeros"), ("*", "noise"), ("*.bin", "zeros")]),
    **_each("fill", _fill, [("*.bin", "noise"), (_DATABASE, "zeros"), (_DATABASE, "noise")]),
    **_each("new head", _head, [("*.bin",), (_DATABASE,), ("header.bin",)]),
    **_each("grow", _grow, [("*",), ("*.bin",), (_DATABASE,)]),
    **_each("remove", _remove, [("*",), ("*.bin",), (_DATABASE,), ("header.bin",)]),
    **_each("folder for", _become_a_folder, [("*.bin",), (_DATABASE,)]),
    **_each(
        "rows",
        _rows,
        [
            ("DELETE FROM embeddings",),
            ("DELETE FROM segments",),
            ("DELETE FROM collections",),
            ("UPDATE collection_metadata SET int_value = 999999 WHERE key = 'generation'",),
        ],
    ),
    **_each("pointer", _point, [("",), ("../../etc",), ("1-00000000\n" + "0" * 64,)]),
    **_each("rights", _rights, [(0o000,), (0o400,)]),
    **_each("signal", _signal, [(signal.SIGSEGV,), (signal.SIGKILL,), (signal.SIGSTOP,)]),
    "two files exchanged": _exchange,
    "a link": _become_a_link,
    "no pointer": _unpoint,
    "a pointer that is a folder": _point_as_a_folder,
    "renamed": _rename,
    "no index": _remove_all,
    "no subfolder": _remove_the_subfolder,
    "a file for a subfolder": _be_a_file,
    "clutter": _clutter,
    "an older copy": _older,
}
