"""The figures of the register's page and of the panel's paper, as sentences."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from section55.register.page import register_page
from section55.register.panel_paper import render_paper
from support.register_folders import register
from support.words import words_of_html


def test_figures_read_as_english_for_one_and_for_none(register_folder: Path) -> None:
    """Of one response nobody says "1 of them", and of none in time nobody says "no in time"."""
    whole = register(register_folder, date(2023, 6, 1))
    words = words_of_html(register_page(whole, is_public=True))
    assert "2 responses published, one in time" in words
    late = replace(whole, entries=tuple(entry for entry in whole.entries if entry.is_on_time is False))
    words = words_of_html(register_page(late, is_public=True))
    assert "1 response published, none in time 0 items open, none overdue" in words
    words = words_of_html(render_paper(late, date(2022, 9, 1), []))
    assert "1 response published since, none in time" in words
    words = words_of_html(render_paper(whole, date(2022, 1, 1), []))
    assert "reports were published since 1 January 2022." in words
    assert not re.search(r"\b\d reports were published", words)
