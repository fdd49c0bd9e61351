"""Files as people name them on the command line, read whole and decoded with clear errors."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from companion.errors import TooLargeError, UnreadableFileError
from companion.values import FILE_LIMIT, Value

if TYPE_CHECKING:
    pass

V = TypeVar("V", bound=Value)

STANDARD_INPUT: Final = "-"
_RECORD_SUFFIXES: Final = frozenset({".json", ".jsonl", ".ndjson"})
_TABLE_SUFFIXES: Final = frozenset({".csv", ".tsv"})
_TEXT_SUFFIXES: Final = frozenset({".txt", ".md", ".vtt", ".srt", ".text"})


def is_record_file(argument: str) -> bool:
    """Whether an argument names a JSON or JSONL file rather than being text itself."""
    return Path(argument).suffix.lower() in _RECORD_SUFFIXES


def looks_like_file(argument: str) -> bool:
    """Whether an argument is a path: it has a known ending, a folder in it, or exists."""
    suffixes = _RECORD_SUFFIXES | _TABLE_SUFFIXES | _TEXT_SUFFIXES
    if argument == STANDARD_INPUT or Path(argument).suffix.lower() in suffixes:
        return True
    return len(argument) < 1024 and "\0" not in argument and Path(argument).exists()


def read_text(argument: str) -> str:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        UnreadableFileError: it is missing, a folder, not permitted, or not UTF-8.
        TooLargeError: it is over 50 MB.
    """
    data = sys.stdin.buffer.read(FILE_LIMIT + 1) if argument == STANDARD_INPUT else _bytes(argument)
    if len(data) > FILE_LIMIT:
        raise TooLargeError(f"{argument} is larger than {FILE_LIMIT // 1024**2} MB; split it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError(f"{argument} is UTF-16; save it as UTF-8 and try again")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{argument} is not UTF-8 (byte {error.start}: {data[error.start]:#04x}); "
            "save it as UTF-8, which spreadsheets call “CSV UTF-8”"
        ) from None


def _bytes(argument: str) -> bytes:
    try:
        with Path(argument).open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise UnreadableFileError(f"there is no file {argument!r}; check the path") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{argument!r} is a folder; name a file in it") from None
    except PermissionError:
        raise UnreadableFileError(f"{argument!r} may not be read by you") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(f"cannot read {argument!r}: {reason}") from None
