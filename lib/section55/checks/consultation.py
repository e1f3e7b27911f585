"""The chief officer's comments: asked for, by a date, and received or noted as not received."""

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.model.answers_due import force_answer_due
from section55.model.item_questions import Item
from section55.model.wording import listed, long_date, sentence_start

CHECKS = Table()

_ADDRESSED_TO = Item.model_fields["addressed_to"].title


@CHECKS.check("chief-officer-not-invited", STATUTORY, "No invitation to the chief officer is recorded.", "s.55(4)")
def _not_invited(case: Case) -> Notices:
    chief = case.names.chief_officer
    if case.inspection.chief_constable_invited_on is None:
        yield notice(
            ("chief_constable_invited_on",),
            f"Nothing records that {chief.text} {chief.verb('was', 'were')} invited to comment (s.55(4)). "
            "Write the day of the invitation.",
        )


@CHECKS.check(
    "comments-date-missing", STATUTORY, "No date is set by which the chief officer's comments are wanted.", "s.55(4)"
)
def _no_date(case: Case) -> Notices:
    chief = case.names.chief_officer
    if case.inspection.chief_constable_comments_wanted_by is None:
        yield notice(
            ("chief_constable_comments_wanted_by",),
            f"No date is set by which {chief.text} {chief.verb('is', 'are')} to comment (s.55(4)). "
            f"Set one well before {long_date(case.last_day)}, the last lawful day.",
        )


@CHECKS.check(
    "comments-date-late", STATUTORY, "The chief officer's comments are wanted by a date after the last day.", "s.55(5A)"
)
def _date_late(case: Case) -> Notices:
    wanted = case.inspection.chief_constable_comments_wanted_by
    if wanted and wanted > case.last_day:
        comments = sentence_start(case.names.chief_officer.owns("comments"))
        yield notice(
            ("chief_constable_comments_wanted_by",),
            f"{comments} are wanted by {long_date(wanted)}, but they are to be "
            f"published by {long_date(case.last_day)} with the rest of the response (s.55(5A)).",
        )


@CHECKS.check(
    "invited-after-comments-date", STATUTORY, "The chief officer was invited after the comments were wanted.", "s.55(4)"
)
def _invited_late(case: Case) -> Notices:
    invited, wanted = case.inspection.chief_constable_invited_on, case.inspection.chief_constable_comments_wanted_by
    if invited and wanted and invited > wanted:
        yield notice(
            ("chief_constable_invited_on",),
            f"The invitation of {long_date(invited)} is later than {long_date(wanted)}, the date by which it asks for "
            "comments (s.55(4)). One of the two dates is wrong.",
        )


@CHECKS.check(
    "comments-missing",
    STATUTORY,
    "The chief officer has not commented, and no text says so. Of a draft, looked at on a day, only once they are due.",
    "s.55(5)(b)",
)
def _comments_missing(case: Case) -> Notices:
    if _has_commented(case) or not _comments_are_due(case):
        return
    yield notice(
        ("chief_constable_comments",),
        f"There are no comments by {case.names.chief_officer.text}, which are to be published with the response "
        "(s.55(5)(b)). Where none came, say so here.",
    )


def _has_commented(case: Case) -> bool:
    inspection = case.inspection
    if inspection.chief_constable_comments or inspection.chief_constable_comments_received_on:
        return True
    return any(placed.item.chief_constable.response for placed in inspection.items())


def _comments_are_due(case: Case) -> bool:
    """Whether the chief officer's comments have to be there by now."""
    due = case.inspection.chief_constable_comments_wanted_by or case.last_day
    return case.as_of is None or case.as_of > due or case.is_finished


@CHECKS.check(
    "force-answer-missing",
    DRAFTING,
    "The force is asked to act and has not answered. Of a draft, looked at on a day, only once its comments are due.",
)
def _force_answer_missing(case: Case) -> Notices:
    # Where nothing came from the force, one finding says so.
    if not _has_commented(case) or not _comments_are_due(case):
        return
    force = case.names.force
    says_nothing = f"Nothing says what {force.text} {force.verb('answers', 'answer')} to"
    for placed in case.inspection.items():
        is_due = force_answer_due(placed, case.inspection, case.office) == "due"
        if is_due and not placed.item.chief_constable.is_given:
            addressed = f"is addressed to {listed(placed.addressed_to)}" if placed.addressed_to else "names nobody else"
            yield notice(
                (*placed.where, "chief_constable"),
                f"{says_nothing} {placed.place.in_sentence}, which {addressed}.",
                in_file="Write its position and response, or whom it asks instead under addressed_to:.",
                in_form=f"Give its position and response, or whom it asks instead under “{_ADDRESSED_TO}”.",
            )
