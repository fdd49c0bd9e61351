"""Chats as people paste them: who speaks, in every form that a program exports."""

import pytest

from companion.people.person import PersonId
from companion.summaries.notes import read_notes
from companion.summaries.offline import compose
from companion.summaries.summary import Participant, SummaryBrief
from tests.unit.summaries.notes_of import HELD_ON

BRAM = Participant(id=PersonId("bram"), name="Bram Teller", role="mentee")
OONA = Participant(id=PersonId("oona"), name="Oona Dowd", role="mentor")

TALK = (
    ("Oona", "did you get to see the ward sister yet?"),
    ("Bram", "not yet, im on nights. ok will ring her before friday 20th. rota is mad"),
    ("Oona", "good. ask her about the study day as well"),
    ("Bram", "will do. also the cat had four kittens!!!"),
    ("Oona", "haha. I'll send you my old handover sheet tomorrow"),
    ("Bram", "brilliant thanks"),
)
FULL = {"Oona": "Oona Dowd", "Bram": "Bram Teller"}

FORMS = {
    "phone, with seconds": "[20/11/2025, 19:0{i}:33] {name}: {words}",
    "phone, without a year": "[20/11, 19:0{i}] {name}: {words}",
    "phone, with a dash": "20/11/2025, 19:0{i} - {full}: {words}",
    "phone, half of the day": "11/20/25, 7:0{i}\u202fPM - {name}: {words}",
    "phone, not in the contacts": "[20/11/2025, 7:0{i}:33\u202fPM] ~\xa0{full}: {words}",
    "time and name": "19:0{i} {name}: {words}",
    "time, name and no colon": "19:0{i} {name} {words}",
    "time in brackets": "{name} (19:0{i}): {words}",
    "bold name over the words": "**{name}** 19:0{i}\n{words}",
    "name and time over the words": "{full}  7:0{i} PM\n{words}\n",
    "name and bracket over the words": "{full}, [20.11.2025 19:0{i}]\n{words}\n",
    "name and long date over the words": "{full}, [20 Nov 2025 at 19:0{i}:22]:\n{words}\n",
    "time in brackets and name over the words": "[19:0{i}] {full}\n{words}\n",
    "name and day over the words": "{full} 20/11/2025 19:0{i}\n{words}\n",
    "today": "{full} — Today at 19:0{i}\n{words}",
    "time, name and words on three lines": "Nov 20, 2025  7:0{i}:12 PM\n{full}\n{words}\n",
    "name, time and words on three lines": "{full}\n7:0{i} PM\n{words}\n",
    "names alone": "{full}: {words}",
    "initials": "[19:0{i}] {initials}: {words}",
    "nicknames": "[19:0{i}] {nick}: {words}",
}


def chat(form: str) -> str:
    """Return the talk in one form."""
    return "\n".join(
        FORMS[form].format(
            i=number,
            name=name,
            full=FULL[name],
            words=words,
            initials="".join(part[0] for part in FULL[name].split()),
            nick=name.rstrip("a") + "ie",
        )
        for number, (name, words) in enumerate(TALK)
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("me", ["bram", "oona", None])
def test_whoever_speaks_in_a_chat_is_i_whoever_pasted_it(form: str, me: str | None) -> None:
    brief = SummaryBrief(
        notes=chat(form),
        held_on=HELD_ON,
        participants=(BRAM, OONA),
        me=None if me is None else PersonId(me),
    )

    found = compose(brief).draft.action_items

    assert [(one.owner, one.what, str(one.due_on)) for one in found] == [
        ("bram", "Ring the ward sister", "2026-11-19"),
        ("bram", "Ask her about the study day", "None"),
        ("oona", "Send Bram my old handover sheet", "2026-11-13"),
    ]


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"initials", "nicknames"}))
def test_speakers_of_a_chat_become_the_participants_where_none_are_given(form: str) -> None:
    cast = read_notes(SummaryBrief(notes=chat(form))).cast

    assert {member.name for member in cast.participants} in ({*FULL}, {*FULL.values()})


def test_a_request_is_promised_with_both_lines_and_no_small_talk() -> None:
    notes = chat("phone, without a year")

    (_, ask, _) = compose(SummaryBrief(notes=notes, participants=(BRAM, OONA))).draft.action_items

    assert {quote.text for quote in ask.quotes} == {
        "will do.",
        "ask her about the study day as well",
    }


@pytest.mark.parametrize("label", ["You", "+44 7700 900123"])
def test_a_label_that_names_nobody_is_the_other_of_two(label: str) -> None:
    notes = chat("phone, without a year").replace("Oona:", f"{label}:")

    brief = SummaryBrief(notes=notes, participants=(BRAM, OONA), me=OONA.id)

    assert [one.owner for one in compose(brief).draft.action_items] == ["bram", "bram", "oona"]


def test_a_stranger_in_a_chat_owns_nothing() -> None:
    notes = chat("phone, without a year").replace("Oona:", "Priya:")

    brief = SummaryBrief(notes=notes, participants=(BRAM, OONA), me=OONA.id)

    assert "oona" not in [one.owner for one in compose(brief).draft.action_items]


@pytest.mark.parametrize(
    "line",
    [
        "20/11/2025, 19:00 - Messages and calls are end-to-end encrypted. Tap to learn more.",
        "20/11/2025, 19:00 - Oona Dowd created this group",
        "20/11/2025, 19:00 - Bram Teller: <Media omitted>",
        "20/11/2025, 19:00 - Bram Teller: image omitted",
        "20/11/2025, 19:00 - Bram Teller: This message was deleted",
    ],
)
def test_what_the_program_itself_says_is_in_no_list(line: str) -> None:
    with_it = compose(SummaryBrief(notes=f"{line}\n{chat('phone, with a dash')}")).draft
    without = compose(SummaryBrief(notes=chat("phone, with a dash"))).draft

    said = [one.text for one in (*with_it.summary, *with_it.takeaways, *with_it.open_questions)]
    assert with_it.action_items[0].what == without.action_items[0].what
    assert not any("encrypted" in text or "omitted" in text or "group" in text for text in said)


def test_a_programme_of_a_day_is_no_chat() -> None:
    notes = "19:00 Bram opens the hall\n19:10 Oona welcomes them\n19:20 Bram to show the slides"

    assert not read_notes(SummaryBrief(notes=notes, participants=(BRAM, OONA))).is_dialogue


@pytest.mark.parametrize("code", ["\x1b[31m", "\x1b[0;1m", "\x9b31m", "\x1b]0;title\x07"])
def test_colours_of_a_terminal_hide_no_action(code: str) -> None:
    notes = f"- {code}I will call the depot on Monday\x1b[0m\n- {code}back by five"

    (action,) = compose(
        SummaryBrief(notes=notes, held_on=HELD_ON, participants=(BRAM, OONA), me=BRAM.id)
    ).draft.action_items

    assert (action.owner, action.what) == ("bram", "Call the depot")
    assert all(notes[one.start : one.end] == one.text for one in action.quotes)
