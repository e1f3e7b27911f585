"""The same response in the other language: the two files that ``translation_of`` ties together, seen from either.

One of the two is enough to name the other. A file that is named finds the one that names it among those whose
names begin with the same ten characters, the day of the report.
"""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import monotonic

from pydantic import TypeAdapter, ValidationError

from section55.files.bounded_read import read_file
from section55.files.copy_names import names_from
from section55.files.yaml.parser import read_answers
from section55.files.yaml.text import MOST_BYTES
from section55.model.answer_types import WebLink
from section55.model.slugs import is_plain_slug

KEY = "translation_of"
_DAY = len("2024-05-22")
_MANY = 200
"""More files than offices that answer a report: so many of one day are looked at together."""
_NAMES_ANOTHER = re.compile(rb"^[\"']?translation_of[\"']?[ \t]*:", re.MULTILINE)
_LINK: TypeAdapter[str] = TypeAdapter(WebLink)


@dataclass(frozen=True)
class OtherLanguage:
    """What the documents of one file need of the other."""

    slug: str
    names: str
    """The file that the other names in its turn; empty for none."""
    response_url: str
    """Where the other is published; empty where that is not known."""

    @property
    def file_name(self) -> str:
        return f"{self.slug}.yaml"

    def for_publication(self, slug: str) -> bytes:
        """The other file as the document of this one carries it: these answers alone, whatever a draft has more."""
        lines = [f"# Of the other language, this is all that the document of {slug} is made from."]
        answers = {KEY: self.names, "response_url": self.response_url}
        lines += [f"{key}: {json.dumps(answer, ensure_ascii=False)}" for key, answer in answers.items() if answer]
        return "".join(f"{line}\n" for line in lines).encode()


def find_other_language(path: Path, named: str | None) -> OtherLanguage | None:
    """The other file of a response; None where there is none, or none that can be opened.

    ``path`` is the parameter file, which need not exist yet, and ``named`` the file that it names itself.
    """
    slug = named if named and named != path.stem else next(iter(_naming(path)), "")
    return _read(path.with_name(f"{slug}.yaml")) if slug else None


def other_file(path: Path) -> Path | None:
    """The other file of a response that is in a file, whatever faults either has; None where there is none."""
    found = find_other_language(path, named_by(path))
    return path.with_name(found.file_name) if found else None


def files_naming(path: Path) -> list[Path]:
    """The files that say that they are this one in the other language, in the order of their names."""
    return [path.with_name(f"{slug}.yaml") for slug in _naming(path)]


def begin_alike(slug: str, other: str) -> bool:
    """Whether two names begin with the same day, so that either file finds the other."""
    return slug[:_DAY] == other[:_DAY]


def _naming(path: Path) -> Sequence[str]:
    folder, day = str(path.parent), path.stem[:_DAY]
    try:
        changed = os.stat(folder).st_mtime_ns
    except OSError:
        return ()
    beside = _slugs_of(folder, changed, day)
    if len(beside) > _MANY:
        return _named_by_many(folder, changed, day, int(monotonic())).get(path.stem, ())
    own = path.stem
    return [slug for slug in beside if slug != own and named_by(os.path.join(folder, f"{slug}.yaml")) == own]


@lru_cache(maxsize=64)
def _slugs_of(folder: str, changed: int, day: str) -> tuple[str, ...]:
    """The parameter files of a day in a folder that was changed at a time."""
    names = [name[:-5] for name in names_from(folder, day) if name.endswith(".yaml")]
    return tuple(filter(is_plain_slug, names))


@lru_cache(maxsize=4)
def _named_by_many(folder: str, changed: int, day: str, second: int) -> dict[str, list[str]]:
    """Which files name each file of a day, looked at once a second: each of thousands would look at all others."""
    found: dict[str, list[str]] = {}
    for slug in _slugs_of(folder, changed, day):
        if (named := named_by(os.path.join(folder, f"{slug}.yaml"))) not in ("", slug):
            found.setdefault(named, []).append(slug)
    return found


def named_by(path: str | Path) -> str:
    """The file that a file names; empty for none, and where it cannot be opened."""
    try:
        found = os.stat(path)
        return _named_in(str(path), found.st_mtime_ns, found.st_size)
    except OSError:
        return ""


@lru_cache(maxsize=10_000)
def _named_in(path: str, modified: int, size: int) -> str:
    """The file that a file names which was changed at a time and has a size: thousands of files are asked again."""
    data = read_file(path, MOST_BYTES)
    return _slug_in(read_answers(data)) if _NAMES_ANOTHER.search(data) else ""


def _slug_in(answers: dict[str, object]) -> str:
    named = answers.get(KEY)
    return named.strip() if isinstance(named, str) and is_plain_slug(named.strip()) else ""


def _read(path: Path) -> OtherLanguage | None:
    try:
        answers = read_answers(read_file(path, MOST_BYTES))
    except OSError:
        return None
    try:
        link = _LINK.validate_python(answers.get("response_url"))
    except ValidationError:
        link = ""
    return OtherLanguage(path.stem, _slug_in(answers), link)
