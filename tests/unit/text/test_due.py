"""Due phrases: what is one, and which day it means when said on Thursday 12 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.due import find_due_phrases, resolve_due
from companion.text.month_first import puts_month_first

_SAID_ON = date(2026, 11, 12)

_TABLE = {
    "today": "11-12",
    "by EOD": "11-12",
    "by the end of the day": "11-12",
    "tomorrow": "11-13",
    "by tomorrow morning": "11-13",
    "the day after tomorrow": "11-14",
    "by Friday": "11-13",
    "by end of day Friday": "11-13",
    "Friday at 3pm": "11-13",
    "by Thursday": "11-19",
    "by Friday week": "11-20",
    "tomorrow week": "11-20",
    "on fri 13th": "11-13",
    "before Friday": "11-12",
    "next Tuesday": "11-17",
    "next Friday": "11-20",
    "Wed next week": "11-18",
    "this week": "11-13",
    "by the end of the week": "11-13",
    "EOW": "11-13",
    "next week": "11-20",
    "before next week": "11-15",
    "after next week": "11-23",
    "early next week": "11-17",
    "the week after next": "11-27",
    "over the weekend": "11-15",
    "before the weekend": "11-13",
    "before the weekend is out": "11-15",
    "before the wk is out": "11-13",
    "before this month is over": "11-30",
    "1st wk of December": "12-07",
    "Monday week 5pm": "11-23",
    "after the weekend": "11-16",
    "end of the month": "11-30",
    "before the end of the month": "11-30",
    "EOM": "11-30",
    "by the end of next month": "12-31",
    "end of the quarter": "12-31",
    "year-end": "12-31",
    "end of March": "2027-03-31",
    "Q1": "2027-03-31",
    "by Q4": "12-31",
    "mid-January": "2027-01-15",
    "start of March": "2027-03-01",
    "by March": "2027-03-01",
    "in March": "2027-03-31",
    "first week of December": "12-07",
    "the second Tuesday of January": "2027-01-12",
    "by the last Friday of the month": "11-27",
    "before Christmas": "12-24",
    "by Christmas": "12-25",
    "after Christmas": "12-26",
    "by Easter": "2027-03-28",
    "on Thanksgiving": "11-26",
    "by New Year's Eve": "12-31",
    "in two weeks": "11-26",
    "in a week or two": "11-26",
    "in 2-3 weeks": "12-03",
    "in a month": "12-12",
    "within the next two weeks": "11-26",
    "in the next month": "12-12",
    "within 48 hours": "11-14",
    "within 5 working days": "11-19",
    "two weeks from now": "11-26",
    "a week from Friday": "11-20",
    "a week on Monday": "11-23",
    "12 December": "12-12",
    "the 12th of December": "12-12",
    "Dec 12": "12-12",
    "Friday, 13 November 2026": "11-13",
    "5 November": "2027-11-05",
    "29 February": "2028-02-29",
    "2026-12-12": "12-12",
    "14.12.2026": "12-14",
    "by 14/12": "12-14",
    "by 12/14": "12-14",
    "by 12/12": "12-12",
    "by the 14th": "11-14",
    "by the 10th": "12-10",
    "by the 3rd of next month": "12-03",
    "by 2027": "2027-01-01",
    "by 03/04": "2027-04-03",
    "03/04/2027": "2027-04-03",
    "Tue 8/12": "12-08",
    "Thursday 12/3": "12-03",
    "this wk": "11-13",
    "end of next wk": "11-20",
    "by end of nov": "11-30",
}

_UNDATED = [
    *("before our next session", "by our next call", "before we meet again", "early March"),
    *("late March", "by 10/11", "31 February", "5 November 2026"),
]

_NO_PHRASES = [
    *("We may do it soon.", "Sometime in the spring.", "She sat in the sun.", "The march is long."),
    *("I met her last Friday.", "Since Monday I write.", "Two weeks ago we spoke.", "Yesterday."),
    *("Every Friday we talk.", "On Mondays I rest.", "The Friday demo went well.", "Call 24/7."),
    *("At the end of the day it is luck.", "He lives on the 14th floor.", "In today's world."),
    *("Score 3/4 of 5.", "We met on Monday last week.", "1st and 3rd Wednesday", "a new year"),
    *("It costs 20 a day.", "Version 2026-12-12-beta", "They may 5 times a year."),
]


@pytest.mark.parametrize("phrase", sorted(_TABLE))
def test_a_due_phrase_means_the_day_of_the_table(phrase: str) -> None:
    expected = _TABLE[phrase] if len(_TABLE[phrase]) > 5 else f"2026-{_TABLE[phrase]}"

    assert resolve_due(phrase, said_on=_SAID_ON) == date.fromisoformat(expected)


@pytest.mark.parametrize("phrase", sorted(_TABLE))
def test_a_due_phrase_is_found_whole_in_a_sentence(phrase: str) -> None:
    sentence = f"Ana will send the memo {phrase}, and Bo reads it."

    (quote,) = find_due_phrases(sentence)

    assert quote.text == phrase
    assert sentence[quote.start : quote.end] == phrase


@pytest.mark.parametrize(
    "phrase", ["Tues or Weds 1st wk dec", "Mon 2nd week of March", "Thu/Fri the first week in May"]
)
def test_days_of_some_week_of_a_month_are_kept_whole_and_without_a_date(phrase: str) -> None:
    assert [quote.text for quote in find_due_phrases(f"he could do {phrase} - I ring")] == [phrase]
    assert resolve_due(phrase, said_on=_SAID_ON) is None


@pytest.mark.parametrize("phrase", _UNDATED[:7])
def test_some_due_phrases_name_no_single_day(phrase: str) -> None:
    assert [quote.text for quote in find_due_phrases(f"Done {phrase}.")] == [phrase]
    assert resolve_due(phrase, said_on=_SAID_ON) is None


def test_who_puts_the_month_first_is_read_so() -> None:
    notes = "met 11/24, report by 12/8"

    assert puts_month_first(notes)
    assert resolve_due("by 12/8", said_on=_SAID_ON, month_first=True) == date(2026, 12, 8)
    assert not puts_month_first("met 24/11, report by 12/8")


def test_a_weekday_that_fits_neither_reading_leaves_the_date_open() -> None:
    assert resolve_due("Wed 8/12", said_on=_SAID_ON) is None


def test_sun_at_the_end_of_an_errand_is_sunday() -> None:
    assert [one.text for one in find_due_phrases("she'll bring the ladder sun")] == ["sun"]
    assert find_due_phrases("we sat in the sun") == ()


@pytest.mark.parametrize("phrase", _UNDATED[7:])
def test_days_that_are_not_on_the_calendar_or_gone_are_none(phrase: str) -> None:
    assert resolve_due(phrase, said_on=_SAID_ON) is None


@pytest.mark.parametrize("sentence", _NO_PHRASES)
def test_what_is_gone_by_repeats_or_is_vague_is_no_due_phrase(sentence: str) -> None:
    assert find_due_phrases(sentence) == ()


def test_several_phrases_are_found_in_order() -> None:
    sentence = "Draft by Friday, review next week, and hand in before Christmas."

    assert [quote.text for quote in find_due_phrases(sentence)] == [
        *("by Friday", "next week", "before Christmas"),
    ]


def test_a_preposition_of_another_word_is_left_out() -> None:
    assert [quote.text for quote in find_due_phrases("She gets in tomorrow.")] == ["tomorrow"]


def test_phrases_are_found_through_look_alikes_and_quoted_as_written() -> None:
    assert [quote.text for quote in find_due_phrases("Do it by n\u0435xt w\u0435ek.")] == [
        "by n\u0435xt w\u0435ek"
    ]


def test_a_weekday_said_on_that_weekday_is_a_week_away_since_today_is_called_today() -> None:
    friday = date(2026, 11, 13)

    assert resolve_due("by Friday", said_on=friday) == friday + timedelta(weeks=1)
    assert resolve_due("before Friday", said_on=friday) == date(2026, 11, 19)
    assert resolve_due("next Friday", said_on=friday) == friday + timedelta(weeks=1)
    assert resolve_due("this Friday", said_on=friday) == friday


@pytest.mark.parametrize(
    ("note", "phrase"),
    [("send it mon", "mon"), ("send him the deck thurs eve", "thurs eve")],
)
def test_short_forms_are_due_phrases_as_people_type_them(note: str, phrase: str) -> None:
    assert [quote.text for quote in find_due_phrases(note)] == [phrase]
    assert resolve_due(phrase, said_on=_SAID_ON) is not None


def test_this_week_said_at_the_weekend_is_the_coming_one() -> None:
    assert resolve_due("end of the week", said_on=date(2026, 11, 14)) == date(2026, 11, 20)


def test_what_the_table_does_not_know_is_left_to_dateparser() -> None:
    assert resolve_due("in 1.5 weeks", said_on=_SAID_ON) == date(2026, 11, 22)
    assert resolve_due("5 days a week", said_on=_SAID_ON) is None
    assert resolve_due("soon", said_on=_SAID_ON) is None


def test_a_time_named_alone_is_resolved_though_prose_would_not_be() -> None:
    assert resolve_due("the 14th", said_on=_SAID_ON) == date(2026, 11, 14)
    assert resolve_due("Christmas", said_on=_SAID_ON) == date(2026, 12, 25)


_VOCABULARY = (
    "by before after on in the next this last week month Friday Dec 12 31 14th 2027 99 two weeks "
    "Q1 end of early mid - christmas new year weekend from now 03/04 999 years a"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(
    st.lists(_WORDS, max_size=7).map(" ".join) | st.text(max_size=40),
    st.dates(min_value=date(2000, 1, 1)),
)
def test_no_due_day_is_before_the_day_it_was_said(phrase: str, said_on: date) -> None:
    due_on = resolve_due(phrase, said_on=said_on)

    assert due_on is None or due_on >= said_on


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text())
def test_phrases_are_verbatim_in_order_and_do_not_overlap(text: str) -> None:
    last_end = 0
    for quote in find_due_phrases(text):
        assert quote.text == text[quote.start : quote.end]
        assert quote.start >= last_end
        last_end = quote.end


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by the nineteenth of november", date(2026, 11, 19)),
        ("on friday the thirteenth", date(2026, 11, 13)),
        ("thursday third december", date(2026, 12, 3)),
        ("the twenty first of december", date(2026, 12, 21)),
    ],
)
def test_a_day_of_the_month_may_be_dictated_in_words(phrase: str, day: date) -> None:
    (found,) = find_due_phrases(f"he drops the churns off {phrase} same barn")

    assert found.text == phrase
    assert resolve_due(found.text, said_on=_SAID_ON) == day


@pytest.mark.parametrize("words", ["the second may be late", "a third of march went on rent"])
def test_other_numbers_in_words_are_no_days(words: str) -> None:
    assert not any("second" in one.text or "third" in one.text for one in find_due_phrases(words))
