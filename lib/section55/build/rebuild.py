"""A document made again from the files that it carries, and compared: the bytes, or else the words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from section55 import __version__, workspace
from section55.build.verdicts import AGREES, DIFFERS, NOT_CHECKED, Statement
from section55.documents.attachments import Attachments
from section55.documents.audit import AuditRecord
from section55.documents.libraries import DOCUMENT_LIBRARIES
from section55.files.hashes import sha256
from section55.files.temporary_folders import temporary_folder
from section55.model.errors import WorkbookError, sentence_of
from section55.model.wording import shortened

if TYPE_CHECKING:
    from section55.documents.words import Difference, Words

Files = Mapping[str, bytes]
"""Files by their names."""
_OUT_OF_BOUNDS = ("MemoryError", "CellTimeout", "CellProcessEnded")
"""The errors that say nothing of the document: a run met the limits that this process has."""


class Rebuilt(Protocol):
    """The documents of an inspection, made again."""

    @property
    def html(self) -> str:
        """The page."""

    @property
    def copies(self) -> Mapping[str, str]:
        """The page of each addressee's letter by the name of its files; empty where one document is for all."""

    @property
    def pdf(self) -> bytes:
        """The PDF, made when it is first asked for."""

    @property
    def record(self) -> AuditRecord:
        """The audit record that they carry."""


Rebuild = Callable[[str, Files], Rebuilt]
"""Makes an inspection's documents again, from its slug and its files."""


class CannotRebuild(WorkbookError):
    """Raised where documents cannot be made from some files; the text is a sentence that names no path."""


class OutOfBounds(WorkbookError):
    """Raised where making documents again takes more than this process may."""


def rebuild_documents(slug: str, files: Files) -> Rebuilt:
    """Makes the documents of some inputs again, in a temporary folder.

    Raises `CannotRebuild` and `OutOfBounds`.
    """
    from section55.build.make_documents import make_documents
    from section55.build.run_notebook import RunFailed

    with temporary_folder() as folder:
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        try:
            return make_documents(folder / f"{slug}.yaml", folder)
        except RunFailed as failed:
            if failed.name in _OUT_OF_BOUNDS:
                raise OutOfBounds(f"{failed.name}: {failed.value}") from None
            raise CannotRebuild(_without_folder(failed.value or failed.name, folder)) from None
        except WorkbookError as error:
            raise CannotRebuild(_without_folder(str(error), folder)) from None


def _without_folder(text: str, folder: Path) -> str:
    for name in (folder.resolve(), folder):
        text = text.replace(f"{name}/", "").replace(f"{name}\\", "")
    return text


def cache_rebuilds(rebuild: Rebuild) -> Rebuild:
    """The same, but each set of documents is made again only once."""
    rebuilt: dict[tuple[str, tuple[tuple[str, bytes], ...]], Rebuilt] = {}

    def rebuild_once(slug: str, files: Files) -> Rebuilt:
        key = slug, tuple(sorted(files.items()))
        if key not in rebuilt:
            rebuilt[key] = rebuild(slug, files)
        return rebuilt[key]

    return rebuild_once


def compare_with_rebuilt(kind: str, data: bytes, carried: Attachments, rebuild: Rebuild) -> Iterator[Statement]:
    """States whether a document, html or pdf, is what is made again of the files that it carries."""
    others = other_versions(carried.record)
    try:
        rebuilt = rebuild(carried.record.slug, carried.files)
        chosen = _page_like(kind, data, rebuilt)
        page = _with_versions_of(carried, rebuilt, chosen) if others else chosen
        is_main_pdf = not others and chosen == rebuilt.html
        again = page.encode() if kind == "html" else rebuilt.pdf if is_main_pdf else _pdf_of(page)
    except (OutOfBounds, MemoryError):
        yield Statement(
            NOT_CHECKED,
            "Making it again takes more time or memory than it was given. To let it have more: --timeout, --memory.",
        )
        return
    except WorkbookError as error:
        yield Statement(DIFFERS, f"It cannot be made from what it carries: {shortened(sentence_of(error), 300)}")
        return
    size = f"{len(data):,} bytes"
    if again == data and not others:
        yield Statement(AGREES, f"Made again from what it carries, it is the same to the byte ({size}).")
    elif again == data:
        yield Statement(AGREES, f"Made again here, it is the same to the byte but for the versions in it ({size}).")
    else:
        yield from _compare_words(kind, data, again, page, carried, bool(others))


def _page_like(kind: str, data: bytes, rebuilt: Rebuilt) -> str:
    """The page that a document is to be compared with: of the letters to several addressees, that with its title."""
    if not rebuilt.copies:
        return rebuilt.html
    from section55.documents.titles import title_of

    title = title_of(kind, data)
    return next((page for page in rebuilt.copies.values() if title_of("html", page.encode()) == title), rebuilt.html)


def _pdf_of(page: str) -> bytes:
    from section55.documents.pdf import pdf_from_html

    return pdf_from_html(page)


def _compare_words(
    kind: str, data: bytes, again: bytes, page: str, carried: Attachments, is_of_others: bool
) -> Iterator[Statement]:
    from section55.documents.words import NoWords, first_difference, missing_sentence, words_of_page

    try:
        words, wanted = _words(kind, data), _words(kind, again)
    except NoWords as error:
        yield Statement(DIFFERS, f"Made again from what it carries, it is another document. {error}")
        return
    difference = first_difference(words, wanted)
    if not is_of_others:
        yield Statement(
            DIFFERS,
            f"Made again from what it carries, it is another document: {_in_words(difference)}"
            if difference
            else "Made again from what it carries, it is another document. The words are the same, the bytes are not: "
            f"{_first_byte(again, data)}",
        )
    elif difference is None:
        yield Statement(
            AGREES,
            "Made again with the versions here, its words are the same. How they look, and what is no word, "
            "was not compared.",
        )
    else:
        answers = carried.files[f"{carried.record.slug}.yaml"].decode("utf-8", "replace")
        missing = missing_sentence(words, words_of_page(page), answers)
        if missing:
            yield Statement(DIFFERS, f"It does not say what its parameter file says: {shortened(missing, 200)}.")
        yield Statement(NOT_CHECKED, f"Made again with the versions here, it has other words: {_in_words(difference)}")


def _words(kind: str, data: bytes) -> "Words":
    from section55.documents.words import words_of_page, words_of_pdf

    return words_of_page(data.decode()) if kind == "html" else words_of_pdf(data)


def _in_words(difference: "Difference") -> str:
    place = f"on page {difference.page} it says" if difference.page else "it says"
    says, should_say = (
        shortened(text, 200) if text else "nothing" for text in (difference.says, difference.should_say)
    )
    return f"{place} {says}; made again, it says {should_say}."


def _first_byte(again: bytes, data: bytes) -> str:
    pairs = enumerate(zip(again, data, strict=False))
    index = next((index for index, (one, other) in pairs if one != other), min(len(again), len(data)))
    return f"they differ first at byte {index + 1:,} of {len(data):,}, on line {data[:index].count(10) + 1:,}."


def other_versions(record: AuditRecord) -> list[str]:
    """What a document was made with that is not what is here, in words."""
    others = [] if record.workbook_version == __version__ else [f"version {record.workbook_version} of the workbook"]
    others += [
        f"{name} {record.library_versions.get(name, '(none)')}"
        for name in DOCUMENT_LIBRARIES
        if record.library_versions.get(name) != version(name)
    ]
    if record.master_notebook_sha256 != sha256(workspace.MASTER_NOTEBOOK.read_bytes()):
        others.append("another master notebook")
    return others


def _with_versions_of(carried: Attachments, rebuilt: Rebuilt, page: str) -> str:
    """A page made again, with the versions that a document names in place of those here."""
    from section55.documents.audit import AUDIT_FILE
    from section55.documents.html_page import data_link

    record, ours = carried.record, rebuilt.record
    as_theirs = replace(
        ours,
        workbook_version=record.workbook_version,
        library_versions=record.library_versions,
        master_notebook_sha256=record.master_notebook_sha256,
    )
    if as_theirs == record and record.as_json().encode() == carried.record_text:
        page = page.replace(data_link(AUDIT_FILE, ours.as_json().encode()), data_link(AUDIT_FILE, carried.record_text))
    for old, new in (
        (_made_with(ours), _made_with(record)),
        (f">{ours.master_notebook_sha256}<", f">{record.master_notebook_sha256}<"),
    ):
        page = page.replace(old, new)
    return page


def _made_with(record: AuditRecord) -> str:
    libraries = ", ".join(f"{name} {number}" for name, number in record.library_versions.items())
    return f" {record.workbook_version} ({libraries})"
