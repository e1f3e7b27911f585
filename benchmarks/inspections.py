"""Inspections to measure with: as many as asked for, of several offices, as long and as varied as real ones."""

import copy
import random
from pathlib import Path

import yaml

from section55 import workspace
from section55.files.saving import record_hand_edit
from section55.model.wording import counted

OFFICES = ("Northmoor", "Eastholt", "Southmere", "Westhaven", "Midvale")
MODEL = "2023-12-19-meeting-the-needs-of-victims.yaml"
_KINDS = ("Specific reviews", "Thematic inspection", "PEEL assessment", "Revisit")


def write_inspections(folder: Path, number: int) -> list[Path]:
    """Writes the parameter files, each with the first line of its history, and the offices' profiles.

    The same number gives the same files. Their words are those of Norfolk's real response, in
    another order, and on average they are as long: from one to seven recommendations, and findings
    of two to eight paragraphs.
    """
    model = workspace.PARAMETERS / MODEL
    real = yaml.load(model.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    profile = yaml.safe_load((workspace.PARAMETERS / "offices" / f"{real['office']}.yaml").read_text(encoding="utf-8"))
    (folder / "offices").mkdir(parents=True)
    for area in OFFICES:
        text = yaml.safe_dump(profile, allow_unicode=True, sort_keys=False).replace(profile["area"], area)
        (folder / "offices" / f"{area.lower()}.yaml").write_text(text, encoding="utf-8")
    paths = []
    for count in range(number):
        path = folder / f"2023-12-19-inspection-{count:05}.yaml"
        answers = _answers(real, random.Random(count), count)
        text = yaml.dump(answers, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(text, encoding="utf-8")
        record_hand_edit(path)
        paths.append(path)
    return paths


def _answers(real: dict, chance: random.Random, count: int) -> dict:
    # Copies, since YAML would write the second use of one thing as an alias of the first.
    paragraphs = [part for part in f"{real['key_findings']}\n\n{real['commissioner_comments']}".split("\n\n") if part]
    answers = real | {
        "office": OFFICES[count % len(OFFICES)].lower(),
        "inspection_title": f"{real['inspection_title']}, part {count}",
        "publication_types": [chance.choice(_KINDS)],
        "key_findings": "\n\n".join(chance.choice(paragraphs) for _ in range(chance.randint(2, 8))),
        "recommendations": [
            copy.deepcopy(chance.choice(real["recommendations"]))
            | {"number": str(number)}  # YAML would repeat it by alias
            for number in range(1, chance.choice((1, 1, 1, 1, 2, 3, 7)) + 1)
        ],
    }
    answers.pop("recommendations_total", None)
    made = counted(len(answers["recommendations"]), "recommendation")
    answers["chief_constable_comments"] = real["chief_constable_comments"].replace("six recommendations", made)
    return answers
