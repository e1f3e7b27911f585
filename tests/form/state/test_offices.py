"""The offices that a form offers."""

from section55.form.state.form_state import FormState


def test_an_office_is_called_by_its_own_name(state: FormState) -> None:
    """Its profile's file name stands for it only where the profile cannot be read."""
    assert state.offices == ["norfolk"]
    assert state.office_name("norfolk") == "Office of the Police and Crime Commissioner for Norfolk"
    assert state.office_name("suffolk") == "suffolk"
    assert state.office_name("../norfolk") == "../norfolk"
