"""The shape that the reader counts on: small files, empty package files, one sorted public list."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import companion

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("companion", "api", "evals", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)
LONGEST_FILE = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_source_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_package_files_are_empty_but_for_the_public_list() -> None:
    packages = [path for path in SOURCES if path.name == "__init__.py"]

    filled = [path for path in packages if path.read_text(encoding="utf-8").strip()]

    assert filled == [ROOT / "companion" / "__init__.py"]


def test_the_public_list_is_sorted_and_every_name_in_it_is_importable() -> None:
    assert companion.__all__ == sorted(companion.__all__)
    for name in companion.__all__:
        assert getattr(companion, name) is not None


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Mentoring'"):
        companion.Mentoring  # noqa: B018


@pytest.mark.parametrize("package", ["companion", "companion.cli.main"])
def test_importing_costs_no_heavy_library(package: str) -> None:
    heavy = (
        "torch transformers chromadb langchain langchain_core openai onnxruntime sqlalchemy scipy "
        "icalendar fsrs"
    )
    program = (
        f"import sys, importlib; importlib.import_module({package!r}); "
        f"print(sorted(set({heavy.split()!r}) & set(sys.modules)))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert found.stdout.strip() == "[]"
    assert importlib.import_module("companion") is companion


def test_whatever_keeps_results_by_their_arguments_forgets_them_when_somebody_is_erased() -> None:
    own = ROOT / "companion" / "text" / "remembered.py"
    kept = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in SOURCES
        if ROOT / "companion" in path.parents and path != own
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and _has_parameters(function)
        if any("cache" in ast.unparse(one).partition("(")[0] for one in function.decorator_list)
    ]

    # These keep what the package ships with, patterns of numbers, and consoles.
    assert sorted(kept) == [
        "companion/bootstrap.py: _library",
        "companion/cli/printing.py: _console",
        "companion/text/due_grammar.py: spelling",
        "companion/text/linear.py: learned",
    ]


def _has_parameters(function: ast.FunctionDef) -> bool:
    names = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}
    return bool(names - {"self"})
