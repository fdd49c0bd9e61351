"""The card in a real browser, from a file, on a phone's width, without a mouse or a network."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from companion.followups.card import card
from companion.followups.item import Item
from companion.followups.prep import AttachedText, Prep
from companion.pairs.agreement import Side
from companion.text.due import find_held_on
from companion.writing.draft import Source, SourceKind
from tests.chromium import PHONE_WIDTH, Browser, Tab, find_chromium, running_chromium
from tests.cli import CommandLine
from tests.lanes import not_run
from tests.unit.followups.samples import an_item
from tests.unit.followups.test_card import a_prep

pytestmark = pytest.mark.chromium

ON = date(2026, 11, 16)
LONG = "Rindfleischetikettierungsüberwachungsaufgaben" * 3
HOSTILE = (
    "</textarea></script></title></style><script>document.title = 'gone'</script>"
    "<img src=x onerror=\"document.title = 'gone'\"><a href=\"javascript:document.title='gone'\">"
    '<iframe src="https://example.org"></iframe><style>@import url(https://example.org/a)</style>'
    "<link rel=stylesheet href=https://example.org/b>&lt;script&gt;\"'`${document.title = 'gone'}"
)

Open = Callable[[Prep], Tab]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        not_run("chromium", "no chromium is installed; apt-get install chromium")
    with running_chromium(path, tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture
def open_card(browser: Browser, tmp_path: Path) -> Open:
    def open_(prep: Prep) -> Tab:
        path = tmp_path / "card.html"
        path.write_text(card(prep, on=ON), encoding="utf-8")
        return Tab(browser, path.as_uri())

    return open_


def in_every_field(words: str, *, side: Side = Side.MENTOR) -> Prep:
    """Return a prep that says `words` wherever a person says something."""
    prep = a_prep(words)
    assert prep.agenda is not None
    source = Source(kind=SourceKind.NOTES, ref=words, quote=f"{words} said")
    items = tuple(one.model_copy(update={"source": source}) for one in prep.agenda.items)
    mine = an_item(due_on="2026-11-20").model_copy(update={"text": words})
    return prep.model_copy(
        update={
            "other_name": words,
            "side": side,
            "agenda": prep.agenda.model_copy(update={"items": items}),
            "mine": (mine,),
            "theirs": (mine,),
            "done": (mine,),
            "takeaway": Item.model_validate(
                {**dict(mine), "kind": "takeaway", "owner": None, "due_on": None}
            ),
            "document": AttachedText(name=words, text=words),
        }
    )


def test_the_page_fits_a_phone_and_asks_nobody_for_anything(open_card: Open) -> None:
    tab = open_card(in_every_field(f"Begin with the worst shift? {LONG}"))

    assert tab.value("document.documentElement.scrollWidth") == PHONE_WIDTH
    assert [address.partition(":")[0] for address in tab.requests] == ["file"]
    assert tab.complaints == []
    assert tab.printed().startswith(b"%PDF")


def test_every_control_is_reached_by_tab_in_order_and_shows_it(open_card: Open) -> None:
    tab = open_card(a_prep())

    reached = []
    for _ in range(3):
        tab.press("Tab")
        reached.append(tab.value("document.activeElement.id"))
        assert tab.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"

    assert reached == ["go", "notes", "copy"]


def pass_minutes(tab: Tab, minutes: float) -> None:
    """Let time pass in the page."""
    tab.value(f"{{ const then = Date.now() + {minutes} * 60000; Date.now = () => then; show(); }}")


def plan(tab: Tab) -> list[str]:
    shown: list[str] = tab.value("parts.map((part) => part.querySelector('.left').textContent)")
    return shown


def test_a_talk_is_run_with_the_keyboard_and_what_is_left_is_planned_anew(open_card: Open) -> None:
    tab = open_card(a_prep())
    tab.press("Tab", "Enter")
    assert tab.value("left.textContent").endswith("15:00 in all")

    pass_minutes(tab, 5)
    assert plan(tab) == ["3 min", "10 min"]
    assert "2:00 over" in tab.value("left.textContent")

    tab.press("Tab", " ")
    assert plan(tab) == ["5 min taken", "10 min"]
    assert tab.value("document.querySelector('[aria-current]') === parts[1]")

    tab.press("Enter")
    assert "Done" in tab.value("left.textContent")
    assert tab.value("document.activeElement.id") == "notes"


def test_a_stopped_clock_takes_no_time_from_the_plan(open_card: Open) -> None:
    tab = open_card(a_prep())
    tab.press("Tab", "Enter")
    pass_minutes(tab, 1)

    tab.press("Enter")
    pass_minutes(tab, 8)
    assert "(stopped)" in tab.value("left.textContent")
    tab.press("Enter")

    assert tab.value("left.textContent").startswith("2:00 for this, 14:00 in all")
    assert plan(tab) == ["3 min", "12 min"]


def test_hostile_words_stay_text_in_every_field(open_card: Open) -> None:
    plain, hostile = open_card(in_every_field("Plain")), open_card(in_every_field(HOSTILE))

    tags = "[...document.querySelectorAll('*')].map((one) => one.tagName).join()"
    assert hostile.value(tags) == plain.value(tags)
    assert hostile.value("document.title") == f"{HOSTILE}, your mentee, Tuesday 17 November"
    assert hostile.value("document.body.innerText").count(HOSTILE) >= 10
    assert [address.partition(":")[0] for address in hostile.requests] == ["file"]
    assert hostile.complaints == []


def test_the_copied_notes_are_what_companion_note_reads(
    browser: Browser, open_card: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    browser.ask("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    tab = open_card(a_prep())
    tab.press("Tab", "Tab")
    tab.value("notes.setSelectionRange(notes.value.length, notes.value.length)")
    tab.type("Takeaway: a price is named once\n- I'll send Marta the list by Friday")
    tab.press("Tab", "Enter")
    tab.value("new Promise((done) => setTimeout(done, 50))")
    assert tab.value("copied.textContent") == "Copied."
    copied: str = tab.value("navigator.clipboard.readText()")

    companion = CommandLine(tmp_path / "data", capsys)
    (tmp_path / "me.txt").write_text("Noor Dahl\n\nShift leader\n", encoding="utf-8")
    (tmp_path / "people.txt").write_text("Marta Kovač - runs a kitchen\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text(copied, encoding="utf-8")
    began = companion(
        "start",
        "--me",
        str(tmp_path / "me.txt"),
        "--people",
        str(tmp_path / "people.txt"),
        "--goal",
        "Run the evening shift without doing every job myself",
    )
    noted = companion("note", "Marta", str(tmp_path / "notes.txt"), "--yes", "--json")

    assert (began.status, noted.status) == (0, 0), began.err + noted.err
    assert find_held_on(copied) == date(2026, 11, 17)
    assert "a price is named once" in noted.out
    assert '"2026-11-20"' in noted.out
