"""The name of a parameter file, which its documents have too."""

from collections.abc import Iterable
from pathlib import Path

from section55.files.copies import copy_sentence
from section55.model.errors import Fault, Message
from section55.model.slugs import is_plain_slug, suggest_slug
from section55.model.windows_names import is_reserved
from section55.model.wording import shortened
from section55.workspace import PARAMETER_ENDINGS

FILE_COPY = "file_copy"
"""The code of a file whose name is that of a copy."""


def check_file_name(path: Path, name: str) -> Iterable[Fault]:
    """What is wrong with a parameter file's own name, which its documents have too; a fault calls the file ``name``."""
    if path.suffix == ".yaml" and is_plain_slug(path.stem):
        return
    better = path.with_name(_suggest_name(path))
    if sentence := copy_sentence(path, path.with_name(f"{_stem(path)}.yaml"), better):
        yield Fault(name, None, (), FILE_COPY, Message(sentence))
        return
    why = ": Windows keeps that name for itself" if is_reserved(path.stem) else ""
    yield Fault(
        name,
        None,
        (),
        "file_name",
        Message(
            f"The file's name {shortened(path.name)} cannot name documents{why}. Name it with the date of publication "
            "and a few words, in lower case letters, digits and single hyphens, and .yaml at its end: "
            f"{better.name}."
        ),
    )


def _suggest_name(path: Path) -> str:
    return f"{suggest_slug(_stem(path)) or '2023-12-19-meeting-the-needs-of-victims'}.yaml"


def _stem(path: Path) -> str:
    """A file's name without how the names of parameter files end; all of it where it ends otherwise."""
    ending = next((each for each in reversed(PARAMETER_ENDINGS) if path.name.lower().endswith(each)), "")
    return path.name[: len(path.name) - len(ending)]
