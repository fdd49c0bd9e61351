"""Reads from a note how somebody can be reached, so that no message goes where nobody reads it."""

import re
from typing import Final

from companion.outreach.jottings import is_jotted
from companion.outreach.message import MessageChannel
from companion.people.person import NOTED_ABOUT, Person
from companion.text.phrasing import LONGEST_PHRASED
from companion.values import Notice

_MAIL: Final = r"e-?mails?"
_NO_MAIL: Final = re.compile(
    rf"\b(?:no {_MAIL}|not (?:much of an? |an? |on )?{_MAIL}|(?:does|do)(?:n['’]?t| not)\s"
    rf"(?:\w+\s)?(?:do|use|read|like|check|answer)\s(?:\w+\s)?{_MAIL}|(?:hates?|never\s(?:reads|"
    rf"checks|answers|does)|avoids?)\s(?:\w+\s)?{_MAIL}|(?:phone|call|ring)s? only|only (?:by )?"
    r"(?:phone|calls?)|(?:phone|calling|ringing) (?:is |works )?(?:better|best)|"
    r"(?:best|better) (?:to )?(?:ring|phone|call)|"
    r"(?<!\bi )(?<!\bwe )(?:ring|phone) (?:her|him|them)\b)"
    r"[^.;\n]{0,40}",
    re.IGNORECASE,
)
_MAIL_ONLY: Final = re.compile(
    rf"\b(?:{_MAIL} only|only (?:by |via |does |reads )?{_MAIL}|no (?:phone|calls?|texts?)\b|"
    r"hates? (?:the )?phone|(?:does|do)(?:n['’]?t| not)\s(?:\w+\s)?(?:text\b|use whatsapp|"
    r"answer texts))"
    r"[^.;\n]{0,40}",
    re.IGNORECASE,
)


_SECRET: Final = re.compile(
    r"(?:(?<=^)|(?<=[.,;:\n] ))[^.,;:\n]{0,60}\b(?:(?:want|have|let|like)\s(?:\w+\s)?"
    r"(?:him|her|them)\s(?:to\s)?(?:know|find out|hear)|(?:do(?:n['’]?t| not)|dont|never)\stell|"
    r"(?:does(?:n['’]?t| not)|doesnt)\sknow\s(?:i\b|i['’]?m|about|yet)|"
    r"keep (?:it|this) (?:quiet|from|between))"
    r"[^.;\n]{0,60}",
    re.IGNORECASE | re.MULTILINE,
)


def not_to_know(mentor: Person) -> Notice | None:
    """Return that a note says that this person is not to know what the message tells; or None."""
    if not is_jotted(mentor):
        return None
    note = f"{mentor.headline or ''}\n{mentor.noted_about or ''}".replace(NOTED_ABOUT, "")
    found = _SECRET.search(note[:LONGEST_PHRASED])
    if found is None:
        return None
    text = f"You noted “{found[0].strip(' ,')}”: look that this message does not tell them."
    return Notice(code="not_to_know", text=text)


def reached_otherwise(mentor: Person, channel: MessageChannel) -> Notice | None:
    """Return that a note says to reach somebody in another way than this message goes; or None.

    Only what somebody else noted of them is read. Linear.
    """
    if not is_jotted(mentor):
        return None
    note = f"{mentor.headline or ''}\n{mentor.noted_about or ''}".replace(NOTED_ABOUT, "")
    wrong = _NO_MAIL if channel is MessageChannel.EMAIL else _MAIL_ONLY
    found = wrong.search(note[:LONGEST_PHRASED])
    if found is None:
        return None
    is_mail = channel is MessageChannel.EMAIL
    way = "say this on the phone" if is_mail else "send this as an e-mail (--channel email)"
    text = f"You noted “{found[0].strip(' ,')}”: {way} rather than as it stands."
    return Notice(code="reached_otherwise", text=text)
