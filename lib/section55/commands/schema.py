"""``section55 schema``."""

import click

from section55.commands.printing import echo_data


@click.command("schema", short_help="Print the JSON Schema.")
def command() -> None:
    """Print the JSON Schema of a parameter file.

    Editors that know JSON Schema check a file against it as you type. It is kept at
    parameters/inspection.schema.json.

    \b
    Example:
      section55 schema > parameters/inspection.schema.json
    """
    from section55.model.schema import schema_text

    echo_data(schema_text())
