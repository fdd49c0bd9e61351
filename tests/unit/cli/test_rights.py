"""`companion export PERSON` and `companion erase PERSON`, as somebody types them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli import CommandLine

PEOPLE = (
    "Ana Ruiz. Head of care at Linden House, happy to help with rotas.\nana@example.org\n\n"
    "Ben Osei. Nurse, wants to lead nights. Ana Ruiz told him so.\n"
)
SESSION = {
    "id": "first",
    "mentor_id": "ana-ruiz",
    "mentee_id": "ben-osei",
    "held_on": "2026-11-03",
    "notes": "Ana: try the <b>night</b> rota first\n# not a heading",
}


@pytest.fixture
def stored(companion: CommandLine, tmp_path: Path) -> CommandLine:
    (tmp_path / "people.txt").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "session.json").write_text(json.dumps(SESSION), encoding="utf-8")
    assert companion("import", "people", str(tmp_path / "people.txt")).status == 0
    assert companion("import", "sessions", str(tmp_path / "session.json")).status == 0
    return companion


def test_everything_of_a_person_is_written_as_json_and_as_a_page(
    stored: CommandLine, tmp_path: Path
) -> None:
    ran = stored("export", "Ben Osei", "--out", str(tmp_path / "ben"))

    held = json.loads((tmp_path / "ben" / "everything.json").read_text(encoding="utf-8"))
    page = (tmp_path / "ben" / "everything.md").read_text(encoding="utf-8")
    assert ran.status == 0
    assert held["records"]["person"][0]["document"]["name"] == "Ben Osei"
    assert held["records"]["mentoring_session"][0]["document"]["notes"] == SESSION["notes"]
    assert "ana@example.org" not in json.dumps(held)
    assert r"try the \<b\>night\</b\> rota first" in page
    assert "> \\# not a heading" in page
    assert (tmp_path / "ben" / "everything.json").stat().st_mode & 0o077 == 0


def test_an_archive_holds_the_same_two(stored: CommandLine, tmp_path: Path) -> None:
    stored("export", "ana-ruiz", "--out", str(tmp_path / "ana.zip"))

    with zipfile.ZipFile(io.BytesIO((tmp_path / "ana.zip").read_bytes())) as archive:
        assert sorted(archive.namelist()) == ["everything.json", "everything.md"]


def test_what_is_there_already_is_not_written_over(stored: CommandLine, tmp_path: Path) -> None:
    ran = stored("export", "Ben Osei", "--out", str(tmp_path))

    assert ran.status == 2
    assert "exists already" in ran.err


def test_without_a_place_to_write_to_json_is_printed(stored: CommandLine) -> None:
    ran = stored("export", "Ana Ruiz")

    assert json.loads(ran.out)["name"] == "Ana Ruiz"


def test_a_kind_is_still_printed_line_by_line_and_goes_to_no_folder(
    stored: CommandLine, tmp_path: Path
) -> None:
    lines = stored("export", "people").out.splitlines()
    refused = stored("export", "people", "--out", str(tmp_path / "x"))

    assert [json.loads(line)["id"] for line in lines] == ["ana-ruiz", "ben-osei"]
    assert refused.status == 2


def test_erasing_shows_what_goes_and_takes_the_name_out_of_what_stays(stored: CommandLine) -> None:
    ran = stored("erase", "Ana Ruiz", "--yes")

    assert "1 talk with its notes" in ran.out
    assert "in 1 record of others" in ran.out
    assert "Erased Ana Ruiz." in ran.out
    assert "Ana" not in stored("show", "people", "ben-osei").out
    assert stored("list", "sessions").out.startswith("no sessions")


def test_another_name_than_the_whole_one_erases_nothing(
    stored: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Ana\n"))
    kept = stored("erase", "Ana")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    unanswered = stored("erase", "Ana")

    assert "Kept Ana Ruiz" in kept.out
    assert (unanswered.status, "--yes" in unanswered.err) == (2, True)
    assert "ana-ruiz" in stored("list", "people").out


def test_whose_name_others_have_too_is_left_in_what_others_wrote(
    companion: CommandLine, tmp_path: Path
) -> None:
    people = [
        {"id": "one", "name": "Ana Ruiz", "email": "one@mail.example"},
        {"id": "two", "name": "Ana Ruiz"},
        {"id": "ben", "name": "Ben Osei", "bio": "Ana Ruiz (one@mail.example) taught me."},
    ]
    file = tmp_path / "people.jsonl"
    file.write_text("\n".join(map(json.dumps, people)), encoding="utf-8")
    companion("import", "people", str(file))

    ran = companion("erase", "one", "--yes")

    assert "1 more stored here are called so" in ran.out
    assert "bio: Ana Ruiz (somebody who left) taught me." in companion("show", "people", "ben").out


@pytest.mark.parametrize("is_lost", [False, True], ids=["database there", "database lost"])
def test_a_backup_brings_back_nobody_who_was_erased(
    stored: CommandLine, tmp_path: Path, is_lost: bool
) -> None:
    note = tmp_path / "law.md"
    note.write_text(
        "---\ntitle: A law\nsince: 2026-01-01\nby: Office\nurl: https://law.example/a\n---\n"
        "Ana Ruiz wrote about it.\n",
        encoding="utf-8",
    )
    stored("knowledge", "add", str(note))
    backup = tmp_path / "friday.backup"
    assert stored("backup", str(backup)).status == 0
    stored("erase", "Ana Ruiz", "--yes")
    if is_lost:
        for path in stored._data_dir.glob("companion.sqlite3*"):
            path.unlink()

    assert stored("restore", str(backup), "--yes").status == 0

    assert stored("list", "people").out.startswith("ben-osei")
    content = b"".join(path.read_bytes() for path in stored._data_dir.rglob("*") if path.is_file())
    assert b"Ana Ruiz" not in content
    assert b"ana@example.org" not in content
    assert b"Linden House" not in content


def import_ana(companion: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "ana.txt"
    file.write_text(PEOPLE.partition("\n\n")[0], encoding="utf-8")
    assert companion("import", "people", str(file)).status == 0


def test_who_was_removed_and_imported_again_before_does_not_come_back(
    stored: CommandLine, tmp_path: Path
) -> None:
    backup = tmp_path / "friday.backup"
    stored("backup", str(backup))
    stored("remove", "people", "ana-ruiz", "--yes")
    import_ana(stored, tmp_path)
    assert stored("erase", "Ana Ruiz", "--yes").status == 0

    stored("restore", str(backup), "--yes")

    assert stored("list", "people").out.startswith("ben-osei")


def test_who_joined_anew_after_an_erasure_is_kept_by_a_restore(
    stored: CommandLine, tmp_path: Path
) -> None:
    stored("erase", "Ana Ruiz", "--yes")
    import_ana(stored, tmp_path)
    stored("backup", str(tmp_path / "later.backup"))

    stored("restore", str(tmp_path / "later.backup"), "--yes")

    assert stored("list", "people").out.startswith("ana-ruiz")


def test_an_account_without_a_record_is_erased_with_its_keys_and_stays_so(
    stored: CommandLine, tmp_path: Path
) -> None:
    stored("accounts", "add", "Zofia Maj", "--role", "mentor")
    stored("accounts", "key", "zofia-maj")
    stored("backup", str(tmp_path / "friday.backup"))

    taken = stored("export", "zofia-maj")
    erased = stored("erase", "zofia-maj", "--yes")
    after = stored("accounts", "list").out
    stored("restore", str(tmp_path / "friday.backup"), "--yes")

    assert json.loads(taken.out)["records"]["account"][0]["name"] == "Zofia Maj"
    assert "1 key" in erased.out
    assert "Erased Zofia Maj." in erased.out
    assert "zofia" not in after + stored("accounts", "list").out


def test_a_key_that_was_revoked_since_stays_so_after_a_restore(
    stored: CommandLine, tmp_path: Path
) -> None:
    stored("accounts", "add", "Zofia Maj")
    key = stored("accounts", "key", "zofia-maj").out.strip()
    stored("backup", str(tmp_path / "friday.backup"))
    stored("accounts", "revoke", key)

    restored = stored("restore", str(tmp_path / "friday.backup"), "--yes")

    (account,) = map(json.loads, stored("accounts", "list", "--json").out.splitlines())
    assert account["keys"][0]["revoked_at"] is not None
    assert "revoked since" not in restored.err


def test_where_the_database_is_lost_a_restore_warns_of_keys(
    stored: CommandLine, tmp_path: Path
) -> None:
    stored("accounts", "add", "Zofia Maj")
    stored("accounts", "key", "zofia-maj")
    stored("backup", str(tmp_path / "friday.backup"))
    for path in stored._data_dir.glob("companion.sqlite3*"):
        path.unlink()

    restored = stored("restore", str(tmp_path / "friday.backup"), "--yes")

    assert restored.err.count("revoked since") == 1
