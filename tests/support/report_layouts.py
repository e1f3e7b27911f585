"""Reports as HMICFRS has laid them out over the years, with invented words, and what each says."""

import re
from datetime import date
from typing import Any, NamedTuple

from lxml import html


class Expected(NamedTuple):
    """An item, as a person reads it."""

    list_name: str
    number: str
    start: str
    addressed_to: list[str]
    due: str = ""
    due_on: date | None = None


R, A, C = "recommendations", "areas_for_improvement", "causes_of_concern"


class Layout(NamedTuple):
    name: str
    page: str
    published_on: date | None
    items: list[Expected]


def layout(name: str, title: str, published: str, body: str, day: date | None, *items: Expected) -> Layout:
    line = f"<p>{published}</p>" if published else ""
    head = f"<!DOCTYPE html><html lang='en'><head><title>{title} - HMICFRS</title></head>"
    page = f"{head}<body><main><h1>{title}</h1>{line}{body}"
    return Layout(name, f"{page}</main></body></html>", day, list(items))


CHIEFS = ["Chief constables"]
DAY = date(2023, 5, 11)
LAYOUTS = [
    layout(
        "headings",
        "An inspection of vetting in policing",
        "Published on: 11 May 2023",
        """<h2>Recommendations</h2><h3>Recommendation 1</h3><p>By 30 November 2023, chief constables should make sure
        that
        vetting decisions are recorded.</p><h3>Recommendation 2</h3><p>By 31 December 2023, the College of Policing
        should
        work with the National Police Chiefs' Council and chief constables to write guidance. This should include:</p>
        <ul><li>who decides; and</li><li>how long records are kept.</li></ul><h2>Introduction</h2><p>We looked at
        files.</p>""",
        DAY,
        Expected(R, "1", "By 30 November 2023, chief constables", CHIEFS, "By 30 November 2023", date(2023, 11, 30)),
        Expected(
            R,
            "2",
            "By 31 December 2023, the College",
            ["College of Policing", "National Police Chiefs' Council", "Chief constables"],
            "By 31 December 2023",
            date(2023, 12, 31),
        ),
    ),
    layout(
        "bold leads",
        "An inspection of firearms licensing",
        "Published on: 3 September 2015",
        """<p>Some forces are slow.</p><p><strong>Recommendation 1</strong></p><p>Within three months, all chief
        constables
        should check their backlogs.</p><p>We found many.</p><p><strong>Recommendation 4</strong></p><p>Immediately,
        all chief
        constables should act on medical letters, and tell the registered holder without delay.</p>
        <p>More of our findings follow.</p>""",
        date(2015, 9, 3),
        Expected(R, "1", "Within three months, all chief", CHIEFS, "Within three months", date(2015, 12, 3)),
        Expected(R, "4", "Immediately, all chief constables", CHIEFS, "Immediately", date(2015, 9, 3)),
    ),
    layout(
        "one line",
        "Values and conduct: a thematic review",
        "Published on: 30 March 2023",
        """<h2>Our recommendations</h2><p>Recommendation 2 By 1 October 2023, the National Employers, the Local
        Government
        Association and the National Fire Chiefs Council should set a standard.</p><p>Recommendation 3 By 1 June
        2023, chief
        fire officers should, as a priority, name a lead.</p>""",
        date(2023, 3, 30),
        Expected(
            R,
            "2",
            "By 1 October 2023, the National",
            ["National Employers", "Local Government Association", "National Fire Chiefs Council"],
            "By 1 October 2023",
            date(2023, 10, 1),
        ),
        Expected(R, "3", "By 1 June 2023, chief fire", ["Chief fire officers"], "By 1 June 2023", date(2023, 6, 1)),
    ),
    layout(
        "cause of concern",
        "PEEL 2021/22: An inspection of Midshire Police",
        "Published on: 28 April 2022",
        """<h2>Responding to the public</h2><h3>Cause of concern</h3><p>The force does not answer calls in time.</p>
        <h4>Recommendations</h4><p>Within six months the force should:</p><ul><li>answer calls faster;
        and</li><li>tell callers how long
        they wait.</li></ul><p>Within three months, Midshire Police should train its staff.</p><h3>Main
        findings</h3><p>We set out
        our findings.</p>""",
        date(2022, 4, 28),
        Expected(C, "1", "The force does not answer", []),
        Expected(
            f"{C}/1", "1", "Within six months the force", ["Midshire Police"], "Within six months", date(2022, 10, 28)
        ),
        Expected(
            f"{C}/1",
            "2",
            "Within three months, Midshire",
            ["Midshire Police"],
            "Within three months",
            date(2022, 7, 28),
        ),
    ),
    layout(
        "bulleted areas",
        "PEEL: Police efficiency 2015: Northshire Police",
        "Published on: 20 October 2015",
        """<h2>Areas for improvement</h2><ul><li>The force should improve its understanding of demand</li><li>The
        force should
        develop a plan for its skills. This is so it can meet new crime.</li></ul><h2>How well does it use its
        money?</h2>
        <p>It spends well.</p>""",
        date(2015, 10, 20),
        Expected(A, "1", "The force should improve its", ["Northshire Police"]),
        Expected(A, "2", "The force should develop a plan", ["Northshire Police"]),
    ),
    layout(
        "boxes of areas",
        "PEEL 2023–25: An inspection of Midshire Police",
        "Published on: 16 May 2024",
        """<h2>Investigating crime</h2><h3>Area for improvement</h3><p><strong>The force needs to improve how it
        supervises
        investigations</strong></p><p>Supervisors did not always look at plans. Some victims waited.</p><h3>Main
        findings</h3>
        <p>In this section we set out more.</p><h2>Vetting</h2><h3>Area for improvement</h3><p><strong>The force
        should make sure that
        its vetting is complete within 28 days of a report of a change</strong></p><p>It had a backlog.</p>
        <p>We set out our detailed findings below. These are things the force should look at.</p>""",
        date(2024, 5, 16),
        Expected(A, "1", "The force needs to improve how", ["Midshire Police"]),
        Expected(A, "2", "The force should make sure that", ["Midshire Police"]),
    ),
    layout(
        "present tense",
        "Midshire: National child protection inspection",
        "Published on: 10 March 2022",
        """<h2>Recommendations</h2><p>We recommend that:</p><ul><li>Midshire Police immediately reviews how it
        records risk.</li>
        <li>Within three months Midshire Police acts to make sure that its officers speak to children.</li></ul>
        <h2>Conclusion</h2><p>Much is better.</p>""",
        date(2022, 3, 10),
        Expected(R, "1", "Midshire Police immediately", ["Midshire Police"], "Immediately", date(2022, 3, 10)),
        Expected(R, "2", "Within three months Midshire", ["Midshire Police"], "Within three months", date(2022, 6, 10)),
    ),
    layout(
        "by addressee",
        "The stalking super-complaint",
        "Date of publication: 27 September 2024",
        """<h2>Recommendations to the Home Office</h2><h3>Recommendation 15:</h3><p>By 27 March 2025, review whether
        the law needs
        to change.</p><h2>Recommendations to police and crime commissioners</h2><h3>Recommendation 16:</h3><p>By
        27/03/25, review
        what services are there for victims.</p>""",
        date(2024, 9, 27),
        Expected(R, "15", "By 27 March 2025, review", ["Home Office"], "By 27 March 2025", date(2025, 3, 27)),
        Expected(
            R, "16", "By 27/03/25, review what", ["Police and crime commissioners"], "By 27/03/25", date(2025, 3, 27)
        ),
    ),
    layout(
        "table",
        "Action on stalking",
        "Published on: 27 September 2024",
        """<h2>Action plan</h2><table><tr><th>Rec No.</th><th>Recomendation</th><th>Rec.
        Owner</th></tr><tr><td>3</td><td>By 27 March
        2025, chief constables should review their policies.</td><td>Chief
        constables</td></tr><tr><td>7.1</td><td>The College of
        Policing should publish its training.</td><td>College of Policing</td></tr></table>""",
        date(2024, 9, 27),
        Expected(R, "3", "By 27 March 2025, chief", CHIEFS, "By 27 March 2025", date(2025, 3, 27)),
        Expected(R, "7.1", "The College of Policing should", ["College of Policing"]),
    ),
    layout(
        "contents and re-inspection",
        "Eastshire: Child protection re-inspection",
        "Published on: 8 June 2022",
        """<h2>Contents</h2><ul><li>Recommendations</li><li>Recommendation 1:</li><li>About us</li></ul><p>Print this
        document</p>
        <h2>Recommendations from the 2021 inspection report</h2><p>Within three months, Eastshire Constabulary should
        review its
        files.</p><h2>Recommendations</h2><ol><li>We recommend that, by 30 September 2022, Eastshire Constabulary
        should make sure
        that its records are whole.</li><li>Eastshire Constabulary should publish its plan.</li></ol>""",
        date(2022, 6, 8),
        Expected(
            R, "1", "We recommend that, by 30", ["Eastshire Constabulary"], "By 30 September 2022", date(2022, 9, 30)
        ),
        Expected(R, "2", "Eastshire Constabulary should", ["Eastshire Constabulary"]),
    ),
    layout(
        "lettered parts",
        "An inspection of disclosure",
        "Published on: 25 January 2024",
        """<h2>Summary of recommendations</h2><h3>Recommendation 5</h3><p>By the end of April 2024, chief constables
        should:</p>
        <p>(a) name a lead; and</p><p>(b) keep a register.</p><h3>Recommendation 6</h3><p>Chief Constables, in
        conjunction with the NPCC
        lead for bail, should agree a process.</p><h2>Findings</h2><h3>Recommendation 5</h3><p>By the end of April
        2024, chief
        constables should:</p><p>(a) name a lead; and</p><p>(b) keep a register.</p>""",
        date(2024, 1, 25),
        Expected(R, "5", "By the end of April 2024", CHIEFS, "By the end of April 2024", date(2024, 4, 30)),
        Expected(R, "6", "Chief Constables, in conjunction", ["Chief Constables", "NPCC lead for bail"]),
    ),
    layout(
        "accelerated cause",
        "Metropolis Police: child exploitation",
        "Published on: 9 February 2024",
        """<h2>Accelerated cause of concern 1</h2><p>We are concerned that the force does not look for missing
        children.</p>
        <p><strong>Recommendations</strong></p><p>Immediately, Metropolis Police should look for every
        child.</p><p>By spring 2025, Metropolis
        Police should write a plan.</p><h2>Area for improvement 1</h2><p>Metropolis Police should train its
        analysts.</p>""",
        date(2024, 2, 9),
        Expected(C, "1", "We are concerned that", []),
        Expected(f"{C}/1", "1", "Immediately, Metropolis", ["Metropolis Police"], "Immediately", date(2024, 2, 9)),
        Expected(f"{C}/1", "2", "By spring 2025, Metropolis", ["Metropolis Police"], "By spring 2025"),
        Expected(A, "1", "Metropolis Police should train", ["Metropolis Police"]),
    ),
]


def pasted(page: str) -> str:
    """The page as it is when it is copied in a browser and pasted as text."""
    body = html.document_fromstring(page).find("body")
    lines: list[str] = []

    def walk(element: html.HtmlElement, depth: int) -> None:
        for child in element:
            if child.tag in ("p", "h1", "h2", "h3", "h4", "dt", "dd"):
                lines.extend([" ".join(child.text_content().split()), ""])
            elif child.tag == "li":
                number = len(child.xpath("preceding-sibling::li")) + int(element.get("start", "1"))
                marker = f"{number}." if element.tag == "ol" else "•"
                lines.append(f"{'    ' * depth}{marker} {' '.join((child.text_content()).split())}")
            elif child.tag == "tr":
                lines.append("\t".join(" ".join(cell.text_content().split()) for cell in child))
            else:
                walk(child, depth + (child.tag in ("ul", "ol") and element.tag == "li"))
                if child.tag in ("ul", "ol", "table"):
                    lines.append("")

    walk(body, 0)
    return "\n".join(lines)


def found_items(answers: dict[str, Any]) -> list[Expected]:
    """What was read, in the same form; the text is whole."""
    found = []
    for key in (R, C, A):
        for item in answers.get(key, []):
            found.append(_expected(key, item))
            found += [_expected(f"{key}/{item['number']}", each) for each in item.get(R, [])]
    return found


def _expected(key: str, item: dict[str, Any]) -> Expected:
    text = re.sub(r"\*\*", "", item["text"])
    return Expected(key, item["number"], text, item.get("addressed_to", []), item.get("due", ""), item.get("due_on"))


def compare(answers: dict[str, Any], wanted: Layout) -> tuple[int, list[str]]:
    """How many fields there are, and each that is wrong, in words."""
    found, wrong, fields = found_items(answers), [], 2
    if answers.get("published_on") != wanted.published_on:
        wrong.append(f"published {answers.get('published_on')}")
    if len(found) != len(wanted.items):
        wrong.append(f"{len(found)} items: {[(each.list_name, each.number, each.start[:40]) for each in found]}")
    fields += 5 * len(wanted.items)
    for index, right in enumerate(wanted.items):
        read = found[index] if index < len(found) else Expected("", "", "", [], "?")
        if (read.list_name, read.number) != (right.list_name, right.number):
            wrong.append(f"number {read.list_name} {read.number} for {right.list_name} {right.number}")
        if not " ".join(read.start.split()).startswith(right.start):
            wrong.append(f"text {read.start[:60]!r}")
        for name in ("addressed_to", "due", "due_on"):
            if getattr(read, name) != getattr(right, name):
                wrong.append(f"{right.number} {name} {getattr(read, name)} for {getattr(right, name)}")
    return fields, wrong
