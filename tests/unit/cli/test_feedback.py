"""Three questions after a talk: skippable, private unless shared, and heard by the next plan."""

import json
from datetime import date
from pathlib import Path

import pytest

from companion.cli.feedback import Felt, given
from companion.errors import InputError
from companion.pairs.agreement import Given, Side
from companion.sessions.feedback import Answered, Onward, TimeGiven
from tests.cli import CommandLine, Ran

DAY = date(2026, 3, 4)
PEOPLE = "Ola Strand, boatbuilder\nBuilt eleven dinghies. Can help with planking.\n"
NOTES = "Talk with Ola, 4 March 2026\n- I'll buy two clamps by 9 March\n"


def test_three_keys_say_three_things_and_the_other_one_s_word_is_reported() -> None:
    own, theirs = given(
        Felt(keys="p s d", theirs="y-g", learnt="Slower is faster", share=True),
        side=Side.MENTOR,
        on=DAY,
    )

    assert (own.answered, own.time, own.onward) == (
        Answered.PARTLY,
        TimeGiven.TOO_SHORT,
        Onward.DEEPER,
    )
    assert (own.learnt, own.is_shared, own.given) == ("Slower is faster", True, Given.OWN)
    assert (theirs.side, theirs.given, theirs.time) == (Side.MENTEE, Given.REPORTED, None)


def test_nothing_said_is_nothing_kept() -> None:
    assert given(Felt(), side=Side.MENTEE, on=DAY) == ()
    assert given(Felt(keys="---"), side=Side.MENTEE, on=DAY) == ()


@pytest.mark.parametrize("felt", [Felt(keys="yy"), Felt(keys="zrg"), Felt(share=True)])
def test_keys_that_mean_nothing_are_refused_with_those_that_do(felt: Felt) -> None:
    with pytest.raises(InputError):
        given(felt, side=Side.MENTEE, on=DAY)


def noted(companion: CommandLine, folder: Path, *more: str) -> Ran:
    for name, text in (("people.txt", PEOPLE), ("notes.txt", NOTES)):
        (folder / name).write_text(text, "utf-8")
    companion(
        *("start", "--name", "Finn Aune", "--people", str(folder / "people.txt")),
        *("--goal", "Plank my first dinghy by June. How do I bend the last strake?"),
    )
    companion("--today", "2026-03-03", "pair", "Ola", "--once", "2026-03-04 18:00", "--agree")
    notes = str(folder / "notes.txt")
    return companion("--today", "2026-03-04", "note", "Ola", notes, "--yes", *more)


def test_what_is_kept_to_oneself_is_in_no_recap_and_in_the_next_plan(
    companion: CommandLine, tmp_path: Path
) -> None:
    ran = noted(companion, tmp_path, "--felt", "nsd")
    plan = companion("--today", "2026-03-10", "prep", "Ola")
    (session,) = map(json.loads, companion("export", "sessions").out.splitlines())

    assert ran.status == 0
    assert "How it was for me" not in ran.out
    assert session["feedback"][0]["answered"] == "no"
    assert "you said: the question was not answered; the time was too short" in plan.out
    assert "How do I bend the last strake?" in plan.out


def test_what_is_shared_stands_in_the_recap(companion: CommandLine, tmp_path: Path) -> None:
    ran = noted(companion, tmp_path, "--felt", "yrg", "--share")

    told = ran.out.partition("How it was for me:")[2]
    assert "- My question was answered" in told
    assert "- I would like to go on" in told
