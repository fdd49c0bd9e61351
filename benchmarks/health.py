"""Asks a server for its health over and over, in a process of its own, and times the answers."""

import json
import sys
import threading
import time
from typing import Final

import httpx2

EVERY_SECONDS: Final = 0.05


def main() -> None:
    """Ask until standard input closes, then print the seconds of each answer as JSON."""
    url = sys.argv[1]
    is_over = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        is_over.set()

    threading.Thread(target=wait, daemon=True).start()
    taken: list[float] = []
    with httpx2.Client(trust_env=False, timeout=60) as client:
        while not is_over.is_set():
            start = time.perf_counter()
            client.get(url)
            taken.append(time.perf_counter() - start)
            time.sleep(EVERY_SECONDS)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
