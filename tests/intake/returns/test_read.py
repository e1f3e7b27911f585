"""A return that came back: every answer is taken over, however it was edited, and nothing is taken on trust."""

from collections.abc import Callable
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.intake.reading import read_data
from section55.intake.returns.form import read_carried
from section55.intake.returns.read import NO_ANSWERS, ReadReturn, read_return
from section55.model.errors import WorkbookError
from support.returns import (
    COMMENTS,
    SLUG,
    edited,
    filled_as_by_word,
    made,
    position_of,
    response_of,
    with_part,
    write_folder,
)
from support.word_files import R, paragraph, part

HERE = Path(__file__).parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "parameters")


def come_back(path: Path, document: bytes) -> ReadReturn:
    source = read_data(document, "return.docx", "return.docx")
    return read_return(source, read_carried(source.carried), read_inspection(path))


def expect_every_answer(found: ReadReturn) -> None:
    answers = {answer.name: answer.new for answer in found.answers}
    assert answers.pop("Comments on the report as a whole") == COMMENTS
    names = [name.removesuffix(": Position") for name in answers if name.endswith(": Position")]
    assert len(names) == 43 + 2  # of the 43, one is answered with another and one in two parts; a cause, an area
    for number, name in enumerate(names, 1):
        assert answers[f"{name}: Position"] == position_of(number), name
        assert answers[f"{name}: Response"] == response_of(number), name
    assert len(answers) == 2 * len(names)
    assert not found.empty


def test_a_return_filled_in_as_word_does_it_is_read(path: Path) -> None:
    """Of 43 recommendations, parts, a cause and an area every position, list, table and emphasis comes back."""
    found = come_back(path, filled_as_by_word(made(path)))
    expect_every_answer(found)
    assert found.notes == []


def test_a_return_filled_in_by_libreoffice_is_read(path: Path) -> None:
    """LibreOffice loses tags and locks and moves what stands in controls; every answer comes back all the same."""
    found = come_back(path, (HERE / "filled_by_libreoffice.docx").read_bytes())
    expect_every_answer(found)
    assert found.notes == []


def test_an_empty_return_says_who_did_not_answer(path: Path) -> None:
    """A return that comes back as it went out has no answer, and names the items."""
    found = come_back(path, made(path))
    assert found.answers == []
    assert len(found.empty) == 45
    assert found.empty[6:8] == ["Recommendation 7, part a", "Recommendation 7, part b"]


def test_tracked_changes_comments_and_pictures_are_counted(path: Path) -> None:
    """What was inserted is read and what was deleted is not; each is counted for the officer."""

    def edit(body: str) -> str:
        answer = (
            "<w:p><w:r><w:t>We </w:t></w:r><w:ins w:id='1'><w:r><w:t>do </w:t></w:r></w:ins><w:del w:id='2'><w:r>"
            "<w:delText>not </w:delText></w:r></w:del><w:r><w:t>agree.</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
        )
        return body.replace("</w:tcPr><w:p></w:p>", f"</w:tcPr>{answer}", 1)

    found = come_back(path, edited(made(path), edit))
    assert [answer.new for answer in found.answers] == ["We do agree."]
    assert found.notes == [
        "One tracked insertion and one tracked deletion read as accepted.",
        "One picture not taken over.",
    ]


def test_comments_at_an_answer_are_counted_and_no_part_of_it(path: Path) -> None:
    """What Word's reviewers wrote in the margin is not published with the answer, and the officer learns of it."""
    answer = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>We agree.</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    document = edited(made(path), lambda body: body.replace("</w:tcPr><w:p></w:p>", f"</w:tcPr>{answer}", 1))
    related = f'<Relationship Id="c" Type="{R}/comments" Target="comments.xml"/></Relationships>'
    document = edited(document, lambda part: part.replace("</Relationships>", related), "word/_rels/document.xml.rels")
    document = with_part(
        document,
        "word/comments.xml",
        part("comments", "".join(f'<w:comment w:id="{n}">{paragraph("Is it so?")}</w:comment>' for n in (0, 1))),
    )
    found = come_back(path, document)
    assert [answer.new for answer in found.answers] == ["We agree."]
    assert found.notes == ["Two comments not taken over."]


def test_what_stands_outside_the_boxes_is_shown(path: Path) -> None:
    """Words that were typed below a box are not lost in silence."""
    typed = "<w:p><w:r><w:t>See the annex.</w:t></w:r></w:p>"
    found = come_back(path, edited(made(path), lambda body: body.replace("</w:tbl><w:p/>", f"</w:tbl>{typed}", 1)))
    assert found.notes == [
        "Outside the box of Recommendation 1 stands, and is not taken over: “See the annex.”.",
        NO_ANSWERS,
    ]


def test_a_quotation_mark_of_another_kind_is_no_change(path: Path) -> None:
    """Word makes straight marks curly and hyphens dashes; the report's words are the same."""
    document = edited(made(path), lambda body: body.replace("isn’t", "isn&#x27;t").replace("–", "-"))
    assert come_back(path, document).answers == []


def test_places_are_found_by_their_words_where_bookmarks_are_gone(path: Path) -> None:
    """A program that drops bookmarks leaves the headings."""
    import re

    document = filled_as_by_word(made(path))
    without = edited(document, lambda body: re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", body))
    found = come_back(path, without)
    expect_every_answer(found)


HEADING = '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>'
Edit = Callable[[str], str]
SPOILED: dict[str, tuple[Edit, str]] = {
    "a date in the report's words": (
        lambda body: body.replace("By 30 April 2023, chief", "By 30 April 2024, chief", 1),
        "Recommendation 2: the report's own words were changed in the return: it has “30 April 2024, chief",
    ),
    "a word less": (
        lambda body: body.replace("– without delay – ", "", 1),
        "Recommendation 2: the report's own words were changed",
    ),
    "a sentence more": (
        lambda body: body.replace("isn’t left open.", "isn’t left open. We agree.", 1),
        "Recommendation 2: the report's own words were changed",
    ),
    "a number in a table": (
        lambda body: body.replace(">2022<", ">2021<", 1),
        "Recommendation 1: the report's own words were changed",
    ),
    "an item gone": (
        lambda body: (
            body[: body.index(f"<w:p>{HEADING}", body.index("s55_13_response"))]
            + body[body.index(f"<w:p>{HEADING}", body.index("s55_14_response")) :]
        ),
        "Recommendation 12 is gone from the return",
    ),
    "a position of its own": (
        lambda body: body.replace("Choose a position<", "Agreed<", 1),
        "Recommendation 1: “Agreed” is no position. Choose one of: accepted",
    ),
    "a position misspelt": (
        lambda body: body.replace("<w:t>Choose a position<", "<w:t>Partially accepted<", 1),
        "is no position. Did you mean partly accepted?",
    ),
    "a box gone": (
        lambda body: (
            body[: body.index("<w:tbl>", body.index("s55_2_response"))]
            + body[body.index("</w:tbl>", body.index("s55_2_response")) + 8 :]
        ),
        "Recommendation 2: the box for the answer is gone.",
    ),
    "the end gone": (
        lambda body: body.replace("End of the return", "Kind regards").replace("s55_end", "x"),
        "“End of the return” is gone from the return",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_return_is_refused(path: Path, name: str) -> None:
    """Each is refused whole, with a sentence that names the place."""
    edit, sentence = SPOILED[name]
    with pytest.raises(WorkbookError) as refused:
        come_back(path, edited(made(path), edit))
    assert sentence in str(refused.value)


def test_a_document_that_is_no_return_is_refused(path: Path) -> None:
    """A document without what a return carries, of another version, or that names a path, is not taken for one."""
    document = made(path)
    for old, new, sentence in [
        ("Section55Return", "Another", "It is no return that the workbook made"),
        ("&quot;form&quot;: 1", "&quot;form&quot;: 9", "made by another version of the workbook"),
        (SLUG, "../../etc/passwd", "does not say whose return it is"),
    ]:
        changed = edited(document, lambda text, old=old, new=new: text.replace(old, new), "docProps/custom.xml")
        changed = edited(changed, lambda text, old=old, new=new: text.replace(old, new), "customXml/item1.xml")
        with pytest.raises(WorkbookError, match=sentence):
            come_back(path, changed)


def test_a_text_that_changed_in_the_file_since_is_kept_apart(path: Path) -> None:
    """The carried hash tells a change in the parameter file from one in the return."""
    document = made(path)
    path.write_text(path.read_text("utf-8").replace("matter 3 isn’t", "matter three isn’t"), encoding="utf-8")
    with pytest.raises(WorkbookError, match="its text was changed in the parameter file after the return was made"):
        come_back(path, document)


def test_an_item_that_the_file_lost_is_named(path: Path) -> None:
    """An answer to an item that is no longer there has nowhere to go."""
    document = made(path)
    path.write_text(path.read_text("utf-8").replace("number: '40'", "number: '40a'"), encoding="utf-8")
    with pytest.raises(WorkbookError, match="Recommendation 40 is in the return and not in the parameter file"):
        come_back(path, document)
