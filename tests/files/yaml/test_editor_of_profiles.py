"""Profiles are edited in place: other lines keep their bytes, and new keys stand where the model has them."""

from typing import Any

import pytest

from section55 import workspace
from section55.files.yaml.editor import replace_answers
from section55.files.yaml.parser import read_answers
from section55.model.office import OfficeProfile
from section55.model.paths import Where, answer_at

NORFOLK = (workspace.PARAMETERS / "offices" / "norfolk.yaml").read_text(encoding="utf-8")
SHORT = """\
# Who we are
office_name: Office of the Police and Crime Commissioner for Midshire  # in full
short_name: OPCCM
website: https://pcc.example.org.uk
office_use: []
"""


@pytest.mark.parametrize(
    ("where", "answer", "lines"),
    [
        (("contact_email",), "policy@pcc.example.org.uk", ["contact_email: policy@pcc.example.org.uk"]),
        (("document", "layout"), "letter", ["  layout: letter"]),
        (
            ("names_in_sentences", "body"),
            "the Commissioner",
            ["names_in_sentences:", "  body: the Commissioner"],
        ),
        (
            ("document", "status_words", "partly done"),
            "Amber",
            ["  status_words:", "    partly done: Amber"],
        ),
        (("letter", "from"), ["Jubilee House", "Wymondham"], ["letter:", "  from: [Jubilee House, Wymondham]"]),
        (
            ("letter", "to"),
            [{"salutation": "Dear Home Secretary", "name": "The Home Secretary"}],
            ["letter:", "  to:", "    - name: The Home Secretary", "      salutation: Dear Home Secretary"],
        ),
    ],
)
def test_a_key_comes_where_the_model_has_it(where: Where, answer: Any, lines: list[str]) -> None:
    """One answer more is so many lines more; no other line changes, and the order is the model's."""
    new = replace_answers(NORFOLK, {where: answer}, OfficeProfile)
    old_lines, new_lines = NORFOLK.splitlines(), new.splitlines()
    begin = new_lines.index(lines[0])
    assert new_lines[begin : begin + len(lines)] == lines
    assert new_lines[:begin] + new_lines[begin + len(lines) :] == old_lines
    assert answer_at(read_answers(new.encode()), where) == answer
    keys = [line.partition(":")[0] for line in new_lines if line[:1].isalpha()]
    assert keys == [key for key in OfficeProfile.model_fields if key in keys]
    assert replace_answers(new, {where: answer}, OfficeProfile) == new


def test_comments_stay() -> None:
    """What a person wrote after # stays, at the head of the file and behind an answer."""
    new = replace_answers(SHORT, {("short_name",): "OPCC", ("document", "title"): "{body}: {area}"}, OfficeProfile)
    assert new == (
        "# Who we are\n"
        "office_name: Office of the Police and Crime Commissioner for Midshire  # in full\n"
        "short_name: OPCC\n"
        "website: https://pcc.example.org.uk\n"
        "office_use: []\n"
        "document:\n"
        '  title: "{body}: {area}"\n'
    )


def test_sections_are_rearranged_with_their_lines() -> None:
    """A section that moves takes its line with it; one that goes takes no other."""
    sections = read_answers(NORFOLK.encode())["document"]["sections"]
    moved = [sections[1], sections[0], *sections[2:-1]]
    new = replace_answers(NORFOLK, {("document", "sections"): moved}, OfficeProfile)
    assert read_answers(new.encode())["document"]["sections"] == moved
    assert sorted(new.splitlines()) == sorted(set(NORFOLK.splitlines()) - {"    - section: office use"})
