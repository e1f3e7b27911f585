"""The ``section55`` command: each of its words is a module of `section55.commands`."""

import atexit
import gc
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from section55 import __version__
from section55.model.printable import printable
from section55.workspace import other_workbook_sentence

COMMANDS = (
    *("lab", "form", "new", "import", "return", "word", "check", "build", "verify"),
    *("record", "update", "history", "restore"),
    *("register", "changes", "find", "paper", "schema"),
)
MODULES = {"import": "bring_in", "return": "chief_return"}
"""The modules of the commands whose names are words of Python's own."""
READER_GONE = 141
"""The exit status where whoever read the output has gone, as of any tool that the signal SIGPIPE ends."""


class Commands(click.Group):
    """Loads a command when it is called, and turns what goes wrong into sentences and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"section55.commands.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        if not command.help:
            command.help = _docstring_in(module, "command")
        command.make_context = _while_help_is_printed(command.make_context)  # type: ignore[method-assign]
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from section55.model.wording import closest_word

            near = closest_word(args[0], COMMANDS)
            raise click.UsageError(f"{error.message} Did you mean {near}?" if near else error.message, ctx) from None

    def main(self, *args: Any, **options: Any) -> Any:
        # To look for garbage in all that was imported, as Python would at its end, takes up to a tenth of a second.
        atexit.register(gc.freeze)
        try:
            return super().main(*args, **options)
        except OSError as error:  # of standard error, while a mistyped command was explained
            if not _is_reader_gone(error):
                raise
            _drop_outputs()
            sys.exit(READER_GONE)

    def make_context(self, info_name: str | None, args: list[str], *arguments: Any, **options: Any) -> click.Context:
        try:
            return super().make_context(info_name, args, *arguments, **options)
        except click.ClickException as error:
            raise _printable(error) from None
        except OSError as error:  # of standard output, where the help went
            if _is_reader_gone(error):
                _drop_outputs()
                raise click.exceptions.Exit(READER_GONE) from None
            _explain(error)
            raise click.exceptions.Exit(1) from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = self.help or _docstring_in(sys.modules[__name__], "main")
        super().format_help(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke(ctx)
        except click.ClickException as error:
            raise _printable(error) from None
        except BrokenPipeError:
            _drop_outputs()
            ctx.exit(READER_GONE)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            _explain(error)
            ctx.exit(1)


def _explain(error: Exception) -> None:
    from section55.commands.printing import drop_output, echo_lines
    from section55.model.errors import WorkbookError, sentence_of

    is_foreseen = isinstance(error, (WorkbookError, OSError))
    cure = "" if is_foreseen else " Run it again with --debug before the command to see where."
    echo_lines(f"{sentence_of(error)}{cure}", err=True)
    drop_output(sys.stdout)


def _while_help_is_printed(make_context: Callable[..., click.Context]) -> Callable[..., click.Context]:
    """What makes a command's context, and prints its help by click's own means, with one error for a reader gone."""

    def make(*arguments: Any, **options: Any) -> click.Context:
        try:
            return make_context(*arguments, **options)
        except OSError as error:
            if not _is_reader_gone(error):
                raise
            raise BrokenPipeError(error.errno, error.strerror) from None

    return make


def _is_reader_gone(error: OSError) -> bool:
    from section55.commands.printing import is_reader_gone

    return is_reader_gone(error)


def _drop_outputs() -> None:
    """Lets what is still to be printed go nowhere, as nobody reads it: Python would complain at its end."""
    from section55.commands.printing import drop_output

    for stream in (sys.stdout, sys.stderr):
        drop_output(stream)


def _printable(error: click.ClickException) -> click.ClickException:
    """The error, with nothing in the words that were typed (by the shell, from files' names) that a terminal obeys."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error  # no words were typed: it is the help, in lines
    message = printable(error.format_message())
    if isinstance(error, click.UsageError):
        return click.UsageError(message, error.ctx)
    return click.ClickException(message)


def _docstring_in(module: ModuleType, function: str) -> str | None:
    """The docstring of a module's function as its source has it: Python leaves them out where PYTHONOPTIMIZE is 2."""
    import ast
    import inspect

    tree = ast.parse(inspect.getsource(module))
    return next(
        (ast.get_docstring(node) for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function),
        None,
    )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="section55")
@click.option("--debug", is_flag=True, help="Show where in the program a failure happened.")
def main(debug: bool) -> None:
    """Publish comments on HMICFRS's reports, as section 55 of the Police Act 1996 asks.

    Each inspection is one YAML file in parameters/. Write it in JupyterLab or by hand, check it,
    and build the HTML and the PDF that the office publishes.

    \b
    section55 new "Meeting the needs of victims" --published-on 2023-12-19
    section55 check
    section55 build

    PATHS are files or folders; with none, the workbook's own parameters/. The exit status is 0 when
    all is well, 1 when something was refused or failed, 2 when the command itself was mistyped.

    An office that keeps its files elsewhere names the folders in SECTION55_PARAMETERS and
    SECTION55_OUTPUTS.
    """
    for stream in (sys.stdout, sys.stderr):
        # A Windows console with an old code page must not stop a build over a curly quotation mark. (A command
        # that is started without an output has no streams.)
        if stream is not None:
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    from section55.files.temporary_folders import sweep_temporary_folders

    sweep_temporary_folders()
    if warning := other_workbook_sentence():
        from section55.commands.printing import echo_lines

        echo_lines(printable(warning), err=True)
