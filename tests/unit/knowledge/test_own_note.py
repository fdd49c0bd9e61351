"""Somebody's own notes: Markdown with a date and a source, or the entries of a feed."""

from datetime import date

import pytest

from companion.errors import InputError
from companion.knowledge.own_note import MOST_WORDS, PREFIX, read_notes
from companion.knowledge.trends import WorkField
from companion.text.words import count_words

NOTE = """---
title: Ovens need a licence
since: 2025-01
by: Ministry of Bread
url: https://example.org/ovens
work: [baker]
touches: [open a bakery]
---
Whoever runs a large oven needs a licence. It is given for five years.
"""
FEED = """<rss><channel><title>Guild</title>
<item><title>Buns</title><link>https://example.org/b</link><pubDate>2 Mar 2026 08:00 GMT</pubDate>
<description>{text}</description></item>
<item><title>Old page</title><link>http://example.org/o</link><pubDate>2 Mar 2026</pubDate></item>
<item><title>Undated</title><link>https://example.org/u</link></item>
<item><link>https://example.org/n</link><pubDate>2 Mar 2026 08:00 GMT</pubDate></item>
</channel></rss>"""


def test_a_markdown_note_keeps_its_words_date_and_source() -> None:
    (note,) = read_notes(NOTE, name="ovens.md").notes

    assert note.id.startswith(f"{PREFIX}ovens-need-a-licence-")
    assert note.fields == (WorkField.OWN,)
    assert note.text == "Whoever runs a large oven needs a licence. It is given for five years."
    assert (note.since, note.source.by, note.source.year) == ("2025-01", "Ministry of Bread", 2025)
    assert note.work == ("baker",)


def test_without_a_review_date_a_note_is_fresh_for_a_year() -> None:
    (note,) = read_notes(NOTE, name="ovens.md").notes

    assert note.review_by == date(2026, 1, 28)
    assert note.is_stale(date(2026, 11, 22))


def test_the_same_note_has_the_same_id_and_another_one_another() -> None:
    (one,) = read_notes(NOTE, name="a.md").notes
    (same,) = read_notes(NOTE.replace("five years", "six years"), name="b.md").notes
    (other,) = read_notes(NOTE.replace("/ovens", "/stoves"), name="c.md").notes

    assert one.id == same.id != other.id


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("since: 2025-01", "since: 2025-02-30", "since"),
        ("since: 2025-01\n", "", "lacks since"),
        ("url: https", "url: http", "https"),
        ("work: [baker]", "colour: red", "'colour'"),
        ("---\ntitle", "title", "front matter"),
        ("title: Ovens need a licence", "title: [", "note.md"),
        ("Whoever runs a large oven needs a licence. It is given for five years.", "", "text"),
        ("touches: [open a bakery]", "touches: []", "touches"),
        ("since: 2025-01", "since: 2025-01\nwhere: [atlantis]", "where"),
        ("since: 2025-01", "since: 2025-01\nreview_by: 2024-01-01", "review_by"),
    ],
)
def test_a_note_that_lacks_something_says_what(before: str, after: str, why: str) -> None:
    with pytest.raises(InputError, match=rf"(?s)note\.md.*{why}|{why}"):
        read_notes(NOTE.replace(before, after), name="note.md")


def test_a_feed_gives_a_note_per_entry_and_says_what_was_left_out() -> None:
    found = read_notes(FEED.format(text="They rise. " * 40), name="feed.xml")

    (note,) = found.notes
    assert note.title == "What is new: Buns"
    assert note.source.by == "Guild"
    assert count_words(note.text) <= MOST_WORDS
    assert note.text.startswith("They rise. They rise.")
    assert [line.split(":")[0] for line in found.left_out] == ["entry 2", "entry 3", "entry 4"]


def test_a_long_title_is_cut_and_a_sentence_without_an_end_too() -> None:
    long = FEED.replace("<title>Buns<", f"<title>{'bread ' * 40}<").format(text="rise " * 400)

    (note,) = read_notes(long, name="feed.xml").notes

    assert count_words(note.title) <= 8
    assert count_words(note.text) <= MOST_WORDS
