"""The 56 days: whether the response was published in them, and whether its dates agree."""

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.model.deadlines import last_day_warning, printed_deadline_warning
from section55.model.wording import counted, long_date

CHECKS = Table()


@CHECKS.check(
    "response-overdue",
    STATUTORY,
    "The last lawful day has passed, and the response is not published. Looked at on a day.",
    "s.55(5A)",
)
def _response_overdue(case: Case) -> Notices:
    if case.as_of is None or case.as_of <= case.last_day:
        return
    publication = case.publication
    if publication is None or (publication.on is not None and publication.on > case.as_of):
        yield notice(
            ("response_published_on",),
            f"The response is not published, and its last lawful day was {long_date(case.last_day)}, "
            f"{counted((case.as_of - case.last_day).days, 'day')} ago (s.55(5A)). Publish it, and record the day.",
        )


@CHECKS.check("response-published-late", STATUTORY, "The response was published after the last lawful day.", "s.55(5A)")
def _response_published_late(case: Case) -> Notices:
    publication = case.publication
    day = publication.on if publication else None
    if publication and day and day > case.last_day and (case.as_of is None or day <= case.as_of):
        yield notice(
            publication.where,
            f"The response was published on {long_date(day)}, {counted((day - case.last_day).days, 'day')} after "
            f"its last lawful day, {long_date(case.last_day)} (s.55(5A)).",
        )


@CHECKS.check(
    "publication-day-missing",
    STATUTORY,
    "The response is marked as published, but on no day, so nothing shows that it was in time.",
    "s.55(5A)",
)
def _publication_day_missing(case: Case) -> Notices:
    if case.publication and not case.publication.on:
        yield notice(
            ("response_published_on",),
            f"The response is marked as published, but no day is recorded, so nothing shows that it was published by "
            f"{long_date(case.last_day)}, its last lawful day (s.55(5A)).",
        )


@CHECKS.check(
    "deadline-printed-late", STATUTORY, "The deadline that is printed is later than the last lawful day.", "s.55(5A)"
)
def _deadline_printed_late(case: Case) -> Notices:
    if warning := printed_deadline_warning(case.inspection.published_on, case.office.prints_statutory_deadline):
        yield notice(("published_on",), warning.sentence)


@CHECKS.check(
    "last-day-not-working",
    DRAFTING,
    "The last lawful day of a response that is not published yet is a weekend or a bank holiday.",
    "s.55(5A)",
)
def _last_day_not_working(case: Case) -> Notices:
    if warning := last_day_warning(case.inspection.published_on, case.is_published):
        yield notice(("published_on",), warning.sentence)


@CHECKS.check(
    "name-has-another-date", DRAFTING, "The file's name does not begin with the day that the report was published."
)
def _name_has_another_date(case: Case) -> Notices:
    published = case.inspection.published_on.isoformat()
    if not case.source.slug.startswith(published):
        yield notice(
            ("published_on",),
            f"The file's name does not begin with {published}, the day the report was published. "
            "Check the date; the 56 days run from it.",
        )


@CHECKS.check(
    "response-before-report", DRAFTING, "The response is said to be published before the report that it answers."
)
def _response_before_report(case: Case) -> Notices:
    publication = case.publication
    if publication and publication.on and publication.on < case.inspection.published_on:
        yield notice(
            publication.where,
            f"The response cannot have been published on {long_date(publication.on)}, before the report, which "
            f"was published on {long_date(case.inspection.published_on)}. One of the two dates is wrong.",
        )


@CHECKS.check("approved-after-publication", DRAFTING, "The response was approved after it was published.")
def _approved_after_publication(case: Case) -> Notices:
    approved, publication = case.inspection.approved_on, case.publication
    if approved and publication and publication.on and approved > publication.on:
        yield notice(
            ("approved_on",),
            f"The response was approved on {long_date(approved)}, after it was published on "
            f"{long_date(publication.on)}. One of the two dates is wrong, or it went out unapproved.",
        )
