"""The offices that a form offers."""

from section55.form.state.form_state import FormState


def test_an_office_is_called_by_its_own_name(state: FormState) -> None:
    """One whose profile cannot be read is called by the profile's file name."""
    (state.folder / "offices" / "suffolk.yaml").write_text("office_name: [\n", encoding="utf-8")
    assert state.offices == {
        "norfolk": "Office of the Police and Crime Commissioner for Norfolk",
        "suffolk": "suffolk",
    }
