"""Reading notes: speakers, headings, captions, wrapped lines, and where each sentence stands."""

import pytest

from companion.summaries.headings import Section
from companion.summaries.notes import Notes, owner_ids, read_notes
from tests.unit.summaries.notes_of import ANA, brief_of


def _read(notes: str, *, me: str | None = "tom") -> Notes:
    return read_notes(brief_of(notes, me=me))


def _said(notes: Notes) -> list[tuple[str | None, str]]:
    return [(sentence.speaker, sentence.text) for sentence in notes.sentences]


@pytest.mark.parametrize(
    "notes",
    [
        "Ana: How was it?\nTom: Long.\nAna: Go on.",
        "[10:02] Ana: How was it?\n[10:03] Tom: Long.\n[10:03] Ana: Go on.",
        "Ana (10:02): How was it?\nTom (10:03): Long.\nAna (10:03): Go on.",
        "Ana  0:02\nHow was it?\n\nTom  0:05\nLong.\n\nAna  0:07\nGo on.",
        "Ana 10:02 AM\nHow was it?\nTom 10:03 AM\nLong.\nAna 10:03 AM\nGo on.",
        "12/11/2026, 10:02 - Ana: How was it?\n12/11/2026, 10:03 - Tom: Long.\n"
        "12/11/2026, 10:03 - Ana: Go on.",
        "[12.11.26, 10:02:11] Ana: How was it?\n[12.11.26, 10:03:01] Tom: Long.\n"
        "[12.11.26, 10:03:40] Ana: Go on.",
        "**Ana:** How was it?\n**Tom:** Long.\n**Ana:** Go on.",
        "00:00:01 Ana: How was it?\n00:00:04 Tom: Long.\n00:00:09 Ana: Go on.",
        "<ana> How was it?\n<tom> Long.\n<ana> Go on.",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>How was it?\n\n"
        "00:02.000 --> 00:03.000\n<v Tom>Long.\n\n00:03.000 --> 00:04.000\n<v Ana>Go on.",
        "1\n00:00:01,000 --> 00:00:02,000\nAna: How was it?\n\n2\n00:00:02,000 --> 00:00:03,000\n"
        "Tom: Long.\n\n3\n00:00:03,000 --> 00:00:04,000\nAna: Go on.",
    ],
)
def test_who_said_what_is_read_out_of_every_form_of_transcript(notes: str) -> None:
    read = _read(notes, me=None)

    assert read.is_dialogue
    assert [(read.cast.named(speaker or ""), text) for speaker, text in _said(read)] == [
        ("ana", "How was it?"),
        ("tom", "Long."),
        ("ana", "Go on."),
    ]


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    read = _read("cash: nov to feb\nprice: per box\nTopic: the board\ngoal: ten growers")

    assert not read.is_dialogue
    assert {speaker for speaker, _ in _said(read)} == {None}


def test_a_list_of_names_and_tasks_is_no_dialogue() -> None:
    read = _read("Tom: send the deck\nAna: review it\nTom: book a room")

    assert not read.is_dialogue
    assert [sentence.subject for sentence in read.sentences] == ["Tom", "Ana", "Tom"]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## Action items", Section.ACTIONS),
        ("Next steps:", Section.ACTIONS),
        ("TO DO", Section.ACTIONS),
        ("What I promised", Section.ACTIONS),
        ("said I'd do", Section.ACTIONS),
        ("**Suggested next steps**", Section.ACTIONS),
        ("said, less sure", Section.TENTATIVE),
        ("Suggestions from Ana", Section.SUGGESTED),
        ("Decisions made", Section.DECISIONS),
        ("Open questions", Section.QUESTIONS),
        ("Key takeaways", Section.TAKEAWAYS),
        ("What I learned", Section.TAKEAWAYS),
        ("TL;DR", Section.SUMMARY),
        ("Attendees", Section.ASIDE),
        ("The museum", Section.NONE),
    ],
)
def test_a_heading_says_what_the_lines_below_it_are(heading: str, section: Section) -> None:
    read = _read(f"{heading}\n- the first line\n- the second line")

    assert [sentence.section for sentence in read.sentences] == [section, section]


def test_a_heading_that_is_a_day_makes_the_lines_due_then() -> None:
    read = _read("By Friday:\n- cut the intro")

    assert [(sentence.section, sentence.due) for sentence in read.sentences] == [
        (Section.ACTIONS, "By Friday")
    ]


def test_a_section_ends_at_a_plain_line_after_a_blank_one() -> None:
    read = _read("Next steps\n- call Sam\n\nAna was tired today and so was I.")

    assert [sentence.section for sentence in read.sentences] == [Section.ACTIONS, Section.NONE]


def test_what_is_crossed_off_is_done_whoever_it_was_given_to() -> None:
    read = _read("[x] book the venue\n[ ] call Sam\n[x] Ana: send the list")

    assert [sentence.section for sentence in read.sentences] == [
        Section.ASIDE,
        Section.ACTIONS,
        Section.ASIDE,
    ]


def test_prose_that_a_window_wrapped_is_joined() -> None:
    notes = (
        "We went through the whole budget and found that the rent had been counted twice, which\n"
        "explains why the spring looked so bad. Ana laughed about it for a while and then told\n"
        "me how she had once paid the same invoice three times without anybody noticing, and that\n"
        "she has counted everything twice since."
    )

    read = _read(notes)

    assert len(read.sentences) == 2
    assert read.quotes(read.sentences[0])[0].text == notes[: notes.index(" Ana laughed")]


def test_lines_that_a_person_ended_stay_apart() -> None:
    read = _read(
        "pricing is too low, double it for the new clients\nme -> new rate card\nask for VAT"
    )

    assert len(read.sentences) == 3


def test_dictated_text_without_an_end_is_cut_between_words() -> None:
    notes = "so we talked about the plan and then about the team " * 100

    read = _read(notes)

    assert all(len(sentence.text) <= 400 for sentence in read.sentences)
    assert "".join(sentence.text.replace(" ", "") for sentence in read.sentences) == notes.replace(
        " ", ""
    )


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Ana", "ana"),
        ("ana reyes", "ana"),
        ("AR", "ana"),
        ("A", "ana"),
        ("Ana R.", "ana"),
        ("Mentor", "ana"),
        ("Dr. Ana Reyes", "ana"),
        ("me", "tom"),
        ("Sam", None),
        ("Anabel", None),
    ],
)
def test_participants_answer_to_their_names_initials_and_roles(
    words: str, owner: str | None
) -> None:
    assert _read("").cast.named(words) == owner


def test_accents_and_nicknames_do_not_hide_a_name() -> None:
    lupe = ANA.model_copy(update={"name": "Guadalupe “Lupe” Árriaga"})
    read = read_notes(brief_of("", participants=(lupe,)))

    assert read.cast.named("lupe") == read.cast.named("Arriaga") == "ana"
    assert read.cast.first_name(lupe.id) == "Lupe"


def test_two_people_of_one_name_are_told_apart_or_not_at_all() -> None:
    other = ANA.model_copy(update={"id": "ana2", "name": "Ana Lima"})
    cast = read_notes(brief_of("", participants=(ANA, other))).cast

    assert cast.named("Ana") is None
    assert cast.named("Ana Lima") == "ana2"


def test_owners_are_the_participants_or_the_speakers_or_whoever_i_is() -> None:
    notes = "Jo: hello there\nLee: hello\nJo: bye then\nLee: bye"

    assert owner_ids(brief_of(notes, me="kim")) == {"tom", "ana", "kim"}
    assert owner_ids(brief_of(notes, me=None, participants=())) == {"jo", "lee"}
