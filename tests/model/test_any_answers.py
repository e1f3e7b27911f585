"""Any value at all for an answer is taken or refused in a sentence."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from section55.model.inspection import Inspection
from support.answer_kinds import ADAPTERS, EACH_KIND, refused

AT_ANY_SPEED = settings(deadline=None)
ANY_TEXT = st.one_of(
    st.text(),
    st.text(st.characters(categories=("Cs", "Cc", "Zs", "Nd", "Po"))),
    st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}", fullmatch=True),
    st.from_regex(r"[0-9]{1,2}(st|nd)? [A-Za-z]{2,9} [0-9]{4}", fullmatch=True),
    st.from_regex(r"https?:[/\[\]:@a-z0-9.%?#-]{0,40}", fullmatch=True),
    st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,30}", fullmatch=True),
)
ANY_VALUE = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.binary(),
        st.dates(),
        st.datetimes(),
        ANY_TEXT,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


@EACH_KIND
@AT_ANY_SPEED
@given(text=ANY_TEXT)
@example(text="9" * 5000)
@example(text="https://[")
@example(text="https://\u2100.org")
@example(text="0000-00-00")
@example(text="9999-99-99")
@example(text="\ud800")
def test_any_text_is_clean_or_refused(kind: str, text: str) -> None:
    """Any text becomes a clean value, which the same kind takes again unchanged, or is refused in a sentence."""
    adapter = ADAPTERS[kind]
    try:
        clean = adapter.validate_python(text)
    except ValidationError as error:
        for problem in error.errors():
            assert problem["msg"].endswith((".", "?"))
            assert "\n" not in problem["msg"]
        return
    assert adapter.validate_python(clean) == clean
    if isinstance(clean, str):
        clean.encode("utf-8")


@EACH_KIND
@AT_ANY_SPEED
@given(value=ANY_VALUE)
def test_any_value_is_clean_or_refused(kind: str, value: object) -> None:
    """Any value at all, from the form or a program, is taken or refused; no other error comes out."""
    try:
        ADAPTERS[kind].validate_python(value)
    except ValidationError as error:
        assert error.errors()


@AT_ANY_SPEED
@given(answers=st.dictionaries(st.sampled_from([*Inspection.model_fields, "unknown"]), ANY_VALUE))
def test_any_answers_are_refused_in_order(answers: dict[str, object]) -> None:
    """A set of answers of any kind is a sound inspection or is refused; no other error comes out."""
    try:
        Inspection.model_validate(answers)
    except ValidationError as error:
        assert error.errors()


@AT_ANY_SPEED
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_each_day_is_read_as_itself(day: date) -> None:
    """Every day from 1990 to 2100 is read as itself, and as the one meant when written in words."""
    assert ADAPTERS["Day"].validate_python(day.isoformat()) == day
    _, sentence = refused("Day", f"{day.day} {day:%B} {day.year}")
    assert f"Type {day.isoformat()} for" in sentence
