"""`python -m benchmarks`: speed and memory, beside the plain assembly, as a table."""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks import drafting, loop, scaling, side_by_side, table
from benchmarks.crowd import SEED
from benchmarks.processes import tell

PEOPLE: Final = 2_000
_BUSY: Final = 1.0


def main() -> None:
    """Measure everything, print the tables, and write them down where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="size of the crowd")
    parser.add_argument("--full", action="store_true", help="also 10,000 and 100,000 people")
    parser.add_argument("--only-growth", action="store_true", help="with --full: that part alone")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=scaling.SIZES, help="people of the growth table"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="with --full: passages of the public sets there"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the report there")
    options = parser.parse_args()
    load, start = table.load(), time.monotonic()
    if load > _BUSY:
        tell(f"the load is {load:.1f} before the start: absolute figures will be too high")
    with tempfile.TemporaryDirectory() as folder:
        lines = list(_report(Path(folder), options))
    minutes = (time.monotonic() - start) / 60
    head = (
        "# Speed and memory",
        "",
        f"`{_command(options)}`, {minutes:.1f} minutes: medians, "
        f"each step in a process of its own, seed {SEED}.",
        "",
        *table.machine(),
        f"- load at the start {load:.1f} (1 minute)"
        + (": not a quiet machine, only the ratios say something" if load > _BUSY else ""),
        "",
    )
    report = "\n".join((*head, *lines)) + "\n"
    print(report)
    if options.write is not None:
        options.write.write_text(report, encoding="utf-8")


def _report(folder: Path, options: argparse.Namespace) -> Iterator[str]:
    if not options.only_growth:
        figures = list(side_by_side.figures(folder, people=options.people))
        yield f"{options.people:,} people recombined from the samples."
        yield ""
        yield table.markdown(figures)
        yield ""
        yield from table.verdicts(figures)
        yield from (
            "",
            "The plain assembly embeds one text per person with sentence-transformers and asks "
            "Chroma for the ten nearest,",
            "with default settings, without rules or reasons, and without LangChain, which would "
            "only add its import.",
        )
        yield from _drafting(folder)
        yield from _loop(folder)
    if options.full:
        yield ""
        yield from scaling.report(folder, data=options.data, sizes=options.sizes)


def _drafting(folder: Path) -> Iterator[str]:
    figures = list(drafting.figures(folder))
    yield from ("", "## Drafts by a language model", "")
    yield (
        "The model is a scripted one on loopback, in a process of its own, and so is whoever asks "
        "for /healthz."
    )
    yield ""
    yield table.markdown(figures)
    yield ""
    yield from table.verdicts(figures)


def _loop(folder: Path) -> Iterator[str]:
    figures = list(loop.figures(folder))
    yield from ("", "## An ordinary day after months", "")
    yield (
        "One pair meets every week, eight items are confirmed of each talk, and each round of "
        "calls follows a write. There is no plain"
    )
    yield f"assembly of this; the limit holds for a year, {loop.YEAR} talks."
    yield ""
    yield table.markdown(figures)
    yield ""
    yield from table.verdicts(figures)


def _command(options: argparse.Namespace) -> str:
    """Return what was typed, as far as it matters for the figures."""
    flags = {
        "--full": options.full,
        "--only-growth": options.only_growth,
        f"--people {options.people}": options.people != PEOPLE,
        f"--sizes {' '.join(map(str, options.sizes))}": tuple(options.sizes) != scaling.SIZES,
        "--data DIR": options.data is not None,
    }
    return " ".join(("python -m benchmarks", *(flag for flag, given in flags.items() if given)))


if __name__ == "__main__":
    main()
