"""The questions about a letter: the office's usual ones in its profile, and those of one inspection."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from section55.model import welsh
from section55.model.answer_types import Choice, KeySet, ListOf, OneLine, OptionalLine, holds_something, one_line
from section55.model.catalogue import N_, _, is_english

USUAL_CLOSING = N_("Yours sincerely")
_Closing = Annotated[
    str,
    BeforeValidator(lambda value: one_line(value) if holds_something(value) else USUAL_CLOSING),
    WithJsonSchema({"type": ["string", "null"]}),
]


class Addressee(KeySet):
    """One that a letter goes to."""

    name: OneLine = Field(title="Addressee", description="A post, like The Home Secretary, or an officeholder.")
    address: ListOf[OneLine] = Field(default_factory=list, title="Address", description="Its lines, without the name.")
    salutation: OptionalLine = Field(
        "", title="Salutation", description="Like Dear Home Secretary; made of the name where it is empty."
    )

    @property
    def opening(self) -> str:
        """The line that the letter begins with: the salutation, or "Dear" and the name without its article."""
        own = self.name.removeprefix("The ").removeprefix("the ")
        return self.salutation or _("Dear {name}", name=own if is_english() else welsh.without_article(own))


class Letter(KeySet):
    """What all letters of an office have in common."""

    sender: ListOf[OneLine] = Field(
        default_factory=list, alias="from", title="From", description="The lines of the sender's address."
    )
    to: ListOf[Addressee] = Field(
        default_factory=list, title="To", description="Whom letters go to, where the inspection names nobody else."
    )
    copies: Choice[Literal["one for all", "one each"]] = Field(
        "one for all",
        title="Copies",
        description="one for all: one letter names every addressee; one each: beside it each of several gets a letter "
        "that names nobody else.",
    )
    closing: _Closing = Field(
        USUAL_CLOSING, title="Closing", description=f"What stands above the signature; {USUAL_CLOSING} as a rule."
    )
    signed_by: ListOf[OneLine] = Field(
        default_factory=list, title="Signed by", description="The lines below it: a name, a title."
    )
