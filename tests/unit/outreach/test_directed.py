"""A message greets its mentor, is signed by its mentee and asks for the minutes of its brief."""

import pytest

from companion.outreach.directed import misdirected
from tests.unit.writing.briefs import OUTREACH

ASK = "could I have 15 minutes of your time?"


@pytest.mark.parametrize(
    "body",
    [
        f"Hello Inês,\n\n{ASK}\n\nTomás",
        f"Dear Inês Carvalho, {ASK}\n\nTomás Ferreira",
        f"Hi Inês I read your profile; {ASK}\nKind regards\nTomás",
        f"Hello there,\n{ASK}\nThank You",
        f"{ASK} I worked 40 minutes from here.",
        f"Bom dia Inês,\n\n{ASK}\n\nObrigado pelo seu tempo",
    ],
)
def test_a_message_to_the_mentor_passes(body: str) -> None:
    assert misdirected(OUTREACH, body) is None


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (f"Hello Thorvald,\n\n{ASK}\n\nTomás", "greets 'Thorvald'"),
        (f"Dear Mungo Carvalho,\n\n{ASK}\n\nTomás", "greets"),
        (f"Hello Inês,\n\n{ASK}\n\nOttoline", "signed 'Ottoline'"),
        ("Hello Inês,\n\ncould I have 58 minutes?\n\nTomás", "58 minutes"),
    ],
)
def test_another_addressee_signature_or_length_is_named(body: str, named: str) -> None:
    assert named in (misdirected(OUTREACH, body) or "")
