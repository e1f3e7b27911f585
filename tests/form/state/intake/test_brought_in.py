"""What was read, while an officer checks it: corrected, left out, added to; nothing of it is kept."""

from datetime import date
from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from section55.form.state.intake.brought_in import DAY, BroughtIn
from section55.form.state.intake.read_file import (
    GivenFile,
    OwnResponse,
    pasted_text,
    read_given_report,
    read_given_response,
)
from section55.form.state.offices import read_profile
from section55.intake.proposal import Proposal
from section55.model.errors import WorkbookError
from support.brought_in import DOUBT, REPORT_PAGE
from support.report_layouts import LAYOUTS
from support.workbook import NORFOLK, Documents

NORFOLKS_TEXT = Path(__file__).parents[3] / "intake" / "norfolk" / "response.md"


@pytest.fixture
def report() -> BroughtIn:
    return read_given_report(GivenFile("report.html", REPORT_PAGE.encode()))


def headings(found: BroughtIn) -> list[str]:
    return [place.heading for place in found.answers.places.values()]


def test_every_layout_of_a_report_comes_in_with_its_items() -> None:
    """Of every layout the form has the items that the command reads, in the shape that it can show."""
    for each in LAYOUTS:
        found = read_given_report(GivenFile(f"{each.name}.html", each.page.encode()))
        assert len(found.answers.places) >= len(each.items), each.name
        assert found.answers.get(DAY) == (each.published_on.isoformat() if each.published_on else None), each.name


def test_what_is_not_sure_is_what_to_look_at(report: BroughtIn) -> None:
    """That is what is guessed, and what nearly every item has and this one does not; a number given here is none."""
    places = report.answers.places
    assert [report.unsure_keys(places["recommendations", index]) for index in range(4)] == [
        [],
        [],
        ["addressed_to", "due_on"],
        [],
    ]
    assert [where for where in report.find_doubts() if len(where) > 1] == [("recommendations", 2)]
    assert ("police_forces",) in report.find_doubts()


def test_a_correction_is_the_officers_own(report: BroughtIn) -> None:
    """Once corrected, an answer is not looked at again; the same answer typed again is no correction."""
    path = ("recommendations", 2, "due_on")
    report.set(("recommendations", 0, "due"), "By 30 November 2023")
    assert not report.is_corrected
    report.set(path, "2024-03-31")
    report.set(("recommendations", 2, "addressed_to"), ["Chief constables"])
    assert report.is_corrected
    assert report.reading(path) is None
    assert report.find_doubts()[-1] != ("recommendations", 2)


def test_a_doubtful_day_needs_a_persons_word(report: BroughtIn) -> None:
    """It is given by typing a day, or by saying that the one that was read is right; that can be taken back."""
    assert report.doubt_of_day == DOUBT
    report.confirm_day(True, DOUBT)
    assert not report.doubt_of_day
    report.confirm_day(False, DOUBT)
    assert report.doubt_of_day == DOUBT
    report.set(DAY, "2019-04-10")
    assert not report.doubt_of_day
    report.set(DAY, "soon")
    assert report.doubt_of_day == "No date of publication was found."


def test_days_are_counted_anew_from_another_day(report: BroughtIn) -> None:
    """Within six months, and immediately, follow the day of publication; a day that an officer typed stays."""
    second, fourth = ("recommendations", 1, "due_on"), ("recommendations", 3, "due_on")
    assert (report.answers.get(second), report.answers.get(fourth)) == ("2023-09-08", "2023-03-08")
    report.set(fourth, "2023-03-09")
    report.set(DAY, "2019-04-10")
    assert (report.answers.get(second), report.answers.get(fourth)) == ("2019-10-10", "2023-03-09")
    assert report.answers.get(("recommendations", 0, "due_on")) == "2023-11-30"


def test_an_item_is_left_out_and_taken_back(report: BroughtIn) -> None:
    """What is said of the other items goes with them, though their places change."""
    before = headings(report)
    assert report.leave_out(("recommendations", 0)).name == "Recommendation 1"
    assert report.unsure_keys(report.answers.place(("recommendations", 1))) == ["addressed_to", "due_on"]
    assert report.take_back().name == "Recommendation 1"
    assert headings(report) == before


def test_those_to_others_are_left_out_and_counted(report: BroughtIn, parameter_folder: Path) -> None:
    """What asks others than the office's force alone is left out at once; how many the report makes stays."""
    office = read_profile(parameter_folder, "norfolk")
    del report.answers.tree["recommendations_total"]
    assert report.find_others(None) == []
    assert report.find_others(office) == [("recommendations", 2), ("recommendations", 3)]
    assert report.leave_others_out(office) == 2
    assert report.answers_to_use()["recommendations_total"] == "5"
    report.take_back()
    report.take_back()
    assert "recommendations_total" not in report.answers_to_use()


def test_a_passage_that_was_left_over_becomes_an_item(report: BroughtIn) -> None:
    """It has the next number, and whom it asks is read from its words; left out, it is left over again."""
    passage = "Chief constables must be sure that risk assessments are complete."
    assert passage in report.left_over
    where = report.add(passage)
    assert report.answers.get(where) == {"number": "5", "text": passage, "addressed_to": ["Chief constables"]}
    assert report.reading((*where, "addressed_to")) is not None
    assert passage not in report.left_over
    report.leave_out(where)
    assert passage in report.left_over
    report.take_back()
    assert passage not in report.left_over
    assert report.answers.get(report.add(report.left_over[0], "areas_for_improvement"))["number"] == "3"


def test_a_date_and_a_number_are_texts_of_the_form() -> None:
    """The answers have the form's shape: days, counts and switches are texts."""
    found = BroughtIn(
        Proposal({"published_on": date(2024, 5, 16), "recommendations_total": 3, "recommendations": [{"number": 1}]}),
        "x.html",
    )
    assert found.answers_to_use() == {
        "published_on": "2024-05-16",
        "recommendations_total": "3",
        "recommendations": [{"number": "1"}],
    }


def test_an_old_response_comes_in_with_its_answers() -> None:
    """Norfolk's published text has a recommendation with the force's position, and the body's comments."""
    found = read_given_response(GivenFile("response.md", NORFOLKS_TEXT.read_bytes()))
    assert isinstance(found, BroughtIn) and found.is_response
    assert [place.number for place in found.answers.places.values()] == ["3"]
    assert found.answers.get(("commissioner_comments",))
    assert found.answers.get(("recommendations", 0, "chief_constable", "position")) == "accepted"
    assert not found.doubt_of_day


def test_a_document_of_the_workbook_comes_back_to_the_byte(
    norfolk: Documents, norfolk_file: Path, tmp_path: Path
) -> None:
    """Its page carries its parameter file, which is written once and never over another."""
    given = GivenFile("response.html", norfolk.html.encode())
    found = read_given_response(given)
    assert isinstance(found, OwnResponse) and found.parameter_file == f"{NORFOLK}.yaml"
    path, kept = found.put_back(tmp_path)
    assert path.read_bytes() == norfolk_file.read_bytes() and kept == []
    with pytest.raises(WorkbookError, match="there is such a file already, and it was left as it is"):
        found.put_back(tmp_path)
    with pytest.raises(WorkbookError, match="it is a response that the workbook made, and no report"):
        read_given_report(given)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.html", b"", "empty.html: There is nothing in it."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is an old Office file"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n", "It is no web page, PDF, Word document or text."),
        ("broken.pdf", b"%PDF-1.7 and no more", "broken.pdf: "),
        ("macros.docx", b"PK\x03\x04 and no more", "macros.docx: "),
        ("letter.html", b"<html><body><nav>Home</nav></body></html>", "letter.html: nothing was found in it"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, data: bytes, sentence: str) -> None:
    """Of a report as of a response, the sentence names the file and says why."""
    for read in (read_given_report, read_given_response):
        with pytest.raises(WorkbookError) as error:
            read(GivenFile(name, data))
        assert sentence in str(error.value) and str(error.value).startswith(name)


def test_pasted_words_are_read_as_what_they_are() -> None:
    """A page that was pasted has headings and lists; in plain text an asterisk is an asterisk. Nothing is refused."""
    assert pasted_text("# A report\n\nWords").name.endswith(".md")
    assert pasted_text("Recommendation 1\nForces should act.").name.endswith(".txt")
    found = read_given_report(pasted_text("A report\n\nRecommendation 1\n\nForces should act on 2 * 3 cases."))
    assert found.name == "Pasted words"
    assert found.answers.get(("recommendations", 0, "text")) == r"Forces should act on 2 \* 3 cases."
    with pytest.raises(WorkbookError, match="Choose a file, or paste the text"):
        pasted_text(" \n")


def test_nothing_is_written_while_it_is_checked(report: BroughtIn, parameter_folder: Path) -> None:
    """Reading and correcting leave the folder as it was."""
    before = sorted(parameter_folder.rglob("*"))
    state = FormState(parameter_folder)
    report.set(("recommendations", 0, "due"), "By 1 May 2024")
    report.leave_out(("recommendations", 1))
    assert state.close() and sorted(parameter_folder.rglob("*")) == before
