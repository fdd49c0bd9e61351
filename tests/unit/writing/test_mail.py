"""A drafted mail opens unsent in any mail program, and no text in it becomes a header."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.people.person import Person
from companion.writing.mail import Attachment, one_line, plain_lines, unsent_mail


def a_person(name: str = "Ines Faria", email: str | None = "ines@example.org") -> Person:
    return Person.model_validate({"id": "ines", "name": name, "email": email})


def parsed(mail: EmailMessage) -> EmailMessage:
    read = message_from_bytes(mail.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert read.defects == []
    return read


def test_a_draft_read_back_is_what_was_written() -> None:
    copy = a_person("Tom Okoro", "tom@example.org")

    mail = parsed(
        unsent_mail(subject="Fünf Fragen", body="Hi,\n\nÀ bientôt", to=a_person(), copy=copy)
    )

    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Fünf Fragen"
    assert str(mail["To"]) == "Ines Faria <ines@example.org>"
    assert mail["Cc"] == mail["Reply-To"] == "Tom Okoro <tom@example.org>"
    assert mail["From"] is None
    assert mail.get_content() == "Hi,\r\n\r\nÀ bientôt\r\n"


def test_an_invitation_travels_along_whole() -> None:
    calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nSUMMARY:À deux\r\nEND:VCALENDAR\r\n"
    attachment = Attachment(name="sessions.ics", calendar=calendar, method="REQUEST")

    mail = parsed(unsent_mail(subject="s", body="b", to=a_person(), attachments=[attachment]))

    (part,) = mail.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_filename() == "sessions.ics"
    assert part["Content-Type"].params["method"] == "REQUEST"
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode("utf-8").replace("\r\n", "\n") == calendar.replace("\r\n", "\n")


@pytest.mark.parametrize("email", [None, "jürgen@example.org"])
def test_an_address_that_no_header_holds_is_left_out(email: str | None) -> None:
    assert unsent_mail(subject="s", body="b", to=a_person(email=email))["To"] is None


HOSTILE = st.text(
    st.sampled_from('\r\n\0\x0b\x0c\x1c\x85\u2028\u2029\u202e:<>,"@\\;ABé漢 '), max_size=120
) | st.sampled_from(
    ["x\r\nBcc: eve@example.org", "x\nTo: eve@example.org\n\nbody", "x\u2028Bcc: e@example.org"]
)


@given(subject=HOSTILE, body=HOSTILE, name=HOSTILE)
def test_no_text_becomes_a_header(subject: str, body: str, name: str) -> None:
    person = a_person().model_copy(update={"name": name})

    mail = parsed(unsent_mail(subject=subject, body=body, to=person))

    assert set(mail.keys()) <= {
        "X-Unsent", "Subject", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert "eve" not in str(mail["To"].addresses[0].addr_spec)
    assert len(mail["To"].addresses) == 1
    assert " ".join(str(mail["Subject"]).split()) == one_line(subject)
    assert mail.get_content().replace("\r\n", "\n").strip() == plain_lines(body).strip()


def test_a_hostile_text_of_any_length_is_cleaned_at_once() -> None:
    assert one_line("\r" * 100_000) == ""
    assert SMTP.linesep == "\r\n"
