"""`python -m tests.bar [--full] [--seed N] [--write FILE] [NAME]…`: the trust bar, as a table.

Long loops live here and not in the tests: kills, load, fuzz. The quick form of each proof is run
by the tests; `make bar` runs the full form and commits what it printed.
"""

import argparse
import asyncio
import importlib
import os
import pkgutil
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import tests.bar
from tests.bar.proof import Outcome, Proof, Terms


def proofs() -> tuple[Proof, ...]:
    """Return every proof there is: one module of this folder each, by name."""
    modules = (
        importlib.import_module(f"tests.bar.{found.name}")
        for found in pkgutil.iter_modules(tests.bar.__path__)
        if found.name not in {"__main__", "proof"} and not found.name.startswith("test_")
    )
    found = (getattr(module, "PROOF", None) for module in modules)
    return tuple(sorted((one for one in found if one), key=lambda one: one.name))


async def _run(proof: Proof, *, is_full: bool, seed: int) -> tuple[Outcome, ...]:
    with tempfile.TemporaryDirectory(prefix=f"bar-{proof.name}-") as folder:
        return await proof.run(
            Terms(
                is_full=is_full,
                seed=seed,
                folder=Path(folder),
                tell=lambda line: _tell(f"{proof.name}: {line}"),
            )
        )


def _tell(line: str) -> None:
    sys.stderr.write(f"  {line}\n")
    sys.stderr.flush()


def row(proof: Proof, outcome: Outcome, seconds: float) -> str:
    """Return the line of the table; 95 % bound by the rule of three where nothing failed."""
    bound = f"< {3 / outcome.cases:.2%}" if outcome.cases and not outcome.failures else ""
    met = "yes" if outcome.cases >= outcome.goal and not outcome.failures else "**no**"
    shown = (proof.name, outcome.claim, f"{outcome.cases:,}", f"{outcome.failures:,}")
    return f"| {' | '.join(shown)} | {bound} | {met} | {seconds:.0f} | {outcome.note} |"


def heading(*, is_full: bool, seed: int) -> list[str]:
    """Return what stands above the rows: form, seed, day, machine and versions."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return [
        f"{'Full' if is_full else 'Quick'} form, seed {seed}, {datetime.now(UTC):%Y-%m-%d}, "
        f"commit {commit or 'unknown'}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}.",
        "",
        "| proof | what went wrong | cases | failures | 95 % bound | goal met | s | note |",
        "|---|---|---:|---:|---|---|---:|---|",
    ]


def main() -> int:
    """Print the table; return 1 if anything failed."""
    reader = argparse.ArgumentParser(prog="python -m tests.bar", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME")
    reader.add_argument("--full", action="store_true")
    reader.add_argument("--seed", type=int, default=7)
    reader.add_argument("--write", type=Path, help="also write the table to this file")
    asked = reader.parse_args()
    known = proofs()
    unknown = set(asked.names) - {one.name for one in known}
    if unknown:
        reader.error(f"unknown: {sorted(unknown)}; there is {[one.name for one in known]}")
    lines = heading(is_full=asked.full, seed=asked.seed)
    failures: list[str] = []
    for proof in known:
        if asked.names and proof.name not in asked.names:
            continue
        began = time.monotonic()
        outcomes = asyncio.run(_run(proof, is_full=asked.full, seed=asked.seed))
        lines += [row(proof, one, time.monotonic() - began) for one in outcomes]
        failures += [
            f"{proof.name}: {one.claim}: {'; '.join(one.wrong) or 'no detail'}"
            for one in outcomes
            if one.failures
        ]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    for line in failures:
        _tell(line)
    if asked.write:
        asked.write.write_text(f"# The trust bar\n\n{text}", encoding="utf-8")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
