"""The questions of an office's profile about its names within sentences."""

from pydantic import Field

from section55.model.answer_types import KeySet, OptionalLine, Switch


class NamesInSentences(KeySet):
    """What the body, the force and its chief officer are called where their titles do not read well."""

    body: OptionalLine = Field(
        "",
        title="Body in a sentence",
        description="With its article, if it has one: the Commissioner; MOPAC. Where empty, the title for short with "
        "“the” before it.",
    )
    body_is_plural: Switch = Field(
        False, title="Body is plural", description="true where it is several: the Commissioners."
    )
    force: OptionalLine = Field(
        "",
        title="Force in a sentence",
        description="With its article, if it has one: the City of London Police. Where empty, the force's name.",
    )
    force_is_plural: Switch = Field(
        False, title="Force is plural", description="true for several forces: Northshire Police and Southshire Police."
    )
    chief_officer: OptionalLine = Field(
        "",
        title="Chief officer in a sentence",
        description="With its article: the Commissioner of Police. Where empty, the title with “the” before it.",
    )
    chief_officer_is_plural: Switch = Field(
        False, title="Chief officer is plural", description="true for several: the Chief Constables."
    )
