"""Records from JSON files: what is accepted, and how everything wrong is said at once."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.errors import BadRecordsError, InputError, UnreadableFileError
from companion.goals.goal import Goal
from companion.people.person import Person
from companion.problems import SHOWN_PROBLEMS, summary_of
from companion.records import read_records
from companion.sessions.session import MentoringSession


def said(text: str, of: type[Goal] | type[Person] | type[MentoringSession] = Person) -> list[str]:
    """Return the problems of a text that is refused, one line each."""
    with pytest.raises(BadRecordsError) as refused:
        read_records(text, where="f.json", of=of)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "name": "Ada"}, {"id": "b", "name": "Ben"}]',
        '{"id": "a", "name": "Ada"}\n\n{"id": "b", "name": "Ben"}\n',
        '\ufeff{"id": "a", "name": "Ada"}\r\n{"id": "b", "name": "Ben"}',
        '{\n "id": "a",\n "name": "Ada"\n}\n{\n "id": "b",\n "name": "Ben"\n}',
    ],
    ids=["array", "lines", "lines with a mark and CRLF", "objects over several lines"],
)
def test_an_array_lines_and_objects_are_read_alike(text: str) -> None:
    people = read_records(text, where="f.json", of=Person)

    assert [person.name for person in people] == ["Ada", "Ben"]


def test_one_object_is_one_record() -> None:
    (goal,) = read_records('{"id": "g", "statement": "Pass"}', where="f.json", of=Goal)

    assert goal.statement == "Pass"


def test_sessions_are_read_by_the_same_function() -> None:
    text = '{"id": "s", "mentor_id": "m", "mentee_id": "e", "held_on": "2026-11-02"}'

    (session,) = read_records(text, where="f.jsonl", of=MentoringSession)

    assert session.held_on.day == 2


def test_a_line_separator_inside_a_text_does_not_end_the_line() -> None:
    text = '{"id": "a", "name": "Ada\u2028Lovelace"}\n{"id": "b", "name": "Ben\x85"}'

    people = read_records(text, where="f.jsonl", of=Person)

    assert len(people) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \n ", "is empty"),
        ("\ufeff", "is empty"),
        ("[]", "empty list"),
        ("name,email\nAda,a@b.example", "is not JSON: it begins with 'name,email"),
    ],
)
def test_a_file_without_records_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"f.json.*{reason}"):
        read_records(text, where="f.json", of=Person)


def test_every_bad_row_is_reported_at_once_with_its_line() -> None:
    text = "\n".join(
        [
            '{"id": "a", "name": "Ada"}',
            '{"id": "b", "name": "Ben",}',
            '{"id": "a", "name": "Ann"}',
            '{"id": "c"}',
        ]
    )

    lines = said(text)

    assert [line.split(":")[0] for line in lines] == [
        "f.json, line 2",
        "f.json, line 3",
        "f.json, line 4",
    ]
    assert "'a': is already used in line 1" in lines[1]
    assert lines[2].endswith("name: is required")


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ('"skils": []', "skils: unknown field; did you mean 'skills'?"),
        ('"title": "Head"', "title: unknown field; did you mean 'headline'?"),
        ('"zzz": 1', "zzz: unknown field; the known ones are id, name,"),
        ('"skills": "SQL"', "skills = 'SQL': must be a list of texts"),
        ('"bio": 3', "bio = 3: must be a text in double quotes"),
        ('"capacity": "2"', "capacity = '2': must be a whole number"),
        ('"capacity": -1', "capacity = -1: must be at least 0"),
        ('"channels": ["fax"]', "channels[0] = 'fax': must be one of 'call', 'video'"),
        ('"email": "ada"', "email = 'ada': is not an e-mail address"),
        ('"career": [5]', "career[0] = 5: must be an object with the fields title,"),
        ('"career": [{"title": "x", "start": "5"}]', "career[0].start = '5': is not a date"),
        ('"career": [{"title": "x", "company": "y"}]', "did you mean 'organization'?"),
        ('"career": [{"title": "x", "start": "2020", "end": "2019"}]', "ends ('2019') before"),
        ('"bio": NaN', "NaN is not JSON"),
        ('"capacity": 1e400', "the number is too large"),
        ('"capacity": ' + "1" + "0" * 400, "the number has 401 digits"),
        ('"bio": "x", "bio": "y"', "the field 'bio' stands 2 times"),
        ('"bio": "\\ud800"', "bio = '\\ud800': holds a lone surrogate"),
        ('"\\ud800": 1', "a field name holds a lone surrogate"),
        ('"bio": "\\u0000"', "holds a NUL character"),
        ('"bio": "' + "x" * 20_001 + '"', "is 20,001 characters long; the limit is 20,000"),
    ],
    ids=lambda value: value[:30] if len(value) > 30 else value,
)
def test_a_wrong_field_is_named_with_its_value_and_a_remedy(field: str, problem: str) -> None:
    lines = said(f'{{"id": "a", "name": "Ada", {field}}}')

    assert any(problem in line for line in lines), lines
    assert all(len(line) < 500 for line in lines)


@pytest.mark.parametrize("value", ["20270331", '"20270331"', '"31.3.2027"', '"2027-02-30"', "true"])
def test_only_a_written_date_is_a_date(value: str) -> None:
    lines = said(f'{{"id": "g", "statement": "Pass", "target_on": {value}}}', of=Goal)

    assert len(lines) == 1
    assert "target_on" in lines[0]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"id": "a", "name": ' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
    ids=["lists", "objects", "inside a record"],
)
def test_deep_nesting_is_a_sentence_and_no_crash(bomb: str) -> None:
    assert "nested too deeply" in said(bomb)[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"id": "a", "name": "Ada"},]', "a comma too many"),
        ('[{"id": "a", "name": "Ada"} {"id": "b"}]', "a comma, or a closing bracket, is missing"),
        ('[{"id": "a", "name": "Ada"}', "no closing bracket"),
        ('[{"id": "a", "name": "Ada"}] x', "more text after the list"),
        ('{"id": "a", "name": "Ada"} x', "more text after the record"),
        ('{"id": "a", \'name\': "Ada"}', "in double quotes"),
        ('{"id": "a", "name": "Ada', "no closing quote"),
        ('[1, {"id": "a", "name": "Ada"}]', "must be an object in braces"),
    ],
)
def test_broken_json_is_explained(text: str, reason: str) -> None:
    assert any(reason in line for line in said(text))


def test_a_broken_object_over_several_lines_is_placed_where_it_breaks() -> None:
    assert said('{\n "id": "a",\n "name": "Ada",\n}')[0].startswith("f.json, line 4:")


def test_a_hundred_wrong_fields_are_named_and_the_rest_counted() -> None:
    fields = ", ".join(f'"k{number}": 1' for number in range(5_000))

    lines = said(f'{{"id": "a", "name": "Ada", {fields}}}')

    assert len(lines) == 101
    assert lines[-1].endswith("4,900 more fields of this record are wrong")


def test_the_summary_shows_the_first_problems_and_counts_the_others() -> None:
    text = "\n".join(json.dumps({"id": str(number)}) for number in range(50))
    with pytest.raises(BadRecordsError) as refused:
        read_records(text, where="f.jsonl", of=Person)

    lines = summary_of(refused.value.problems).splitlines()

    assert len(refused.value.problems) == 50
    assert len(lines) == SHOWN_PROBLEMS + 1
    assert "30 more" in lines[-1]


@given(st.text(max_size=60) | st.text(alphabet='[]{}",:\\ \nid1eE.-', max_size=60))
def test_any_text_gives_records_or_a_reason_that_can_be_printed(text: str) -> None:
    try:
        read_records(text, where="f.json", of=Person)
    except InputError as refusal:
        printed = str(refusal)
    else:
        printed = "records"

    assert printed.encode("utf-8")


@given(
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=8, unique=True), st.booleans()
)
def test_what_is_written_as_json_is_read_back(ids: list[str], as_lines: bool) -> None:
    # An id stands in paths, so not every text can be one; a statement can hold any.
    kept = [
        {"id": f"g-{number}", "statement": f"Pass {text} twice"}
        for number, text in enumerate(ids)
        if "\0" not in text
    ]
    assume(kept)
    text = "\n".join(map(json.dumps, kept)) if as_lines else json.dumps(kept)

    goals = read_records(text, where="f.json", of=Goal)

    assert [goal.id for goal in goals] == [each["id"] for each in kept]
    assert [goal.statement for goal in goals] == [each["statement"] for each in kept]
