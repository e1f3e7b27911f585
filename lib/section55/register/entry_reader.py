"""Reads the entry of a parameter file for the register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from section55.checks import findings
from section55.files.hashes import sha256
from section55.files.reader import InspectionFile, read_inspection
from section55.model.catalogue import page_language
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.errors import FaultsFound
from section55.model.printable import printable
from section55.register.entries import RegisterEntry
from section55.register.folder_cache import Paths, marks_of
from section55.register.items import register_items
from section55.register.kept_values import kept_text

_CAUSED_BY_PROFILE = "deadline-printed-late", "titles-not-in-welsh"
_TOO_LATE = "response-published-late"
_OF_TWO_FILES = "other-language-not-tied", "languages-differ"
_LEFT_OUT = (*_CAUSED_BY_PROFILE, _TOO_LATE, *_OF_TWO_FILES)
"""Findings that no register repeats: those of the office's profile, one that nobody can mend, and those for which
another file is read than what is kept of this one depends on."""


class EntryTexts(NamedTuple):
    """What is kept of a parameter file, as JSON: each with the marks of the files that it depends on."""

    entry: str
    """Its entry, without items."""
    items: str


def read_texts(path: Path, inputs: Paths) -> EntryTexts:
    """What is kept of a parameter file, which depends on its ``inputs``."""
    # Marked before they are read: what changes in between is read again next time.
    marks = marks_of(inputs)
    entry = read_entry(path, path.name)
    return EntryTexts(kept_text((marks, replace(entry, items=()))), kept_text((marks, entry.items)))


def read_entry(path: Path, shown: str) -> RegisterEntry:
    """What the register says of one parameter file; a file that is refused is an entry too."""
    return entry_of(path, shown, lambda: read_inspection(path, shown, is_alone=True))


def entry_of(path: Path, shown: str, read: Callable[[], InspectionFile]) -> RegisterEntry:
    """The entry of a parameter file that is read by ``read``; where that refuses it, an entry of its faults."""
    try:
        source = read()
    except FaultsFound as refused:
        faults = tuple(map(str, refused.faults))
        return RegisterEntry(printable(shown), printable(path.stem), faults, fault_count=refused.count)
    inspection, office = source.inspection, source.office
    published, publication, revisions = inspection.published_on, inspection.publication, source.revisions
    return RegisterEntry(
        file=printable(shown),
        slug=source.slug,
        office=inspection.office,
        office_name=office.office_name,
        body=office.body_abbreviation,
        title=inspection.inspection_title,
        published_on=published,
        publication_types=tuple(inspection.publication_types),
        police_forces=tuple(inspection.police_forces),
        report_url=inspection.report_url,
        last_day=statutory_last_day(published),
        printed_deadline=printed_deadline(published, office.prints_statutory_deadline),
        status=inspection.status,
        response_published_on=publication.on if publication else None,
        is_published_undated=publication is not None and publication.on is None,
        response_url=inspection.response_url or "",
        milestones=_milestones(source),
        missing=tuple(finding.sentence for finding in findings(source, left_out=_LEFT_OUT)),
        items=register_items(source),
        short_name=office.short_name,
        chief_officer=office.chief_officer_title,
        accent_colour=office.accent_colour,
        logo=office.logo or "",
        logo_alt=office.logo_alt or "",
        invited_on=inspection.chief_constable_invited_on,
        comments_wanted_by=inspection.chief_constable_comments_wanted_by,
        comments_received_on=inspection.chief_constable_comments_received_on,
        approved_by=inspection.approved_by,
        approved_on=inspection.approved_on,
        first_recorded_on=revisions[0].day if revisions else None,
        last_recorded_on=revisions[-1].day if revisions else None,
        revision=len(revisions),
        language=page_language(office.language),
        report_language=inspection.report_language or "",
        translation_of=inspection.translation_of or "",
        is_as_recorded=not revisions or revisions[-1].file_sha256 == sha256(source.parameter_file.data),
    )


def _milestones(source: InspectionFile) -> tuple[tuple[str, date], ...]:
    from section55.model.milestones import plan_milestones

    planned = plan_milestones(source.inspection.published_on, source.office)
    return tuple((milestone.label, milestone.day) for milestone in planned)
