"""A cohort's sheet is written whatever becomes of a mail; constraints are read strictly."""

import csv
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest

from companion.application.asks import OutreachAsk
from companion.application.companion import Companion
from companion.cli.cohort import _Cast, _deliver, _Ran, _say_failed
from companion.content import content_folder
from companion.errors import InputError
from companion.matching.cohort import CohortConstraints, CohortRequest
from companion.outreach.message import OutreachMessage
from tests.cli import CommandLine
from tests.unit.matching.people import a_goal, a_person, paired

SAMPLES = content_folder("knowledge") / "samples"
CAST = tuple(
    argument
    for side in ("mentors", "mentees", "goals")
    for argument in (f"--{side}", str(SAMPLES / f"{side}.jsonl"))
)


def test_a_file_that_cannot_be_written_stops_before_any_mail_and_a_retry_works(
    companion: CommandLine, tmp_path: Path
) -> None:
    pairs, mails = tmp_path / "pairs.csv", tmp_path / "mails"
    companion("cohort", *CAST, "--out", str(pairs))
    with pairs.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["decision"] = "keep"
    with pairs.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    drafting = ("cohort", *CAST, "--review", str(pairs), "--drafts", str(mails))

    failed = companion(*drafting, "--out", str(tmp_path / "nowhere" / "x.csv"))
    left = mails.exists()
    again = companion(*drafting, "--out", str(tmp_path / "x.csv"))

    assert failed.status == 2
    assert "there is no folder" in failed.err
    assert not left
    assert again.status == 0
    assert len(list(mails.iterdir())) == 1


async def test_a_mail_that_cannot_be_written_costs_neither_the_sheet_nor_the_other_mails(
    tmp_path: Path,
) -> None:
    mentees = (a_person("ana", email="ana@x.example"), a_person("bo", email="bo@x.example"))
    mentors = tuple(a_person(name, can_help_with=("rotas",)) for name in ("mia", "max"))
    goals = tuple(a_goal(f"g-{one.id}", mentee_id=one.id, statement="rotas") for one in mentees)
    pinned = (("ana", "mia"), ("bo", "max"))
    request = CohortRequest(
        mentors=mentors,
        mentees=mentees,
        goals=goals,
        constraints=CohortConstraints.model_validate({"pinned": pinned}),
    )
    ran = _Ran(cast=_Cast(mentors, mentees, goals), result=await paired(request), review=None)
    mails, out = tmp_path / "mails", tmp_path / "final.csv"

    one = cast("Companion", _Drafting(unlucky=("bo",)))
    nobody = cast("Companion", _Drafting(unlucky=("ana", "bo")))
    failed = await _deliver(one, ran, drafts=str(mails), out=str(out), programme=None)
    none = await _deliver(nobody, ran, drafts=str(tmp_path / "none"), out=None, programme=None)

    assert list(failed) == ["Person bo to Person max"]
    assert [file.name for file in mails.iterdir()] == ["person-ana-to-person-mia.eml"]
    assert out.exists()
    assert len(none) == 2
    assert not (tmp_path / "none").exists()


class _Drafting:
    """Drafts the same message for everybody but the unlucky."""

    def __init__(self, *, unlucky: tuple[str, ...]) -> None:
        self.unlucky = unlucky

    async def outreach(self, ask: OutreachAsk) -> OutreachMessage:
        """Fail for the unlucky."""
        if ask.mentee is None or ask.mentee.id in self.unlucky:
            raise ModuleNotFoundError
        return OutreachMessage(
            subject="Rotas", body="Dear you,", words=2, claims=(), written_by="offline"
        )


@pytest.mark.parametrize(
    ("constraints", "words"),
    [
        ('{"minimum_score": "0.3"}', "must be a number"),
        ('{"balance": NaN}', "is not JSON"),
        ('{"balance": 1, "balance": 0}', "stands 2 times"),
        ('{"minimum": 0.3}', "did you mean 'minimum_score'?"),
    ],
)
def test_constraints_are_read_as_strictly_as_records(
    companion: CommandLine, tmp_path: Path, constraints: str, words: str
) -> None:
    file = tmp_path / "constraints.json"
    file.write_text(constraints, encoding="utf-8")

    ran = companion("cohort", *CAST, "--constraints", str(file))

    assert ran.status == 2
    assert words in ran.err


def test_mails_say_which_programme_paired_the_two_and_where_the_mentee_is(
    companion: CommandLine, tmp_path: Path
) -> None:
    form, pairs, mails = (tmp_path / name for name in ("signup.csv", "pairs.csv", "mails"))
    form.write_text(
        "Email,Name,Role,Job title,Site,Can help with,Goal\n"
        "a@x.example,Ann One,mentor,Head gardener,Elm Hall,budgets; rose pruning,\n"
        "c@x.example,Cat Three,mentee,Gardener,Moor College,,plan a budget\n",
        encoding="utf-8",
    )
    fixed = tmp_path / "fixed.json"
    fixed.write_text('{"pinned": [["Cat Three", "Ann One"]]}', encoding="utf-8")

    companion("import", "people", str(form))
    ran = companion(
        *("cohort", "--constraints", str(fixed), "--out", str(pairs)),
        *("--drafts", str(mails), "--programme", "Green Hands Network"),
    )

    assert ran.status == 0
    (mail,) = mails.glob("*.eml")
    told = message_from_bytes(mail.read_bytes(), policy=default)
    assert isinstance(told, EmailMessage)
    said = " ".join(told.get_content().split())
    assert "The Green Hands Network has paired us because you offer help with budgets." in said
    assert "I'm a gardener at Moor College." in said
    assert "to plan a budget." in said
    assert "rose" not in said
    assert "I read" not in said


REMARKS = """\
Email,Name,Role,Can help with,Goal,When are you free,Anything else
a@x.example,Ann One,mentor,rose pruning,,Mon 09:00-12:00,only after Whitsun half term
b@x.example,Bea Two,mentor,"hedge laying",,Tue 09:00-12:00,Would prefer a younger woman
c@x.example,Cat Three,mentee,,rose pruning,Mon 09:00-12:00,
d@x.example,Dot Four,mentee,,hedge laying,Tue 09:00-12:00,
,Eve Five,mentee,,brewing cider in the cellar,Wed 09:00-12:00,
f@x.example,Flo Six,mentor,rose pruning,,Fri 09:00-12:00,happy to take 2
"""


def test_a_sheet_repeats_no_remark_and_says_what_a_row_lacks(
    companion: CommandLine, tmp_path: Path
) -> None:
    form, pairs, mails = (tmp_path / name for name in ("signup.csv", "pairs.csv", "mails"))
    form.write_text(REMARKS, encoding="utf-8")
    fixed = tmp_path / "fixed.json"
    fixed.write_text('{"pinned": [["Cat Three", "Ann One"]]}', encoding="utf-8")

    read = companion("import", "people", str(form), "--time-zone", "Europe/London")
    ran = companion(
        *("cohort", "--constraints", str(fixed), "--out", str(pairs), "--drafts", str(mails))
    )

    with pairs.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["mentee"] or row["mentor"]: row for row in csv.DictReader(file)}
    shown = {
        name: " ".join(cell for key, cell in row.items() if key != "organiser_note")
        for name, row in rows.items()
    }
    assert "and a later start are read from them" in " ".join((read.out + read.err).split())
    assert not any("younger" in row or "Whitsun" in row for row in shown.values())
    assert "Ann One may start later: see organiser_note" in rows["Cat Three"]["cautions"]
    assert "Bea Two wrote to you: see organiser_note" in rows["Dot Four"]["cautions"]
    assert "Eve Five has no e-mail address" in rows["Eve Five"]["cautions"]
    assert "Flo Six wrote" not in rows["Flo Six"]["cautions"]
    assert "wishes near in words: Cat Three (no shared time" in rows["Flo Six"]["blocking"]
    assert [mail.name for mail in mails.iterdir()] == ["wait-cat-three-to-ann-one.eml"]
    assert "may start later: Ann One" in ran.err
    assert "1 pair has no e-mail yet" in ran.err
    assert "Dot Four with Bea Two" in ran.err


def test_each_mail_that_could_not_be_written_is_named_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _say_failed(
        {"Cat to Ann": InputError("the goal is blank"), "Dot to Bea": ValueError()}, out=None
    )

    said = " ".join(capsys.readouterr().err.split())
    assert "Cat to Ann: the goal is blank" in said
    assert "Dot to Bea: a defect, ValueError" in said
