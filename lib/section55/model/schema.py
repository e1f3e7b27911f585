"""The JSON Schemas of a parameter file and of an office profile, made from their models."""

import json

from pydantic import BaseModel

from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile

FILE_NAME = "inspection.schema.json"
OFFICE_FILE_NAME = "office.schema.json"


def schema_text() -> str:
    """The text of ``inspection.schema.json``, ending in a line break."""
    return _text_of(Inspection)


def office_schema_text() -> str:
    """The text of ``offices/office.schema.json``, ending in a line break."""
    return _text_of(OfficeProfile)


def _text_of(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
