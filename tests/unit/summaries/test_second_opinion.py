"""What patterns do not know the words themselves may tell; and what they must never tell."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.summaries.line_kinds import LineKind, is_read, is_surely, likeness, line_signs
from companion.summaries.notes import read_notes
from tests.unit.summaries.notes_of import brief_of, draft_of

_TITLE = "Call with Ana, 9 Nov\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ines has decided to close the tearoom on Mondays.",
        "Wards swap at seven from now on, we agreed",
        "Second kiln on tick? not yet (agreed)",
        "BR agreed to stay on nights until the spring.",
        "All agreed to close early on the 24th",
        "We decide: two fittings per gown, no more.",
        "Lambing course: she's in.",
        "Scrap the Tuesday market, keep the Saturday one",
        "New rule from Monday - deposit before I cut",
        "She's passing the key round to Mr Obi, that was her choice, not mine.",
    ],
)
def test_a_thing_told_to_be_settled_is_a_decision(line: str) -> None:
    draft = draft_of(_TITLE + line)

    assert [one.quotes[0].text for one in draft.decisions] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "cancelled the early ferry for fog, a woman with a pushchair shouted at us",
        "we dropped the kiln shelf last week and it was hot",
        "No call until after Easter",
        "Bea says stop lending tools. full stop",
        "no reply from the college",
        "Not now, I suppose.",
    ],
)
def test_what_happened_or_was_only_said_firmly_is_no_decision(line: str) -> None:
    assert draft_of(_TITLE + line).decisions == ()


@pytest.mark.parametrize(
    "line",
    [
        "Her husband wants to know if the van is insured. I think so but wouldn't swear to it.",
        "his sister keeps asking when they pay the travel, nobody could say",
        "What I can't work out is whether they pay for the uniform.",
        "I still do not understand if I book the hall or the parish does.",
        "The trustees haven't said whether the post stays full time.",
        "It was left open whether the oral can be done online.",
        "do Sundays count toward the hours? he wasn't sure, nor was I",
        "still not know: flat from the clinic or mine",
        "Who insures the float",
        "is a second pair of hands needed before harvest or what",
        "can we afford it? talk to Sam",
        "what about sick pay I forgot to ask",
    ],
)
def test_what_nobody_could_say_is_an_open_question(line: str) -> None:
    draft = draft_of(_TITLE + line)

    assert len(draft.open_questions) == 1
    assert line.startswith(draft.open_questions[0].quotes[0].text[:20])


def test_a_thing_asked_by_somebody_absent_stays_theirs() -> None:
    draft = draft_of(_TITLE + "His mum wants to know if night shifts pay more, no idea")

    assert draft.action_items == ()
    assert draft.open_questions[0].text.startswith("His mum wants to know")


def test_what_somebody_absent_asks_is_nobodys_task() -> None:
    line = "Ros asked if he can swap to early turns after May"

    assert draft_of(_TITLE + line, me="ana").action_items == ()


@pytest.mark.parametrize(
    "line",
    [
        "Open it while I am on the line",
        "What I want to keep is that leaving things out is the work.",
        'She asked "who runs the desk here?" and laughed.',
        "she is not sure about the medication round",
        "Ros: I read it twice and couldn't say what you want from a choir.",
    ],
)
def test_what_only_has_the_words_of_a_doubt_is_no_open_question(line: str) -> None:
    assert draft_of(_TITLE + line).open_questions == ()


@pytest.mark.parametrize(
    "line",
    [
        "Hannes has finished his hygiene certificate.",
        "Nothing left over from last time.",
        "but he is a bit low about leaving the choir",
        "Next lot is the ninth of March for both of them",
        "Visitor numbers went from 60 to 41 since the summer.",
        "Key points\n- Marit has already cleared the menu with the kitchen.",
        "Talked about what she likes at the bench rather than what comes next.",
        "Her dad reckons she should be head of the ward by now",
    ],
)
def test_a_report_is_no_takeaway(line: str) -> None:
    assert draft_of(_TITLE + line, me=None).takeaways == ()


@pytest.mark.parametrize(
    "line",
    [
        "Never quote on the doorstep, go home and count first",
        "He thinks I explain too much to parents - say less, show more.",
        "Suppliers should be paid weekly, never monthly, then they ring you first",
        "bisque one shelf first, THEN the whole kiln",
        "advised: a till AND a book",
        "BR advised against changing wards before then.",
        "handover notes → same shift, always, even if 2 lines",
    ],
)
def test_what_one_may_do_by_is_a_takeaway(line: str) -> None:
    assert len(draft_of(_TITLE + line).takeaways) == 1


@pytest.mark.parametrize(
    "line",
    [
        "the theory is on the nineteenth",
        "inspectors any week now",
        "my caseload now 42",
        "The head's said no to the school garden.",
        "her boss won't let her touch the big oven",
        "first aid card lapsed in spring",
        "the pitch is 35 per day",
        "Aoife got shortlisted at two clinics",
    ],
)
def test_what_became_of_a_thing_is_kept_as_a_fact(line: str) -> None:
    draft = draft_of(f"{_TITLE}Tom to bring the box\n{line}")

    assert any(line in one.quotes[0].text for one in (*draft.summary, *draft.takeaways))


def test_what_a_speaker_will_do_is_no_takeaway() -> None:
    draft = draft_of("Tom: Is there a form for it?\nAna: Somewhere yes, will look it out and send")

    assert draft.takeaways == ()


def test_a_recording_of_an_hour_gets_no_second_opinion() -> None:
    notes = read_notes(brief_of("\n".join(f"line {n} we agreed" for n in range(500))))

    assert not is_read(notes)
    assert not any(is_surely(notes, at, LineKind.DECISION) for at in range(20))


@given(st.text(alphabet="abn'?!., \n:-→(we agreed", max_size=200))
def test_any_text_has_a_score_of_each_kind(text: str) -> None:
    notes = read_notes(brief_of(text or "x"))

    for number in range(len(notes.sentences)):
        assert line_signs(notes, number)
        assert all(likeness(notes, number, kind) < 100 for kind in LineKind)


@pytest.mark.parametrize("piece", ["a", "a ", "we agreed ", "(", "new ", "his mum ", "- "])
def test_signs_are_found_in_linear_time(piece: str) -> None:
    notes = read_notes(brief_of(piece * (100_000 // len(piece))))
    began = time.process_time()

    for number in range(min(3, len(notes.sentences))):
        line_signs(notes, number)

    assert time.process_time() - began < 5
