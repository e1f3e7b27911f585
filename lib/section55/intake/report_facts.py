"""What a report says of itself: title, day of publication, types, forces, how many items it has."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from section55.intake.blocks import Block, Source
from section55.intake.labels import find_label, kind_of_word
from section55.intake.proposal import How, Proposal, Read
from section55.intake.text_blocks import plain_words
from section55.model.counts import TOTALS
from section55.model.number_words import NUMBER_PATTERN, read_number
from section55.model.police_forces import ALL_FORCES
from section55.model.wording import dates_in

_PUBLISHED = re.compile(
    r"^(?:(?:date )?(?:first )?published(?: on)?|date of publication|publication date|sent on|date sent)\b:? *"
    r"(?P<day>.*)",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"(?:\w+day,? )?[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ (?:19|20)[0-9]{2}")
_NEAR_THE_TITLE = 6
_SITE = re.compile(r"\s+[-–|]\s+(?:HMICFRS|HMIC|His Majesty|Her Majesty|justiceinspectorates).*$", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"(?:HMICFRS|HMIC|HMICFRS reports?|(?:His|Her) Majesty[’']s Inspectorate of Constabulary.{0,60}|OFFICIAL"
    r"(?:[ :–-]+SENSITIVE)?|Report|Letter|Publication|Home|PDF|Cymraeg|English)",
    re.IGNORECASE,
)
_IS_NAME = re.compile(r"(?!microsoft|.*\.\w{3,4}$)(?:\S+ ){2,}\S", re.IGNORECASE)
"""A title that is no file's name, as programs write there: "Microsoft Word - draft3.docx"."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^.]{0,60}?\b((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})(?:[/–-]([0-9]{2,4}))?\b")
_FORCE = re.compile(
    r"(?:(?:[A-Z][\w’'-]+)(?: (?:and|&) [A-Z][\w’'-]+| [A-Z][\w’'-]+)*? (?:Police Service|Police|Constabulary))\b"
)
_TYPES = {
    r"\bPEEL\b": "PEEL assessments",
    r"\bsuper-complaint": "Super-complaints",
    r"\bcustody\b": "Custody inspections",
    r"\bchild protection\b": "Child protection inspections",
    r"\bjoint\b": "Joint inspection",
    r"\bcrime data integrity\b": "Crime data integrity",
}
_MOVED = "pages that were moved bear the day of the move."
_COUNTED = re.compile(
    rf"\b(?:made|makes?|making|contains?|includes?|including|identif(?:ied|y)|put forward|has|have|with"
    rf"|are) ({NUMBER_PATTERN}) "
    r"(?:new |national |further )?(recommendations?|areas? for improvement|causes? (?:of|for) concern)\b",
    re.IGNORECASE,
)


def read_facts(source: Source, blocks: Sequence[Block], proposal: Proposal) -> None:
    """Adds to a proposal what a report says of itself."""
    title = _title(source, blocks)
    _keep(proposal, "inspection_title", title, "read" if title else "missing", title)
    _read_day(title, blocks, proposal)
    labelled = dict(_labelled(blocks))
    types = _split(labelled.get("publication_types", ""))
    if types:
        _keep(proposal, "publication_types", types, "read", labelled["publication_types"])
    else:
        guess = next((name for pattern, name in _TYPES.items() if re.search(pattern, title, re.I)), "")
        _keep(proposal, "publication_types", [guess] if guess else [], "guessed", title, "It is taken from the title.")
    _read_forces(title, labelled, proposal)
    how: How = "read" if source.address else "missing"
    _keep(proposal, "report_url", source.address, how, source.address)
    _read_counts(blocks, proposal)


def _title(source: Source, blocks: Sequence[Block]) -> str:
    if source.kind == "untagged pdf" and _IS_NAME.match(source.title):
        return _SITE.sub("", source.title)  # its headings are guesses, and its title is not
    first = next((block for block in blocks if block.kind == "heading" and block.level == 1), None)
    if first is not None:
        return " ".join(first.text.split())
    if source.title:
        return _SITE.sub("", source.title)
    first = next((each for each in blocks if each.kind in ("heading", "paragraph") and not _is_publisher(each)), None)
    return " ".join(first.text.split()) if first is not None and len(first.text) < 250 else ""


def _is_publisher(block: Block) -> bool:
    """Whether a line names who published the report, as stands above its title."""
    return bool(_PUBLISHER.fullmatch(" ".join(block.text.split()).strip(" .:|–-")))


def _read_day(title: str, blocks: Sequence[Block], proposal: Proposal) -> None:
    day, words, place = _find_day(blocks)
    if day is None and (alone := _day_alone(blocks)):
        _keep(proposal, "published_on", *alone)
        return
    if day is None:
        proposal.read.append(Read(("published_on",), "missing", words, place))
        return
    why = _why_doubtful(title, blocks, day)
    _keep(proposal, "published_on", day, "guessed" if why else "read", words, why, place)


def _find_day(blocks: Sequence[Block]) -> tuple[date | None, str, str]:
    for index, block in enumerate(blocks):
        for line in block.text.split("\n"):
            found = _PUBLISHED.match(line.strip())
            if not found or len(line) > 120:
                continue
            following = blocks[index + 1].text if index + 1 < len(blocks) and not found["day"] else ""
            words = found["day"] or following
            if days := dates_in(words.split("\n")[0]):
                return days[0], " ".join(f"{line} {following}".split()), block.place
    return None, "", ""


def _day_alone(blocks: Sequence[Block]) -> tuple[date, How, str, str, str] | None:
    """The day that stands by itself below the title, as a guess with all that is said of it; None for none."""
    for block in blocks[:_NEAR_THE_TITLE]:
        days = dates_in(block.text) if _DAY_ALONE.fullmatch(block.text.strip()) else []
        if days:
            return days[0], "guessed", block.text, "It stands by itself below the title.", block.place
    return None


def _why_doubtful(title: str, blocks: Sequence[Block], day: date) -> str:
    """Why a day that a page prints may be that of its move to a new site, and not the report's."""
    years = [int(year) for found in _YEAR.finditer(title) for year in _both(found)]
    if years and not min(years) <= day.year <= max(years) + 1:
        return f"The page says {day.year} and the title {max(years)}: {_MOVED}"
    for block in blocks:
        found = _COPYRIGHT.search(block.text)
        if found and abs(int(found[1]) - day.year) > 1 and int(found[1]) < day.year:
            return f"The page says {day.year} and the copyright {found[1]}: {_MOVED}"
    return ""


def _both(found: re.Match[str]) -> Iterator[str]:
    yield found[1]
    if found[2]:
        yield found[2] if len(found[2]) == 4 else found[1][:2] + found[2][-2:]


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for index, block in enumerate(blocks):
        label = find_label(block)
        if label is not None and label.key in ("publication_types", "police_forces"):
            value = label.value or (blocks[index + 1].text if index + 1 < len(blocks) else "")
            if len(value) < 300:
                yield label.key, plain_words(value)


def _read_forces(title: str, labelled: dict[str, str], proposal: Proposal) -> None:
    if words := labelled.get("police_forces"):
        _keep(proposal, "police_forces", _split(words), "read", words)
        return
    named = [name for name in dict.fromkeys(_FORCE.findall(title)) if name not in ("The Police", "Local Police")]
    if named:
        _keep(proposal, "police_forces", named, "guessed", title, "It is taken from the title.")
    else:
        why = "The page names no force, and neither does its title."
        _keep(proposal, "police_forces", [ALL_FORCES], "guessed", title, why)


def _read_counts(blocks: Sequence[Block], proposal: Proposal) -> None:
    for block in blocks:
        for count, noun in _COUNTED.findall(block.text):
            key = TOTALS[kind_of_word(noun).key]
            number = read_number(count)
            if key not in proposal.answers and number:
                _keep(proposal, key, number, "read", block.text, "", block.place)


def _split(text: str) -> list[str]:
    return [name.strip() for name in re.split(r", | and (?=[A-Z])|;|\n", text) if name.strip()]


def _keep(
    proposal: Proposal, key: str, answer: Any, how: How, source: str = "", why: str = "", place: str = ""
) -> None:
    if answer:
        proposal.answers[key] = answer
        proposal.read.append(Read((key,), how, source[:300], place, why))
    else:
        proposal.read.append(Read((key,), "missing", source[:300], place))
