"""What those need who keep the workbook on a host of their own: a workflow, and checks before each commit."""

import re

import yaml

from section55.workspace import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))


def test_the_workflow_runs_what_there_is() -> None:
    """Linux runs everything as continuous integration does; the folders of tests that others run are there."""
    lines = {job: [step["run"] for step in each["steps"] if "run" in step] for job, each in WORKFLOW["jobs"].items()}
    assert lines["linux"] == [".ci/run"]
    folders = re.findall(r"tests/\w+", " ".join(lines["elsewhere"]))
    assert folders
    assert all((ROOT / folder).is_dir() for folder in folders)


def test_the_checks_before_a_commit_run_what_there_is() -> None:
    """Each calls a tool of .venv on files that are there."""
    entries = [hook["entry"] for repository in HOOKS["repos"] for hook in repository["hooks"]]
    assert {entry.split()[0] for entry in entries} <= {f".venv/bin/{tool}" for tool in ("ruff", "mypy", "python")}
    assert all((ROOT / path).is_file() for path in re.findall(r"tests/[\w/]+\.py", " ".join(entries)))
