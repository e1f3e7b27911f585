"""A response in two languages: its two files are tied and agree, and a Welsh profile has Welsh titles."""

import re

from section55.checks.language_differences import language_differences
from section55.checks.table import DRAFTING, Case, Notices, Table, notice
from section55.files.other_language import begin_alike, files_naming
from section55.files.reader import InspectionFile, read_inspection
from section55.model.catalogue import LANGUAGE_NAMES, WELSH, page_language
from section55.model.errors import FaultsFound
from section55.model.office import OfficeProfile
from section55.model.wording import listed, shortened

CHECKS = Table()
_KEY = "translation_of"
_TITLES = ("office_name", "body_title", "body_abbreviation", "force_name", "chief_officer_title", "panel_name")
_ENGLISH = re.compile(
    r"\b(?:the|of|for|and|office|police|policing|crime|fire|commissioners?|chief|constables?|constabulary|mayor|response"
    r"|O?PF?CC)\b",
    re.IGNORECASE,
)
"""Words of titles that no Welsh title has."""


@CHECKS.check(
    "other-language-not-tied",
    DRAFTING,
    "The file that this one names as the same in the other language is not there, or is not tied to it.",
)
def _not_tied(case: Case) -> Notices:
    source, named = case.source, case.inspection.translation_of
    other = source.other_language
    if named == source.slug:
        yield notice((_KEY,), "This names the file itself. Name the file in the other language, or leave it empty.")
    elif named and not other:
        yield notice(
            (_KEY,),
            f"There is no file {named}.yaml beside this one, so that the document has no link to the other language. "
            "Name the file that is there.",
        )
    elif named and other and other.names not in ("", source.slug):
        yield notice((_KEY,), f"{other.slug} names another file as its other language. Let the two name each other.")
    elif named and other and not begin_alike(source.slug, other.slug):
        yield notice(
            (_KEY,),
            f"{other.slug} begins with another day than this file's name, so that its own document has no link to "
            "this one. Give both files names that begin with the day of the report.",
        )
    if other and len(naming := files_naming(source.path)) > 1:
        names = listed([path.stem for path in naming])
        yield notice((), f"Several files say that they are this one in the other language: {names}. Let one say it.")
    if (pair := _other_file(source)) and page_language(pair.office.language) == page_language(case.office.language):
        language = LANGUAGE_NAMES[page_language(case.office.language)]
        yield notice(
            ("office",),
            f"The document of {pair.slug}, the other language, is made in the same language as this: {language}. "
            f"Each language needs an office profile of its own, one of them with the language {WELSH}.",
        )


@CHECKS.check(
    "languages-differ",
    DRAFTING,
    "A day, number, count, position, status, addressee or figure is another in the other language, or a text is "
    "missing in one.",
)
def _languages_differ(case: Case) -> Notices:
    if other := _other_file(case.source):
        for found in language_differences(case.source, other):
            yield notice(
                found.where,
                found.text,
                in_file=f"Put right the one that is wrong: the other is {other.slug}.yaml, line "
                f"{other.line_of(found.there)}.",
                in_form=f"Put right the one that is wrong: the other file is {other.slug}.",
            )


@CHECKS.check("titles-not-in-welsh", DRAFTING, "The office's profile is Welsh, and titles or names in it are English.")
def _titles_not_in_welsh(case: Case) -> Notices:
    if page_language(case.office.language) == WELSH and (titles := _english_titles(case.office)):
        yield notice(
            ("office",),
            f"The documents are in Welsh, and these of the office's profile are English: {listed(titles)}. Type them "
            f"in Welsh in offices/{case.inspection.office}.yaml.",
        )


def _english_titles(office: OfficeProfile) -> list[str]:
    """The titles and headings of a profile that have English words, each by its question and in quotation marks."""
    fields, document = OfficeProfile.model_fields, office.document
    texts = [(str(fields[key].title), str(getattr(office, key))) for key in _TITLES]
    texts += [("Title of the document", re.sub(r"\{\w+\}", "", document.title))]
    texts += [("Heading", section.heading) for section in document.sections]
    texts += [(str(fields["office_use"].title), entry.words) for entry in office.office_use]
    return [f"{label} {shortened(text)}" for label, text in texts if _ENGLISH.search(text)]


def _other_file(source: InspectionFile) -> InspectionFile | None:
    """The same in the other language; None where there is none, and where faults are to be put right in it first."""
    if source.other_language is None:
        return None
    path = source.path.with_name(source.other_language.file_name)
    try:
        return read_inspection(path, path.name)
    except FaultsFound:
        return None
