"""What officers wrote: nothing left to fill in, links and headings that serve readers, characters that can be drawn."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from section55.checks.table import DRAFTING, Case, Notices, Table, notice, quoted
from section55.fonts.characters import code_point, find_undrawable
from section55.model.wording import counted, listed, shortened

CHECKS = Table()

_PLACEHOLDER_HINTS = ("tb", "todo", "xx", "lorem", "insert", "???", "dd/mm")
"""Of which each placeholder has one, in small letters: most texts have none, and need no closer look."""
_PLACEHOLDER = re.compile(
    r"""
    \b (?i: tb[acd] | lorem(?:\ ipsum)? | dd/mm/yy(?:yy)? | xx/xx(?:/x{2,4})? ) \b
    | \b (?: TODO | INSERT ) \b
    | (?P<roman> \b (?i: annex | appendix | article | chapter | part | schedule | section | title | volume ) \s+ )?
      (?<!\w) X{2,} (?!\w)
    | [\[<({] \s* (?i: insert ) \b [^\])}>\n]{0,40} [\])}>]
    | \b (?i: insert\ (?: (?:\w+\ ){0,3} here | text | name | date | title | figure | number | link ) ) \b
    | \?{3,}
    """,
    re.VERBOSE,
)

_HOME_PAGES = ("", "home", "hmicfrs", "index.html", "index.htm", "index.php", "default.aspx")

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?)(?:[ \t]+#+)?)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|-+)[ \t]*")
_NO_PARAGRAPH = re.compile(r" {0,3}(?:[>#|]|[-*+] |[0-9]+[.)] )| {4}|\s*$")

_CODE = re.compile(r"^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.)*)\]\(")
_DESTINATION = re.compile(r"\]\(\s*<?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*>?(?:\s[^()]*)?\)")
_ADDRESS = re.compile(r"https?://[^\s<>\[\])]+", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_VAGUE = frozenset(
    {
        *("here", "click", "click here", "press here", "tap here", "see here", "available here", "found here"),
        *("link", "this link", "the link", "follow this link", "click this link", "click on this link", "at this link"),
        *("more", "read more", "learn more", "find out more", "see more", "view more", "more info", "more information"),
        *("this", "this page", "page", "website", "this website", "details", "download", "view", "go"),
    }
)


@CHECKS.check(
    "placeholder-left", DRAFTING, "A text has words that stand for others: TBC, XX, ???, lorem ipsum, [insert name]."
)
def _placeholder_left(case: Case) -> Notices:
    # Looked for in bytes, which takes half as long; none of the hints has another letter than these.
    written = case.written.encode("ascii", "ignore").lower()
    hints = [hint for hint in _PLACEHOLDER_HINTS if hint.encode() in written]
    for text in case.texts if hints else ():
        lower = text.words.lower()
        if any(hint in lower for hint in hints):
            left = [found[0] for found in _PLACEHOLDER.finditer(text.words) if not found["roman"]]
            if left:
                yield notice(text.where, f"This still has {quoted(left)} in it. Write what belongs there.")


@CHECKS.check("link-to-home-page", DRAFTING, "The link to the report or the response leads to a site's home page.")
def _link_to_home_page(case: Case) -> Notices:
    for key, meant in (("report_url", "report"), ("response_url", "response")):
        if link := getattr(case.inspection, key):
            parts = urlsplit(link)
            if not parts.query and parts.path.strip("/").lower() in _HOME_PAGES:
                yield notice(
                    (key,),
                    f"{shortened(link)} is the home page of a site, where nobody finds the {meant}. "
                    f"Copy the address of the {meant}'s own page.",
                )


@CHECKS.check("heading-level-skipped", DRAFTING, "A heading in a text is more than one level below the one before it.")
def _heading_level_skipped(case: Case) -> Notices:
    for text in case.markdown:
        if "#" not in text.words:
            continue
        before = 0
        for level, title in _headings(text.words):
            if before and level > before + 1:
                yield notice(
                    text.where,
                    f"The heading {shortened(title)} is of level {level}, and the one before it of level {before}. "
                    f"Begin it with {'#' * (before + 1)}.",
                )
            before = level


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """The level and the words of each heading, outside of code."""
    fence, above = "", ""
    for line in text.split("\n"):
        if fence:
            if line.strip().startswith(fence):
                fence = ""
        elif opened := _FENCE.match(line):
            fence = opened[1]
        elif found := _HEADING.fullmatch(line):
            if found[2]:
                yield len(found[1]), found[2]
        elif above and (under := _UNDERLINE.fullmatch(line)):
            yield (1 if under[1] else 2), above
            line = ""
        above = "" if _NO_PARAGRAPH.match(line) else line.strip()


@CHECKS.check(
    "link-text-vague", DRAFTING, "A link is called “click here” or the like, or by its bare address (WCAG 2.2, 2.4.4)."
)
def _link_text_vague(case: Case) -> Notices:
    for text in case.texts:
        if text.where == ("report_link_text",):
            named, addresses = [text.words], _ADDRESS.findall(text.words)
        elif text in case.with_links:
            named, addresses = _links(text.words)
        else:
            continue
        for words in named:
            if " ".join(_NOT_LETTERS.sub(" ", words).split()).casefold() in _VAGUE:
                yield notice(
                    text.where,
                    f"The link {shortened(words)} does not say where it leads. Name the page or document.",
                )
        for address in addresses:
            yield notice(
                text.where,
                f"The link {shortened(address)} is called by its address, which is read out character by character. "
                "Write [what it leads to](address).",
            )


def _links(text: str) -> tuple[list[str], list[str]]:
    """The words of the links in a text, and the addresses that stand for words."""
    if "`" in text or "~~~" in text:
        text = _CODE.sub(" ", text)
    return _LINK.findall(text), [found.rstrip(".,;:") for found in _ADDRESS.findall(_DESTINATION.sub("]", text))]


@CHECKS.check("link-broken", DRAFTING, "A link in a text has an address that leads nowhere.")
def _link_broken(case: Case) -> Notices:
    for text in case.with_links:
        # Only its parser knows what Markdown takes for a link.
        from section55.model.markdown import broken_links_in

        for address in broken_links_in(text.words):
            yield notice(
                text.where,
                f"The link {shortened(address)} leads nowhere, and the documents print it as text. "
                "Copy the whole address from the browser's address bar, or leave the link out.",
            )


@CHECKS.check("character-not-drawn", DRAFTING, "A text has a character that the PDF's fonts cannot draw.")
def _character_not_drawn(case: Case) -> Notices:
    for text in () if case.written.isascii() else case.texts:
        if strange := find_undrawable(text.words):
            yield notice(
                text.where,
                f"The PDF's fonts cannot draw {counted(len(strange), 'character')} of this: "
                f"{listed([f'{character} ({code_point(character)})' for character in strange[:5]])}"
                f"{' and others' if len(strange) > 5 else ''}. "
                f"The PDF prints {'its code' if len(strange) == 1 else 'their codes'} in square brackets.",
            )
