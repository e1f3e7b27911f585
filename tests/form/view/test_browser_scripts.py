"""The browser's side is several files, sent to the browser as one script."""

import re
from collections import Counter

from section55.form.view import browser_scripts
from section55.form.view.browser_scripts import joined_script

FILES = sorted(browser_scripts.FOLDER.rglob("*.js"))


def test_every_file_is_sent_and_nothing_is_fetched() -> None:
    """Each file is in the script, after those that it imports, and no import is left for the browser to follow."""
    script = joined_script()
    assert not re.search(r"^import |^export (?!default \{ render \})", script, re.MULTILINE)
    for file in FILES:
        heading = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert script.count(heading) == 1, file.name
    assert script.index("const waitFor =") < script.index("const focusMarked =") < script.index("const render =")


def test_no_two_files_use_the_same_name() -> None:
    """Their top-level names share one scope; those of a library are out of sight."""
    own = [file.read_text(encoding="utf-8") for file in FILES if file.parent.name != "vendored"]
    names = Counter(re.findall(r"^(?:export )?(?:const|let|function|class) (\w+)", "\n".join(own), re.MULTILINE))
    assert names["TurndownService"] == 0
    assert not {name for name, times in names.items() if times > 1}


def test_a_library_goes_with_its_licence() -> None:
    """Beside each file of a library lies the licence that it was made under."""
    libraries = [file for file in FILES if file.parent.name == "vendored"]
    assert [file.name for file in libraries] == ["turndown.js"]
    assert "MIT" in libraries[0].with_suffix(".LICENSE").read_text(encoding="utf-8")
