import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.writing.grounding import grounding, unsupported
from companion.writing.task import Check
from tests.unit.writing.toy import ToyBrief, ToyDraft

NOTES = """Call with Priya, 8 September 2026, 20 minutes
- Priya ran the Lagos clinic for six years, 14 staff, budget 5,000 a month
- she says: start with one ward, Berlin office second
- I send her the roster by Friday, see https://wards.example/roster or mail ana@wards.example
- machine learning course takes two weeks, half an hour a day, costs 1.5k
- next call on the 29th
"""


@pytest.mark.parametrize(
    "draft",
    [
        "Priya has run a clinic in Lagos for 6 years with fourteen people.",
        "Send Priya the roster by Friday.",
        "The course takes 14 days, 30 minutes each day, and costs 1,500.",
        "Berlin's office comes second.",
        "Begin with a single ward. Perhaps start there on Friday.",
        "See https://wards.example/roster.",
        "Write to Ana@wards.example first.",
        "The ML course is short: a fortnight.",
        "You have a budget of 5k. I think that is little.",
        "The next call is on 29 September.",
        "What would you do first, Priya?\n- Send the roster\n- Call again",
        "OK. My CV is ready.",
        "Preparation will help. There is time. Feedback was good. Nobody said no.",
        "Talk on Tuesday the 8th of September.",
    ],
)
def test_a_paraphrase_passes(draft: str) -> None:
    dates = ("2026-09-08",)

    assert unsupported(draft, [NOTES, *dates]) == ()


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("Marcus will send the roster.", ("Marcus",)),
        ("Send the roster to Marcus.", ("Marcus",)),
        ("Marcus said so.", ("Marcus",)),
        ("Priya ran the clinic for seven years.", ("seven year",)),
        ("The budget is 50,000.", ("50,000",)),
        ("The course takes three weeks.", ("three week",)),
        ("She had 41 staff.", ("41",)),
        ("Send it by Thursday.", ("Thursday",)),
        ("Meet again in October.", ("October",)),
        ("The next call is on the 28th.", ("28th",)),
        ("See https://wards.example/other.", ("https://wards.example/other",)),
        ("Mail bo@wards.example.", ("bo@wards.example",)),
        ("Use AWS and GitHub.", ("AWS", "GitHub")),
        ("The Oslo office is second.", ("Oslo",)),
        ("She says: call Mr Delacroix in Q3.", ("Delacroix", "Q3")),
    ],
)
def test_what_the_sources_do_not_say_is_named(draft: str, named: tuple[str, ...]) -> None:
    assert unsupported(draft, [NOTES]) == named


def test_counting_on_fingers_is_free_where_a_draft_asks_for_something() -> None:
    asked = "Name three examples, and take four days. Two or five people, 3 jobs."

    assert unsupported(asked, [], free_counts=5) == ("3", "four day")
    assert unsupported("Name three examples.", []) == ("three",)


def test_two_or_three_counts_nothing() -> None:
    assert unsupported("Hear two or three things.", []) == ()


def test_look_alike_letters_do_not_hide_a_known_name() -> None:
    assert unsupported("Ask Рriya today.", [NOTES]) == ()


def test_an_unknown_name_hides_behind_no_invisible_letters() -> None:
    assert unsupported("Ask Mar\u200bcus today.", [NOTES]) == ("Marcus",)


def test_capitals_say_nothing_in_a_language_that_capitalises_nouns() -> None:
    draft = (
        "Wir haben über die Station gesprochen und ich habe dem Team gesagt, dass der Plan "
        "noch nicht fertig ist und wir mehr Zeit brauchen."
    )

    assert unsupported(draft, ["Wir haben gesprochen."]) == ()
    assert unsupported(f"{draft} Das kostet 300.", ["Wir haben gesprochen."]) == ("300",)


def test_every_finding_is_a_violation_that_tells_what_to_do() -> None:
    check: Check[ToyBrief, ToyDraft] = grounding(
        texts=lambda draft: (draft.text,), sources=lambda brief: (brief.source,)
    )

    found = check(ToyBrief(source=NOTES), ToyDraft(text="Ask Marcus on Monday.", quotes=()))

    assert [violation.code for violation in found] == ["unsupported", "unsupported"]
    assert "'Marcus'" in found[1].text


@given(st.text(max_size=300))
def test_a_text_is_supported_by_itself(text: str) -> None:
    assert unsupported(text, [text]) == ()


@given(st.text(max_size=200), st.text(max_size=100))
def test_more_sources_never_make_a_draft_less_supported(text: str, more: str) -> None:
    assert set(unsupported(text, [NOTES, more])) <= set(unsupported(text, [NOTES]))


@pytest.mark.parametrize(
    "hostile",
    ["a", "A", "1", "1,", "x@", "a-", "a.", "www.", "twenty ", "half an ", "_", "A b. ", "1 - - "],
)
def test_reading_a_hostile_text_takes_time_in_proportion(hostile: str) -> None:
    text = hostile * (100_000 // len(hostile))

    unsupported("Ask Ana.", [text])
    unsupported(text, ["Ask Ana."])


@pytest.mark.parametrize(
    "text", ["My will is strong.", "Then My plan holds.", "Our Friday. We won"]
)
def test_a_pronoun_is_nobodys_name(text: str) -> None:
    assert not {"My", "Our", "We"} & set(unsupported(text, ["a plan"]))


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("See quillfire.io/join.", "quillfire.io/join"),
        ("Follow @quillfire_desk.", "@quillfire_desk"),
        ("See https://wards.example/ro.", "https://wards.example/ro"),
        ("She said: “start with two wards”.", "start with two wards"),
    ],
)
def test_links_without_a_scheme_handles_and_quotations_are_compared(draft: str, named: str) -> None:
    assert named in unsupported(draft, [NOTES])


def test_a_site_is_known_by_a_page_of_it() -> None:
    assert unsupported("It is on wards.example. She says: “start with one ward”.", [NOTES]) == ()


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("You left in July 2020.", "end: 2020-07"),
        ("How do German offices read it?", "an engineer in Germany again"),
        ("What would help in Poland?", "Polish"),
        ("Let Friday's group just drive.", "try that w fridays group"),
        ("Redo the photos with raking light.", "photos redone (raking light!)"),
    ],
)
def test_what_is_known_in_another_form_is_supported(said: str, given: str) -> None:
    assert unsupported(said, [given]) == ()


@pytest.mark.parametrize(
    ("said", "given", "named"),
    [
        ("You left in August 2020.", "end: 2020-07", "August"),
        ("How do Dutch offices read it?", "an engineer in Germany again", "Dutch"),
        ("Unwin said so.", "somebody said so", "Unwin"),
    ],
)
def test_what_is_near_to_the_known_is_still_unknown(said: str, given: str, named: str) -> None:
    assert named in unsupported(said, [given])


@pytest.mark.parametrize("text", ["0.A#", "x.A#", "We use C# and F#."])
def test_a_sign_behind_a_letter_is_found_where_it_stands(text: str) -> None:
    assert unsupported(text, [text]) == ()


def test_a_letter_supports_no_sign_behind_it() -> None:
    assert unsupported("We use C#.", ["We use C."]) == ("C#",)
