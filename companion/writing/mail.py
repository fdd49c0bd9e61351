"""Unsent e-mails: files that a mail program opens ready to send, and nobody has sent."""

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from companion.people.person import Person
from companion.values import Value

_LONGEST_NAME: Final = 100
_LONGEST_SUBJECT: Final = 500
_BREAKS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENCODED_WORD: Final = "=?"
_CONTROLS: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
)


class Attachment(Value):
    """A calendar file that goes along; `method` is the one that it holds."""

    name: str
    calendar: str
    method: str


def unsent_mail(
    *,
    subject: str,
    body: str,
    to: Person,
    copy: Person | None = None,
    attachments: Sequence[Attachment] = (),
) -> EmailMessage:
    """Return a draft: it opens unsent, and whoever opens it becomes the sender.

    An answer goes to `copy`, whoever sends it. Addresses that no header can hold are left out;
    nothing in the texts can add a header.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["Subject"] = one_line(subject)[:_LONGEST_SUBJECT]
    address = address_of(to)
    if address is not None:
        mail["To"] = address
    copied = None if copy is None else address_of(copy)
    if copied is not None:
        mail["Cc"] = copied
        mail["Reply-To"] = copied
    mail.set_content(f"{plain_lines(body).strip()}\n")
    for attachment in attachments:
        mail.add_attachment(
            attachment.calendar,
            subtype="calendar",
            filename=one_line(attachment.name),
            params={"method": attachment.method},
        )
    return mail


def address_of(person: Person) -> Address | None:
    """Return a person's address as a header holds it; None where there is none, or none can."""
    if person.email is None or not person.email.isascii():
        return None
    user, _, domain = person.email.rpartition("@")
    try:
        return Address(one_line(person.name)[:_LONGEST_NAME], user, domain)
    except ValueError:
        return None


def plain_lines(text: str) -> str:
    """Return text with one kind of line break, without what steers a terminal or a reader."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return text as one line, so that nobody's name adds a header.

    What reads as an encoded word is taken apart: the mail library would decode it, line breaks in
    it included.
    """
    return " ".join(plain_lines(text).replace(_ENCODED_WORD, "= ?").split())
