"""The register of an earlier day is the one that was made on that day."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from section55.register import cache
from section55.register.entries import Register
from section55.register.formats.csv_text import as_csv
from section55.register.formats.ics import as_ics
from section55.register.formats.json_text import as_json
from section55.register.formats.table import as_text
from section55.register.formats.xlsx import as_xlsx
from section55.register.page import register_page
from section55.register.panel_paper import render_paper
from support.examples import inspection, item, write_examples
from support.histories import as_yaml, write_history
from support.register_folders import register

FIRST = date(2022, 10, 3)
SLUG = "2022-10-03-random"


def all_formats(found: Register) -> list[str | bytes]:
    made_at = datetime(2024, 1, 1, tzinfo=UTC)
    return [
        as_text(found),
        as_text(found, items=True),
        as_csv(found),
        as_csv(found, items=True),
        as_json(found),
        as_json(found, items=True),
        as_xlsx(found),
        as_ics(found, made_at),
        register_page(found),
        render_paper(found, FIRST),
    ]


class _Today(date):
    """A clock that stands on the day that a register is made."""

    now = FIRST

    @classmethod
    def today(cls) -> date:
        return cls.now


def made_on(folder: Path, day: date, as_of: date) -> Register:
    """The register of a day, made on another day."""
    _Today.now = day
    with patch.object(cache, "date", _Today):
        return register(folder, as_of)


days = st.integers(0, 150).map(lambda number: FIRST + timedelta(days=number))
some_items = st.lists(
    st.builds(
        lambda number, status, owner, updated: item(
            number,
            **({"status": status} if status else {}),
            **({"owner": owner} if owner else {}),
            updates=[{"on": str(updated), "text": "Done so far."}] if updated else [],
        ),
        st.integers(1, 9),
        st.sampled_from(["", "open", "complete", "partly done", "superseded"]),
        st.sampled_from(["", "Head of Custody", "Head of Vetting"]),
        st.none() | days,
    ),
    max_size=4,
    unique_by=lambda one: one["number"],
)
answers = st.fixed_dictionaries(
    {"inspection_title": st.sampled_from(["A title", "Another title"]), "recommendations": some_items},
    optional={
        "chief_constable_invited_on": days.map(str),
        "chief_constable_comments_wanted_by": days.map(str),
        "approved_on": days.map(str),
        "response_published_on": days.map(str),
        "status": st.sampled_from(["draft", "final"]),
    },
)
histories = st.lists(st.tuples(st.integers(0, 60), answers), min_size=1, max_size=5)


@settings(deadline=None, max_examples=8)
@given(history=histories, after=st.integers(1, 400))
def test_the_register_of_a_day_is_the_same_made_then_and_made_later(
    history: list[tuple[int, dict[str, Any]]], after: int
) -> None:
    """Whatever was saved since, each format has every byte of what it had on the day."""
    versions, day = [], FIRST
    for pause, changed in history:
        day += timedelta(days=pause)
        text = as_yaml(inspection(published_on=str(FIRST), **changed))
        versions.append((day, f"{text}# {day}\n"))
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "parameters"
        write_examples(folder)
        for path in folder.glob("*.yaml"):
            path.unlink()
        path = folder / f"{SLUG}.yaml"
        then = {}
        for number in range(len(versions)):
            write_history(path, versions[: number + 1])
            day = versions[number][0]
            then[day] = all_formats(made_on(folder, day, as_of=day))
        for day, made_then in then.items():
            assert all_formats(made_on(folder, versions[-1][0] + timedelta(days=after), as_of=day)) == made_then


def one_file(folder: Path, *versions: tuple[date, dict[str, Any]]) -> Path:
    for path in folder.glob("*.yaml"):
        path.unlink()
    path = folder / f"{SLUG}.yaml"
    write_history(path, [(day, as_yaml(inspection(published_on=str(FIRST), **changed))) for day, changed in versions])
    return path


def test_a_status_is_that_of_the_day(register_folder: Path) -> None:
    """What was closed later was open on the day; a hand edit that no history has is not of an earlier day."""
    path = one_file(
        register_folder,
        (date(2022, 10, 5), {"recommendations": [item(1)]}),
        (date(2022, 11, 5), {"recommendations": [item(1, status="complete")]}),
    )
    for day, status in ((date(2022, 10, 6), "open"), (date(2022, 11, 5), "complete")):
        found = register(register_folder, day)
        assert [each.status for each in found.items()] == [status]
        assert found.of_later_day == []
    path.write_text(path.read_text(encoding="utf-8").replace("complete", "superseded"), encoding="utf-8")
    assert [each.status for each in register(register_folder, date(2023, 1, 1)).items()] == ["complete"]
    assert [each.status for each in register(register_folder, date.today()).items()] == ["superseded"]


def test_where_no_history_goes_back_to_the_day_the_register_says_so(register_folder: Path) -> None:
    """The dated facts are those of the day all the same, and one sentence says whose statuses are shown."""
    one_file(register_folder, (date(2023, 5, 5), {"recommendations": [item(1, status="complete")]}))
    found = register(register_folder, date(2022, 12, 1))
    assert [(each.status, len(found.of_later_day)) for each in found.items()] == [("complete", 1)]
    sentence = "statuses of one inspection are those of a later day"
    assert sentence in register_page(found)
    assert sentence in render_paper(found, FIRST)
    assert sentence not in register_page(register(register_folder, date(2023, 6, 1)))


def test_what_was_final_later_says_nothing_of_the_steps_before(register_folder: Path) -> None:
    """Where no history goes back to the day, a response that is final now was not drafted, and its comments not in."""
    dated = {"chief_constable_invited_on": "2022-10-04", "chief_constable_comments_received_on": "2022-11-10"}
    one_file(register_folder, (date(2023, 5, 5), {**dated, "status": "final"}))
    [entry] = register(register_folder, date(2022, 10, 20)).entries
    assert entry.next_step is not None
    assert entry.next_step.label == "Comments wanted"
    [entry] = register(register_folder, date(2023, 6, 1)).entries
    assert entry.next_step is not None
    assert entry.next_step.label == "Sign-off"


def test_a_file_that_is_broken_now_was_whole_then(register_folder: Path) -> None:
    """Its history has what it held; what was broken on the day is shown as broken."""
    path = one_file(register_folder, (date(2022, 10, 5), {"recommendations": [item(1)]}))
    path.write_text("office: [", encoding="utf-8")
    assert [len(entry.items) for entry in register(register_folder, date(2022, 11, 1)).entries] == [1]
    assert register(register_folder, date.today()).refused
