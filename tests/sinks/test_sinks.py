"""Nothing that people wrote does anything where it arrives: each sink, read by a strict reader."""

import csv
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from api.log import JsonLines, PlainLines
from companion.access.rights import HeldTable
from companion.application.rights import Export
from companion.cli import export_view
from companion.cli.cohort_drafts import Draft, as_mail
from companion.cli.cohort_review import Review
from companion.cli.cohort_table import HEADER, Sheet, write_pairs
from companion.cli.printing import (
    bullets,
    error_line,
    heading,
    json_line,
    notices,
    remark,
    say,
    words_of,
)
from companion.cli.spreadsheet_cells import plain_cell, safe_cell
from companion.followups.card import card
from companion.matching.cohort import CohortConstraints, CohortPair, CohortResult
from companion.matching.match import Reason
from companion.outreach.message import OutreachMessage
from companion.pairs.agreement import Side
from companion.pairs.calendar_file import Method, calendar_file, entries_of
from companion.people.columns import Columns
from companion.people.columns_file import columns_as_text, columns_of_text
from companion.people.person import Person, PersonId
from companion.summaries.service import SUMMARY
from companion.summaries.summary import Participant, SummaryBrief
from companion.values import Notice
from companion.writing.mail import Attachment, unsent_mail
from tests.calendar_reader import Component, read_calendar
from tests.sinks.payloads import PAYLOADS
from tests.unit.followups.test_card import a_prep
from tests.unit.pairs.agreements import a_weekly_pair, two_people

KEEPABLE = tuple(text for text in PAYLOADS if "\0" not in text)
"""What a record can hold; the rest may still come in the name of a file."""

PLAIN = "Ana Ruiz"
NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)
ON = date(2026, 11, 17)
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠]\S")


def person(name: str, **fields: object) -> Person:
    return Person.model_validate({"id": "ana", "name": name, **fields})


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 100
    assert len(set(PAYLOADS)) == len(PAYLOADS)


# A cohort's sheet, as programs with other separators than ours read it too.


def sheet_with(text: str) -> Sheet:
    ana = person(text, headline=text, unit=text, note_to_organiser=text, can_help_with=[text])
    ben = Person.model_validate({"id": "ben", "name": text, "bio": text})
    pair = CohortPair.model_validate(
        {
            "mentee_id": "ben",
            "mentor_id": "ana",
            "goal_id": "g",
            "score": 0.5,
            "reasons": [Reason(text=text, field="bio", quote=text)],
            "shared_time": text,
            "cautions": [Notice(code="c", text=text)],
        }
    )
    return Sheet(
        result=CohortResult(pairs=(pair,), unmatched=(), settings=CohortConstraints()),
        people={one.id: one for one in (ana, ben)},
        mentors=(ana,),
        review=Review(comments={(PersonId("ben"), PersonId("ana")): text}),
    )


def cells_of(content: str, separator: str) -> Iterator[str]:
    for row in csv.reader(content.splitlines(keepends=True), delimiter=separator):
        yield from row


def test_no_cell_of_a_sheet_is_a_formula_whatever_separates_them(tmp_path: Path) -> None:
    file, active = tmp_path / "pairs.csv", []
    for text in KEEPABLE:
        write_pairs(sheet_with(text), path=str(file))
        with file.open(encoding="utf-8-sig", newline="") as opened:
            content = opened.read()
        assert next(csv.reader([content.splitlines()[0]])) == list(HEADER)
        active += [
            (text, separator, cell)
            for separator in (",", ";", "\t", "|")
            for cell in cells_of(content, separator)
            if FORMULA.match(cell)
        ]

    assert active == []


def test_what_made_a_cell_safe_is_taken_off_again() -> None:
    for text in KEEPABLE:
        assert plain_cell(safe_cell(text)) == text


# A form's columns and their headers, as YAML.


def test_a_header_is_a_value_of_the_mapping_and_nothing_else() -> None:
    for text in KEEPABLE:
        columns = Columns.model_validate(
            {"columns": [{"header": text, "holds": "name", "why": text}]}
        )
        written = columns_as_text(columns)

        read = yaml.safe_load(written)
        assert set(read) == {"everyone", "unclear_role", "time_zone", "columns"}
        assert len(read["columns"]) == 1
        assert columns_of_text(written, where="it") == columns
        assert STEERS.search(written) is None


# Calendar files.


def shape(component: Component) -> tuple[object, ...]:
    names = sorted((name, len(values)) for name, values in component.properties.items())
    return component.name, names, component.params, [shape(one) for one in component.inside]


def calendar_with(text: str) -> Component:
    people = two_people("Europe/London", "America/New_York")
    named = {
        side: one.model_copy(update={"name": person(text).name}) for side, one in people.items()
    }
    pair = a_weekly_pair()
    assert pair.agreement is not None
    pair = pair.model_copy(
        update={"agreement": pair.agreement.model_copy(update={"success": text})}
    )
    first = entries_of(pair, people, now=NOW).planned[0].issued.key
    entries = entries_of(pair, named, now=NOW, briefs={first: text})
    content = calendar_file(entries.planned[:2], method=Method.PUBLISH, series=text, now=NOW)
    return read_calendar(content)


def test_a_calendar_file_has_the_same_parts_whatever_is_written_in_it() -> None:
    usual = shape(calendar_with(PLAIN))

    assert [text for text in KEEPABLE if shape(calendar_with(text)) != usual] == []


# Mails.


def mail_with(text: str) -> tuple[EmailMessage, EmailMessage]:
    to = person(text, email="ana@mail.example")
    copy = Person.model_validate({"id": "b", "name": text, "email": "ben@mail.example"})
    message = OutreachMessage.model_construct(subject=text, body=text, words=1, claims=())
    attached = Attachment(
        name=text, calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method="PUBLISH"
    )
    return (
        as_mail(Draft(mentee=copy, mentor=to, message=message)),
        unsent_mail(subject=text, body=text, to=to, copy=copy, attachments=(attached,)),
    )


def headers_of(mail: EmailMessage) -> list[list[str]]:
    return [
        sorted(name.lower() for name in part) for part in message_from_bytes(bytes(mail)).walk()
    ]


def test_no_text_adds_a_header_a_part_or_a_reader_to_a_mail() -> None:
    usual = [headers_of(mail) for mail in mail_with(PLAIN)]
    active = []
    for text in KEEPABLE:
        mails = mail_with(text)
        to_whom = {
            address.addr_spec
            for mail in mails
            for name in ("to", "cc", "reply-to")
            for address in mail[name].addresses
        }
        raw = [bytes(mail).partition(b"\r\n\r\n")[0] for mail in mails]
        names = [[line.split(b":")[0] for line in re.split(rb"\r\n(?![ \t])", one)] for one in raw]
        if [headers_of(mail) for mail in mails] != usual:
            active.append((text, "headers"))
        if to_whom != {"ana@mail.example", "ben@mail.example"}:
            active.append((text, "readers"))
        if any(Counter(one)[b"Subject"] != 1 or b"Bcc" in one for one in names):
            active.append((text, "raw"))

    assert active == []


# The card of a talk.


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes, and every place that it names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", ()))


def tags_of(page: str) -> list[tuple[str, tuple[str, ...]]]:
    tags = Tags()
    tags.feed(page)
    tags.close()
    return sorted(set(tags.found))


def test_a_card_has_the_same_tags_whatever_is_written_on_it() -> None:
    usual = tags_of(card(a_prep(PLAIN), on=ON))

    assert [text for text in KEEPABLE if tags_of(card(a_prep(text), on=ON)) != usual] == []


# The page of an export.


def export_with(text: str) -> Export:
    document = {"id": text, "name": text, "bio": f"{text}\n{text}", "skills": [text, text]}
    row = {"document": document, "visibility": "me"}
    return Export(
        person_id="ana",
        name=text,
        exported_at=NOW,
        records=(
            HeldTable(kind="person", rows=(row,)),
            HeldTable(kind="passage", rows=({"field": "bio", "text": text},)),
        ),
        vectors=(),
    )


def tokens_of(page: str) -> Counter[str]:
    return Counter(
        token.type
        for block in MarkdownIt("commonmark").enable("table").parse(page)
        for token in (block, *(block.children or ()))
        if token.type not in {"text", "softbreak", "inline", "text_special"}
    )


def test_a_page_of_an_export_shows_text_and_nothing_else() -> None:
    usual = set(tokens_of(export_view.page_of(export_with(f"{PLAIN}\n{PLAIN}"))))
    active = []
    for text in KEEPABLE:
        page = export_view.page_of(export_with(text))
        tokens = tokens_of(page)
        more = set(tokens) - usual
        if more or tokens["heading_open"] != 5 or STEERS.search(page):
            active.append((text, more))
        shown = MarkdownIt("commonmark").render(page)
        if re.search(r"<(?!/?(?:h[123]|p|ul|li|blockquote)\b)", shown):
            active.append((text, {"html"}))

    assert active == []
    assert tokens_of("<b>x</b> ![a](b)")["image"] == 1, "the reader sees what it should"


def test_json_of_an_export_is_read_as_it_was_written() -> None:
    for text in KEEPABLE:
        read = json.loads(export_view.json_of(export_with(text), only_ascii=True))
        assert read["records"]["person"][0]["document"]["bio"] == f"{text}\n{text}"


# The terminal.


def test_nothing_steers_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    active = []
    for text in PAYLOADS:
        say(text)
        heading(text)
        bullets([text, words_of(text)])
        remark(text)
        error_line(text)
        notices([Notice(code="c", text=text.replace("\0", ""))])
        shown = capsys.readouterr()
        if STEERS.search(shown.out) or STEERS.search(shown.err):
            active.append(text)
        if shown.err.count("\n") != 3 + 3 * len(re.findall(r"\n", text.replace("\r\n", "\n"))):
            active.append(text)

    assert active == []


def test_a_line_of_json_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for text in KEEPABLE:
        json_line(Notice(code="c", text=text))

        line, rest = capsys.readouterr().out.split("\n")
        assert rest == ""
        assert json.loads(line)["text"] == text


# Logs.


@pytest.mark.parametrize("form", [PlainLines(), JsonLines()], ids=["plain", "json"])
def test_no_text_adds_a_line_to_a_log(form: logging.Formatter) -> None:
    active = []
    for text in PAYLOADS:
        record = logging.LogRecord("companion.x", logging.INFO, "x.py", 1, "said %s", (text,), None)
        line = form.format(record)
        if len(line.splitlines()) != 1 or STEERS.search(line):
            active.append(text)

    assert active == []


def test_both_sides_have_a_name_that_was_put_into_the_calendar() -> None:
    summary = calendar_with("Ana Ruiz").inside[0].one("SUMMARY")

    assert summary.count("Ana Ruiz") == len(Side)


# What a name may do on its way there.


@pytest.mark.parametrize(
    "name", ["Ana\\1 Ruiz", "\\g<0> X", "C:\\new Ana", "(Ana [Ruiz", "Ana* R+"]
)
def test_a_name_is_no_template_of_ours(name: str, tmp_path: Path) -> None:
    participants = tuple(
        Participant(id=PersonId(one), name=called)
        for one, called in (("ana", name), ("ben", "Ben Osei"))
    )
    brief = SummaryBrief(
        notes="Ana: Let me send you your plan by Friday.\nBen: I will let you know and call you.\n",
        held_on=ON,
        participants=participants,
        me=PersonId("ana"),
    )

    assert SUMMARY.compose(brief) is not None
    write_pairs(sheet_with(name), path=str(tmp_path / "pairs.csv"))
