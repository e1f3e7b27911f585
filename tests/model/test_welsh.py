"""The grammar that Welsh documents need: articles, lists, dates typed and printed."""

from datetime import date

import pytest

from section55.model.catalogue import in_language
from section55.model.welsh import MONTHS, contract_articles, with_article, without_article
from section55.model.wording import dates_in, in_words, listed, long_date, meant_dates, short_date

DAY = date(2024, 2, 13)


@pytest.mark.parametrize(
    ("things", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["Gwent", "Powys"], "Gwent a Powys"),
        (["Môn", "Arfon", "Eryri"], "Môn, Arfon, ac Eryri"),
    ],
)
def test_lists_have_ac_before_a_vowel(things: list[str], text: str) -> None:
    """CLDR's list, with the one of its two words that fits."""
    with in_language("cy"):
        assert listed(things) == text


def test_dates_are_printed_in_welsh_within_a_welsh_document_alone() -> None:
    """The month is Welsh in a Welsh document, and English everywhere else."""
    with in_language("cy"):
        assert long_date(DAY) == "13 Chwefror 2024"
        assert short_date(DAY) == "13\u00a0Chwef\u00a02024"
        assert in_words(3) == "3"
        assert [long_date(date(2024, month, 1)) for month in range(1, 13)] == [f"1 {name} 2024" for name in MONTHS]
    assert (long_date(DAY), in_words(3)) == ("13 February 2024", "three")


@pytest.mark.parametrize("text", ["13 Chwefror 2024", "13 chwefror 2024", "13 Chwef 2024", "13 February 2024"])
def test_a_date_typed_in_welsh_is_understood(text: str) -> None:
    """The names of months are known in both languages, whole and short."""
    assert meant_dates(text) == [DAY]


def test_every_welsh_month_is_known() -> None:
    """No Welsh month is taken for an English one."""
    for number, name in enumerate(MONTHS, 1):
        assert meant_dates(f"1 {name} 2024") == [date(2024, number, 1)]
    assert dates_in("Cyhoeddwyd ar 1 Gorffennaf 2024.") == [date(2024, 7, 1)]


def test_articles_are_found_and_contracted() -> None:
    """A name behind a vowel loses the vowel of its article; one without an article stays whole."""
    assert with_article("Comisiynydd") == "y Comisiynydd"
    assert with_article("Ysgrifennydd") == "yr Ysgrifennydd"
    assert with_article("Yr Heddlu") == "yr Heddlu"
    assert with_article("Comisiynydd yr Heddlu a Throseddu Gwent") == "Comisiynydd yr Heddlu a Throseddu Gwent"
    assert with_article("Swyddfa'r Comisiynydd") == "Swyddfa'r Comisiynydd"
    assert without_article("y Prif Gwnstabl") == "Prif Gwnstabl"
    assert contract_articles("Mae {who} yma.", {"who": "y Comisiynydd"}) == "Mae'r Comisiynydd yma."
    assert contract_articles("Nid yw {who} yma.", {"who": "yr Heddlu"}) == "Nid yw'r Heddlu yma."
    assert contract_articles("gan {who}", {"who": "y Comisiynydd"}) == "gan y Comisiynydd"
    assert contract_articles("Mae {who} yma.", {"who": "Heddlu Gwent"}) == "Mae Heddlu Gwent yma."


def test_an_area_for_improvement_changes_behind_i_and_o_alone() -> None:
    """The other items begin with a vowel and stay as they are; so does a name that begins with the same letters."""
    assert contract_articles("Ymateb i {what}", {"what": "Maes i'w wella 2"}) == "Ymateb i Faes i'w wella 2"
    assert contract_articles("rhan o {what}", {"what": "maes i'w wella 2"}) == "rhan o faes i'w wella 2"
    assert contract_articles("Ymateb i {what}", {"what": "Argymhelliad 2"}) == "Ymateb i Argymhelliad 2"
    assert contract_articles("Ateb i {what}", {"what": "Maesteg"}) == "Ateb i Maesteg"
    assert contract_articles("gyda {what}", {"what": "maes i'w wella 2"}) == "gyda maes i'w wella 2"
