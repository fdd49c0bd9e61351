"""Everything that reads people's own text, given text that nobody would write."""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from companion.errors import CompanionError
from companion.people.person import PersonId
from tests.bar.fuzz_cases import NASTY, RECORDS, as_json, places_of, with_part
from tests.bar.fuzz_wire import LONGEST_SECONDS

TODAY: Final = date(2026, 11, 22)
_LONGEST: Final = 6_000
_MOSTLY: Final = 0.7
_SHOWN: Final = 60

_ANYWHERE: Final = (
    *(" ", "\n", "\n\n", "\t", "\r\n", "\r", "\u2028", "\x00", "\x0b", "\x1b[31m", "\ufeff"),
    *(
        "\u202e",
        "\u200d",
        "e\u0301",
        "\u0435",
        "\U0001f469\u200d\U0001f467",
        "\U000e0041",
        "İ",
        "ß",
    ),
    *("a", "Ana", "Ana Ruiz", "I", "we", "will", "by Friday", "never", "0", "1", "99", "-1"),
    *("1e400", ",", ";", ":", ".", "...", "?", "!", "-", "–", "->", "(", ")", "[", "]", "{", "}"),
    *("<", ">", "|", "'", '"', '""', "“", "”", "\\", "/", "@", "#", "=", "+", "*", "&", "%", "$"),
    *("~", "`", "^", "_"),
)

_OF_ITS_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "json": (
        *('{"id":"a"', '"name":', '"x"', "[", "{", "null", "true", "NaN", "1" * 30, "\\ud800"),
        "}",
    ),
    "table": (
        *("Name,Role\n", "mentor", "mentee", '"', '""', "\t", "Time zone", "Mon 9-5", ";;"),
        "yes",
    ),
    "contacts": ("Ana Ruiz – runs a bakery", "- ", "can help with ", "ana@example.org", "after 5"),
    "cv": (
        "Experience",
        "Education",
        "2019 - now",
        "03/2019–05/2020",
        "Head of",
        " at ",
        "Skills:",
    ),
    "notes": (
        *("WEBVTT", "00:00:01.000 --> 00:00:02.000", "<v Ana>", "1\n", "[10:02] Ana: ", "TODO"),
        "AI:",
    ),
    "feed": (
        *("<rss>", "<item>", "<title>", "</title>", "<![CDATA[", "]]>", "<!DOCTYPE a ["),
        *("<!ENTITY b '&b;&b;'>", "&b;", "&#x0;"),
    ),
    "due": (
        *("by", "end of", "next", "Monday", "31/02/2027", "Q3", "in 10^9 days", "week of"),
        *("13.13.13", "fortnight"),
    ),
    "goal": (
        *("I want to", "so that", "Measure:", "By:", "Challenge:", "lead", "my first team"),
        "2027-02-30",
    ),
    "terms": ("Tue 16:00", "every 2 weeks", "24:00", "FREQ=WEEKLY", "monthly", "25:99", "Europe/X"),
}


def _spoilt_record(chance: random.Random) -> str:
    """Return stored records as a file, some of their parts replaced by something nasty."""
    records = [json.loads(json.dumps(chance.choice([*RECORDS.values()]))) for _ in range(3)]
    for _ in range(chance.randint(1, 3)):
        place = chance.choice([*places_of(records)])
        records = with_part(records, place, chance.choice(NASTY)) or []
    return as_json(records).decode(errors="replace")


def _text(chance: random.Random, kind: str) -> str:
    """Return text of the pieces of a form, in disorder, some of them many times over."""
    if kind == "json" and chance.random() < _MOSTLY:
        return _spoilt_record(chance)
    own = _OF_ITS_OWN.get(kind, ())
    pieces: list[str] = []
    size, most = 0, int(_LONGEST ** chance.random())
    while size < most:
        piece = chance.choice(own if own and chance.random() < 0.4 else _ANYWHERE)
        times = 1 if chance.random() < 0.85 else int(most ** chance.random())
        joined = (piece + chance.choice(("", " ", "\n"))) * times
        pieces.append(joined)
        size += len(joined)
    return "".join(pieces)[:_LONGEST]


def _readers() -> Mapping[str, Callable[[str], object]]:
    """Return every reader by its name; what stands before the dash is the kind of its text."""
    from companion.goals.goal import Goal
    from companion.goals.rules import goal_from_text, vague_parts
    from companion.knowledge.feed import read_feed
    from companion.matching.cohort import CohortConstraints
    from companion.people.columns import propose_mapping
    from companion.people.columns_file import columns_of_text
    from companion.people.connections import read_connections
    from companion.people.contacts_text import read_contacts
    from companion.people.cv_text import read_cv
    from companion.people.files import read_persons
    from companion.people.free_times import read_free_times
    from companion.people.linkedin import read_linkedin
    from companion.people.person import Person
    from companion.people.spreadsheet import read_people
    from companion.people.tables import read_table
    from companion.records import read_records
    from companion.summaries.offline import compose
    from companion.summaries.summary import Participant, SummaryBrief
    from companion.text import due

    tom = Participant(id=PersonId("tom"), name="Tom Okafor", role="mentee")

    def table(text: str) -> None:
        read = read_table(text, where="t")
        read_people(text, propose_mapping(read.header, read.rows), where="t")

    def notes(text: str) -> None:
        compose(SummaryBrief(notes=text.replace("\0", " "), participants=(tom,), me=tom.id))

    def dues(text: str) -> None:
        for found in due.find_due_phrases(text):
            due.resolve_due(found.text, said_on=TODAY)
        due.resolve_due(text[:200], said_on=TODAY)
        due.find_held_on(text)
        due.find_recent_day(text, today=TODAY)

    return {
        "json people": lambda text: read_persons(text, where="f"),
        "json goals": lambda text: read_records(text, where="f", of=Goal),
        "json persons": lambda text: read_records(text, where="f", of=Person),
        "json constraints": lambda text: read_records(text, where="f", of=CohortConstraints),
        "table": table,
        "table columns": lambda text: columns_of_text(text, where="c"),
        "table linkedin": lambda text: read_linkedin({"Profile.csv": text, "Positions.csv": text}),
        "table connections": read_connections,
        "contacts": lambda text: read_contacts(text, where="c"),
        "cv": read_cv,
        "notes": notes,
        "feed": lambda text: read_feed(text, name="f"),
        "due": dues,
        "goal": lambda text: vague_parts(goal_from_text(text, "g")),
        "terms free times": read_free_times,
        "terms typed": _terms,
    }


def _terms(text: str) -> None:
    from companion.cli.pair_terms import Typed, agreement_of

    first, _, second = text.partition("\n")
    typed = Typed(at=first[:500], every=second[:500] or None)
    agreement_of(typed, before=None, usual_zone="Europe/Berlin", today=TODAY)


def wrong_readings(
    *, seed: int, each: int, tell: Callable[[str], None]
) -> Iterator[tuple[str, str | None]]:
    """Let each reader read `each` texts; yield the case, and what is wrong with it if anything."""
    for name, read in _readers().items():
        chance = random.Random(f"{seed} {name}")
        kind = name.split()[0]
        for number in range(each):
            yield f"{name} {number}", _wrong(read, _text(chance, kind))
        tell(f"read: {name}")


def _wrong(read: Callable[[str], object], text: str) -> str | None:
    began = time.perf_counter()
    try:
        read(text)
    except CompanionError:
        pass  # Refused in words: that is an answer.
    except Exception as error:  # noqa: BLE001 - it is what is looked for
        return f"{type(error).__name__}: {str(error)[:_SHOWN]} on {text[:_SHOWN]!r}"
    seconds = time.perf_counter() - began
    return f"{seconds:.1f} s on {text[:_SHOWN]!r}" if seconds > LONGEST_SECONDS else None
