"""A column mapping that was corrected by hand outlives a form that changed its questions."""

from pathlib import Path

from tests.cli import CommandLine


def test_a_corrected_mapping_is_kept_when_the_form_changes(
    companion: CommandLine, tmp_path: Path
) -> None:
    form = tmp_path / "form.csv"
    form.write_text("Name,What can you help with?\nAna Ruiz,bread\n", encoding="utf-8")
    companion("import", "people", str(form))
    mapping = tmp_path / "form.columns.yaml"
    corrected = mapping.read_text(encoding="utf-8") + "# corrected by hand\n"
    mapping.write_text(corrected, encoding="utf-8")
    form.write_text("Full name,Your offer\nAna Ruiz,bread\n", encoding="utf-8")

    ran = companion("import", "people", str(form), "--replace")

    assert ran.status == 0
    assert (tmp_path / "form.columns.old.yaml").read_text(encoding="utf-8") == corrected
    assert "form.columns.old.yaml" in ran.out
    assert not list(tmp_path.glob("*.new"))
