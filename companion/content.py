"""Finds prompts and knowledge: in the installed package if they are there, else in the checkout."""

from pathlib import Path

from companion.errors import SetupError

_PACKAGE = Path(__file__).parent


def content_folder(name: str) -> Path:
    """Return the folder `prompts` or `knowledge`.

    Raises:
        SetupError: neither the package nor a checkout around it has it.
    """
    for folder in (_PACKAGE / "_content" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SetupError(f"the folder {name!r} is missing from this installation; install it again")
