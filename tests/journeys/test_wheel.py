"""The wheel is whole: installed outside the clone, it demonstrates and serves."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    # A copy: building leaves folders behind, and the clone should stay as it is.
    for name in ("companion", "api", "prompts", "knowledge"):
        _copy(ROOT / name, source / name)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def test_the_wheel_holds_the_library_the_api_and_the_content_and_nothing_else(
    wheel: Path,
) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.split("/", 1)[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"companion", "api"}
    assert "companion/_content/prompts/summary.md" in names
    assert "companion/_content/knowledge/samples/mentors.jsonl" in names
    assert "companion/_content/knowledge/trends/ifrs-18.yaml" in names
    assert "companion/adapters/sql/migrations/env.py" in names


def test_installed_outside_the_clone_it_walks_through_the_demo(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    site = next((environment / "lib").glob("python3*")) / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The dependencies are those of this environment: installing 2 GB again proves nothing more.
    (site / "dependencies.pth").write_text(_site_packages(), encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    variables = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "COMPANION_CACHE_DIR": os.environ["COMPANION_CACHE_DIR"],
        "COMPANION_MODEL_DIR": str(Path(sys.prefix) / "share" / "companion"),
    }

    ran = subprocess.run(
        [
            *(str(environment / "bin" / "python"), "-c"),
            "import companion; from companion.cli.main import main; "
            "print(companion.__file__); main(['demo'])",
        ],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert str(environment) in ran.stdout.splitlines()[0]
    assert ran.returncode == 0, ran.stderr
    assert "6. The next session" in ran.stdout


def _site_packages() -> str:
    return next(path for path in sys.path if path.endswith("site-packages")) + "\n"
