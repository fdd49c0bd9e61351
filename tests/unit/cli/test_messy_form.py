"""From a messy form of 300 rows to reviewed pairs and drafted messages in four commands."""

import csv
import re
from pathlib import Path

from tests.cli import CommandLine
from tests.messy_form import HEADER, ROWS, as_csv, rows

MOST_LINES = 60
"""What an organiser reads at a sitting; 300 rows must not print 300 lines."""


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def save(path: Path, filled: list[dict[str, str]]) -> None:
    """Save as a spreadsheet program of a country with decimal commas does."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, filled[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(filled)


def test_the_form_is_messy_and_the_same_every_time() -> None:
    found = list(rows())

    assert len(found) == ROWS
    assert {len(row) for row in found} == {len(HEADER)}
    assert as_csv() == as_csv()


def test_four_commands_lead_to_reviewed_pairs(companion: CommandLine, tmp_path: Path) -> None:
    form, pairs, final = (tmp_path / name for name in ("signup.csv", "pairs.csv", "final.csv"))
    form.write_text(as_csv(), encoding="utf-8", newline="")

    refused = companion("import", "people", str(form), "--time-zone", "Europe/London")
    mapping = tmp_path / "signup.columns.yaml"
    chosen = mapping.read_text("utf-8").replace("unclear_role: refuse", "unclear_role: skip")
    mapping.write_text(chosen, encoding="utf-8")
    imported = companion("import", "people", str(form))
    paired = companion("cohort", "--out", str(pairs))
    decided = [row for row in sheet(pairs) if row["mentor"] and row["mentee"]]
    for row in decided[:5]:
        row["decision"] = "keep"
    decided[5]["decision"], decided[5]["comment"] = "never", "-1 from both"
    save(pairs, sheet_with(decided, sheet(pairs)))
    reviewed = companion(
        *("cohort", "--review", str(pairs), "--out", str(final)),
        *("--drafts", str(tmp_path / "mails")),
    )

    assert refused.status == 2
    assert "'maybe later?': names no role" in refused.err
    assert "unclear_role" in refused.err
    assert imported.status == paired.status == reviewed.status == 0
    assert imported.err.count("\n") < MOST_LINES
    assert "'Department / site' (where somebody works" in imported.err
    assert "8 rows: this mentee states no goal yet" in imported.err
    assert paired.out.count("\n") < MOST_LINES
    assert "8 state no goal to match on" in paired.out
    after = {row["mentee_id"]: row for row in reversed(sheet(final))}
    assert all(after[row["mentee_id"]]["mentor_id"] == row["mentor_id"] for row in decided[:5])
    assert after[decided[5]["mentee_id"]]["mentor_id"] != decided[5]["mentor_id"]
    refused_to = after[decided[5]["mentee_id"]]
    assert refused_to["ruled_out"] == decided[5]["mentor"]
    assert refused_to["comment"] == f"(on {decided[5]['mentor']}) -1 from both"
    listed = [row["mentee_id"] for row in sheet(final) if row["mentee_id"]]
    assert len(listed) == len(set(listed))
    assert "you wrote never for" in after[decided[5]["mentee_id"]]["change"]
    assert len(list((tmp_path / "mails").glob("*.eml"))) == 5
    assert all_moves_are_explained(decided, after)


def sheet_with(
    decided: list[dict[str, str]], all_rows: list[dict[str, str]]
) -> list[dict[str, str]]:
    by_mentee = {row["mentee_id"]: row for row in decided}
    return [by_mentee.get(row["mentee_id"], row) for row in all_rows]


def all_moves_are_explained(before: list[dict[str, str]], after: dict[str, dict[str, str]]) -> bool:
    return all(
        re.search(r"because|without a mentor", after[row["mentee_id"]]["change"]) is not None
        for row in before
        if after[row["mentee_id"]]["mentor_id"] != row["mentor_id"]
    )


def test_the_same_form_gives_the_same_pairs_and_no_formula(
    companion: CommandLine, tmp_path: Path
) -> None:
    form = tmp_path / "signup.csv"
    form.write_text(as_csv(), encoding="utf-8", newline="")
    companion("import", "people", str(form), "--time-zone", "Europe/London")
    mapping = tmp_path / "signup.columns.yaml"
    mapping.write_text(
        mapping.read_text("utf-8").replace("unclear_role: refuse", "unclear_role: mentee"), "utf-8"
    )
    companion("import", "people", str(form))

    again = companion("import", "people", str(form))
    for name in ("one.csv", "two.csv"):
        companion("cohort", "--out", str(tmp_path / name))

    assert again.status == 2
    assert "add --replace" in again.err
    assert "person records ('aylin-abara'" in again.err
    assert len(again.err.splitlines()[-1]) < 300
    one = sheet(tmp_path / "one.csv")
    assert one == sheet(tmp_path / "two.csv")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in one for cell in row.values())
    assert any(row["mentee"].startswith("'=HYPERLINK") for row in one)
    # Who asks to be ranked first gains nothing: Tolu offers no help with anything.
    of_tolu = [row for row in one if row["mentor"] == "Tolu Told"]
    assert of_tolu
    assert all(float(row["score"] or 0) < 0.5 for row in of_tolu)


def test_drafts_need_a_decision(companion: CommandLine, tmp_path: Path) -> None:
    people = tmp_path / "p.csv"
    people.write_text(
        "Name,Role,I can help with,Goal\nMia Ode,mentor,Fair rotas,\n"
        "Ana Lind,mentee,,Plan a fair rota by June\n",
        encoding="utf-8",
    )
    companion("import", "people", str(people))

    ran = companion("cohort", "--drafts", str(tmp_path / "mails"))

    assert ran.status == 2
    assert "write keep beside pairs" in ran.err
    assert not (tmp_path / "mails").exists()


def test_decisions_are_never_written_over(companion: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    out.write_text("mentee,mentor,decision\nAna,Mia,keep\n", encoding="utf-8")

    ran = companion("cohort", "--out", str(out))

    assert ran.status == 2
    assert "holds decisions or comments" in ran.err
