"""`companion serve` beyond loopback, over a real socket: nobody gets in without a key."""

from pathlib import Path

import companion
from companion.opening import Opening
from tests.accounts import key_of, secret_part
from tests.bar.served import Served, client_of, running

GOAL = {"id": "g", "statement": "Run the spring inventory without overtime"}


async def test_whoever_reaches_the_server_needs_a_key(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    opening = Opening(flags={"data_dir": folder, "embedder": "hash"}, environment={})
    async with companion.open(opening) as opened:
        ana, ben = await key_of(opened, "ana"), await key_of(opened, "ben")
    served = Served(folder, "--host", "0.0.0.0", "--name", "mentoring.example")

    async with running(served), client_of(served.url) as client:
        of_ana, of_ben = ({"authorization": f"Bearer {key}"} for key in (ana, ben))
        stored = await client.post("/v1/goals", json={"records": [GOAL]}, headers=of_ana)
        answers = {
            "without": await client.get("/v1/goals/g"),
            "huge": await client.post("/v1/goals", content=b" " * 10_000_000),
            "ana": await client.get("/v1/goals/g", headers=of_ana),
            "ben": await client.get("/v1/goals/g", headers=of_ben),
            "named": await client.get(
                "/v1/goals/g", headers={**of_ana, "host": "mentoring.example"}
            ),
            "foreign": await client.get("/v1/goals/g", headers={**of_ana, "host": "evil.example"}),
            "health": await client.get("/healthz"),
        }

    log = (tmp_path / "data.log").read_text(encoding="utf-8")
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert stored.status_code == 201
    assert statuses == {
        **dict.fromkeys(("without", "huge"), 401),
        **dict.fromkeys(("ana", "named", "health"), 200),
        "ben": 404,
        "foreign": 421,
    }
    assert answers["without"].headers["www-authenticate"] == 'Bearer realm="companion"'
    assert secret_part(ana) not in log
