"""A drafted request as an unsent mail: it opens in a mail program, and a person sends it."""

from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import InputError

if TYPE_CHECKING:
    from companion.outreach.message import OutreachMessage
    from companion.people.person import Person


def require_free(file: Path | None, *, is_draft: bool) -> None:
    """Refuse to write a mail of what is no draft, or over one that somebody may have changed.

    Raises:
        InputError: nothing is drafted, or the file is there already.
    """
    if file is None:
        return
    if not is_draft:
        raise InputError('--eml is for a draft: companion ask "Ana Ruiz" --eml ask.eml')
    if file.exists():
        raise InputError(
            f"{str(file)!r} is there already, perhaps with your changes; name another file"
        )


def write_mail(file: Path, message: "OutreachMessage", *, to: "Person") -> tuple[str, ...]:
    """Write a message as a mail that opens unsent, and return what to tell of it.

    Raises:
        InputError: the file cannot be written.
    """
    from companion.writing.mail import address_of, unsent_mail

    mail = unsent_mail(subject=message.subject or "", body=message.body, to=to)
    try:
        file.write_bytes(mail.as_bytes())
    except OSError as error:
        raise InputError(f"cannot write {str(file)!r}: {error.strerror}") from None
    told = f"written: {file} — it opens unsent; you send it"
    if address_of(to) is None:
        return told, f"no address of {to.name} is stored; add it before you send"
    return (told,)
