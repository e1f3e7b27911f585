"""Histories of days that were chosen: what a parameter file held on each."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from section55.files.answer_changes import changes_between
from section55.files.history import Revision, history_path, make_revision
from section55.files.yaml.parser import read_answers

OFFICER = "An officer"


def as_yaml(answers: dict[str, Any]) -> str:
    """The answers as a parameter file has them, which takes no text twice by a name."""
    return yaml.dump(answers, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def write_history(path: Path, versions: Sequence[tuple[date, str]]) -> list[Revision]:
    """Writes the file as the last version has it, and a line of its history for each version, saved on its day."""
    revisions: list[Revision] = []
    old = b""
    for day, text in versions:
        new = text.encode()
        changes = tuple(changes_between(read_answers(old), read_answers(new)))
        revisions.append(
            make_revision(
                revisions,
                time=f"{day}T10:00:00Z",
                by="form",
                who=OFFICER,
                old=old,
                new=new,
                changes=changes,
                is_correction=False,
            )
        )
        old = new
    path.write_bytes(old)
    history_path(path).write_bytes(b"".join(revision.line() for revision in revisions))
    return revisions
