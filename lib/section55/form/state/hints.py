"""The hint beside each question: the model's own, or the form's where the model's speaks of lines in a file."""

from pydantic import BaseModel

from section55.model.inspection import Inspection
from section55.model.items import KINDS
from section55.model.office import Milestones, OfficeProfile
from section55.model.paths import Where, question_at

_HINTS = {
    "office": "",
    "approved_on": "",
    "chief_constable_comments_received_on": "",
    "chief_constable_comments_wanted_by": "The day that is given in the invitation: s.55(4).",
    "publication_types": "In HMICFRS's own words. Add at least one.",
    "police_forces": "Those that the report speaks of. Add at least one.",
    "published_on": "The day HMICFRS published the report; the 56 days run from it. Like 19 December 2023.",
    "status": "A draft says so on every page.",
    "recommendations_answered_in_comments": "The comments answer them all together; then none has to be entered here.",
    "inspectorates": "Those that made a joint report with the inspectorate of constabulary.",
    "letter_to": "A name, its address on the lines below, and Dear ... if it is not made of the name; an empty line "
    "between two. The office's usual addressees where this is empty.",
    "letter_signed_by": "A name, then a title, where they are not the office's usual ones.",
    "report_language": "Of what is quoted from it, where that is not the office's own language.",
    "translation_of": "Where the response is published in Welsh and English: the name of the other file, like "
    "2024-05-22-custody. One of the two is enough to say it.",
    "recommendations_total": "How many the whole report makes. Where this is empty, those entered here are counted.",
    **{f"numbering.{kind.key}": "Given by the office where the report prints none." for kind in KINDS.values()},
}
"""By the keys of a question."""
_HINTS_OF_ITEMS = {
    "addressed_to": "Who is asked to act.",
    "position": "Whether the force accepts it.",
    "action": "What the body does. Where none, the explanation says why.",
    "status": "How far it has come.",
    "on": "The day that it speaks of.",
    "due_on": "The date that this comes to, where there is one.",
    "accelerated": "HMICFRS raised it ahead of its report.",
    "parts": "Those that are answered one by one.",
    "answered_with": "Another of its list and group, where one answer is the answer to both.",
}
"""By the last key of a question about an item, or about a dated entry."""
_HINTS_OF_PROFILE = {
    "printed_deadline": "Customary is 56 days after the report; statutory is 55, the last lawful day.",
    "accent_colour": "Of the bar under the name, and of links: # and six digits or letters a to f, like #1d4f7b.",
    "logo": "An SVG or PNG file in this profile's folder. Press Our office again once one was put there.",
    "logo_alt": "What the logo says, for those who cannot see it. A logo needs them.",
    "office_use": "Which are printed, in which order; the workbook's words where there are none of your own. "
    "With none ticked, the list and its heading are left out.",
    "show_officers_in_audit_trail": "Ticked where published documents name who made each change.",
    "language": "Of what officers write.",
    "statutory_sentence": "What stands under the title.",
    "names_in_sentences.body_is_plural": "Ticked where it is several: the Commissioners.",
    "names_in_sentences.force_is_plural": "Ticked for several forces: Northshire Police and Southshire Police.",
    "names_in_sentences.chief_officer_is_plural": "Ticked for several: the Chief Constables.",
    "document.title": "What stands in braces is filled in: {office} with the office's name, {body} with the body's "
    "title, {area} with the police area, {force} with the force, {inspection} with the inspection's title, "
    "{inspectorate} with the inspectorate. Where this is empty, the title is the inspection's.",
    "document.layout": "A report; or a letter, with the body's comments in it and the rest as its annex.",
    "document.answers": "By author: all of the force's, then all of the body's. By item: both below each item.",
    "document.sections": "Which are printed, in which order; all of them in the usual order where none is added. "
    "A heading is needed only where it is not the usual one.",
    "document.sections.section": "",
    "document.sections.heading": "",
    "document.progress": "Whether status, owner, due date and updates of each item are printed.",
    "document.audit_trail": "Short is a few lines; the tables are in the audit record that the documents carry.",
    "document.smart_punctuation": "Ticked where straight quotation marks and hyphens are printed as typographers have "
    "them.",
    "document.restate": "Ticked where the report's words stand again above each answer.",
    **{f"milestones.{key}": f"{step.default} where this is empty." for key, step in Milestones.model_fields.items()},
    "letter.from": "The sender's address, a line for each of its lines.",
    "letter.to.address": "A line for each of its lines, without the name.",
    "letter.signed_by": "What stands below the signature: a name, and a title on the next line.",
}
"""By the keys of a question of an office's profile, without indexes."""


def find_hint(where: Where, model: type[BaseModel] = Inspection) -> str:
    """Return the hint for the question at a path; empty where it has none."""
    question = question_at(model, where)
    own = (
        ((question.description if question is not None else None) or "")
        .replace(", in Markdown", "")
        .replace(" In Markdown.", "")
    )
    if model is OfficeProfile:
        return _HINTS_OF_PROFILE.get(".".join(part for part in where if isinstance(part, str)), own)
    if any(isinstance(part, int) for part in where):
        return _HINTS_OF_ITEMS.get(str(where[-1]), own)
    return _HINTS.get(".".join(map(str, where)), own)
