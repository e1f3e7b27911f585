"""Which changes of a parameter file are corrections: changes of what a published response says."""

from collections.abc import Iterable, Mapping
from typing import Any

from section55.model.closed_lists import read_choice
from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.inspection import STATUSES
from section55.model.publication import find_publication

_NO_CORRECTIONS = ("office_use", "response_url", "response_published_on", "corrections", "approved_by", "approved_on")
_OFFICES_OWN = ("noted_findings", "translation_of")
"""What no document prints, or only as a link to the same in the other language."""
_FOLLOW_UP = (".status", ".owner", ".due", ".updates")
_COUNTS = (*TOTALS.values(), TO_CHIEF_CONSTABLES)
"""Numbers of the whole report: where the file does not give one, the response says nothing of it to be put right."""


def is_correction(before: Mapping[str, Any], changed: Iterable[str]) -> bool:
    """Whether a change corrects a published response.

    ``before`` are the answers that the file had, which need not be valid. ``changed`` are the paths of
    those that changed, as `key_path` writes them.
    """
    first_given = {key for key in _COUNTS if not before.get(key)}
    return was_published(before) and any(map(belongs_to_response, set(changed) - first_given))


def was_published(answers: Mapping[str, Any]) -> bool:
    """Whether answers that need not be valid are those of a final response that is published."""
    return read_choice(str(answers.get("status")), STATUSES) == "final" and find_publication(answers) is not None


def belongs_to_response(field: str) -> bool:
    """Whether a changed answer belongs to the published response, not to what was done with it since."""
    return not field.startswith((*_NO_CORRECTIONS, *_OFFICES_OWN)) and not any(part in field for part in _FOLLOW_UP)
