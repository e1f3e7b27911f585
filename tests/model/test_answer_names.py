"""What the answers of a file are called in a history: items by their numbers, questions by the form's labels."""

import pytest

from section55.files.yaml.parser import read_answers
from section55.model.answer_names import answer_name
from section55.model.paths import parse_key_path
from support.nested_texts import NESTED

ANSWERS = read_answers(NESTED.encode())


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("inspection_title", "Inspection title"),
        ("report_url", "Link to report"),
        ("areas_for_improvement_total", "Areas for improvement in the report"),
        ("numbering.areas_for_improvement", "Numbering: Numbers of the areas for improvement"),
        ("recommendations[3].owner", "Recommendation 22: Owner"),
        ("recommendations[3]", "Recommendation 22"),
        ("recommendations[2].parts[2].updates[1].text", "Recommendation 7, part b: Updates, item 1: Update"),
        (
            "causes_of_concern[1].recommendations[2].parts[2].chief_constable.response",
            "Cause of concern 1, recommendation 2, part b: Chief constable: Response",
        ),
        ("causes_of_concern[1].recommendations[2].parts", "Cause of concern 1, recommendation 2: Parts"),
        ("causes_of_concern[1].recommendations", "Cause of concern 1: Recommendations"),
        ("areas_for_improvement[3].status", "Area for improvement 1, Standards: Status"),
        ("recommendations[9].owner", "Recommendations, item 9: Owner"),
        ("office_use.copied_to_secretary_of_state", "For office use only: Copied to the Secretary of State"),
        ("corrections[1].text", "Corrections, item 1: Correction"),
        ("letter_to[1].salutation", "Addressees of the letter, item 1: Salutation"),
        ("inspectorates[2]", "Other inspectorates, item 2"),
        ("weather", "weather"),
        ("weather.sky", "weather: sky"),
        ("recommendations[1].weather[2]", "Recommendation 10: weather, item 2"),
    ],
)
def test_an_answer_has_the_name_that_people_know(key: str, name: str) -> None:
    """Items are called by their numbers, and a key that nobody knows by its own name."""
    assert answer_name(parse_key_path(key), ANSWERS) == name


def test_an_item_that_is_gone_is_called_as_it_was() -> None:
    """The tree that has it, be it the earlier one, says its number; where none has, its place is said."""
    where = parse_key_path("recommendations[3].owner")
    assert answer_name(where, {"recommendations": []}, ANSWERS) == "Recommendation 22: Owner"
    assert answer_name(where, {}, {}) == answer_name(where) == "Recommendations, item 3: Owner"
