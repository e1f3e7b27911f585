"""Inspections after each kind of report that offices answer, with the sentences that must and must not be printed."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from section55.workspace import parameter_files_in
from support.words import with_plain_punctuation, without_spaces
from support.workbook import TESTS

FOLDER = TESTS / "kinds"
SLUGS = [path.stem for path in parameter_files_in(FOLDER)]


@dataclass(frozen=True)
class Sentences:
    """What a person who knows the report and the response looks for in the documents of one inspection."""

    must: list[str]
    """What stands there, anywhere."""
    must_not: list[str]
    """What would be false of the report, or of the response."""
    in_order: list[str]
    """What stands there, each after the one before it."""
    findings: list[str]
    """What `section55 check` finds, and where: the code, " at ", and the key."""

    def faults_in(self, words: str) -> Iterator[str]:
        """Yield a line for each sentence that is missing, is there and should not be, or stands out of its order."""
        plain = comparable(words)
        yield from (f"missing: {sentence}" for sentence in self.must if comparable(sentence) not in plain)
        yield from (f"false: {sentence}" for sentence in self.must_not if comparable(sentence) in plain)
        at = 0
        for sentence in map(comparable, self.in_order):
            found = plain.find(sentence, at)
            if found < 0:
                yield f"not after what is before it: {sentence}"
            else:
                at = found + len(sentence)


def comparable(text: str) -> str:
    """The text as it was typed, without white space."""
    return without_spaces(with_plain_punctuation(text))


def path_of(slug: str) -> Path:
    return FOLDER / f"{slug}.yaml"


def sentences_of(slug: str) -> Sentences:
    """The sentences that are kept beside an inspection."""
    text = (FOLDER / "sentences" / f"{slug}.yaml").read_text(encoding="utf-8")
    return Sentences(**yaml.load(text, yaml.BaseLoader))


def copy_kinds(folder: Path) -> None:
    """Puts the inspections and their offices where a build may write histories."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("sentences"))
