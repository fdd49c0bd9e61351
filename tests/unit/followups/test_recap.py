"""A recap says what was confirmed, to its reader, and nothing else."""

from companion.followups.recap import Recap, recap
from tests.records import a_person, a_session
from tests.unit.followups.samples import an_item

IDA, MARTA = a_person("me", name="Ida Holm"), a_person("marta", name="Marta Quill")
TALK = a_session("s", held_on="2026-11-03", mentee_id="me", mentor_id="marta")
ITEMS = (
    an_item("a", text="Send Marta the rota and Marta's list", due_on="2026-11-06"),
    an_item("b", text="Introduce Ida to Pilar", owner="marta"),
    an_item("c", text="Marta: Begin with the worst shift.", kind="takeaway"),
    an_item("d", text="We decided to keep the Monday round", kind="decision"),
    an_item("e", text="Ask about the budget", owner=None),
    an_item("f", text="Buy a bell", history=[{"status": "dropped", "on": "2026-11-04"}]),
)


def from_mentee(*items: object) -> Recap:
    chosen = items or ITEMS
    return recap(
        [item for item in ITEMS if item in chosen],
        writer=IDA,
        reader=MARTA,
        session=TALK,
    )


def test_each_item_stands_under_its_heading_in_words_for_its_reader() -> None:
    body = from_mentee().body

    assert body.startswith("Hi Marta,\n\nThank you for your time on Tuesday 3 November. ")
    assert "What I take with me:\n- Begin with the worst shift\n" in body
    assert "What we decided:\n- Keep the Monday round\n" in body
    assert "I will:\n- Send you the rota and your list (by Friday 6 November)\n" in body
    assert "You said you would:\n- Introduce me to Pilar\n" in body
    assert "Still without an owner:\n- Ask about the budget\n" in body
    assert body.endswith("Many thanks,\nIda Holm")


def test_what_was_dropped_or_not_confirmed_is_not_told() -> None:
    made = from_mentee()

    assert "bell" not in made.body
    assert made.item_ids == ("a", "b", "c", "d", "e")


def test_without_items_there_is_only_thanks() -> None:
    made = recap([], writer=MARTA, reader=IDA, session=TALK)

    assert made.body == "Hi Ida,\n\nThank you for our talk on Tuesday 3 November.\n\n" + (
        "Many thanks,\nMarta Quill"
    )


def test_another_of_the_readers_name_stays() -> None:
    item = an_item("a", text="Write to Marta Holm and to Marta and Jo")

    made = recap([item], writer=IDA, reader=MARTA, session=TALK)

    assert "Write to Marta Holm and to Marta and Jo" in made.body


def the_body(**fields: object) -> str:
    item = an_item("a", **fields)
    return recap([item], writer=IDA, reader=MARTA, session=TALK).body


def test_edited_words_stand_in_place_of_the_notes_even_where_no_name_tells_who_she_is() -> None:
    noted = the_body(text="Ask the tailor she knows", owner="marta")
    edited = the_body(text="Ask the tailor she knows", owner="marta", is_edited=True)
    own = the_body(text="Ring her about the loom", is_edited=True)

    assert "From my notes: “" in noted
    assert "You said you would:\n- Ask the tailor you know\n" in edited
    assert "I will:\n- Ring her about the loom\n" in own
    assert "From my notes" not in edited + own


def test_what_somebody_only_might_do_is_no_promise_whoever_does_it() -> None:
    theirs = the_body(text="Show Ida the kiln", owner="marta", is_promised=False)
    own = the_body(text="Visit the market", is_promised=False)

    assert "You might:\n- Show me the kiln\n" in theirs
    assert "I might:\n- Visit the market\n" in own
    assert "You said you would" not in theirs
    assert "I will" not in own


def of_line(notes: str, text: str, **fields: object) -> str:
    """Return the recap of the one item that the last line of notes holds."""
    line = notes.splitlines()[-1].removeprefix("- ")
    start = notes.index(line)
    said = {"session_id": "s", "start": start, "end": start + len(line), "text": line}
    item = an_item("a", **{"kind": "takeaway", "text": text, "evidence": said, **fields})
    talk = TALK.model_copy(update={"notes": notes})
    return recap([item], session=talk, writer=IDA, reader=MARTA).body


def test_who_said_it_is_you_to_them_unless_somebody_else_may_be_meant() -> None:
    said = "She says the oven isnt the trouble"
    alone = of_line("Marta, Thu 5 Nov\n- she says the oven isnt the trouble", said)
    third = of_line("Birgit looked in\n- she says the oven isnt the trouble", said)
    related = of_line("met my landlady\n- she says the oven isnt the trouble", said)

    assert "- You said: the oven isnt the trouble\n" in alone
    assert "- From my notes: “she says the oven isnt the trouble”\n" in third
    assert "- From my notes: “she says the oven isnt the trouble”\n" in related


def test_advice_that_says_you_is_quoted_back_to_who_gave_it() -> None:
    told = "Tell them what they may bake without you"
    kept = of_line("- Marta: tell them what they may bake without you", told)
    edited = of_line("- Marta: tell them what they may bake without you", told, is_edited=True)

    assert f"What I take with me:\n- “{told}”\n" in kept
    assert f"What I take with me:\n- {told}\n" in edited


def test_whoever_is_asked_is_named_whatever_their_trade() -> None:
    body = of_line(
        "- I'll ask our plumber how she found her first flat",
        "Ask our plumber how she found her first flat",
        kind="action",
        owner="me",
    )

    assert "I will:\n- Ask our plumber how she found her first flat\n" in body


def from_mentor(notes: str, text: str, **fields: object) -> Recap:
    """Return the mentor's recap of the one item that the last line of notes holds."""
    line = notes.splitlines()[-1].removeprefix("- ")
    start = notes.index(line)
    said = {"session_id": "s", "start": start, "end": start + len(line), "text": line}
    item = an_item("a", **{"kind": "takeaway", "text": text, "evidence": said, **fields})
    talk = TALK.model_copy(update={"notes": notes})
    return recap([item], session=talk, writer=MARTA, reader=IDA)


def test_a_mentors_advice_is_told_to_whom_it_was_for() -> None:
    told = from_mentor("- told her dont sign yet", "Told her dont sign yet")
    said = from_mentor("- I said you cannot do both", "I said you cannot do both")
    waits = from_mentor("- told her to wait for the tide", "Told her to wait for the tide")

    assert "What I hope you take with you:\n- Dont sign yet\n" in told.body
    assert "- You cannot do both\n" in said.body
    assert "- Wait for the tide\n" in waits.body


def test_what_a_mentor_thought_of_the_reader_or_told_themselves_is_in_no_letter() -> None:
    wish = "boat ticket?? she wants it now. too early. told her so, went quiet"
    own = {"kind": "action", "owner": "marta"}
    letters = (
        from_mentor(f"- {wish}", wish),
        from_mentor("- she isnt the only one on deck", "She isnt the only one on deck"),
        from_mentor("- ask straight next time", "Ask straight next time", **own),
        from_mentor("- think about whether I fit", "Think about whether I fit", **own),
        from_mentor("- ask Nils if she can row", "Ask Nils if she can row", **own),
    )

    assert [made.item_ids for made in letters] == [()] * len(letters)
    assert all("This is what I noted" not in made.body for made in letters)
    assert all("From my notes" not in made.body for made in letters)


def test_my_in_what_the_reader_undertook_is_theirs() -> None:
    made = from_mentor(
        "- I'll send you my log by Friday", "Send Marta my log", kind="action", owner="me"
    )

    assert "You said you would:\n- Send me your log\n" in made.body
