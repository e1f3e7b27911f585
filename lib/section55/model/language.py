"""The language of a text, as browsers and PDF readers are told it."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from section55.model.answer_types import plain_text, refusal
from section55.model.wording import shortened


def _language(value: object) -> str:
    text = plain_text(value).strip()
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", text):
        raise refusal(
            "not_a_language", f"{shortened(text)} is not a language tag. Type en-GB for English or cy for Welsh."
        )
    return text


Language = Annotated[str, BeforeValidator(_language)]
"""A language tag: en-GB, en or cy."""
