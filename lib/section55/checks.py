"""What a person should look at before a response is published: findings, which never refuse a file.

A fault makes a file unreadable and is the reader's. A finding is about a file that reads well.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from section55.characters import code_point, undrawable
from section55.deadlines import printed_deadline, statutory_last_day
from section55.faults import key_path
from section55.reader import InspectionFile
from section55.wording import counted, listed, long_date


@dataclass(frozen=True)
class Finding:
    """One thing to look at, and where it is."""

    code: str
    line: int
    """In the parameter file, counted from 1."""
    key: str
    """The key's path, items counted from 1: ``recommendations[2].commissioner``."""
    sentence: str

    def as_dict(self) -> dict[str, object]:
        """The finding for JSON."""
        return asdict(self)


def findings(source: InspectionFile) -> list[Finding]:
    """Every finding of an inspection, in the order of its file."""
    found = [
        Finding(code, source.line_of(where), key_path(where), sentence)
        for check in (
            _name_has_another_date,
            _printed_after_last_day,
            _unexplained,
            _correction_without_note,
            _stand_ins,
        )
        for code, where, sentence in check(source)
    ]
    return sorted(found, key=lambda finding: finding.line)


_Found = Iterator[tuple[str, tuple[str | int, ...], str]]


def _name_has_another_date(source: InspectionFile) -> _Found:
    published = source.inspection.published_on
    if not source.slug.startswith(published.isoformat()):
        yield (
            "name-has-another-date",
            ("published_on",),
            f"The file's name does not begin with {published.isoformat()}, the day the report was published. "
            "Check the date; the 56 days run from it.",
        )


def _printed_after_last_day(source: InspectionFile) -> _Found:
    published = source.inspection.published_on
    last = statutory_last_day(published)
    printed = printed_deadline(published, source.office.prints_statutory_deadline)
    if printed > last:
        yield (
            "deadline-printed-late",
            ("published_on",),
            f"The document prints {long_date(printed)} as its deadline, but the last lawful day is {long_date(last)}: "
            "the 56 days begin with the day of publication (s.55(5A)).",
        )


def _unexplained(source: InspectionFile) -> _Found:
    body = source.office.body_abbreviation
    for name, place, item in source.inspection.items():
        if name == "areas_for_improvement" or item.commissioner.explanation:
            continue
        yield (
            "recommendation-unexplained",
            (name, place, "commissioner"),
            f"Nothing explains what the {body} has done or proposes to do about number {item.number}, "
            "or why nothing (s.55(5B)).",
        )


def _correction_without_note(source: InspectionFile) -> _Found:
    corrected = [revision.time[:10] for revision in source.revisions if revision.is_correction]
    noted = max((correction.on.isoformat() for correction in source.inspection.corrections), default="")
    if corrected and corrected[-1] > noted:
        yield (
            "correction-without-note",
            ("corrections",),
            "What the published response says was changed after it was published, "
            "and no note of the correction says so. "
            "Add one: section55 record SLUG --correction TEXT --on DATE.",
        )


def _stand_ins(source: InspectionFile) -> _Found:
    for where, text in _texts(source.inspection.model_dump()):
        if strange := undrawable(text):
            yield (
                "character-not-drawn",
                where,
                f"The PDF's fonts cannot draw {counted(len(strange), 'character')} of this: "
                f"{listed([f'{character} ({code_point(character)})' for character in strange[:5]])}"
                f"{' and others' if len(strange) > 5 else ''}. The PDF prints their codes in square brackets.",
            )


def _texts(answers: object, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(answers, str):
        yield where, answers
    elif isinstance(answers, dict):
        for key, value in answers.items():
            yield from _texts(value, (*where, key))
    elif isinstance(answers, list):
        for place, value in enumerate(answers):
            yield from _texts(value, (*where, place))
