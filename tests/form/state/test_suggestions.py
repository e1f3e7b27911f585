"""The names that the form offers."""

from section55.form.state.suggestions import ADDRESSEES, PUBLICATION_TYPES
from section55.model.police_forces import ALL_FORCES, POLICE_FORCES


def test_every_force_is_offered() -> None:
    """The form offers the 43 territorial forces, those of railways, nuclear sites and the services, and all at once."""
    territorial = POLICE_FORCES[1 : POLICE_FORCES.index("British Transport Police")]
    assert POLICE_FORCES[0] == ALL_FORCES
    assert len(territorial) == 43
    assert [*territorial] == sorted(territorial)
    for words in (POLICE_FORCES, PUBLICATION_TYPES, ADDRESSEES):
        assert len({*words}) == len(words)
        assert all(word == " ".join(word.split()) for word in words)
    assert {*territorial, "British Transport Police"} <= {*ADDRESSEES}
