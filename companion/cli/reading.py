"""Files as people name them on the command line, read whole and decoded with clear errors."""

import sys
from pathlib import Path
from typing import Final

from companion.errors import InputError, TooLargeError, UnreadableFileError, shortened
from companion.values import FILE_LIMIT, NOTES_LIMIT

STANDARD_INPUT: Final = "-"
_RECORD_SUFFIXES: Final = frozenset({".json", ".jsonl", ".ndjson"})
_TABLE_SUFFIXES: Final = frozenset({".csv", ".tsv"})
_TEXT_SUFFIXES: Final = frozenset({".txt", ".md", ".vtt", ".srt", ".text"})


def is_record_file(argument: str) -> bool:
    """Whether an argument names a JSON or JSONL file rather than being text itself."""
    return Path(argument).suffix.lower() in _RECORD_SUFFIXES


def is_table_file(argument: str) -> bool:
    """Whether an argument names a spreadsheet."""
    return Path(argument).suffix.lower() in _TABLE_SUFFIXES


def looks_like_file(argument: str) -> bool:
    """Whether an argument is a path: it has a known ending, a folder in it, or exists."""
    suffixes = _RECORD_SUFFIXES | _TABLE_SUFFIXES | _TEXT_SUFFIXES
    if argument == STANDARD_INPUT or Path(argument).suffix.lower() in suffixes:
        return True
    try:
        return Path(argument).exists()
    except (OSError, ValueError):
        return False  # Too long for a name, or with a character that no name has.


def is_text_file(argument: str) -> bool:
    """Whether an argument that may also be a text of its own is the name of a file instead.

    It is when such a file is there, or when it is one word that ends as a text file's name does.
    """
    try:
        if Path(argument).is_file():
            return True
    except (OSError, ValueError):
        return False
    is_one_word = len(argument.split()) == 1
    return is_one_word and Path(argument).suffix.lower() in _TEXT_SUFFIXES | _TABLE_SUFFIXES


def is_path(text: str) -> bool:
    """Whether a text can only be meant as a path: one word that starts at a folder."""
    return len(text.split()) == 1 and text.startswith(("/", "~/", "./", "../", "\\\\"))


def refuse_path(text: str, *, where: str) -> None:
    """Refuse a path where words are asked for, unless a text file is there, whose words count.

    Raises:
        InputError: it is a path of something else: a device, a folder, a file without words.
    """
    ends_as_text = Path(text).suffix.lower() in _TEXT_SUFFIXES | _TABLE_SUFFIXES | _RECORD_SUFFIXES
    if is_path(text) and not ends_as_text:
        raise InputError(
            f"{where}: {shortened(text)} is a path; say it in words, or name a text file (.txt)"
        )


def require_there(path: str) -> None:
    """Refuse a path at which there is neither a file nor a folder: nothing, or a device.

    Raises:
        UnreadableFileError: it is one.
    """
    if not (Path(path).is_file() or Path(path).is_dir()):
        raise UnreadableFileError(f"there is no file {shortened(path)}; check the path")


def file_meant(answer: str) -> str | None:
    """Return the path that somebody typed or dropped where a text is asked for, or None.

    It is one line that names what is there, or that could be nothing but a file's name; quotes
    and a home folder's "~" are taken away.
    """
    line = answer.strip()
    if not line or "\n" in line:
        return None
    if len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1].strip()
    try:
        path = str(Path(line).expanduser())
    except RuntimeError:
        path = line  # Somebody without a home folder.
    if is_path(line):
        return path
    is_named_so = Path(path).suffix.lower() in _TEXT_SUFFIXES | _TABLE_SUFFIXES | _RECORD_SUFFIXES
    return path if is_text_file(path) and (is_named_so or "/" in path) else None


def name_of(argument: str) -> str:
    """Return what messages call a file: on one line, whatever its name holds."""
    if argument == STANDARD_INPUT:
        return "standard input"
    return argument if argument.isprintable() else repr(argument)


def read_text(argument: str) -> str:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        UnreadableFileError: it is missing, a folder, not permitted, or no text in UTF-8.
        TooLargeError: it is over 50 MB.
    """
    name = name_of(argument)
    data = _typed() if argument == STANDARD_INPUT else _bytes(argument)
    if len(data) > FILE_LIMIT:
        raise TooLargeError(f"{name} is larger than {FILE_LIMIT // 1024**2} MB; split it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError(f"{name} is UTF-16; save it as UTF-8 and try again")
    for start, kind in _NO_TEXT.items():
        if data.startswith(start):
            raise UnreadableFileError(
                f"{name} is {kind}, not text; copy its words into a .txt file and name that"
            )
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise UnreadableFileError(
            f"{name} holds a NUL character in line {line}, as texts never do; save it as plain text"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name} is not UTF-8 (byte {error.start}: {data[error.start]:#04x}); "
            "save it as UTF-8, which spreadsheets call “CSV UTF-8”"
        ) from None


def read_notes(argument: str) -> str:
    """Return session notes from a file or standard input.

    Raises:
        UnreadableFileError: they cannot be read as text.
        TooLargeError: they are longer than notes may be.
    """
    text = read_text(argument)
    if len(text) > NOTES_LIMIT:
        raise TooLargeError(
            f"{name_of(argument)} has {len(text):,} characters; notes may have {NOTES_LIMIT:,}, "
            "so split it"
        )
    return text


_NO_TEXT: Final = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""How files begin that people take for text."""


def _typed() -> bytes:
    if sys.stdin is None:
        raise UnreadableFileError("standard input is closed; name a file instead of -")
    if sys.stdin.isatty():
        sys.stderr.write("reading what you type or paste; end with Ctrl-D on a line of its own\n")
    try:
        return sys.stdin.buffer.read(FILE_LIMIT + 1)
    except OSError as error:
        raise UnreadableFileError(f"cannot read standard input: {error.strerror}") from None


def _bytes(argument: str) -> bytes:
    if not argument:
        raise UnreadableFileError("the name of a file is empty; name one")
    try:
        if Path(argument).is_dir():
            raise UnreadableFileError(f"{argument!r} is a folder; name a file in it")
        with Path(argument).open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise UnreadableFileError(f"there is no file {argument!r}; check the path") from None
    except PermissionError:
        raise UnreadableFileError(f"{argument!r} may not be read by you") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(f"cannot read {argument!r}: {reason}") from None
