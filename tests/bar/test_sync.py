"""The quick form of the proof, and that it could fail."""

from pathlib import Path

import pytest

from tests.bar import sync
from tests.bar.proof import Terms

SYNCED = """\
7 recvfrom(9<socket>, "POST /v1/people HTTP/1.1", 262144, 0, NULL, NULL) = 180
8 fdatasync(12</d/companion.sqlite3-wal> <unfinished ...>
7 write(3<pipe>, "x", 1) = 1
8 <... fdatasync resumed>) = 0
7 sendto(9<socket>, "HTTP/1.1 201 Created", 200, 0, NULL, 0) = 200
"""


@pytest.mark.timeout(180)
async def test_what_is_acknowledged_is_on_disk(tmp_path: Path) -> None:
    terms = Terms(is_full=False, seed=7, folder=tmp_path, tell=lambda _line: None)

    outcomes = await sync.PROOF.run(terms)

    assert [one.wrong for one in outcomes] == [() for _ in outcomes]
    assert [one.failures for one in outcomes] == [0 for _ in outcomes]


def test_an_answer_without_a_sync_of_its_own_is_noticed() -> None:
    unsynced = "\n".join(line for line in SYNCED.splitlines() if "fdatasync" not in line)
    failed = SYNCED.replace("resumed>) = 0", "resumed>) = -1 EIO (Input/output error)")
    another = SYNCED.replace("companion.sqlite3-wal", "vectors.sqlite3")

    assert sync.synced_answers(SYNCED) == (1, 1)
    for trace in (unsynced, failed, another, SYNCED + unsynced):
        synced, seen = sync.synced_answers(trace)
        assert synced == seen - 1
