"""Options that several commands take."""

from datetime import datetime
from typing import Annotated

import typer

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
GoalOption = Annotated[
    str | None,
    typer.Option(
        "--goal",
        help="The goal as text, or a file of it (.txt, .json, .jsonl).",
        show_default=False,
    ),
]
GoalIdOption = Annotated[
    str | None, typer.Option("--goal-id", help="Which goal of several.", show_default=False)
]
NotesDayOption = Annotated[
    datetime | None,
    typer.Option(
        "--date",
        formats=["%Y-%m-%d"],
        help="Day of the notes, the last ones of several; without it, what their title says.",
        show_default=False,
    ),
]
NotesOption = Annotated[
    list[str] | None,
    typer.Option("--notes", help="Notes of an earlier session; repeat, oldest first."),
]
ShowPromptFlag = Annotated[
    bool,
    typer.Option(
        "--show-prompt", help="Print what a language model would be sent, and send nothing."
    ),
]
