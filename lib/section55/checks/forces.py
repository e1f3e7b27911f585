"""Whether the forces that a file names are forces: a wrong name would stand in a published response."""

from section55.checks.table import DRAFTING, Case, Notices, Table, notice
from section55.model.police_forces import find_force, is_known_force, split_names

CHECKS = Table()


@CHECKS.check("force-unknown", DRAFTING, "A name among the police forces is not that of a force that HMICFRS inspects.")
def _force_unknown(case: Case) -> Notices:
    if not is_known_force(case.office.force_name):
        return  # an office of other forces than the workbook knows
    for index, name in enumerate(case.inspection.police_forces):
        if is_known_force(name):
            continue
        forces = [force for force in map(find_force, split_names(name)) if force]
        meant = f" Is it {' and '.join(forces)}?" if forces else ""
        yield notice(
            ("police_forces", index),
            f"“{name}” is not a force that HMICFRS inspects, as far as the workbook knows.{meant} Check the name.",
        )
