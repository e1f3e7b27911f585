"""``section55 schema``."""

import click

from section55.commands.printing import echo_data


@click.command("schema", short_help="Print the JSON Schema.")
@click.option("--office", is_flag=True, help="Of an office profile instead.")
def command(office: bool) -> None:
    """Print the JSON Schema of a parameter file.

    Editors that know JSON Schema check a file against it as you type. It is kept at
    parameters/inspection.schema.json, and that of an office profile at
    parameters/offices/office.schema.json.

    \b
    Examples:
      section55 schema > parameters/inspection.schema.json
      section55 schema --office > parameters/offices/office.schema.json
    """
    from section55.model.schema import office_schema_text, schema_text

    echo_data(office_schema_text() if office else schema_text())
