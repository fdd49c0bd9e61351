"""A saved feed is read for its headlines; nothing in it is expanded or fetched."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import InputError
from companion.knowledge.feed import LONGEST_FEED, MOST_ENTRIES, read_feed

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Guild of Bakers</title><link>https://example.org</link>
<item><title>Stamps on buns</title><link>https://example.org/buns</link>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
<description><![CDATA[<p>Stamp &amp; sell.</p><script>x</script>]]></description></item>
<item><title>Flour</title><link>https://example.org/flour</link><dc:date>2026-04-01</dc:date></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Mills</title>
<entry><title>Mills &#8211; open</title><link rel="self" href="https://example.org/self"/>
<link href="https://example.org/mill"/><updated>2026-05-06T07:08:09Z</updated>
<published>2026-05-01T00:00:00Z</published><summary>They open.</summary></entry></feed>"""


def test_an_rss_feed_gives_title_text_link_day_and_publisher() -> None:
    buns, flour = read_feed(RSS, name="feed.xml")

    assert (buns.title, buns.url, buns.on) == (
        "Stamps on buns",
        "https://example.org/buns",
        date(2026, 3, 2),
    )
    assert buns.text.startswith("Stamp & sell.")
    assert "<" not in buns.text
    assert buns.by == "Guild of Bakers"
    assert flour.on == date(2026, 4, 1)


def test_an_atom_feed_gives_the_day_of_publishing_and_the_page_itself() -> None:
    (entry,) = read_feed(ATOM, name="feed.xml")

    assert entry.title == "Mills – open"
    assert entry.url == "https://example.org/mill"
    assert entry.on == date(2026, 5, 1)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "https://example.org/rss.dtd">',
    ],
)
def test_a_document_type_is_refused_before_anything_expands(doctype: str) -> None:
    with pytest.raises(InputError, match="document type"):
        read_feed(
            f"{doctype}<rss><channel><item><title>&x;</title></item></channel></rss>", name="f"
        )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss><channel>", "well-formed"),
        ("<rss><item><title>&unknown;</title></item></rss>", "well-formed"),
        ("<html><body>Hello</body></html>", "no entry"),
        ("<rss>" + "x" * LONGEST_FEED + "</rss>", "characters"),
    ],
)
def test_what_is_no_feed_says_why(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_feed(text, name="feed.xml")


def test_a_day_that_does_not_exist_is_none() -> None:
    text = "<rss><item><title>A</title><pubDate>31 Feb 2026</pubDate></item></rss>"

    assert read_feed(text, name="f")[0].on is None


def test_a_long_feed_is_cut() -> None:
    text = f"<rss>{'<item><title>A</title></item>' * (MOST_ENTRIES + 50)}</rss>"

    assert len(read_feed(text, name="f")) == MOST_ENTRIES


@given(st.text(max_size=200))
def test_any_text_is_a_feed_or_an_input_error(text: str) -> None:
    with suppress(InputError):
        assert len(read_feed(text, name="f")) > 0


@pytest.mark.parametrize("unit", ["<a>", "&lt;", "<item>", "&amp;lt;p"])
def test_a_hostile_feed_is_read_or_refused_in_no_time(unit: str) -> None:
    text = f"<rss><item><title>{unit * (100_000 // len(unit))}</title></item></rss>"
    began = time.process_time()

    with suppress(InputError):
        read_feed(text, name="f")

    assert time.process_time() - began < 5
