"""The card of a talk: one page that loads nothing, in which hostile text stays text."""

from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from companion.agendas.agenda import Agenda, AgendaItem
from companion.followups.card import card
from companion.followups.prep import AttachedText, Prep
from companion.pairs.agreement import Side
from companion.people.person import PersonId
from tests.unit.followups.samples import an_item

ON = date(2026, 11, 17)
HOSTILE = "</textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


class Page(HTMLParser):
    """Reads a page: its tags, the text outside scripts and styles, what its attributes name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag
        self.attributes.extend((name, value or "") for name, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in {"script", "style"}:
            self.text += data


def a_prep(words: str = "Begin with the worst shift?") -> Prep:
    items = (
        AgendaItem(minutes=3, title=words, purpose=words),
        AgendaItem(minutes=12, title="The question", purpose=words, question=words),
    )
    return Prep(
        other_id=PersonId("marta"),
        other_name=f"Marta {words}",
        side=Side.MENTEE,
        on=ON,
        minutes=15,
        wants=words,
        last_on=None,
        agenda=Agenda(minutes=15, items=items, prework=(words,)),
        mine=(an_item(due_on="2026-11-20"),),
        theirs=(),
        document=AttachedText(name="letter.txt", text=words),
    )


def read(page: str) -> Page:
    found = Page()
    found.feed(page)
    return found


def test_the_page_loads_nothing_and_forbids_it() -> None:
    page = read(card(a_prep(), on=ON))

    assert {name for name, _ in page.attributes} & {"src", "href", "action", "srcset"} == set()
    policy = next(value for name, value in page.attributes if value.startswith("default-src"))
    assert policy.startswith("default-src 'none';")


def test_question_plan_promises_and_a_notes_box_stand_on_it() -> None:
    page = read(card(a_prep(), on=ON))

    assert [value for name, value in page.attributes if name == "data-minutes"] == ["3", "12"]
    assert "Send Marta the rota (by Fri 20 Nov)" in page.text
    assert "Talk with Marta, 17 November 2026\n- " in page.text
    assert page.tags.count("textarea") == 1
    assert ("width=device-width, initial-scale=1") in dict(page.attributes).values() or (
        "content",
        "width=device-width, initial-scale=1",
    ) in page.attributes


def test_hostile_words_stay_text() -> None:
    plain, hostile = read(card(a_prep(), on=ON)), read(card(a_prep(HOSTILE), on=ON))

    assert hostile.tags == plain.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in plain.attributes]
    assert hostile.text.count(HOSTILE) >= 6


def test_without_a_plan_the_notes_box_still_works() -> None:
    page = card(a_prep().model_copy(update={"agenda": None}), on=ON)

    assert 'id="next"' not in page
    assert "next?.addEventListener" in page
    assert "textarea" in read(page).tags


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_no_words_of_a_person_make_a_tag(words: str) -> None:
    assert read(card(a_prep(f"a{words}"), on=ON)).tags == read(card(a_prep(), on=ON)).tags
