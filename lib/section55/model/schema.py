"""The JSON Schema of a parameter file, made from the model."""

import json

from section55.model.inspection import Inspection

FILE_NAME = "inspection.schema.json"


def schema_text() -> str:
    """The text of ``inspection.schema.json``, ending in a line break."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Inspection.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
