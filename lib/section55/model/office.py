"""The model of an office profile: the names, wording and look of one local policing body."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from section55.model import colour
from section55.model.answer_types import (
    Choice,
    Count,
    KeySet,
    ListOf,
    OneLine,
    OptionalLine,
    OrEmpty,
    Switch,
    WebLink,
    plain_text,
    refusal,
)
from section55.model.catalogue import _
from section55.model.language import Language
from section55.model.letter import Letter
from section55.model.names_in_sentences import NamesInSentences
from section55.model.office_disagreements import office_disagreements
from section55.model.office_document import OfficeDocument
from section55.model.office_names import (
    OfficeNames,
    body_name,
    chief_officer_name,
    force_name,
    with_own_article,
)
from section55.model.office_use import OFFICE_USE_ITEMS, OfficeUseEntry, OfficeUseLine
from section55.model.steps import LABELS
from section55.model.windows_names import is_reserved
from section55.model.wording import shortened

DEFAULT_ACCENT = "#1d4f7b"
STATUTORY_SENTENCE = (
    "Section 55 of the Police Act 1996 (as amended by section 37 of the Policing and Crime Act 2017) requires local "
    "policing bodies to respond and publish comments on all inspection reports pertaining to their force within "
    "56 days of report publication."
)
_PAPER, _INK = colour.WHITE, (0, 0, 0)


def _accent_colour(value: object) -> str:
    text = plain_text(value).strip().lower()
    if not re.fullmatch("#[0-9a-f]{6}", text):
        raise refusal(
            "not_a_colour",
            f"{shortened(text)} is not a colour.",
            in_file='Type # and six digits or letters a to f in quotes, like "#1d4f7b".',
            in_form="Type # and six digits or letters a to f, like #1d4f7b.",
        )
    rgb = colour.parse(text)
    ratio = colour.contrast(rgb, _PAPER)
    if ratio < colour.LEAST_CONTRAST:
        near = colour.to_hex(colour.nearest_readable(rgb, _PAPER, _INK))
        raise refusal(
            "colour_too_pale",
            f"{text} on white has a contrast of {ratio:.1f} to 1, and WCAG 2.2 asks for 4.5 (1.4.3).",
            in_file=f'The nearest colour that passes is "{near}".',
        )
    return text


def _file_beside(value: object) -> str:
    text = plain_text(value).strip()
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png)", text):
        raise refusal(
            "not_a_logo",
            f"{shortened(text)} is not the plain name of an SVG or PNG file.",
            in_file="Put the file beside this profile and type its name, like logo.svg.",
            in_form="Give the file a name of letters, digits and hyphens, like logo.svg, and choose it again.",
        )
    if is_reserved(text.partition(".")[0]):
        raise refusal(
            "reserved_name",
            f"{shortened(text)} cannot name a file: Windows keeps that name for itself.",
            in_file="Give the logo another name, like logo.svg, here and in its folder.",
            in_form="Give it another name in its folder, like logo.svg, and choose it again.",
        )
    return text


class Milestones(KeySet):
    """Days after publication by which an office wants each step done."""

    invite: Count = Field(3, title=LABELS["invite"], description="Days after publication.")
    comments_wanted: Count = Field(28, title=LABELS["comments_wanted"], description="Days after publication.")
    draft: Count = Field(40, title=LABELS["draft"], description="Days after publication.")
    sign_off: Count = Field(49, title=LABELS["sign_off"], description="Days after publication.")
    publish: Count = Field(53, title=LABELS["publish"], description="Days after publication.")


class OfficeProfile(KeySet):
    """What the documents of one office say about the office itself. None of it is in the code."""

    model_config = ConfigDict(
        title="Section 55 office profile",
        json_schema_extra={"description": "The names, wording and look of one local policing body."},
    )

    office_name: OneLine = Field(
        title="Office name", description="In full, like Office of the Police and Crime Commissioner for Kent."
    )
    short_name: OneLine = Field(title="Short name", description="As the office calls itself for short, like OPCC Kent.")
    area: OneLine = Field(title="Area", description="The police area, like Kent.")
    body_title: OneLine = Field(
        title="Body's title",
        description="Police and Crime Commissioner; Mayor; Police, Fire and Crime Commissioner; or another.",
    )
    body_abbreviation: OneLine = Field(title="Body's abbreviation", description="The title for short, like PCC.")
    force_name: OneLine = Field(title="Force", description="The force by its name, like Kent Police.")
    chief_officer_title: OneLine = Field(
        title="Chief officer's title", description="Chief Constable, or Commissioner in London."
    )
    panel_name: OneLine = Field(
        title="Police and crime panel", description="The panel by its name, like Kent Police and Crime Panel."
    )
    website: WebLink = Field(title="Website", description="The address of the office's own website.")
    printed_deadline: Choice[Literal["customary", "statutory"]] = Field(
        title="Printed deadline",
        description="customary prints published + 56 days; statutory prints published + 55, the last lawful day.",
    )
    contact_email: OptionalLine = Field(
        "", title="E-mail", description="An office address for enquiries, not a person's."
    )
    accent_colour: Annotated[
        str,
        BeforeValidator(_accent_colour),
        WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
    ] = Field(
        DEFAULT_ACCENT,
        title="Colour",
        description='Of the bar under the name, and of links, in quotes, like "#1d4f7b".',
    )
    logo: Annotated[str, BeforeValidator(_file_beside)] | None = Field(
        None, title="Logo", description="An SVG or PNG file beside this profile."
    )
    logo_alt: OptionalLine = Field(
        "", title="Logo's words", description="What the logo says, for those who cannot see it."
    )
    office_use: ListOf[OfficeUseLine] = Field(
        default_factory=lambda: list(map(OfficeUseEntry, OFFICE_USE_ITEMS)),
        title="For office use only",
        description="Which items to print, in which order; [] for no such list. An item is a key, or a key and after "
        "a colon the office's own words.",
    )
    milestones: OrEmpty[Milestones] = Field(
        default_factory=Milestones, title="Milestones", description="Days after publication."
    )
    show_officers_in_audit_trail: Switch = Field(
        False, title="Officers in the audit trail", description="Whether published documents name who made each change."
    )
    language: Language = Field(
        "en-GB",
        title="Language",
        description="Of what officers write and of the words around it: en-GB, or cy for Welsh.",
    )
    statutory_sentence: Annotated[str, BeforeValidator(lambda value: plain_text(value).strip())] = Field(
        STATUTORY_SENTENCE, title="Statutory sentence", description="What stands under the title."
    )
    names_in_sentences: OrEmpty[NamesInSentences] = Field(
        default_factory=NamesInSentences,
        title="Names in sentences",
        description="What the body, the force and its chief officer are called where their titles do not read well.",
    )
    document: OrEmpty[OfficeDocument] = Field(
        default_factory=OfficeDocument, title="Document", description="How the office's documents are laid out."
    )
    letter: OrEmpty[Letter] = Field(
        default_factory=Letter, title="Letter", description="Where the layout is a letter: what all letters have."
    )

    @property
    def prints_statutory_deadline(self) -> bool:
        return self.printed_deadline == "statutory"

    @property
    def names(self) -> OfficeNames:
        """What the body, the force and its chief officer are called within sentences."""
        own = self.names_in_sentences
        return OfficeNames(
            body_name(self.body_abbreviation, own.body, own.body_is_plural),
            force_name(self.force_name, own.force, own.force_is_plural),
            chief_officer_name(self.chief_officer_title, own.chief_officer, own.chief_officer_is_plural),
        )

    def office_use_words(self, entry: OfficeUseEntry) -> str:
        """What the documents say when an item of the office's own list is done, without its date."""
        return (
            entry.words
            or {
                "submitted_to_hmicfrs": _("Response submitted to the HMICFRS Monitoring Portal"),
                "copied_to_secretary_of_state": _("Response copied to the Secretary of State"),
                "forwarded_to_chief_constable": _("Response forwarded to {name}", name=self.names.chief_officer.text),
                "forwarded_to_police_and_crime_panel": _(
                    "Response forwarded to {name}", name=with_own_article(self.panel_name)
                ),
                "published_on_website": _(
                    "Response published on {name} website", name=with_own_article(self.short_name)
                ),
            }[entry.item]
        )

    @model_validator(mode="after")
    def _agree(self) -> "OfficeProfile":
        # The reader reports every disagreement at its own line; here one is enough to refuse.
        for disagreement in office_disagreements(self.model_dump()):
            raise refusal(disagreement.code, **disagreement.message._asdict())
        return self
