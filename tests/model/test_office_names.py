"""Names in sentences: articles, plurals and apostrophes."""

import pytest

from section55.model.office_names import (
    Name,
    body_name,
    chief_officer_name,
    force_name,
    whole_body_name,
    without_article,
)


@pytest.mark.parametrize(
    ("title", "own", "text", "is_plural"),
    [
        ("PCC", "", "the PCC", False),
        ("the Mayor", "", "the Mayor", False),
        ("The Mayor", "", "the Mayor", False),
        ("Theatre Board", "", "the Theatre Board", False),
        ("PCCs", "", "the PCCs", True),
        ("Commissioners", "", "the Commissioners", True),
        (
            "Chief Constables of Northshire and Southshire",
            "",
            "the Chief Constables of Northshire and Southshire",
            True,
        ),
        ("Commissioner's Office", "", "the Commissioner's Office", False),
        ("MOPAC", "MOPAC", "MOPAC", False),
        ("PCCs", "both Commissioners", "both Commissioners", True),
    ],
)
def test_a_title_has_one_article(title: str, own: str, text: str, is_plural: bool) -> None:
    """A title that brings its article gets no other, and a plural is seen."""
    assert body_name(title, own) == chief_officer_name(title, own) == Name(text, is_plural)
    assert body_name(title, own, is_plural=True).is_plural


@pytest.mark.parametrize(
    ("force", "own", "text", "is_plural"),
    [
        ("Norfolk Constabulary", "", "Norfolk Constabulary", False),
        ("Devon and Cornwall Police", "", "Devon and Cornwall Police", False),
        ("Hampshire and Isle of Wight Constabulary", "", "Hampshire and Isle of Wight Constabulary", False),
        ("Metropolitan Police Service", "", "the Metropolitan Police Service", False),
        ("The Metropolitan Police Service", "", "the Metropolitan Police Service", False),
        ("City of London Police", "", "the City of London Police", False),
        ("the City of London Police", "", "the City of London Police", False),
        ("Police Service of Northern Ireland", "", "the Police Service of Northern Ireland", False),
        ("National Crime Agency", "", "the National Crime Agency", False),
        ("Heddlu Dyfed-Powys", "", "Heddlu Dyfed-Powys", False),
        ("Northshire Police and Southshire Constabulary", "", "Northshire Police and Southshire Constabulary", True),
        ("Metropolitan Police Service", "the Met", "the Met", False),
    ],
)
def test_a_force_has_the_article_that_it_takes(force: str, own: str, text: str, is_plural: bool) -> None:
    """Most forces have none; services, agencies and the City's have one; two forces are a plural."""
    assert force_name(force, own) == Name(text, is_plural)
    assert force_name(force, own, is_plural=True).is_plural


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("the PCC", "the PCC's comments"),
        ("MOPAC", "MOPAC's comments"),
        ("the Chief Constables", "the Chief Constables' comments"),
        ("the Mayor of West Yorkshire", "the comments of the Mayor of West Yorkshire"),
        ("Northshire Police and Southshire Police", "the comments of Northshire Police and Southshire Police"),
    ],
)
def test_an_apostrophe_stands_behind_one_word_alone(text: str, owned: str) -> None:
    """A name that goes on behind its noun has no apostrophe at its end."""
    assert Name(text).owns("comments") == owned


@pytest.mark.parametrize(
    ("name", "response"),
    [
        (Name("the PCC"), "PCC response"),
        (Name("the CHTh"), "CHTh response"),
        (Name("MOPAC"), "MOPAC response"),
        (Name("the Chief Constable"), "Chief Constable response"),
        (Name("the PCCs", is_plural=True), "Response of the PCCs"),
        (Name("the Mayor"), "Response of the Mayor"),
        (Name("the Commissioner of Police"), "Response of the Commissioner of Police"),
    ],
)
def test_a_heading_names_its_author_as_english_does(name: Name, response: str) -> None:
    """Initials stand before their noun; a mayor does not."""
    assert name.response() == response
    assert name.response("it") == f"{response} to it"


@pytest.mark.parametrize(
    ("name", "bare"),
    [("the Mayor", "Mayor"), ("The board", "Board"), ("Theatre Board", "Theatre Board"), ("PCC", "PCC")],
)
def test_a_column_is_headed_without_an_article(name: str, bare: str) -> None:
    """The article that a profile's name brings is left out where the name stands alone."""
    assert without_article(name) == Name(name).bare == bare


@pytest.mark.parametrize(
    ("title", "area", "whole"),
    [
        ("Police and Crime Commissioner", "Norfolk", "the Police and Crime Commissioner for Norfolk"),
        ("Mayor", "Greater Manchester", "the Mayor of Greater Manchester"),
        ("Mayor of West Yorkshire", "West Yorkshire", "the Mayor of West Yorkshire"),
        ("the Mayor of West Yorkshire", "West Yorkshire", "the Mayor of West Yorkshire"),
        ("Mayor's Office for Policing and Crime", "London", "the Mayor's Office for Policing and Crime"),
        ("Police Authority Board", "City of London", "the Police Authority Board"),
        ("Police and Crime Commissioners", "A and B", "the Police and Crime Commissioners for A and B"),
    ],
)
def test_a_body_in_full_says_of_what_it_is(title: str, area: str, whole: str) -> None:
    """The area is added where the title does not have it and English puts it there."""
    assert whole_body_name(title, area) == whole
