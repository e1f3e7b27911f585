"""Files made from others are current."""

from section55.commands import data_dictionary, register_columns
from section55.fonts.__main__ import coverage
from section55.fonts.characters import COVERAGE


def test_data_dictionary_is_current() -> None:
    """parameters/README.md lists every key of the models as they are now."""
    assert data_dictionary.PAGE.read_text(encoding="utf-8") == data_dictionary.render_page()


def test_coverage_is_that_of_the_fonts() -> None:
    """The characters that the PDF is taken to draw are those that the shipped fonts have."""
    assert COVERAGE.read_text(encoding="ascii") == coverage()


def test_the_columns_of_the_register_are_current() -> None:
    """REGISTER.md lists every column of the register's lists as the code has them now."""
    assert register_columns.PAGE.read_text(encoding="utf-8") == register_columns.render_page()
