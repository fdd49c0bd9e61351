"""What a mentor said in the notes is advice to remember, unless somebody undertook it."""

from datetime import date

import pytest

from companion.followups.confirming import Proposal, proposals
from companion.followups.item import ItemKind
from companion.people.person import PersonId
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, Summary, SummaryBrief
from companion.summaries.unused import not_used

OLA, FINN = PersonId("ola"), PersonId("finn")
PAIR = (
    Participant(id=OLA, name="Ola Strand", role="mentor"),
    Participant(id=FINN, name="Finn Aune", role="mentee"),
)


def proposed(notes: str, *, me: PersonId) -> tuple[Proposal, ...]:
    brief = SummaryBrief(notes=notes, held_on=date(2026, 3, 4), participants=PAIR, me=me)
    draft = compose(brief).draft
    summary = Summary(**draft.model_dump(), dropped=not_used(brief, draft))
    said_by = {"ola", "ola strand"} | ({"me"} if me == OLA else set())
    return proposals(summary, pair=(OLA, FINN), notes=notes, said_by=said_by)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- me: let him plane it first and keep your hands off", "Let him plane it first"),
        ("- Ola: three cuts, three checks, one plan", "Three cuts, three checks, one plan"),
        ("- me: ask one joiner which glue fails him", "Ask one joiner which glue fails him"),
        ("- me: show somebody the drawing first", "Show somebody the drawing first"),
    ],
)
def test_what_the_mentor_said_is_a_takeaway_in_their_words(line: str, text: str) -> None:
    notes = f"Finn, 4 March\n{line}\n- Finn rings the timber yard by friday\n"

    found = proposed(notes, me=OLA)

    (advice,) = [one for one in found if one.kind is ItemKind.TAKEAWAY]
    assert advice.text.startswith(text)
    assert notes[advice.quote.start : advice.quote.end] == advice.quote.text
    assert [one.owner for one in found if one.kind is ItemKind.ACTION] == [FINN]


def test_what_the_mentor_undertook_stays_a_promise() -> None:
    notes = "Finn, 4 March\n- me: send Finn the list of saws\n- Finn rings the yard by friday\n"

    found = proposed(notes, me=OLA)

    assert [one.owner for one in found] == [OLA, FINN]
    assert not [one for one in found if one.kind is ItemKind.TAKEAWAY]


def test_what_somebody_is_to_let_others_do_is_no_thing_that_it_means() -> None:
    notes = "Finn, 4 March\n- me: let the girl saw first\n- Finn will try it with his niece\n"

    found = proposed(notes, me=OLA)

    (task,) = [one.text for one in found if one.owner == FINN]
    assert task.startswith("Try it with his niece")


CHAT = """\
14 March
18:02 Finn: that glue-up went wrong again
18:03 Ola: kettle's on. come round
18:05 Finn: half the clamps slipped
18:06 Ola: ha. been there
18:07 Ola: don't worry, it's only wood
18:08 Ola: {advice}
18:09 Finn: and the client wants his money
18:10 Ola: not sure. leave that w me
18:11 Ola: thanks for telling me straight
18:12 Finn: i'll ring the yard by friday
"""


@pytest.mark.parametrize(
    "advice",
    [
        "dry-fit every joint first and number the clamps",
        "ok. you should test the clamps on scrap before you spread any glue",
    ],
)
def test_of_a_mentors_talk_only_advice_is_offered(advice: str) -> None:
    found = proposed(CHAT.format(advice=advice), me=OLA)

    taken = [one.quote.text for one in found if one.kind is ItemKind.TAKEAWAY]
    assert len(taken) == 1
    assert taken[0] in advice


def test_what_weighs_on_the_mentee_is_nothing_to_take_along() -> None:
    notes = (
        "Finn, 4 March, in the workshop.\n\nHe has sold the first bench. I said he should ask for "
        "half the price before he buys the wood. What bothers him is that the others still call "
        "him the lad. He'll ring the yard by Friday.\n"
    )

    found = proposed(notes, me=OLA)

    assert any("half the price" in one.quote.text for one in found)
    assert not any("call him the lad" in one.quote.text for one in found)


def test_what_a_mentor_gave_themselves_to_do_is_no_advice() -> None:
    notes = (
        "Finn, 4 March\n- me: list of timber yards - send by friday\n"
        "- me: intro to Ragna for the prices?? ask R. first\n- me: start with one chair\n"
    )

    found = proposed(notes, me=OLA)

    tasks = [one.text for one in found if one.kind is ItemKind.ACTION and one.owner == OLA]
    assert "Send list of timber yards" in tasks
    assert any("Ragna" in one for one in tasks)
    assert not any("Ragna" in one.text for one in found if one.kind is ItemKind.TAKEAWAY)
