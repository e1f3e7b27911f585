"""The faults that `make mutants` plants: in modules that are there, and with reasons that speak of what is there."""

from plant_faults import CHANGES_NOTHING, report_of
from rule_faults import PACKAGE, ROOT, RULES, faults


def test_rules_and_their_tests_are_there() -> None:
    """A module that moves, and a test file that does, takes its row along."""
    for modules in RULES.values():
        for module, tests in modules.items():
            assert (ROOT / PACKAGE / module).is_file()
            assert [path for path in tests if not (ROOT / path).exists()] == []


def test_at_least_120_faults_are_planted_and_each_makes_another_module() -> None:
    """None is planted twice, and each can be compiled: a module that cannot even be read is no fault to catch."""
    planted = faults(list(RULES), 6)
    assert len({(fault.module, fault.start, fault.instead) for fault in planted}) == len(planted) >= 120
    for fault in planted:
        text = (ROOT / PACKAGE / fault.module).read_text(encoding="utf-8")
        assert fault.planted_in(text) != text
        compile(fault.planted_in(text), fault.module, "exec")


def test_a_reason_is_of_a_fault_that_can_be_planted() -> None:
    """Once its line is another, a fault that no test catches needs another look."""
    possible = {(fault.module, fault.what) for fault in faults(list(RULES), 10_000)}
    assert CHANGES_NOTHING.keys() - possible == set()


def test_each_fault_that_is_not_caught_is_named_with_its_reason_or_with_none() -> None:
    """Nothing is left out of the count: what changes nothing counts as missed as well."""
    every = faults(list(RULES), 10_000)
    excused = next(fault for fault in every if (fault.module, fault.what) in CHANGES_NOTHING)
    other = next(fault for fault in every if (fault.module, fault.what) not in CHANGES_NOTHING)
    count, of_excused, of_other = report_of(40, [excused, other])
    assert count == "40 faults, 38 caught: 95.0%."
    assert of_excused.endswith(f"`{excused.what}`. {CHANGES_NOTHING[excused.module, excused.what]}")
    assert of_other.endswith(f"`{other.what}`. No test catches it.")
