"""The register of folders of parameter files, read once: what has not changed since is not read again.

What was read is kept beside the files: inspections in ``.register.json``, their items in
``.register-items.json``, and what their histories changed in ``.register-changes.json``.
"""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from section55 import workspace
from section55.files.access import most_private
from section55.files.history import history_path
from section55.files.parts import sweep_parts
from section55.model.errors import sentence_of
from section55.model.printable import printable
from section55.register.changes import RegisterChange, changes_of
from section55.register.entries import Register, RegisterEntry, make_register
from section55.register.entry_parts import OfficeLogo
from section55.register.folder_cache import FolderCache, Paths, PresentFiles, marks_of
from section55.register.items import RegisterItem
from section55.register.kept_values import kept_text
from section55.register.languages import join_languages
from section55.register.processes import map_files

if TYPE_CHECKING:
    from section55.register.entry_reader import EntryTexts

ENTRIES_FILE, ITEMS_FILE, CHANGES_FILE = ".register.json", ".register-items.json", ".register-changes.json"


def read_register(files: Sequence[Path], as_of: date, with_items: bool = True, language: str | None = "") -> Register:
    """The register of some parameter files, as it stood on a day; a file that is refused is an entry too.

    A response in two languages is one entry, with the words of ``language`` as `join_languages` has them; each of its
    files is an entry where that is None.

    For a day before today it is made of what the files' histories have for that day. Without items the
    entries have none, which is quicker for a long list of inspections alone.
    """
    entries: list[RegisterEntry] = []
    logos: dict[OfficeLogo, None] = {}
    is_past = as_of < date.today()
    for folder, members in _by_folder(files).items():
        with _no_search_for_garbage():
            found = list(_entries(folder, members, with_items))
        logos |= dict.fromkeys(_logo(folder, entry) for entry in found if entry.logo)
        entries += _earlier_entries(found, members, as_of) if is_past else found
    if language is None:
        return make_register(entries, as_of)
    register = make_register(entries, as_of, partial(join_languages, language=language))
    return replace(register, wanted_language=language, logos=tuple(logos))


def _by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    by_folder: dict[Path, list[Path]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file)
    return by_folder


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """While thousands of entries are made, of which all stay: Python would go through them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _logo(folder: Path, entry: RegisterEntry) -> OfficeLogo:
    return OfficeLogo(entry.office, entry.logo_alt, os.path.join(folder, workspace.OFFICES, entry.logo))


def _entries(folder: Path, files: list[Path], with_items: bool) -> Iterator[RegisterEntry]:
    sweep_parts(folder)
    present = PresentFiles(folder)
    entries = FolderCache(folder / ENTRIES_FILE, RegisterEntry, present, files)
    is_complete = all(file.name in entries for file in files)
    items = FolderCache(
        folder / ITEMS_FILE, tuple[RegisterItem, ...], present, files if with_items or not is_complete else []
    )
    changed = [file for file in files if file.name not in entries or (with_items and file.name not in items)]
    for file, texts in zip(changed, _read_files(changed, present), strict=True):
        entries.add(file.name, texts.entry)
        items.add(file.name, texts.items)
    like = cache(partial(_most_private, folder, entries))  # for both, as each file is asked for its rights
    entries.write(like)
    items.write(like)
    # Of the folder once: where it lies, seen from the current one, is looked for part by part.
    begin = workspace.shown(folder / "x")[:-1]
    for file in files:
        found = items[file.name] if with_items else ()
        facts = vars(entries[file.name]) | {"file": printable(f"{begin}{file.name}"), "items": found}
        yield RegisterEntry(**facts)


def _read_files(files: list[Path], present: PresentFiles) -> "Iterable[EntryTexts]":
    if not files:
        return []
    # Imported here: what was kept of a folder is read without the model of a parameter file.
    from section55.register.entry_reader import read_texts

    return map_files(read_texts, [(file, present.inputs(file.name)) for file in files])


def _most_private(folder: Path, names: Iterable[str]) -> Path | None:
    return most_private(folder / name for name in names)


def read_changes(files: Sequence[Path]) -> list[RegisterChange]:
    """Every change that the histories of some parameter files have; none of a history that is not whole."""
    changes: list[RegisterChange] = []
    for folder, members in _by_folder(files).items():
        present = PresentFiles(folder)
        kept = FolderCache(folder / CHANGES_FILE, tuple[RegisterChange, ...], present, members)
        changed = [file for file in members if file.name not in kept]
        arguments = [(file, present.inputs(file.name)) for file in changed]
        for file, text in zip(changed, map_files(_changes_text, arguments), strict=True):
            kept.add(file.name, text)
        kept.write(partial(_most_private, folder, kept))
        changes += [change for file in members for change in kept[file.name]]
    return changes


def broken_histories(files: Sequence[Path], changes: Iterable[RegisterChange]) -> list[str]:
    """A sentence for each history of some parameter files that is not whole, of which no change is known.

    ``changes`` are those that `read_changes` gave: a history that gave any is whole.
    """
    from section55.files.broken_history import HistoryBroken
    from section55.files.saving import read_revisions

    sentences = []
    known = {change.slug for change in changes}
    for file in files:
        if printable(file.stem) in known:
            continue
        try:
            read_revisions(file)
        except (HistoryBroken, OSError) as error:
            sentences.append(f"{printable(workspace.shown(history_path(file)))}: {sentence_of(error)}")
    return sentences


def _changes_text(file: Path, inputs: Paths) -> str:
    """What is kept of the changes of a file, as JSON; its ``inputs`` are marked before they are read."""
    return kept_text((marks_of(inputs), _changes_of_file(file)))


def _changes_of_file(file: Path) -> tuple[RegisterChange, ...]:
    from section55.files.broken_history import HistoryBroken
    from section55.files.saving import read_revisions

    try:
        return tuple(changes_of(printable(file.stem), read_revisions(file)))
    except (HistoryBroken, OSError):
        return ()


def _earlier_entries(entries: list[RegisterEntry], files: list[Path], as_of: date) -> Iterable[RegisterEntry]:
    from section55.register.earlier import entry_on

    return map_files(entry_on, list(zip(entries, files, repeat(as_of), strict=False)))
