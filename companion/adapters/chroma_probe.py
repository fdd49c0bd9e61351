"""Opens an index folder in a process of its own and searches it, so that only this may crash.

`python -m companion.adapters.chroma_probe FOLDER FINGERPRINT` ends with 0 when all is well.
"""

import sys
from pathlib import Path

from companion.adapters import chroma_client


def main(folder: str, fingerprint: str) -> int:
    """Return the exit code: 1 when there is nothing to be used in the folder."""
    shelf = chroma_client.open_folder(Path(folder), fingerprint)
    if shelf is None:
        return 1
    chroma_client.check_reachable(shelf, shelf.sample())
    shelf.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
