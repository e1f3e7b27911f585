"""A changed package: all is built again and read again, seen in a copy of the workbook that runs by itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from section55 import workspace
from support.workbook import NORFOLK, ChangeFile

KEPT_TITLE = "A title that only the kept register has"


class Copy:
    """A copy of the workbook: its commands run the copy's package, in processes of their own."""

    def __init__(self, root: Path, parameters: Path) -> None:
        self.package = root / "lib" / "section55"
        self._parameters = parameters
        self._outputs = root / "outputs"
        self._environment = os.environ | {"PYTHONPATH": str(root / "lib")}
        for name in ("lib", "notebooks"):
            shutil.copytree(workspace.ROOT / name, root / name)

    def run(self, *words: str | Path) -> str:
        """What a command prints."""
        done = subprocess.run(
            [sys.executable, "-m", "section55", *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            env=self._environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def get_ready_to_build(self) -> subprocess.Popen[str]:
        """A build that waits for what it is to build."""
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "section55.ready_build"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=self._environment,
        )
        assert process.stdout
        assert process.stdout.readline() == '{"event": "ready"}\n'
        return process

    def build_with(self, waiting: subprocess.Popen[str]) -> str:
        """What became of the inspection at the build that has waited."""
        printed, _ = waiting.communicate(json.dumps([str(self._parameters), "-o", str(self._outputs), "--json"]))
        assert waiting.returncode == 0
        (result,) = (event for event in map(json.loads, printed.splitlines()) if event["event"] == "result")
        return str(result["status"])

    def build(self) -> str:
        """What became of the inspection at a build."""
        self.run("build", self._parameters, "-o", self._outputs, "--quiet")
        (result,) = json.loads((self._outputs / "build.json").read_text(encoding="utf-8"))
        return str(result["status"])

    def documents(self) -> tuple[bytes, bytes]:
        """The page and the PDF."""
        document = self._outputs / NORFOLK / NORFOLK
        return document.with_suffix(".html").read_bytes(), document.with_suffix(".pdf").read_bytes()

    def register(self) -> dict[str, object]:
        """What the register says of the inspection."""
        (entry,) = json.loads(self.run("register", self._parameters, "--format", "json"))["entries"]
        return dict(entry)

    def falsify_kept_register(self, title: str) -> None:
        """Puts another title into what was kept of the register, so that it shows whether that is used."""
        kept = self._parameters / ".register.json"
        text = kept.read_text(encoding="utf-8")
        assert text.count(f'"{title}"') == 1
        kept.write_text(text.replace(f'"{title}"', f'"{KEPT_TITLE}"'), encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Changes a text in the one file of the package whose path ends like this."""
        (path,) = self.package.rglob(name)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")


@pytest.mark.slow
def test_a_changed_template_stylesheet_or_table_is_a_change_of_everything(
    tmp_path: Path, parameter_folder: Path, change_file: ChangeFile
) -> None:
    """Each shows in the documents at the next build, and what was kept of the register is not used any more."""
    change_file("84.22%", "£84.22")
    copy = Copy(tmp_path / "workbook", parameter_folder)
    assert copy.build() == "built"
    title = str(copy.register()["title"])
    for name, old, new in (
        ("templates/page.html.j2", '_("Contents")', '_("What is here")'),
        ("templates/page.css", "main { padding", "main { color: #000001; padding"),
        ("coverage.txt", "00a0-0377", "00a4-0377"),  # the table of what the fonts draw, now without £
        ("html_page.py", '".yaml": "application/yaml"', '".yaml": "text/yaml"'),
    ):
        documents = copy.documents()
        copy.falsify_kept_register(title)
        assert copy.build() == "unchanged", name
        assert copy.register()["title"] == KEPT_TITLE, name
        copy.change(name, old, new)
        assert copy.build() == "built", name
        assert copy.register()["title"] == title, name
        assert copy.documents() != documents, name
    assert copy.build() == "unchanged"
    assert "U+00A3" in str(copy.register()["missing"])


@pytest.mark.slow
def test_a_build_that_waits_is_of_the_package_as_it_is_when_it_builds(tmp_path: Path, parameter_folder: Path) -> None:
    """What it imported while it got ready is not used where the package was changed since."""
    copy = Copy(tmp_path / "workbook", parameter_folder)
    assert copy.build_with(copy.get_ready_to_build()) == "built"
    documents = copy.documents()
    assert copy.build() == "unchanged"
    waiting = copy.get_ready_to_build()
    copy.change("html_page.py", '".yaml": "application/yaml"', '".yaml": "text/yaml"')
    assert copy.build_with(waiting) == "built"
    assert copy.documents() != documents
    assert copy.build() == "unchanged"
