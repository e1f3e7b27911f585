"""Reasons that are noted for findings, which have to say of which check's."""

from section55.checks.table import DRAFTING, Case, Notices, Table, notice
from section55.model.wording import closest_word, shortened

CHECKS = Table()


@CHECKS.check("noted-finding-unknown", DRAFTING, "A reason is noted for the finding of a check that does not exist.")
def _unknown(case: Case) -> Notices:
    if not case.inspection.noted_findings:
        return
    # Imported here: all the checks are put together there, with this one.
    from section55 import checks

    codes = [check.code for check in checks.CHECKS]
    for index, noted in enumerate(case.inspection.noted_findings):
        if noted.finding in codes:
            continue
        near = closest_word(noted.finding, codes)
        cure = f"Write {near}, if that is meant" if near else "Take a word from the table of the checks"
        yield notice(
            ("noted_findings", index, "finding"),
            f"A reason is noted for {shortened(noted.finding)}, and no check is called that, so that it does nothing. "
            f"{cure}, or delete the reason.",
        )
