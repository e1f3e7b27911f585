"""Which force a person means by what they type."""

import pytest

from section55.model.police_forces import POLICE_FORCES, find_force, forces_named_in, is_known_force, split_names


@pytest.mark.parametrize("force", POLICE_FORCES)
def test_a_force_is_found_by_its_name_in_any_case(force: str) -> None:
    """The whole name means that force and no other."""
    assert find_force(force.upper()) == force
    assert is_known_force(force.lower())


@pytest.mark.parametrize(
    ("typed", "force"),
    [
        *(("norfolk", "Norfolk Constabulary"), ("Norfolk Police", "Norfolk Constabulary"), ("kent", "Kent Police")),
        *(("Devon & Cornwall", "Devon and Cornwall Police"), ("met", "Metropolitan Police Service")),
        *(
            ("west mid", "West Midlands Police"),
            ("thames", "Thames Valley Police"),
            ("City of London", "City of London Police"),
        ),
        *(
            ("ke", ""),
            ("ken", "Kent Police"),
            ("west", ""),
            ("yorkshire", ""),
            ("police", ""),
            ("Police Scotland", ""),
            ("Norflok", ""),
            ("", ""),
        ),
    ],
)
def test_the_best_match_is_taken_where_there_is_one(typed: str, force: str) -> None:
    """A part of a name means the force where it can mean no other."""
    assert find_force(typed) == force


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        *(
            ("Norfolk", True),
            ("Metropolitan Police", True),
            (" norfolk  constabulary ", True),
            ("Devon & Cornwall", True),
        ),
        *(("norfolk", False), ("Norf", False), ("Police", False), ("Police Scotland", False), ("", False)),
        ("Suffolk Constabulary, Essex Police", False),
        ("Norfolk, Norfolk", False),
    ],
)
def test_a_name_is_known_in_full_or_as_it_is_cut_short(name: str, is_known: bool) -> None:
    """With a capital, and without what all forces are called; a part of a name and several names are no name."""
    assert is_known_force(name) == is_known


def test_several_names_are_split() -> None:
    """Commas, semicolons, tabs and ends of lines stand between names."""
    text = "Suffolk Constabulary, Essex Police;Kent Police\nNorfolk\tConstabulary"
    assert split_names(text) == ["Suffolk Constabulary", "Essex Police", "Kent Police", "Norfolk", "Constabulary"]


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("Inspection of Norfolk Constabulary", ["Norfolk Constabulary"]),
        ("Inspections of SUFFOLK  CONSTABULARY and kent police", ["Suffolk Constabulary", "Kent Police"]),
        ("PEEL 2023–25 Metropolitan Police Service", ["Metropolitan Police Service"]),
        ("A report on East Sussex Police", []),
        ("Meeting the needs of victims", []),
        ("The Guild Constabulary’s records", ["Guild Constabulary"]),
    ],
)
def test_the_forces_that_a_sentence_names_are_found(text: str, forces: list[str]) -> None:
    """By their full names, an office's own among them; part of a longer name is none."""
    assert forces_named_in(text, "Guild Constabulary") == forces


def test_of_two_names_of_which_one_begins_the_other_the_longer_is_found() -> None:
    """An office's own force may be called like another, and a word more."""
    assert forces_named_in("A report on Kent Police Service", "Kent Police Service") == ["Kent Police Service"]
    assert forces_named_in("A report on Kent Police", "Kent Police Service", "") == ["Kent Police"]
