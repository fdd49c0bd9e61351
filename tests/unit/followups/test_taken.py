"""What a mentor's notes keep of a talk is the mentee's word, the mentor's advice, or neither."""

import pytest

from companion.followups.taken import Whose, whose_words
from tests.unit.followups.samples import an_item


@pytest.mark.parametrize(
    ("quoted", "whose"),
    [
        ("Ida took from it that the rota comes first", Whose.MENTEE),
        ("she says she learnt to wait", Whose.MENTEE),
        ("Ida: I will count for a week first", Whose.MENTEE),
        ("told her dont sign yet", Whose.MENTOR),
        ("I said you cannot do both", Whose.MENTOR),
        ("me: begin with the worst shift", Whose.MENTOR),
        ("Berit said yes to the trial shift", Whose.UNKNOWN),
        ("find her someone who has run a ward", Whose.UNKNOWN),
    ],
)
def test_only_the_mentees_own_words_are_what_they_took(quoted: str, whose: Whose) -> None:
    said = {"session_id": "s", "start": 0, "end": len(quoted), "text": quoted}

    item = an_item("a", kind="takeaway", text=quoted.capitalize(), evidence=said)

    assert whose_words(item, mentee="Ida") is whose
