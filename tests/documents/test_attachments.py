"""What is taken out of a finished document: only what its record names, under its names, and no more than it says."""

import base64
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from section55.documents.attachments import AttachmentsUnreadable, read_attachments
from section55.documents.audit import AuditRecord
from support.forged_documents import Record, attaching, forged_page, forged_pdf
from support.hostile_documents import VERDICT_IN_HIDING, large_link
from support.workbook import NORFOLK, Documents, section55

FLATE = pikepdf.Name.FlateDecode


def first_input(record: Record) -> Record:
    return record["inputs"][0]


REFUSED: dict[str, Callable[[Record], object]] = {
    "a path for a slug": lambda record: record.update(slug="../x"),
    "a verdict for a version": lambda record: record.update(workbook_version=VERDICT_IN_HIDING),
    "a verdict for a library": lambda record: record["library_versions"].update({VERDICT_IN_HIDING: "1"}),
    "a line break at the end of a version": lambda record: record.update(workbook_version="0.1.0\n"),
    "a long version": lambda record: record.update(workbook_version="1" * 41),
    "a shell's command for a version": lambda record: record["library_versions"].update(typst="1;id"),
    "another hash": lambda record: first_input(record).update(sha256="x" * 64),
    "a negative size": lambda record: first_input(record).update(size=-1),
    "another role": lambda record: first_input(record).update(role="secret"),
    "a role twice": lambda record: record["inputs"].append(first_input(record)),
    "a name that is a path": lambda record: first_input(record).update(name=f"/tmp/{NORFOLK}.yaml"),
    "a name that leads up": lambda record: first_input(record).update(name=f"../{NORFOLK}.yaml"),
    "a name with a line break": lambda record: first_input(record).update(name=f"{NORFOLK}.yaml\n"),
    "another parameter file's name": lambda record: first_input(record).update(name="2023-12-19-another.yaml"),
    "a profile beside the offices": lambda record: record["inputs"][1].update(name="norfolk.yaml"),
    "another format": lambda record: record.update(format=2),
    "no inputs": lambda record: record.update(inputs=[]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_record_with_what_no_build_writes_is_refused_with_one_sentence(norfolk: Documents, what: str) -> None:
    """What a record says becomes paths, commands and lines on a screen; none of it is in the sentence."""
    page = forged_page(norfolk.html.encode(), REFUSED[what])
    with pytest.raises(AttachmentsUnreadable) as refused:
        read_attachments(page, "html")
    assert str(refused.value) == "The audit record that it carries is none that the workbook writes."


def test_a_carried_file_has_the_name_that_the_record_gives(norfolk: Documents) -> None:
    """A file under another name is not the one that the record names, whatever is in it."""
    page = norfolk.html.encode()
    for name, sentence in ((b"norfolk.yaml", "It does not carry norfolk.yaml,"), (b"audit.json", "no audit record")):
        with pytest.raises(AttachmentsUnreadable, match=sentence):
            read_attachments(page.replace(b'download="' + name, b'download="other-' + name), "html")


def test_a_record_of_a_build_is_taken(norfolk: Documents) -> None:
    """What a build writes is what is read, from both documents."""
    record = AuditRecord.from_dict(json.loads((norfolk.folder / "audit.json").read_text(encoding="utf-8"))["record"])
    for document, kind in ((norfolk.html.encode(), "html"), (norfolk.pdf, "pdf")):
        carried = read_attachments(document, kind)
        assert carried.record == record
        assert [*carried.files] == [made_from.name for made_from in record.inputs]


def test_a_page_with_a_link_of_more_than_ten_million_characters_is_read_whole(norfolk: Documents) -> None:
    """The parser leaves such links out unless it is asked not to, and the files after them with them."""
    page = norfolk.html.replace("<body>", f"<body>{large_link().decode()}").encode()
    assert read_attachments(page, "html").files


@pytest.mark.parametrize("twice", [b"audit.json", b"norfolk.yaml"])
def test_a_name_twice_is_refused(norfolk: Documents, twice: bytes) -> None:
    """Nobody could say which of the two files is meant."""
    link = b'<a download="%b" href="data:;base64,%b">it</a>' % (twice, base64.b64encode(b"{}"))
    with pytest.raises(AttachmentsUnreadable, match=f"It carries 2 files that are called {twice.decode()}"):
        read_attachments(norfolk.html.encode().replace(b"</body>", link + b"</body>"), "html")


@pytest.mark.parametrize(
    ("packed", "filters"),
    [
        (zlib.compress(bytes(20_000_000)), [FLATE]),
        (zlib.compress(zlib.compress(b"{}")), [FLATE, FLATE]),
        (b"<7b7d>", [pikepdf.Name.ASCIIHexDecode]),
        (zlib.compress(b"{}")[:-3], [FLATE]),
    ],
)
def test_a_file_in_a_pdf_is_unpacked_once_and_no_further_than_it_may(
    norfolk: Documents, packed: bytes, filters: list[pikepdf.Name]
) -> None:
    """More bytes than a file may have, another filter or a second one: refused before it is unpacked."""
    with pytest.raises(AttachmentsUnreadable, match=r"The copy of audit\.json that it carries is broken"):
        read_attachments(forged_pdf(norfolk.pdf, attaching("audit.json", packed, filters)), "pdf")


@pytest.mark.parametrize("other", [7, b"text", []])
def test_a_file_in_a_pdf_that_is_none_is_refused(norfolk: Documents, other: object) -> None:
    """A changed byte can make the reference to a file lead to something else."""

    def lead_elsewhere(document: pikepdf.Pdf) -> None:
        files = document.attachments["audit.json"].obj.EF
        files.F = files.UF = document.make_indirect(other)

    with pytest.raises(AttachmentsUnreadable):
        read_attachments(forged_pdf(norfolk.pdf, lead_elsewhere), "pdf")


def test_a_file_that_no_record_names_is_not_looked_at(norfolk: Documents) -> None:
    """It may be anything."""
    for packed, filters in ((b"no packed file", [FLATE]), (zlib.compress(b""), [FLATE, FLATE])):
        assert read_attachments(forged_pdf(norfolk.pdf, attaching("other.bin", packed, filters)), "pdf").files


def test_a_file_that_is_named_like_its_office_is_carried_under_another_name_than_the_profile(
    parameter_folder: Path, tmp_path: Path
) -> None:
    """norfolk.yaml beside offices/norfolk.yaml: both documents carry two files, and verify knows which is which."""
    path = parameter_folder / "norfolk.yaml"
    (parameter_folder / f"{NORFOLK}.yaml").rename(path)
    assert section55("build", path, "-o", tmp_path).returncode == 0
    for kind in ("html", "pdf"):
        document = tmp_path / "norfolk" / f"norfolk.{kind}"
        carried = read_attachments(document.read_bytes(), kind)
        assert carried.files["norfolk.yaml"] == path.read_bytes()
        assert carried.files["offices/norfolk.yaml"] == (parameter_folder / "offices" / "norfolk.yaml").read_bytes()
        assert "It verifies." in section55("verify", document).stdout
    pdf = pikepdf.open(tmp_path / "norfolk" / "norfolk.pdf")
    assert {"norfolk.yaml", "offices-norfolk.yaml"} < {*pdf.attachments}


def test_a_pdf_with_a_password_is_refused() -> None:
    """The library that reads PDFs has an error of its own for it, which is a sentence here."""
    with pikepdf.new() as pdf:
        made = io.BytesIO()
        pdf.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(AttachmentsUnreadable, match="It has a password"):
        read_attachments(made.getvalue(), "pdf")
