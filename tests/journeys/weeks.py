"""An invented graduate's ten weeks, as commands of the everyday: `python -m tests.journeys.weeks`.

Jonas wants a first job in a pastry kitchen. One mentor never answers, the next says yes; they talk
three times, an offer arrives, and he asks for more.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILES: Final = {
    "cv.txt": """Jonas Berg

Kitchen assistant, Café Sol, 2024 - present
- Plated desserts for 60 covers
""",
    "people.txt": """Oskar Lind – head chef at Hotel Brygga
Took on six trainees; happy to talk about first jobs in kitchens.

Ruth Adeyemi – pastry chef and owner of a patisserie
Came from a culinary college to her own shop. Can help with first jobs and trial shifts.
""",
    "talk1.txt": """Talk with Ruth, 1 April 2026
- Takeaway: a trial shift is asked for in person, never by mail
- I'll visit three patisseries by Wednesday 8 April
- I will make a one-page CV with photos of my plates by 6 April
- Ruth will ask her old sous chef about trainees
- should I say that I want to open my own shop one day?
""",
    "talk2.txt": """Talk with Ruth, 15 April 2026
- Takeaway: bring a knife and two photos, nothing else
- I'll ring Lumen and Petit Four again by 20 April
- we decided to leave my own shop out of the first talk
- what do I say when they ask about money?
""",
    "talk3.txt": """Talk with Ruth, 29 April 2026
- Takeaway: name a number first, then stay silent
- I'll ask Lumen for 29,500 a year by 4 May
""",
}
OFFER: Final = "Lumen offered me a full job as a pastry cook. I have to answer by Monday."


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week: what happened, and the commands that were typed, each with its day."""

    told: str
    typed: tuple[tuple[str, str], ...]
    """Day and command line; a name of `FILES` is that file."""


GRADUATE: Final = (
    Week(
        told="A goal, and the first person to ask",
        typed=(
            (
                "2026-03-02",
                "start --me cv.txt --people people.txt --goal 'Find my first full job in a pastry "
                "kitchen by June. How do I get a trial shift?'",
            ),
            ("2026-03-02", "ask Oskar"),
            ("2026-03-02", "ask Oskar --sent"),
        ),
    ),
    Week(
        told="Silence: the one reminder",
        typed=(
            ("2026-03-09", ""),
            ("2026-03-09", "ask Oskar"),
            ("2026-03-09", "ask Oskar --sent"),
        ),
    ),
    Week(
        told="Silence again: the next mentor",
        typed=(
            ("2026-03-16", "ask"),
            ("2026-03-16", "ask Ruth"),
            ("2026-03-16", "ask Ruth --sent"),
        ),
    ),
    Week(
        told="Yes; a day is agreed on",
        typed=(
            ("2026-03-24", "ask Ruth --answered yes"),
            (
                "2026-03-24",
                "pair Ruth --at 'Wed 16:00' --every '2 weeks' --from 2026-04-01 "
                "--zone Europe/London --agree --said 'yes, by mail'",
            ),
            ("2026-03-24", ""),
        ),
    ),
    Week(
        told="The first talk",
        typed=(("2026-03-30", "prep"), ("2026-04-01", "note talk1.txt --yes")),
    ),
    Week(
        told="What was promised",
        typed=(
            ("2026-04-07", "did 'three patisseries' 'two said maybe'"),
            ("2026-04-07", ""),
        ),
    ),
    Week(
        told="The second talk",
        typed=(
            ("2026-04-14", "recall"),
            ("2026-04-14", "prep"),
            ("2026-04-15", "note talk2.txt --yes"),
        ),
    ),
    Week(
        told="One thing done, one off the list",
        typed=(
            ("2026-04-20", "did 'ring Lumen' 'Lumen gave me a trial shift'"),
            ("2026-04-20", "did 'one-page CV' 'on one page, with four photos'"),
            ("2026-04-20", ""),
        ),
    ),
    Week(
        told="An offer arrives",
        typed=(
            ("2026-04-28", "advice 'a trial shift'"),
            ("2026-04-28", f"prep --urgent '{OFFER}'"),
            ("2026-04-29", "note talk3.txt --yes"),
        ),
    ),
    Week(
        told="The negotiation, and what comes next",
        typed=(
            ("2026-05-04", "did '29,500' 'they gave 28,800 and two free Sundays' --sure 5"),
            ("2026-05-04", "advice 'naming a number'"),
            ("2026-05-12", "prep"),
        ),
    ),
)


def written(folder: Path) -> None:
    """Write the files of the story into a folder."""
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")


def main() -> None:
    """Print the story as a terminal would have shown it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        for number, week in enumerate(GRADUATE, start=1):
            _show(f"\n{'═' * 72}\nWeek {number}. {week.told}\n")
            for day, typed in week.typed:
                _show(f"$ companion {typed}    ({day})")
                command = f"companion --offline --data-dir data --today {day} {typed}"
                subprocess.run(
                    ["/bin/sh", "-c", command.replace("companion", _COMMAND, 1)],
                    cwd=folder,
                    check=True,
                )
                _show("")


def _show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


_COMMAND: Final = f"{sys.executable} -m companion.cli.entry"

if __name__ == "__main__":
    main()
