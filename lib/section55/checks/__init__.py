"""What a person should look at before a response is published: findings, which never refuse a file.

A fault, which the reader finds, makes a file unreadable. A finding is about a file that was read without fault.
"""

from collections.abc import Collection
from datetime import date

from section55.checks import (
    answers,
    consultation,
    contact_details,
    counts,
    deadline,
    due_dates,
    forces,
    languages,
    noted_findings,
    printed,
    record,
    writing,
)
from section55.checks.table import DRAFTING, STATUTORY, Case, Check, Finding
from section55.files.reader import InspectionFile
from section55.model.answer_names import answer_name

__all__ = ["CHECKS", "DRAFTING", "STATUTORY", "Check", "Finding", "findings"]

CHECKS: tuple[Check, ...] = (
    *deadline.CHECKS,
    *consultation.CHECKS,
    *answers.CHECKS,
    *counts.CHECKS,
    *due_dates.CHECKS,
    *forces.CHECKS,
    *record.CHECKS,
    *noted_findings.CHECKS,
    *printed.CHECKS,
    *writing.CHECKS,
    *contact_details.CHECKS,
    *languages.CHECKS,
)
"""Every check, in the order of the table in parameters/README.md."""


def findings(source: InspectionFile, as_of: date | None = None, left_out: Collection[str] = ()) -> list[Finding]:
    """Every finding about an inspection, in the order of its file.

    ``as_of`` is the day that the file is looked at. Without it nothing depends on a clock: what only
    becomes wrong as time passes is left out, so that documents are the same on any day. ``left_out`` are the
    codes of checks that are not made.
    """
    case = Case(source, as_of)
    reasons = {(noted.finding, noted.about): noted.reason for noted in source.inspection.noted_findings}
    answers = source.inspection.model_dump() if reasons else {}
    found = []
    for check in CHECKS:
        if check.code in left_out:
            continue
        for where, message in check.find(case):
            about = answer_name(where, answers) if reasons else ""
            noted = reasons.get((check.code, about), "")
            line = source.line_of(where)
            found.append(Finding(check.code, line, where, message, check.severity, check.statute, noted))
    return sorted(found, key=lambda finding: finding.line)
