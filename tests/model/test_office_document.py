"""The office's own document, letter and names, as its profile gives them."""

from typing import Any

import pytest
from pydantic import ValidationError

from section55.model.item_questions import ITEM_STATUSES
from section55.model.letter import Addressee
from section55.model.office import OfficeProfile
from section55.model.office_document import PLACEHOLDERS, SECTION_NAMES, OfficeDocument, StatusWords, fill_in
from section55.model.paths import labels, question_at, questions

PROFILE: dict[str, Any] = {
    "office_name": "Office of the Police and Crime Commissioner for Midshire",
    "short_name": "OPCCM",
    "area": "Midshire",
    "body_title": "Police and Crime Commissioner",
    "body_abbreviation": "PCC",
    "force_name": "Midshire Police",
    "chief_officer_title": "Chief Constable",
    "panel_name": "Midshire Police and Crime Panel",
    "website": "https://pcc.example.org.uk",
    "printed_deadline": "statutory",
}


def office(**keys: Any) -> OfficeProfile:
    return OfficeProfile.model_validate(PROFILE | keys)


def test_a_profile_that_says_nothing_has_the_usual_document() -> None:
    """Every key of the office's own document may be left out, or left empty."""
    usual = OfficeProfile.model_validate(PROFILE)
    assert usual == office(document=None, letter=None, names_in_sentences={})
    document = usual.document
    assert (document.title, document.layout, document.answers) == ("", "report", "by author")
    assert (document.progress, document.audit_trail) == ("shown", "short")
    assert document.smart_punctuation
    assert document.restate
    assert not document.is_letter
    assert not document.is_by_item
    assert document.shows_progress
    assert [section.section for section in document.printed_sections] == list(SECTION_NAMES)
    assert (usual.letter.sender, usual.letter.to, usual.letter.signed_by) == ([], [], [])
    assert usual.letter.closing == "Yours sincerely"


@pytest.mark.parametrize("answer", [[], {}])
def test_a_list_or_keys_are_no_text_though_they_are_empty(answer: object) -> None:
    """They had been taken for nothing written, whatever stood in the file."""
    for keys in ({"document": {"title": answer}}, {"letter": {"closing": answer}}):
        with pytest.raises(ValidationError):
            office(**keys)
    assert office(document={"title": "  "}, letter={"closing": "  "}) == office()


def test_a_profile_says_everything() -> None:
    """Each key is read into its typed object."""
    own = office(
        names_in_sentences={"body": "MOPAC", "force_is_plural": "true"},
        document={
            "title": '{body}: response to {inspection}"',
            "layout": "Letter",
            "answers": "by item",
            "sections": [{"section": "Recommendations", "heading": "What was asked"}, {"section": "progress"}],
            "progress": "not shown",
            "audit_trail": "full",
            "status_words": {"open": "Red", "partly done": "Amber", "complete": None},
            "smart_punctuation": "false",
            "restate": "false",
        },
        letter={
            "from": ["City Hall", "London"],
            "to": [{"name": "The Home Secretary", "address": ["2 Marsham Street"]}],
            "closing": "Yours faithfully",
            "signed_by": ["The Mayor"],
        },
    )
    assert own.names_in_sentences.body == "MOPAC"
    assert own.names_in_sentences.force_is_plural
    assert own.document.is_letter
    assert own.document.is_by_item
    assert not own.document.shows_progress
    assert [section.section for section in own.document.printed_sections] == ["recommendations", "progress"]
    assert own.document.heading("recommendations", "Recommendations") == "What was asked"
    assert own.document.heading("progress", "Progress") == "Progress"
    assert own.document.heading("key findings", "Key findings") == "Key findings"
    assert own.document.status_words.word("open") == "Red"
    assert own.document.status_words.word("complete") == "complete"
    assert not own.document.smart_punctuation
    assert not own.document.restate
    assert own.letter.sender == ["City Hall", "London"]
    assert own.letter.to[0].opening == "Dear Home Secretary"


def test_every_status_can_have_a_word_of_the_office() -> None:
    """The keys of the words are the statuses of items as they stand in a file."""
    assert tuple(questions(StatusWords, ())) == ITEM_STATUSES
    words = StatusWords.model_validate({status: status.upper() for status in ITEM_STATUSES})
    assert [words.word(status) for status in ITEM_STATUSES] == [status.upper() for status in ITEM_STATUSES]


def test_progress_that_has_no_section_is_not_shown() -> None:
    """A profile that leaves the section out shows no progress, whatever it says of progress."""
    document = OfficeDocument.model_validate({"sections": [{"section": "recommendations"}]})
    assert document.progress == "shown"
    assert not document.shows_progress


def test_placeholders_are_filled_in() -> None:
    """Every placeholder of a title has its words, each as often as it is there."""
    title = " ".join(f"{{{name}}}" for name in PLACEHOLDERS) + " {area}"
    assert OfficeDocument.model_validate({"title": title}).title == title
    assert fill_in(title, {name: name.upper() for name in PLACEHOLDERS}) == (
        "OFFICE BODY AREA FORCE INSPECTION INSPECTORATE AREA"
    )


@pytest.mark.parametrize("title", ["{}", "{a}", "{ body }", "{{body}}", "body}", "{body", "One\nline {area}"])
def test_a_title_that_cannot_be_filled_in_is_refused(title: str) -> None:
    """A name that stands for nothing, a lone brace and a second line are refused with the names that there are."""
    with pytest.raises(ValidationError) as refused:
        OfficeDocument.model_validate({"title": title})
    (problem,) = refused.value.errors()
    assert problem["msg"].endswith(".")
    assert "{body}" in problem["msg"] or "one line" in problem["msg"]


def test_a_section_is_named_once() -> None:
    """A model that was not read from a file refuses a section named twice, too."""
    sections = [{"section": "progress"}, {"section": "Progress"}]
    with pytest.raises(ValidationError, match="also item 1 of this list"):
        office(document={"sections": sections})


@pytest.mark.parametrize(
    ("name", "salutation", "opening"),
    [
        ("The Home Secretary", "", "Dear Home Secretary"),
        ("His Majesty's Chief Inspector", "Dear Sir", "Dear Sir"),
        ("Theodora Bell", "", "Dear Theodora Bell"),
    ],
)
def test_a_letter_begins_with_dear(name: str, salutation: str, opening: str) -> None:
    """A salutation that is not given is made of the name, without its article."""
    assert Addressee(name=name, salutation=salutation).opening == opening


def test_keys_that_are_no_names_in_python_are_known_by_their_own() -> None:
    """A path in a profile has the file's keys, also where Python has another name."""
    assert "from" in questions(OfficeProfile, ("letter",))
    assert labels(OfficeProfile, ("letter", "from", 0)) == ["Letter", "From, item 1"]
    question = question_at(OfficeProfile, ("document", "status_words", "partly done"))
    assert question is not None
    assert question.title == "Partly done"
