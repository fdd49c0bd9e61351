"""Three invented journeys through the command line, offline: little to do, nothing unfounded."""

import json
import pickle
import re
from datetime import date
from pathlib import Path
from typing import Final, cast

import pytest
from filelock import FileLock

from companion.cli.story import STORIES, load_story
from companion.content import content_folder
from companion.followups.item import Item, ItemStatus
from companion.followups.prep import Prep
from companion.followups.recap import recap
from companion.people.person import Person
from companion.sessions.session import MentoringSession
from companion.writing.draft import Source, SourceKind
from tests.bar.journeys import DRAFTS, faults_of
from tests.journeys.lived import MOST_COMMANDS, MOST_MINUTES, Lived, live

MOST_REMINDER_WORDS: Final = 60
DONE: Final = "Done since the last talk"
TOLD: Final = ("did", "note", "advice", "recall", "pair")
"""Commands that tell of what is done."""


@pytest.fixture(scope="module", params=STORIES)
def lived(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    prepared_library: None,
) -> Lived:
    """A story that was lived once, for all that is asked of it and for all workers of a run."""
    name, folder = str(request.param), tmp_path_factory.mktemp("weeks")
    if worker_id == "master":
        return live(name, folder)
    kept = tmp_path_factory.getbasetemp().parent / f"lived-{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(live(name, folder)))
        # Written above, by a worker of this very run.
        return cast("Lived", pickle.loads(kept.read_bytes()))


def of_story(lived: Lived, name: str) -> None:
    if lived.story.name != name:
        pytest.skip(f"of the {name} alone")


@pytest.mark.parametrize("name", STORIES)
def test_a_story_goes_forward_in_time(name: str) -> None:
    weeks = load_story(name).weeks

    for who in {step.who for week in weeks for step in week.steps}:
        days = [step.on for week in weeks for step in sorted(week.of(who), key=lambda one: one.on)]
        assert days == sorted(days)


def test_every_command_works(lived: Lived) -> None:
    ran = [one for week in lived.weeks for one in week.typed]

    assert [(one.step.line, one.shown) for one in ran if one.status != 0] == []
    assert not any("Traceback" in one.shown for one in ran)


def test_a_week_takes_three_commands_and_five_minutes(lived: Lived) -> None:
    for week in lived.weeks:
        for who in week.week.people:
            typed = week.of(who)
            minutes = sum(one.minutes(lived.story) for one in typed)

            assert len(typed) <= MOST_COMMANDS, (week.week.told, who)
            assert minutes <= MOST_MINUTES, (week.week.told, who, round(minutes, 1))


def test_what_is_done_is_open_on_no_screen_after(lived: Lived) -> None:
    for who, stored in lived.stored.items():
        items = [Item.model_validate(one) for one in stored["items"].values()]
        done = [(item.history[-1].on, item.text) for item in items if item.history]
        assert done
        for one in (one for week in lived.weeks for one in week.of(who)):
            if one.step.line.startswith(TOLD) or one.step.line.startswith("--month"):
                continue
            owed = re.findall(r"owes?: (.*?)(?:; last talk|; quiet|\n|$)", one.shown)
            asked = re.findall(r"^Next: (.*)$", one.shown, re.MULTILINE)
            settled = [text for on, text in done if on < one.step.on]
            assert [text for text in settled if text in " ".join((*owed, *asked))] == []


def test_everything_that_is_planned_stands_in_its_source(lived: Lived) -> None:
    plans = [(who, prep) for week in lived.weeks for who, prep in week.prepared]

    assert plans
    for who, prep in plans:
        assert prep.agenda is not None
        assert sum(item.minutes for item in prep.agenda.items) == prep.minutes
        sources = [item.source for item in prep.agenda.items if item.source is not None]
        assert sources
        assert [one for one in sources if not stands(one, prep, lived, who)] == []
        for item in (*prep.mine, *prep.theirs, *prep.unowned, *prep.done, *prep.to_drop):
            assert_quoted(item, lived, who)


async def test_no_line_of_any_draft_lacks_a_source_that_says_so(
    lived: Lived, tmp_path: Path
) -> None:
    found = await faults_of(lived, tmp_path)

    assert {draft: [one for one in lines if one] for draft, lines in found.items()} == {
        draft: [] for draft in DRAFTS
    }
    assert all(found.values())


def stands(source: Source, prep: Prep, lived: Lived, who: str | None) -> bool:
    """Tell whether the quoted words stand where the source says."""
    stored = lived.stored[who]
    if source.kind is SourceKind.NOTES:
        return source.quote in str(stored["sessions"][source.ref]["notes"])
    if source.kind is SourceKind.GOAL:
        # What is only noted of a mentee is no stored goal; what happened is kept with one.
        told = [json.dumps(one, ensure_ascii=False) for one in stored["goals"].values()]
        return any(source.quote in one for one in (*told, prep.wants or ""))
    folder, name = source.ref.split("/", 1)
    files = content_folder("knowledge").glob(f"{folder}/{name.split('#')[0]}.*")
    return any(source.quote in " ".join(file.read_text("utf-8").split()) for file in files)


def assert_quoted(item: Item, lived: Lived, who: str | None) -> None:
    said = item.evidence
    notes = str(lived.stored[who]["sessions"][said.session_id]["notes"])
    assert notes[said.start : said.end] == said.text


def test_every_line_of_a_recap_is_something_confirmed_or_shared(lived: Lived) -> None:
    recaps = 0
    for who, stored in lived.stored.items():
        people = {key: Person.model_validate(one) for key, one in stored["people"].items()}
        items = [Item.model_validate(one) for one in stored["items"].values()]
        shown = "\n".join(one.shown for week in lived.weeks for one in week.of(who))
        for record in stored["sessions"].values():
            session = MentoringSession.model_validate(record)
            mine = [item for item in items if item.evidence.session_id == session.id]
            if not session.notes:
                continue
            me, other = people["me"], people[_other(session)]
            made = recap(
                [item.model_copy(update={"history": ()}) for item in mine],
                writer=me,
                reader=other,
                session=session,
            )
            for item in mine:
                assert_quoted(item, lived, who)
            assert all(line.strip() in shown for line in made.body.splitlines())
            recaps += 1

    assert recaps >= 3


def _other(session: MentoringSession) -> str:
    return session.mentee_id if session.mentor_id == "me" else session.mentor_id


def test_no_question_comes_back_within_four_talks(lived: Lived) -> None:
    for stored in lived.stored.values():
        by_pair: dict[tuple[object, object], list[str]] = {}
        for one in sorted(stored["sessions"].values(), key=lambda one: str(one["held_on"])):
            if one["question"] is not None:
                pair = (one["mentor_id"], one["mentee_id"])
                by_pair.setdefault(pair, []).append(str(one["question"]))
        for asked in by_pair.values():
            assert len(set(asked)) == len(asked)


def test_who_never_answers_is_reminded_once_in_sixty_words_and_then_left(lived: Lived) -> None:
    shown = [one.shown for week in lived.weeks for one in week.typed]
    reminders = [text for text in shown if "The one reminder to" in text]

    if lived.story.name == "founder":
        assert reminders == []
        return
    (reminder,) = reminders
    words = re.search(r"^(\d+) words", reminder, re.MULTILINE)
    assert words is not None
    assert int(words[1]) <= MOST_REMINDER_WORDS
    assert "ask somebody else" in "".join(shown) or "Next in line" in "".join(shown)


def test_an_offer_has_the_question_of_the_day(lived: Lived) -> None:
    of_story(lived, "graduate")

    assert "Your one question: Lumen offered me" in lived.weeks[8].typed[0].shown


def test_numbers_begin_the_talk_about_the_campaign(lived: Lived) -> None:
    of_story(lived, "founder")
    shown = lived.weeks[8].typed[1].shown

    assert "Since last time" in shown
    assert "“121 opened, 38 clicked, 9 ordered”" in shown


def test_a_talk_without_notes_is_asked_for_by_both_and_then_let_be(lived: Lived) -> None:
    of_story(lived, "manager")
    asked = {who: lived.weeks[6].of(who)[-1].shown for who in ("Ines", "Gareth")}
    back = {who: lived.weeks[7].of(who)[0].shown for who in ("Ines", "Gareth")}

    assert "how was the talk with Gareth on Thu 26 Feb?" in asked["Ines"]
    assert "how was the talk with Ines on Thu 26 Feb?" in asked["Gareth"]
    for who, other in (("Ines", "Gareth"), ("Gareth", "Ines")):
        assert back[who].startswith("Good to see you again")
        assert back[who].count("Next:") == 1
        assert f"prepare the talk with {other} on Thu 26 Mar" in back[who]
        assert "owe" not in back[who]


def test_a_mentor_of_four_has_the_week_on_one_screen_and_the_month_once(lived: Lived) -> None:
    of_story(lived, "manager")
    looks = [one.shown for week in lived.weeks for one in week.of("Gareth") if one.step.line == ""]
    months = [text for text in looks if "2026 as a mentor:" in text]

    assert "Your week as a mentor: 1 talk held or booked; you have 60 minutes" in looks[-1]
    assert looks[-1].count("your mentee") == 4
    assert len(months) == 1
    assert "March 2026 as a mentor: 2 talks, 15 of about 265 minutes, 1 of no" in months[0]
    assert "Josie Pike (41 days)" in months[0]


def test_a_month_tells_no_more_than_was_confirmed_in_it(lived: Lived) -> None:
    of_story(lived, "manager")
    items = [Item.model_validate(one) for one in lived.stored["Gareth"]["items"].values()]
    done = [item for item in items if item.status is ItemStatus.DONE]

    assert {item.history[-1].on.month for item in done} == {date(2026, 4, 1).month}
    told = lived.weeks[8].of("Gareth")[1].shown
    assert not any(str(item.history[-1].result) in told for item in done)
