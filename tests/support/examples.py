"""Inspections that the real one does not cover: other offices, none and many recommendations, hard texts."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from support.workbook import INSPECTIONS

MAYOR = {
    "office_name": "Mayor's Office for Policing and Crime, West Midshire",
    "short_name": "MOPC",
    "area": "West Midshire",
    "body_title": "Mayor",
    "body_abbreviation": "Mayor",
    "force_name": "West Midshire Police",
    "chief_officer_title": "Chief Constable",
    "panel_name": "West Midshire Police, Fire and Crime Panel",
    "website": "https://mayor.example.org.uk",
    "printed_deadline": "statutory",
    "accent_colour": "#6b2a6b",
    "contact_email": "policing@example.org.uk",
    "logo": "crest.svg",
    "logo_alt": "West Midshire",
    # What an office types is held to the letter in most tests; inspections of real kinds have the usual.
    "document": {"smart_punctuation": False},
}
CREST = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<rect width="120" height="60" rx="6" fill="#6b2a6b"/><path d="M20 45 L60 10 L100 45 Z" fill="#ffffff"/>
</svg>
"""
WELSH = MAYOR | {
    "office_name": "Swyddfa Comisiynydd yr Heddlu a Throseddu, Dyffryn Gwyrdd",
    "short_name": "SCHTh",
    "area": "Dyffryn Gwyrdd",
    "body_title": "Police and Crime Commissioner",
    "body_abbreviation": "PCC",
    "force_name": "Heddlu Dyffryn Gwyrdd",
    "panel_name": "Panel Heddlu a Throseddu Dyffryn Gwyrdd",
    "language": "cy",
    "logo": None,
}
SPECIAL = (
    r"""<script>alert("x")</script> {{ 7*7 }} {% raw %} #set page(paper: "a3") $x^2$ ''' \"\"\" @label C:\temp\new """
)
SPECIAL += r"""a | b || c ~~no~~ #let x = 1 \#show \u{41} <b>bold</b> &amp; &lt; %s {0} f"{x}" """
SPECIAL += "// not a comment /* nor this */"


def inspection(**answers: Any) -> dict[str, Any]:
    """A complete inspection with these answers instead of the ordinary ones."""
    return {
        "office": "mayor",
        "inspection_title": "An inspection of vetting, misconduct and misogyny in the police service",
        "published_on": "2022-11-02",
        "publication_types": ["Specific reviews"],
        "police_forces": ["West Midshire", "Norfolk"],
        "report_url": "https://hmicfrs.example.org.uk/publications/vetting/?from=a&to=b#top",
        "key_findings": "Forces were too slow to act on what vetting told them.",
        "chief_constable_comments": "The force welcomes the report.",
        "commissioner_comments": "I have asked the force to report to me each quarter.",
        "status": "final",
    } | answers


def item(number: int | str, **answers: Any) -> dict[str, Any]:
    """A recommendation or area for improvement with all its answers."""
    return {
        "number": str(number),
        "text": f"By 30 April 2023, chief constables should make sure that part {number} of their vetting is done.\n\n"
        "- (a) before a person joins; and\n- (b) whenever a person moves to a sensitive post.",
        "addressed_to": ["Chief Constables"],
        "due": "Within six months" if number != "1" else "Immediately",
        "due_on": "2023-04-30" if number != "1" else "2022-11-02",
        "chief_constable": {"position": "partly accepted", "response": f"Work on part {number} has begun."},
        "commissioner": {"action": "proposed", "explanation": f"I will examine part {number} at the next board."},
        "status": "open",
        "owner": "Head of Professional Standards",
        "updates": [{"on": "2023-02-01", "text": "A first review was done."}],
    } | answers


MANY: dict[str, Any] = {
    "recommendations_total": 45,
    "recommendations": [item(number) for number in range(1, 44)],
    "areas_for_improvement": [item(f"AFI {number}") for number in range(1, 6)],
    "causes_of_concern": [item(1, chief_constable={"position": "not applicable"}, commissioner={"action": "none"})],
    "reply_to_chief_constable": "I thank the Chief Constable.",
}
"""A national report of 43 recommendations, a cause of concern and five areas for improvement, all answered."""
_MARKDOWN_OF_A_PART = (
    "Some *emphasis*, a note.[^1]\n\n| Area | Number |\n|---|--:|\n| Vetting | 1,234 |\n\n[^1]: The note."
)


def _examples() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "no-recommendations", inspection(office_use={"submitted_to_hmicfrs": "2022-12-20"})
    yield "many-recommendations", inspection(**MANY)
    yield "items-of-every-kind", inspection(**_ITEMS_OF_EVERY_KIND)
    yield (
        "welsh-and-emoji",
        inspection(
            office="dyffryn-gwyrdd",
            key_findings="Mae'r heddlu wedi gwella'n sylweddol. Cwestiwn: ŵyr, tŷ, ffôn, pêl, Ŷ. 😀 👩‍🚒 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✓ ☐ →\n\n"
            "Arabic مرحبا and Chinese 中文 have no letters in the PDF's fonts.",
            commissioner_comments="Rwy'n croesawu'r adroddiad hwn. “Diolch” – a dyfynnu ‘eto’.",
        ),
    )
    yield "long-findings", inspection(key_findings="\n\n".join(_paragraphs()))
    yield (
        "special-characters",
        inspection(
            inspection_title=SPECIAL,
            key_findings=SPECIAL,
            report_link_text=SPECIAL,
            recommendations=[item("<3>", text=SPECIAL, owner=SPECIAL)],
            chief_constable_comments=SPECIAL,
            commissioner_comments=SPECIAL,
        ),
    )
    yield (
        "long-words",
        inspection(
            inspection_title=f"An inspection of {'Llanfairpwllgwyngyll' * 12}",
            key_findings=f"See https://example.org/{'a-very-long-path/' * 20}end?{'q=1&' * 60}z and {'W' * 400}.\n\n"
            f"| Force | Figure | {'Wide' * 20} |\n|---|--:|---|\n| Norfolk | 84.22% | {'x' * 300} |",
        ),
    )
    yield (
        "draft-with-markdown",
        inspection(
            status="draft",
            key_findings=_MARKDOWN,
            recommendations=[item("1", text="# A heading\n\n" + _MARKDOWN)],
            commissioner_comments=_MARKDOWN,
        ),
    )


def _paragraphs() -> Iterator[str]:
    sentence = "The force should record each decision, say who took it, and keep the reasons for ten years. "
    for number in range(1, 451):
        yield f"Finding {number}. " + sentence * 5


LETTERED = """\
Before the next inspection, the force should:
(a) tell its officers what is expected of them, in words that they can keep to and that their supervisors can check;
(b) *check* it each month, by
i. looking at what was written down,
ii. and asking those who wrote it; and
(c) [publish](https://example.org/figures) what it finds.
"""
_NO_ANSWERS = {"chief_constable": None, "commissioner": None}
_ITEMS_OF_EVERY_KIND: dict[str, Any] = {
    "recommendations_total": 22,
    "recommendations_to_chief_constables": 8,
    "causes_of_concern_total": 3,
    "areas_for_improvement_total": 11,
    "numbering": {"areas_for_improvement": "office"},
    "report_language": "en",
    "recommendations": [
        item(2, addressed_to=["Home Office"], chief_constable=None),
        item(10, title="Vetting decisions", answered_with="22", **_NO_ANSWERS),
        item(22, text=LETTERED, title="Appeals against decisions that were taken before 2022"),
        item(
            "7",
            **_NO_ANSWERS,
            parts=[
                item("a", title="Before a person joins", text=f"# Parts\n\n{_MARKDOWN_OF_A_PART}"),
                item("b", due="", due_on=None),
                item("c", answered_with="b", **_NO_ANSWERS),
            ],
        ),
        item(1, group="Standards", chief_constable={"position": "not applicable"}),
        item(2, group="Standards", commissioner={"action": "none", "explanation": LETTERED}),
    ],
    "causes_of_concern": [
        item(
            1,
            group="Responding to the public",
            accelerated=True,
            **_NO_ANSWERS,
            recommendations=[
                item(1, parts=[item("i"), item("ii", text=LETTERED, chief_constable={"response": LETTERED})]),
                item(2, answered_with="1", **_NO_ANSWERS),
            ],
        ),
        item(2, group="Responding to the public", recommendations=[item(1, title="Calls")]),
    ],
    "areas_for_improvement": [
        item("AFI 1", commissioner=None),
        item(1, group="Vetting", commissioner=None),
        item(2, group="Vetting", answered_with="1", **_NO_ANSWERS),
        item(1, group="Building, supporting and protecting the workforce"),
        item(3, group="Vetting", title="Records"),
    ],
}

_MARKDOWN = """\
#### A heading of too low a level

Some *emphasis*, some **strong words**, `code`, a [link](https://example.org/report) and a note.[^1]

##### One lower

1. First
   - inner *one*
   - inner two

     with a second paragraph
2. Second

7. Seventh

> A quotation
> of two lines.

| Area | Grade | Number |
|:-----|:-----:|-------:|
| Vetting | Good | 1,234 |
| Custody | **Inadequate** | 5 |

---

```
a block   of code
```

A [bad link](javascript:alert(1)) and wow![sic] are text.

[^1]: The note itself, with *emphasis*.
"""


def write_examples(folder: Path) -> list[str]:
    """Writes these inspections, and those of real kinds, with their office profiles; gives their slugs."""
    (folder / "offices").mkdir(parents=True)
    for name, profile in (("mayor", MAYOR), ("dyffryn-gwyrdd", WELSH)):
        _write(folder / "offices" / f"{name}.yaml", profile)
    (folder / "offices" / "crest.svg").write_text(CREST, encoding="utf-8")
    shutil.copytree(INSPECTIONS, folder, dirs_exist_ok=True)
    slugs = [path.stem for path in sorted(INSPECTIONS.glob("*.yaml"))]
    for name, answers in _examples():
        slugs.append(f"{answers['published_on']}-{name}")
        _write(folder / f"{slugs[-1]}.yaml", answers)
    return slugs


def _write(path: Path, answers: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(answers, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
