"""What is recorded about a published response: the two copies that the statute asks for, and corrections."""

from datetime import datetime
from itertools import pairwise

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.files.copies import copies_beside

CHECKS = Table()


@CHECKS.check(
    "inspectors-not-copied",
    STATUTORY,
    "A response that is final or published is not recorded as sent to the inspectors.",
    "s.55(6)(a)",
)
def _inspectors_not_copied(case: Case) -> Notices:
    if case.is_finished and not case.inspection.office_use.submitted_to_hmicfrs:
        yield notice(
            ("office_use", "submitted_to_hmicfrs"),
            "Nothing records that a copy was sent to the inspectors of constabulary (s.55(6)(a)). "
            "Send it, and write the day.",
        )


@CHECKS.check(
    "secretary-of-state-not-copied",
    STATUTORY,
    "A response that is final or published is not recorded as sent to the Secretary of State.",
    "s.55(6)(b)",
)
def _secretary_not_copied(case: Case) -> Notices:
    if case.is_finished and not case.inspection.office_use.copied_to_secretary_of_state:
        yield notice(
            ("office_use", "copied_to_secretary_of_state"),
            "Nothing records that a copy was sent to the Secretary of State (s.55(6)(b)). Send it, and write the day.",
        )


@CHECKS.check(
    "history-times-backwards", DRAFTING, "A revision in the history has an earlier time than the one before it."
)
def _times_backwards(case: Case) -> Notices:
    revisions = case.source.revisions
    for before, revision in pairwise(revisions):
        if datetime.fromisoformat(revision.time) < datetime.fromisoformat(before.time):
            yield notice(
                (),
                f"The history says that revision {revision.sequence} was saved at {revision.time}, before revision "
                f"{before.sequence} at {before.time}. The clock of a computer was wrong, or the history was made up. "
                "Look at that computer's clock, and keep a note of when it was really saved.",
            )


@CHECKS.check(
    "correction-without-note", DRAFTING, "The response was changed after it was published, and no note says so."
)
def _correction_without_note(case: Case) -> Notices:
    corrected = [revision.time[:10] for revision in case.source.revisions if revision.is_correction]
    noted = max((correction.on.isoformat() for correction in case.inspection.corrections), default="")
    if corrected and corrected[-1] > noted:
        yield notice(
            ("corrections",),
            "What the published response says was changed after it was published, "
            "and no note of the correction says so.",
            in_file="Add one: section55 record SLUG --correction TEXT --on DATE.",
            in_form="Add one under Finish, Corrections.",
        )


@CHECKS.check(
    "copy-beside",
    DRAFTING,
    "A copy of the file, its history or its office's profile lies beside it (OneDrive).",
)
def _copy_beside(case: Case) -> Notices:
    for copy in copies_beside(case.source.path, case.inspection.office):
        yield notice(("office",) if copy.is_of_profile else (), copy.sentence)
