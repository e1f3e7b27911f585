"""Profiles of offices to begin a new one from: the workbook's examples, without the names that are nobody's."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from section55 import workspace
from section55.files.reader import OFFICES
from section55.form.state.answers import AnswerTree
from section55.form.state.opening import read_contents
from section55.model.office import OfficeProfile

_EXAMPLES = "examples"
_INVENTED = ("anyshire", "anytown", "example.org")


def find_examples(folder: Path) -> Mapping[str, Path]:
    """Return the examples beside an office's profiles, else the workbook's own, each by what it says of itself."""
    own, shipped = folder / _EXAMPLES, workspace.ROOT / "parameters" / OFFICES / _EXAMPLES
    paths = sorted((own if own.is_dir() else shipped).glob("*.yaml"))
    return {_first_comment(path) or path.stem: path for path in paths}


def read_example(path: Path) -> AnswerTree:
    """Return the answers of an example that an office can go on with, without names and addresses of no real place.

    Raises `CannotOpen` as `read_contents` does.
    """
    kept = _without_invented(read_contents(path, OfficeProfile).answers)
    return kept if isinstance(kept, dict) else {}


def _first_comment(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = lines.readline()
    return first.lstrip("# ").strip() if first.startswith("#") else ""


def _without_invented(answer: Any) -> Any:
    """Return an answer without what is invented; None for one that is, and for a list with anything of the kind."""
    if isinstance(answer, dict):
        kept = {key: _without_invented(value) for key, value in answer.items()}
        return {key: value for key, value in kept.items() if value is not None}
    if isinstance(answer, list):
        entries = [_without_invented(each) for each in answer]
        return entries if entries == answer else None
    return None if isinstance(answer, str) and any(word in answer.casefold() for word in _INVENTED) else answer
