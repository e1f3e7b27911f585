"""The browser's side of the form as one script: the notebook hands a widget's script to the browser as one text."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

FOLDER = Path(__file__).parent / "browser"
_MAIN = "main.js"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w./-]+)";\n', re.MULTILINE)
_VENDORED = re.compile(r"^export \{ (\w+) as default \};$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |function |class )", re.MULTILINE)


@cache
def joined_script() -> str:
    """Return every file that `main.js` imports, and itself, each after those that it imports.

    Their top-level names share one scope, so no two files may use the same.
    """
    needed: dict[str, list[str]] = {}
    waiting = [_MAIN]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = _IMPORT.findall(_read(name))
            waiting += needed[name]
    return "\n".join(_plain(_read(name)) for name in TopologicalSorter(needed).static_order())


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _plain(script: str) -> str:
    """A file without what only a module says; a library's own is one value, and its other names are out of sight."""
    if library := _VENDORED.search(script):
        return f"const {library[1]} = (() => {{\n{_VENDORED.sub('return ' + library[1] + ';', script)}}})();\n"
    return _EXPORT.sub("", _IMPORT.sub("", script))
