"""A response in two languages: both documents are built when either file changes, and link to each other."""

from pathlib import Path

import pytest
from lxml import html

from section55.build.batch import Plan, build_all, with_other_languages
from section55.build.rebuild import rebuild_documents
from section55.build.verify import verify_folder
from section55.workspace import parameter_files_in
from support.language_pairs import ENGLISH, WELSH, copy_pair, replace_in

NAMES = f"translation_of: {ENGLISH}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages") / "parameters"
    folder.mkdir()
    return copy_pair(folder)


def build(folder: Path, *slugs: str) -> dict[str, str]:
    files = [folder / f"{slug}.yaml" for slug in slugs] or parameter_files_in(folder)
    return {result.slug: result.status for result in build_all(files, Plan(folder.parent / "outputs", ("html",)))}


def languages_of(folder: Path, slug: str) -> list[tuple[str, str, str]]:
    """The links to the other language in a page: the words, their language, and where they lead."""
    page = html.fromstring((folder.parent / "outputs" / slug / f"{slug}.html").read_text(encoding="utf-8"))
    return [(link.text, link.get("lang"), link.get("href")) for link in page.xpath("//p[@class='languages']/a")]


def test_both_documents_follow_either_file(folder: Path) -> None:
    """A file that is not named is built with the other; a link comes and goes with the key; nothing else is built."""
    welsh, both = folder / f"{WELSH}.yaml", {ENGLISH: "built", WELSH: "built"}
    replace_in(welsh, NAMES, "")
    assert build(folder) == both
    assert languages_of(folder, ENGLISH) == []
    welsh.write_text(welsh.read_text(encoding="utf-8") + NAMES, encoding="utf-8")
    assert build(folder, WELSH) == both
    assert languages_of(folder, ENGLISH) == [
        ("Cymraeg", "cy", "https://schth-dyffryn-gwyrdd.example.org.uk/ymatebion/cofnodi-troseddau")
    ]
    assert languages_of(folder, WELSH) == [
        ("English", "en-GB", "https://opcc-dyffryn-gwyrdd.example.org.uk/responses/recording-crime")
    ]
    assert build(folder) == {ENGLISH: "unchanged", WELSH: "unchanged"}
    replace_in(folder / f"{ENGLISH}.yaml", "Most were complete", "Many were complete")
    assert build(folder, ENGLISH) == both
    for slug in (ENGLISH, WELSH):
        assert verify_folder(folder.parent / "outputs" / slug, rebuild_documents).verdict == "It verifies."


def test_while_no_address_is_known_the_link_leads_to_the_folder_beside(tmp_path: Path) -> None:
    """The documents of a build lead to each other before they are published."""
    (tmp_path / "parameters").mkdir()
    folder = copy_pair(tmp_path / "parameters")
    address = "response_url: https://schth-dyffryn-gwyrdd.example.org.uk/ymatebion/cofnodi-troseddau\n"
    replace_in(folder / f"{WELSH}.yaml", address, "")
    build(folder)
    [(_, _, link)] = languages_of(folder, ENGLISH)
    assert link == f"../{WELSH}/{WELSH}.html"
    assert (tmp_path / "outputs" / ENGLISH / link).resolve().is_file()


def test_only_what_is_not_named_is_added(tmp_path: Path) -> None:
    """Of a whole folder, each file is built once."""
    folder = copy_pair(tmp_path)
    files = parameter_files_in(folder)
    assert with_other_languages(files) == files
    assert with_other_languages(files[:1]) == [files[0], files[1]]
    assert with_other_languages(files[1:]) == [files[1], files[0]]
