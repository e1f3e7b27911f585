"""Whether a response is published, and when: one answer in the model, and nobody has another."""

from datetime import date
from pathlib import Path

import pytest

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.files.saving import read_revisions, save
from section55.model.publication import find_publication
from section55.register.entry_reader import read_entry
from support.form_states import form_on
from support.workbook import NORFOLK, ChangeFile, section55

AS_OF = date(2024, 6, 1)
ON_WEBSITE = "  published_on_website: true\n"


@pytest.mark.parametrize("status", ["final", "draft"])
@pytest.mark.parametrize(
    ("response_published_on", "on_website", "where", "on"),
    [
        ("", "", None, None),
        ("", "true", "office_use", None),
        ("", "2024-02-08", "office_use", date(2024, 2, 8)),
        ("2024-02-09", "", "response_published_on", date(2024, 2, 9)),
        ("2024-02-09", "true", "response_published_on", date(2024, 2, 9)),
        ("2024-02-09", "2024-02-08", "response_published_on", date(2024, 2, 9)),
    ],
)
def test_everything_goes_by_one_answer(
    change_file: ChangeFile,
    response_published_on: str,
    on_website: str,
    where: str | None,
    on: date | None,
    status: str,
) -> None:
    """The model, the checks, the register, the form and the history agree, whichever key says so, and how."""
    change_file(ON_WEBSITE, f"  published_on_website: {on_website}\n")
    path = change_file("status: final", f"response_published_on: {response_published_on}\nstatus: {status}")
    is_published = where is not None
    source = read_inspection(path)
    found = source.inspection.publication
    assert (found and (found.where[0], found.on)) == ((where, on) if is_published else None)
    codes = {finding.code for finding in findings(source, AS_OF)}
    assert ("response-overdue" in codes) == (not is_published)
    assert ("publication-day-missing" in codes) == (is_published and on is None)
    entry = read_entry(path, path.name)
    assert (entry.is_published, entry.response_published_on) == (is_published, on)
    form = form_on(AS_OF, path.parent)
    form.open(path)
    assert form.is_published == is_published
    save(path, path.read_bytes(), by="form")
    later = save(path, path.read_bytes().replace(b"84.22%", b"84.2%"), by="form")
    assert later.is_correction == (is_published and status == "final")


@pytest.mark.parametrize("answer", ["9/2/2024", "soon", "false", "", None, ["true"], {}])
def test_what_the_reader_refuses_says_nothing(answer: object) -> None:
    """A day that cannot be read is no publication, under either key."""
    assert find_publication({"response_published_on": answer, "office_use": {"published_on_website": answer}}) is None


@pytest.mark.parametrize("office_use", [None, "", [], "true"])
def test_office_use_may_be_empty_or_of_another_shape(office_use: object) -> None:
    """Of answers that were not validated nothing is taken for granted."""
    assert find_publication({"office_use": office_use}) is None


def test_a_file_that_is_not_finished_is_listed_by_the_same_answer(change_file: ChangeFile) -> None:
    """The form's list says of a file that the reader refuses whether its response is out, by the same answer."""
    path = change_file("inspection_title:", "# inspection_title:")
    (listed,) = form_on(AS_OF, path.parent).list_inspections()
    assert listed.label.endswith("(Not finished)")
    change_file(ON_WEBSITE, "  published_on_website: soon\n")
    (listed,) = form_on(AS_OF, path.parent).list_inspections()
    assert listed.label.endswith("(Not finished. Overdue by 110 days)")


def test_a_change_to_norfolks_own_response_is_a_correction(parameter_folder: Path, norfolk_file: Path) -> None:
    """Norfolk's response is final and on its website, on a day that nobody wrote down: what changes later is marked."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    assert path.read_bytes() == norfolk_file.read_bytes()
    first = save(path, path.read_bytes(), by="form")
    update = section55("update", path, "3", "--status", "complete", "--text", "The standards were adopted.")
    sent = section55("record", path, "--copied-to-secretary-of-state", "2024-02-09")
    assert (update.returncode, sent.returncode) == (0, 0)
    corrected = save(path, path.read_bytes().replace(b"84.22%", b"84.2%"), by="form")
    assert [revision.is_correction for revision in read_revisions(path)] == [False, False, False, True]
    assert (first.sequence, corrected.sequence) == (1, 4)
    assert "no note of the correction" in section55("check", path).stdout
