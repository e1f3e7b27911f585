"""``section55 schema``."""

import click

from section55.commands.printing import echo_data


@click.command("schema", short_help="Print the JSON Schema.")
@click.option("--office", is_flag=True, help="Of an office profile instead.")
@click.option("--register", "of_register", is_flag=True, help="Of the register's JSON instead.")
def command(office: bool, of_register: bool) -> None:
    """Print the JSON Schema of a parameter file.

    Editors that know JSON Schema check a file against it as you type. It is kept at
    parameters/inspection.schema.json, and that of an office profile at
    parameters/offices/office.schema.json. The register's JSON has a version, of which the first number
    changes where a key goes or means something else.

    \b
    Examples:
      section55 schema > parameters/inspection.schema.json
      section55 schema --office > parameters/offices/office.schema.json
    """
    if office and of_register:
        raise click.UsageError("Choose one: --office or --register.")
    if of_register:
        from section55.register.formats.json_schema import register_schema_text

        echo_data(register_schema_text())
        return
    from section55.model.schema import office_schema_text, schema_text

    echo_data(office_schema_text() if office else schema_text())
