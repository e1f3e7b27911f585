"""What verify says of a document that other versions made, and of one whose history an earlier copy knows."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from section55 import __version__
from section55.build.rebuild import Rebuild
from section55.build.verdicts import (
    AGREES,
    CANNOT_BE_SHOWN,
    DIFFERS,
    DOES_NOT_VERIFY,
    NOT_ALL_CHECKED,
    NOT_CHECKED,
    VERIFIES,
    Verification,
)
from section55.build.verify import verify_document
from section55.documents.pdf import pdf_from_html
from section55.files.history import history_path
from section55.files.saving import save
from support.forged_documents import Record, forged_history, forged_page
from support.workbook import NORFOLK, section55

THEIRS = (f"workbook {__version__} (", "workbook 0.0.1 (")


def of_version(number: str) -> Callable[[Record], None]:
    return lambda record: record.update(workbook_version=number)


@pytest.fixture
def page(audited: Path) -> bytes:
    return (audited / "outputs" / NORFOLK / f"{NORFOLK}.html").read_bytes()


@pytest.fixture
def older(page: bytes) -> bytes:
    """The page as version 0.0.1 would have made it."""
    return forged_page(page, of_version("0.0.1"), words=THEIRS)


def verified(folder: Path, content: bytes, kind: str, rebuild: Rebuild, since: Path | None = None) -> Verification:
    path = folder / f"document.{kind}"
    path.write_bytes(content)
    return verify_document(path, rebuild, since)


def sentence(found: Verification, outcome: str) -> str:
    [one] = [statement.sentence for statement in found.statements if statement.outcome == outcome]
    return one


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_document_of_another_version_is_made_again_all_the_same(
    older: bytes, tmp_path: Path, rebuild: Rebuild, kind: str
) -> None:
    """It is the same but for the versions that it names; those it takes to be sure are given as a command."""
    content = older if kind == "html" else pdf_from_html(older.decode())
    found = verified(tmp_path, content, kind, rebuild)
    assert found.verdict == NOT_ALL_CHECKED
    assert "the same to the byte but for the versions in it" in found.statements[-1].sentence
    assert found.statements[-1].outcome == AGREES
    how = sentence(found, NOT_CHECKED)
    assert "version 0.0.1 of the workbook" in how
    assert "pip install -e . mistune==" in how
    assert f"section55 verify {tmp_path}/document.{kind}" in how


def test_another_look_of_another_version_leaves_the_words_compared(
    older: bytes, tmp_path: Path, rebuild: Rebuild
) -> None:
    """A stylesheet of before is no other word."""
    found = verified(tmp_path, older.replace(b"</style>", b"p { margin: 0 }</style>"), "html", rebuild)
    assert found.verdict == NOT_ALL_CHECKED
    assert "its words are the same" in found.statements[-1].sentence


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_forged_version_does_not_hide_changed_words(page: bytes, tmp_path: Path, rebuild: Rebuild, kind: str) -> None:
    """The sentence that the parameter file has and the document has not is named, in a PDF with its page."""
    forged = forged_page(page, of_version("0.0.1"), words=THEIRS).replace(b"in 84.2% of", b"in 94.2% of")
    found = verified(tmp_path, forged if kind == "html" else pdf_from_html(forged.decode()), kind, rebuild)
    assert found.verdict == DOES_NOT_VERIFY
    assert "in 84.2% of crime investigations" in sentence(found, DIFFERS)
    assert "94.2% of" in found.statements[-1].sentence
    assert ("on page " in found.statements[-1].sentence) is (kind == "pdf")


def test_words_of_the_workbooks_own_may_be_those_of_another_version(
    older: bytes, tmp_path: Path, rebuild: Rebuild
) -> None:
    """A heading that is called something else is named, and is no proof that anybody changed it."""
    assert b">Audit trail<" in older
    found = verified(tmp_path, older.replace(b">Audit trail<", b">Record of changes<"), "html", rebuild)
    assert found.verdict == NOT_ALL_CHECKED
    assert "Record of changes" in found.statements[-1].sentence


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_the_first_sentence_that_differs_is_named(page: bytes, tmp_path: Path, rebuild: Rebuild, kind: str) -> None:
    """With what should stand there, and for a PDF the page."""
    forged = page.replace(b"in 84.2% of", b"in 94.2% of")
    found = verified(tmp_path, forged if kind == "html" else pdf_from_html(forged.decode()), kind, rebuild)
    assert found.verdict == DOES_NOT_VERIFY
    assert "in 94.2% of crime" in sentence(found, DIFFERS)
    assert "in 84.2% of crime" in sentence(found, DIFFERS)
    assert ("on page 3 it says" in sentence(found, DIFFERS)) is (kind == "pdf")


def test_a_link_that_leads_elsewhere_is_another_word(older: bytes, tmp_path: Path, rebuild: Rebuild) -> None:
    """Where a link leads is compared as the words are."""
    forged = older.replace(b'href="https://justiceinspectorates.gov.uk', b'href="https://justice.example')
    assert forged != older
    found = verified(tmp_path, forged, "html", rebuild)
    assert found.verdict == NOT_ALL_CHECKED
    assert "<https://justice.example" in found.statements[-1].sentence


@pytest.fixture
def newer(audited: Path, tmp_path: Path) -> Path:
    """A folder of documents with two revisions more than in the audited one."""
    shutil.copytree(audited / "parameters", tmp_path / "new" / "parameters")
    path = tmp_path / "new" / "parameters" / f"{NORFOLK}.yaml"
    for more in (b"# one\n", b"# two\n"):
        save(path, path.read_bytes() + more, by="form", who="An officer")
    assert section55("build", path, "-o", tmp_path / "new" / "outputs").returncode == 0
    return tmp_path / "new" / "outputs" / NORFOLK


def test_a_history_that_goes_on_from_an_earlier_copys(audited: Path, newer: Path) -> None:
    """``--since`` says that all of the earlier history is there, and what cannot be shown."""
    old = audited / "outputs" / NORFOLK / f"{NORFOLK}.pdf"
    done = section55("verify", newer / f"{NORFOLK}.html", "--since", old)
    assert done.returncode == 0, done.stdout
    assert f"Its history begins with all that is in {NORFOLK}.pdf (four revisions, head " in done.stdout
    assert "and has two more." in done.stdout
    assert done.stdout.splitlines()[-1] == CANNOT_BE_SHOWN


def test_a_history_that_an_earlier_copy_shows_to_be_cut_short(audited: Path, newer: Path, rebuild: Rebuild) -> None:
    """A document whose history ends before that of an earlier one does not verify since that one."""
    path = audited / "outputs" / NORFOLK / f"{NORFOLK}.html"
    found = verify_document(path, rebuild, newer)
    assert "Its history was cut short: it has four revisions, and" in sentence(found, DIFFERS)
    assert verify_document(path, rebuild).verdict == VERIFIES


def test_a_history_written_anew_is_not_the_earlier_ones(audited: Path, tmp_path: Path, rebuild: Rebuild) -> None:
    """One that is whole in itself, and has the same files in it, is found by an earlier copy."""
    shutil.copytree(audited / "parameters", tmp_path / "parameters")
    path = tmp_path / "parameters" / f"{NORFOLK}.yaml"
    history_path(path).unlink()
    save(path, path.read_bytes() + b"# after\n", by="form", who="A forger")
    assert section55("build", path, "-o", tmp_path / "outputs").returncode == 0
    document = tmp_path / "outputs" / NORFOLK / f"{NORFOLK}.html"
    assert verify_document(document, rebuild).verdict == VERIFIES
    found = verify_document(document, rebuild, audited / "outputs" / NORFOLK)
    assert "revision 1 is another" in sentence(found, DIFFERS)


def test_an_earlier_copy_of_another_inspection_is_called_that(
    page: bytes, audited: Path, tmp_path: Path, rebuild: Rebuild, examples: dict[str, object]
) -> None:
    """What is no earlier copy, or no document at all, is no proof of anything."""
    other = next(iter(examples.values()))
    since = other.folder / f"{other.slug}.html"
    assert f"it is the document of {other.slug}" in sentence(verified(tmp_path, page, "html", rebuild, since), DIFFERS)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    found = verified(tmp_path, page, "html", rebuild, tmp_path / "broken.pdf")
    assert (found.verdict, "broken.pdf cannot be compared with" in sentence(found, NOT_CHECKED)) == (
        NOT_ALL_CHECKED,
        True,
    )


def test_times_that_go_backwards_are_named(audited: Path, tmp_path: Path, rebuild: Rebuild) -> None:
    """A chain proves an order and no time, so that a clock of 1999 is nothing that verifies."""
    path = tmp_path / "parameters" / f"{NORFOLK}.yaml"
    shutil.copytree(audited / "parameters", path.parent)
    history = history_path(path)
    history.write_bytes(forged_history(-1, time="1999-01-01T00:00:00Z")(history.read_bytes()))
    section55("build", path, "-o", tmp_path / "outputs")
    found = verify_document(tmp_path / "outputs" / NORFOLK / f"{NORFOLK}.html", rebuild)
    assert found.verdict == NOT_ALL_CHECKED
    assert "revision 4 was saved before the one that it follows" in sentence(found, NOT_CHECKED)


def test_json_has_the_verdict(audited: Path, tmp_path: Path) -> None:
    """And every document's, whatever another one is."""
    (tmp_path / "broken.html").write_bytes(b"<html></html>")
    good = audited / "outputs" / NORFOLK / f"{NORFOLK}.html"
    done = section55("verify", "--json", tmp_path / "broken.html", good)
    assert [entry["verdict"] for entry in json.loads(done.stdout)] == [DOES_NOT_VERIFY, VERIFIES]
    assert done.returncode == 1


def test_a_folder_of_output_folders_is_verified_as_each_of_them(audited: Path) -> None:
    """Who types the folder above has each of the folders in it verified."""
    done = section55("verify", audited / "outputs")
    assert done.returncode == 0
    assert NORFOLK in done.stdout.splitlines()[0]
