"""Puts prompts and knowledge into the wheel, as `companion/_content/`; all else is in pyproject."""

from pathlib import Path
from shutil import copytree, ignore_patterns

from setuptools import setup
from setuptools.command.build_py import build_py

CONTENT = ("prompts", "knowledge")


class BuildWithContent(build_py):
    """Copies the content folders beside the library, except in an editable install."""

    def run(self) -> None:
        """Build as usual, then add the content."""
        super().run()
        if self.editable_mode:
            return
        for name in CONTENT:
            target = Path(self.build_lib) / "companion" / "_content" / name
            copytree(name, target, dirs_exist_ok=True, ignore=ignore_patterns(".*"))


setup(cmdclass={"build_py": BuildWithContent})
