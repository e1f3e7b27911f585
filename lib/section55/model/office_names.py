"""What the body, the force and its chief officer are called within sentences: one home for articles and plurals.

A name that brings its own article gets no other, and a title has no apostrophe put behind it where that
would not be English: "the comments of the Mayor of West Yorkshire".
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from section55.model import welsh
from section55.model.catalogue import _, is_english
from section55.model.wording import possessive, sentence_start

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,}[a-z]?")
_SEVERAL_OFFICERS = re.compile(r"\b(?:Constables|Commissioners|Officers|Mayors|[A-Z]{2,}s)(?: (?:of|for) .*)?$")
_TAKES_AN_ARTICLE = re.compile(r"City of |.*\b(?:Police Service|Police Force|Agency)\b")
_A_FORCE = r".*\b(?:Police|Constabulary|Police Service)"
_SEVERAL_FORCES = re.compile(rf"{_A_FORCE}(?:,.*)? and {_A_FORCE}")
_HAS_A_TAIL = re.compile(r"\b(?:of|for|and)\b")


@dataclass(frozen=True)
class Name:
    """A name as sentences have it."""

    text: str
    """Within a sentence, with the article that it takes: "the PCC", "MOPAC", "Norfolk Constabulary"."""
    is_plural: bool = False

    @property
    def at_start(self) -> str:
        """The name at the start of a sentence: "The PCC"."""
        return sentence_start(self.text)

    @property
    def bare(self) -> str:
        """The name without an article, for a heading: "PCC", "Mayor of West Yorkshire"."""
        return without_article(self.text)

    def verb(self, of_one: str, of_several: str) -> str:
        """The form of a verb that goes with the name: "has" or "have"."""
        return of_several if self.is_plural else of_one

    def owns(self, what: str) -> str:
        """What is the name's own, within a sentence: "the PCC's comments", "the comments of the Mayor of London"."""
        if not is_english() or _HAS_A_TAIL.search(self.text):
            return _("the {what} of {name}", what=_(what), name=self.text)
        return f"{possessive(self.text)} {what}"

    def response(self, to: str = "") -> str:
        """The heading of a response: "PCC response to Recommendation 3", or "Response of the Mayor to it"."""
        if self.stands_before_a_noun:
            return f"{self.bare} response{f' to {to}' if to else ''}"
        if to:
            return _("Response of {name} to {what}", name=self.text, what=to)
        return _("Response of {name}", name=self.text)

    @property
    def comments(self) -> str:
        """The heading of comments: "PCC comments", "Comments of the Mayor"."""
        return f"{self.bare} comments" if self.stands_before_a_noun else _("Comments of {name}", name=self.text)

    @property
    def stands_before_a_noun(self) -> bool:
        """Whether English puts the name before a noun as it is: initials, and Chief Constable."""
        return (
            is_english()
            and not self.is_plural
            and bool(_INITIALS.fullmatch(self.bare) or self.bare == "Chief Constable")
        )


class OfficeNames(NamedTuple):
    """What those who answer are called within sentences."""

    body: Name
    force: Name
    chief_officer: Name


def without_article(name: str) -> str:
    """A name for a heading or a column, without the article that it may bring."""
    if not is_english():
        return sentence_start(welsh.without_article(name))
    bare = name[len(article[0]) :] if (article := _ARTICLE.match(name)) else name
    return sentence_start(bare)


def with_own_article(name: str) -> str:
    """A name within a sentence, behind "the" where it does not bring that itself."""
    if not is_english():
        return welsh.with_article(name)
    if _ARTICLE.match(name):
        return _ARTICLE.sub("the ", name, count=1)
    return f"the {name}"


def body_name(title_for_short: str, own: str = "", is_plural: bool = False) -> Name:
    """The name of a local policing body: the office's own, else its title for short behind an article."""
    return _officer_name(title_for_short, own, is_plural)


def chief_officer_name(title: str, own: str = "", is_plural: bool = False) -> Name:
    """The name of a chief officer: the office's own, else the title behind an article."""
    return _officer_name(title, own, is_plural)


def _officer_name(title: str, own: str, is_plural: bool) -> Name:
    text = own or with_own_article(title)
    return Name(text, is_plural or bool(_SEVERAL_OFFICERS.search(text)))


def force_name(force: str, own: str = "", is_plural: bool = False) -> Name:
    """The name of a force: the office's own, else the force's name, behind an article where it takes one."""
    are_several = bool(_SEVERAL_FORCES.fullmatch(own or force))
    takes_article = _ARTICLE.match(force) or (_TAKES_AN_ARTICLE.match(force) and not are_several)
    return Name(own or (with_own_article(force) if takes_article else force), is_plural or are_several)


def whole_body_name(title: str, area: str) -> str:
    """A local policing body in full, within a sentence: "the Police and Crime Commissioner for Norfolk".

    A title that says of what it is, or that is an office's name, stands by itself.
    """
    name = with_own_article(title)
    if area.casefold() in title.casefold():
        return name
    if not is_english():
        return _("{name} for {area}", name=name, area=area)
    if re.search(r"Commissioners?$", title):
        return f"{name} for {area}"
    return f"{name} of {area}" if title.endswith("Mayor") else name
