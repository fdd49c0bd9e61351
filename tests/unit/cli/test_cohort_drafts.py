"""Drafted e-mails are unsent, addressed to the right two people, and hold no header of others."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from companion.cli.cohort_drafts import (
    Draft,
    as_mail,
    folder_for,
    without_address,
    write_draft,
    written_together,
)
from companion.errors import InputError
from companion.outreach.message import OutreachMessage
from companion.people.person import Person
from tests.unit.matching.people import a_person

MENTEE = a_person("ana", name="Ana Åkesson", email="ana@x.example")
MENTOR = a_person("mia", name="Mia, the “Boss” Ode", email="mia@x.example")


def a_draft(*, mentee: Person = MENTEE, mentor: Person = MENTOR, subject: str = "Rotas") -> Draft:
    message = OutreachMessage(
        subject=subject,
        body="Dear Mia,\n\nWould you have 15 minutes? – Ana",
        words=7,
        claims=(),
        written_by="offline",
    )
    return Draft(mentee=mentee, mentor=mentor, message=message)


def read_back(draft: Draft) -> EmailMessage:
    mail = message_from_bytes(as_mail(draft).as_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_a_mail_is_unsent_to_the_mentor_and_answered_to_the_mentee() -> None:
    mail = read_back(a_draft())

    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Rotas"
    assert mail["To"].addresses[0].addr_spec == "mia@x.example"
    assert mail["To"].addresses[0].display_name == "Mia, the “Boss” Ode"
    assert mail["Cc"].addresses[0].addr_spec == "ana@x.example"
    assert mail["Reply-To"].addresses[0].addr_spec == "ana@x.example"
    assert mail["From"] is None
    assert mail.get_content().splitlines() == [
        "Dear Mia,",
        "",
        "Would you have 15 minutes? – Ana",
    ]


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x0b"])
def test_nobody_adds_a_header_by_name_or_subject(break_: str) -> None:
    evil = a_person("m", name=f"Mia{break_}Bcc: all@x.example", email="m@x.example")

    mail = read_back(a_draft(mentor=evil, subject=f"Hi{break_}X-Other: 1"))

    assert set(mail.keys()) == {
        *("X-Unsent", "Subject", "To", "Cc", "Reply-To"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }


def test_who_has_no_usable_address_is_named() -> None:
    nobody = a_person("no", name="No Mail")
    foreign = a_person("ü", name="Ü Ö", email="ü@x.example")

    draft = a_draft(mentor=nobody, mentee=foreign)

    assert without_address(draft) == ("No Mail", "Ü Ö")
    assert read_back(draft)["To"] is None


def test_when_something_fails_no_mail_is_left_and_none_of_before_is_lost(tmp_path: Path) -> None:
    mine, fresh = tmp_path / "mine.eml", tmp_path / "fresh.eml"
    mine.write_text("my changes")

    def both() -> None:
        with written_together((mine, fresh)):
            write_draft(fresh, a_draft())
            write_draft(mine, a_draft())

    with pytest.raises(InputError):
        both()

    assert [file.name for file in tmp_path.iterdir()] == ["mine.eml"]
    assert mine.read_text() == "my changes"


def test_names_of_files_are_plain_and_never_outside_the_folder(tmp_path: Path) -> None:
    climber = a_person("x", name="../../etc/passwd\n")

    files = folder_for(str(tmp_path / "mails"), [(climber, MENTOR), (climber, MENTOR)])

    assert [file.parent for file in files] == [tmp_path / "mails"] * 2
    assert [file.name for file in files] == [
        "etc-passwd-to-mia-the-boss-ode.eml",
        "etc-passwd-to-mia-the-boss-ode-2.eml",
    ]


def test_a_draft_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (file,) = folder_for(str(tmp_path), [(MENTEE, MENTOR)])
    write_draft(file, a_draft())

    with pytest.raises(InputError, match=r"holds ana-akesson.* already"):
        folder_for(str(tmp_path), [(MENTEE, MENTOR)])
    with pytest.raises(InputError, match="cannot write"):
        write_draft(file, a_draft())


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mails").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="cannot make the folder"):
        folder_for(str(tmp_path / "mails"), [(MENTEE, MENTOR)])
