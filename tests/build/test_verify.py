"""Whether a document is what its inputs say: every change of a byte is caught, and a sentence says which."""

import base64
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from section55.build.rebuild import Rebuild
from section55.build.verdicts import DIFFERS
from section55.build.verify import verify_document, verify_folder
from section55.documents.attachments import read_attachments
from section55.documents.audit import AUDIT_FILE, AuditRecord, folder_audit, read_folder_audit
from section55.files.broken_history import HistoryBroken
from section55.files.history import head_of, history_path, read_history
from support.words import words_of_html
from support.workbook import NORFOLK, section55

POSITIONS = int(os.environ.get("SECTION55_POSITIONS", "150"))
"""How many random bytes of each file are changed."""


@pytest.fixture
def copied(audited: Path, tmp_path: Path) -> Path:
    """A copy of the workbook to spoil."""
    shutil.copytree(audited, tmp_path / "copy")
    return tmp_path / "copy"


def output(folder: Path) -> Path:
    return folder / "outputs" / NORFOLK


def with_one_byte_changed(data: bytes, chance: random.Random) -> bytes:
    index = chance.randrange(len(data))
    return data[:index] + bytes([data[index] ^ chance.randrange(1, 256)]) + data[index + 1 :]


def test_an_output_folder_verifies(audited: Path, rebuild: Rebuild) -> None:
    """Everything is looked at, and everything agrees."""
    found = verify_folder(output(audited), rebuild)
    assert found.holds, found.statements
    assert sum("the same to the byte" in statement.sentence for statement in found.statements) == 2


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_published_file_alone_verifies(audited: Path, tmp_path: Path, kind: str) -> None:
    """The command needs no other file, in a folder where there is none, under a name of the web officer's."""
    alone = tmp_path / f"norfolk-response.{kind}"
    shutil.copy(output(audited) / f"{NORFOLK}.{kind}", alone)
    done = section55("verify", alone, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Made again from what it carries, it is the same to the byte" in done.stdout
    assert "It verifies." in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_every_changed_byte_of_a_document_is_caught(audited: Path, tmp_path: Path, rebuild: Rebuild, kind: str) -> None:
    """A document in which any one byte is another does not verify, from the file alone."""
    chance = random.Random(kind)
    data = (output(audited) / f"{NORFOLK}.{kind}").read_bytes()
    spoilt = tmp_path / f"{NORFOLK}.{kind}"
    for _ in range(POSITIONS):
        spoilt.write_bytes(with_one_byte_changed(data, chance))
        found = verify_document(spoilt, rebuild)
        assert any(statement.outcome == DIFFERS for statement in found.statements), found
    for length in chance.sample(range(len(data)), 20):
        spoilt.write_bytes(data[:length])
        assert not verify_document(spoilt, rebuild).holds


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [f"parameters/{NORFOLK}.yaml", f"parameters/{NORFOLK}.history.jsonl", f"outputs/{NORFOLK}/audit.json"]
)
def test_every_changed_byte_of_an_input_is_caught(copied: Path, rebuild: Rebuild, name: str) -> None:
    """A parameter file, a history or an audit record in which any one byte is another makes its folder not verify."""
    chance = random.Random(name)
    data = (copied / name).read_bytes()
    for _ in range(POSITIONS):
        (copied / name).write_bytes(with_one_byte_changed(data, chance))
        assert not verify_folder(output(copied), rebuild).holds
    (copied / name).write_bytes(data)
    assert verify_folder(output(copied), rebuild).holds


def test_the_head_of_the_history_is_printed(audited: Path, tmp_path: Path, rebuild: Rebuild) -> None:
    """The document, its record and `verify` name the same head, and another head in the record is found."""
    page = (output(audited) / f"{NORFOLK}.html").read_bytes()
    head = head_of(read_history(history_path(audited / "parameters" / f"{NORFOLK}.yaml").read_bytes()))
    assert f"The head of its history is {head}." in " ".join(words_of_html(page.decode()).split())
    assert f"Its head is {head}." in str(verify_folder(output(audited), rebuild))
    record = read_attachments(page, "html").record_text
    changed = record.replace(head.encode(), head[::-1].encode())
    spoilt = tmp_path / f"{NORFOLK}.html"
    spoilt.write_bytes(page.replace(base64.b64encode(record), base64.b64encode(changed)))
    assert f"another head of its history ({head[::-1]})" in str(verify_document(spoilt, rebuild))


@pytest.mark.parametrize("odd", [*range(9), 11, 12, *range(14, 32), 127])
def test_a_control_character_in_the_words_is_shown(audited: Path, tmp_path: Path, rebuild: Rebuild, odd: int) -> None:
    """No build writes one and lxml refuses to; wherever it stands in a page, the difference is found and said."""
    data = (output(audited) / f"{NORFOLK}.html").read_bytes()
    spoilt = tmp_path / f"{NORFOLK}.html"
    for before in (b"Key findings</h2>", b"</dt>", b" victims", b"</main>"):
        spoilt.write_bytes(data.replace(before, bytes([odd]) + before, 1))
        assert spoilt.read_bytes() != data
        sentences = [
            found.sentence for found in verify_document(spoilt, rebuild).statements if found.outcome == DIFFERS
        ]
        assert any("it is another document" in sentence or "not an HTML page" in sentence for sentence in sentences)


SPOILERS: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "first removed": lambda lines: lines[1:],
    "middle removed": lambda lines: [lines[0], *lines[2:]],
    "last removed": lambda lines: lines[:-1],
    "all removed": lambda lines: [],
    "one repeated": lambda lines: [*lines[:2], lines[1], *lines[2:]],
    "last repeated": lambda lines: [*lines, lines[-1]],
    "two reordered": lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
    "one edited": lambda lines: [lines[0], lines[1].replace(b"84.22%", b"84.23%"), *lines[2:]],
    "a name edited": lambda lines: [lines[0].replace(b"An officer", b"No officer"), *lines[1:]],
    "spaces added": lambda lines: [lines[0].replace(b'","', b'", "', 1), *lines[1:]],
    "cut short": lambda lines: [*lines[:-1], lines[-1][:-10]],
    "line break gone": lambda lines: [*lines[:-1], lines[-1].rstrip(b"\n")],
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_spoilt_history_is_caught(copied: Path, rebuild: Rebuild, spoiler: str) -> None:
    """A line removed, repeated, moved or edited, and a file cut short, is not a whole history."""
    history = history_path(copied / "parameters" / f"{NORFOLK}.yaml")
    lines = history.read_bytes().splitlines(keepends=True)
    spoilt = SPOILERS[spoiler](lines)
    assert spoilt != lines
    history.write_bytes(b"".join(spoilt))
    assert not verify_folder(output(copied), rebuild).holds
    if spoiler not in ("last removed", "all removed"):
        with pytest.raises(HistoryBroken):
            read_history(history.read_bytes())


def test_a_renamed_document_is_caught(audited: Path, tmp_path: Path, rebuild: Rebuild) -> None:
    """One inspection's document renamed as another's says whose it is."""
    renamed = tmp_path / "2024-09-10-activism-and-impartiality.pdf"
    shutil.copy(output(audited) / f"{NORFOLK}.pdf", renamed)
    found = verify_document(renamed, rebuild)
    assert found.statements[0].outcome == DIFFERS
    assert f"it is the document of {NORFOLK}" in found.statements[0].sentence


def test_a_folder_under_another_name_is_caught(copied: Path, rebuild: Rebuild) -> None:
    """One inspection's output folder renamed as another's says whose it is."""
    renamed = output(copied).rename(output(copied).with_name("2024-09-10-activism-and-impartiality"))
    assert not verify_folder(renamed, rebuild).holds


def test_a_folder_without_its_documents_is_caught(copied: Path, rebuild: Rebuild) -> None:
    """An audit record that was written again to name no document makes no folder that verifies."""
    folder = output(copied)
    found = read_folder_audit(folder)
    for path in folder.iterdir():
        path.unlink()
    text = folder_audit(AuditRecord.from_dict(found["record"]), found["parameter_file"], {})
    (folder / AUDIT_FILE).write_text(text, encoding="utf-8")
    assert [statement.outcome for statement in verify_folder(folder, rebuild).statements] == [DIFFERS]


def test_words_and_inputs_changed_together_are_caught(audited: Path, tmp_path: Path) -> None:
    """A page whose words were changed, with a parameter file and hashes to match, is still another document."""
    import base64
    import hashlib

    page = (output(audited) / f"{NORFOLK}.html").read_bytes()
    files = read_attachments(page, "html").files
    old = files[f"{NORFOLK}.yaml"]
    new = old.replace(b"84.2%", b"94.2%")
    assert new != old
    for one, other in (
        (base64.b64encode(old), base64.b64encode(new)),
        (hashlib.sha256(old).hexdigest().encode(), hashlib.sha256(new).hexdigest().encode()),
        (b"84.2%", b"94.2%"),
    ):
        page = page.replace(one, other)
    forged = tmp_path / f"{NORFOLK}.html"
    forged.write_bytes(page)
    assert any(statement.outcome == DIFFERS for statement in verify_document(forged).statements)


@pytest.mark.parametrize("role", ["parameter file", "history"])
def test_a_record_that_calls_a_file_something_else_is_caught(
    audited: Path, tmp_path: Path, rebuild: Rebuild, role: str
) -> None:
    """A page whose audit record takes an input for something else does not verify, and is no traceback."""
    page = (output(audited) / f"{NORFOLK}.html").read_bytes()
    record = read_attachments(page, "html").record_text
    changed = record.replace(f'"role": "{role}"'.encode(), b'"role": "logo"')
    assert changed != record
    spoilt = tmp_path / f"{NORFOLK}.html"
    spoilt.write_bytes(page.replace(base64.b64encode(record), base64.b64encode(changed)))
    found = verify_document(spoilt, rebuild)
    assert any(statement.outcome == DIFFERS for statement in found.statements), found


def test_json_is_for_programs(audited: Path) -> None:
    """``--json`` gives each statement with its outcome."""
    done = section55("verify", "--json", output(audited))
    assert done.returncode == 0
    [found] = json.loads(done.stdout)
    assert found["holds"] is True
    assert {statement["outcome"] for statement in found["statements"]} == {"agrees"}


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"%PDF-1.7\n", b"\xff\xfe", b"<" * 5000])
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_file_of_another_kind_is_a_sentence(tmp_path: Path, content: bytes, kind: str) -> None:
    """What is no document of the workbook's is reported as none, without a traceback."""
    (tmp_path / f"other.{kind}").write_bytes(content)
    found = verify_document(tmp_path / f"other.{kind}")
    assert [statement.outcome for statement in found.statements] == [DIFFERS]


def test_history_and_restore_commands(copied: Path) -> None:
    """The history reads as a list of changes, and a revision comes back as a new one."""
    path = copied / "parameters" / f"{NORFOLK}.yaml"
    done = section55("history", path)
    assert done.returncode == 0
    assert "Recommendation 3: Chief constable: Position: “accepted” became “noted”" in done.stdout
    assert done.stdout.count("Revision ") == 4
    entries = json.loads(section55("history", "--json", path).stdout)
    assert [entry["revision"] for entry in entries] == [1, 2, 3, 4]
    restored = section55("restore", path, 1)
    assert restored.returncode == 0
    assert "this is revision 5" in restored.stdout
    assert "84.22%" in path.read_text(encoding="utf-8")
    done = section55("restore", path, 77)
    assert done.returncode == 1
    assert "revisions 1 to 5" in done.stderr
