"""``section55 word``."""

from pathlib import Path

import click

from section55.commands.paths import slug_argument


@click.command("word", short_help="Write a Word copy for comments and approval.")
@slug_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The document. [default: SLUG.docx here]",
)
def command(slug: str, output: Path | None) -> None:
    """Write a Word copy of a response, for comments and approval.

    It has the document's words in their order, with heading styles and tables that a screen reader
    knows, and says DRAFT at the top of each page. It goes one way only: what is changed in it is not
    read back. SLUG is the name of an inspection in the workbook's parameters/, or the path of a
    parameter file.

    \b
    Example:
      section55 word 2023-12-19-meeting-the-needs-of-victims
    """
    from section55.commands.paths import parameter_file
    from section55.commands.word_output import write_new
    from section55.files.reader import read_inspection
    from section55.intake.word.copy import make_word_copy
    from section55.workspace import shown

    path = parameter_file(slug)
    source = read_inspection(path, shown(path))
    write_new(output or Path(f"{source.slug}.docx"), make_word_copy(source))
