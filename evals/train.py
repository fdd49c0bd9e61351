"""`python -m evals.train --data DIR`: learn the small weights that the library carries, anew.

Each file says what it was learned from. Figures come from `python -m evals`, out of fold.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.agendas import shares
from companion.errors import CompanionError
from companion.summaries import certainty, evidence, handing_out, undertaken
from companion.summaries.line_kinds import LineKind
from companion.text import intent, linear
from companion.text.linear import Linear
from evals import asked, certain, handed, lessons, mails, noted, undertakings


@dataclass(frozen=True, kw_only=True)
class Part:
    """A learned part: what its weights say, where they come from, how they are learned."""

    what: str
    source: str
    licence: str
    learn: Callable[[Path], Linear]


def _line_part(kind: LineKind) -> Part:
    return Part(
        what=f"Log odds that a sentence of notes is a line of {noted.GOLD[kind]}, and levels.",
        source="The notes of evals/cases that may be tuned on, by seven writers, with their gold",
        licence="Apache-2.0, as this project",
        learn=lambda _: noted.trained(kind, noted.noted()),
    )


PARTS: Final[Mapping[str, Part]] = {
    intent.WEIGHTS: Part(
        what="Log odds that a sentence asks for an action, proposes or promises one.",
        source="ParakweetLabs/EmailIntentDataSet (055f628, 2014-11-19), its training sentences",
        licence="Apache-2.0, copyright 2014 Parakweet Labs",
        learn=lambda folder: mails.trained(mails.mailed(folder)),
    ),
    handing_out.WEIGHTS: Part(
        what="Log odds that a clause of a meeting hands out a task, and levels to believe it from.",
        source=(
            "AMI Meeting Corpus (Carletta et al. 2005) with the action summaries of its annotators,"
            " 59 meetings of 15 teams"
        ),
        licence="CC BY 4.0, University of Edinburgh / AMI Consortium; statistics of the data",
        learn=lambda folder: handed.trained([handed.read(one) for one in handed.recorded(folder)]),
    ),
    evidence.WEIGHTS: Part(
        what="Log odds that a sentence of a meeting is part of the answer to a question.",
        source=(
            "hkim-etri/ExplainMeetSum (d845931, 2023-09-14) over Yale-LILY/QMSum (83d7768,"
            " 2023-08-29), specific questions about 33 meetings"
        ),
        licence="MIT; transcripts: AMI and ICSI (CC BY 4.0), Welsh Parliament committees",
        learn=lambda folder: asked.trained(list(asked.asked(folder))),
    ),
    undertaken.WEIGHTS: Part(
        what="Log odds that a verb in somebody's notes is undertaken, and the level to believe it.",
        source=f"this project's own notes with gold: evals/cases/{', '.join(undertakings.WRITERS)}",
        licence="the project's own",
        learn=lambda _: undertakings.trained(),
    ),
    certainty.WEIGHTS: Part(
        what=(
            "Log odds that a line without a plain word of undertaking undertakes something, and"
            " the level to believe it."
        ),
        source=f"this project's own notes with gold: evals/cases/{', '.join(undertakings.WRITERS)}",
        licence="the project's own",
        learn=lambda _: certain.trained(),
    ),
    shares.WEIGHTS: Part(
        what="Logarithm of the minutes that a matter wants, compared with the others of a session.",
        source="13 lessons of The Carpentries with their maintainers' minutes for each episode",
        licence="CC BY 4.0, The Carpentries and the lessons' authors; statistics of the data",
        learn=lambda folder: lessons.trained(lessons.lessons(folder)),
    ),
    **{kind.value: _line_part(kind) for kind in LineKind},
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn and write the parts asked for; return 0, or 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m evals.train", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all by default")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        for name in options.parts or PARTS:
            part = PARTS[name]
            _write(name, part, part.learn(options.data))
    except (CompanionError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _write(name: str, part: Part, found: Linear) -> None:
    document = {
        "what": part.what,
        "source": part.source,
        "licence": part.licence,
        "learned_by": "python -m evals.train",
        "bias": found.bias,
        "levels": dict(found.levels),
        "weights": dict(sorted(found.weights.items())),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (linear.FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(found.weights)} weights")


if __name__ == "__main__":
    sys.exit(main())
