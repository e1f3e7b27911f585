"""Whom an item's words ask to act: those before "should", and those with whom they should work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from section55.model.asked_due import without_asked_due
from section55.model.wording import sentence_start

_LEADS = r"(?: (?:\w+ ){0,3}leads?(?: for (?!and\b)[\w-]+(?: (?!and\b|should\b)[\w-]+){0,3})?)?"
_KNOWN = (
    rf"National Police Chiefs['’] Council(?: \(NPCC\))?(?:['’]s)?{_LEADS}",
    r"National Fire Chiefs['’]? Council(?: \(NFCC\))?",
    rf"NPCC(?:['’]s)?{_LEADS}",
    r"(?:Crown Prosecution Service|CPS)(?: \(CPS\))?(?: leads?)?",
    r"Local Government Association",
    r"(?:HM|His Majesty['’]s|Her Majesty['’]s) Courts (?:and|&) Tribunals? Service(?: \(HMCTS\))?",
    r"(?:HM|His Majesty['’]s|Her Majesty['’]s) Prison (?:and|&) Probation Service(?: \(HMPPS\))?",
    r"[Pp]olice(?:,)?(?: fire)? and crime commissioners(?: \(PCCs\))?(?: and their mayor(?:al)? equivalents)?",
    r"PCCs(?: and their mayor(?:al)? equivalents)?",
    r"Department (?:for|of) [A-Z]\w+(?:(?:,| and|,? and) [A-Z]\w+)*",
    r"Ministry of [A-Z]\w+|Office for [A-Z]\w+(?: [A-Z]\w+)*|Independent Office for Police Conduct(?: \(IOPC\))?",
    r"(?:[A-Z][\w’'-]+(?: and [A-Z][\w’'-]+| [A-Z][\w’'-]+)*? )(?:Police Service|Police|Constabulary)",
    r"[Cc]hief fire officers|fire and rescue (?:services|authorities)|regional organised crime units",
    r"(?:[Aa]ll )?(?:[Pp]olice )?[Ff]orces(?: and law enforcement agencies)?|[Cc]hief [Cc]onstables"
    r"|[Cc]hief [Oo]fficers",
)
_NAME = re.compile("|".join(f"(?:{name})" for name in _KNOWN))
_RECOGNISED = re.compile(
    r"(?:the |all |each |every )?(?:"
    + "|".join(f"(?:{name})" for name in _KNOWN)
    + r"|Home Office|Home Secretary|Government|College of Policing|Probation Service|Action Fraud|National Employers?"
    r"|National Crime Agency|Serious Fraud Office|(?:police )?force|chief constable|HMICFRS|Law Commission"
    r"|.*\bCouncil"
    r"|.*\b(?:Agency|Office|Service|Board|Association|Authority|Commission|Inspectorate|Police"
    r"|Constabulary)(?: \(\w+\))?)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:should|must|needs? to|are (?:asked|required) to|is (?:asked|required) to|shall)\b")
_LEAD = re.compile(
    r"^\W*(?:recommendation \w+\W+)?(?:(?:we|hmic\w*"
    r"|the inspectorates?) (?:also )?(?:recommends? that,?|(?:think|believe|consider)s?(?: that,?)?) )?",
    re.IGNORECASE,
)
_DUE_LEFT = re.compile(
    r"^(?:(?:immediately|urgently|within [^,]{3,40}? (?:months?|weeks?|days?|years?)|as soon as possible"
    r"|without delay"
    r"|by (?:the )?(?:end of )?(?:the )?(?:q[1-4]|\w+ quarter)[^,]{0,30}"
    r"|(?:and )?by (?:no later than )?[^,]{3,40}?(?:20)?[0-9]{2})(?: of (?:the )?publication[^,]*)?,? )+",
    re.IGNORECASE,
)
_TOGETHER = (
    r"(?:in (?:conjunction|consultation|collaboration|partnership|co-?operation)|jointly|together|alongside|working"
    r"|with the support of)(?: closely)?(?: with)?"
)
_ASIDE = re.compile(rf", (?P<how>{_TOGETHER}) (?P<names>[^,]*(?:,(?! should)[^,]*)*?),(?= ?$)", re.IGNORECASE)
_WORK_WITH = re.compile(
    r"^ (?:(?:urgently|also|immediately|jointly) )?(?:work|works|act)(?:ing)?(?: (?:together|closely|jointly))? with "
    r"(?P<names>.*?)(?= to |[.;:]|$)"
)
_CONJUNCTION = re.compile(rf"^,? {_TOGETHER} (?P<names>.*?)(?=,| to |[.;:]|$)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^(?:as|following|having|to|in order|where|when|if|before|after|until|based|given|building|in line|for"
    r"|so that)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[“(]?[A-Z])")
_NO_NAMES = {"the", "either", "both", "they", "it", "all", "there", "this", "these", "that", "we", "which"}
_PRESENT = re.compile(
    r"^(?P<name>(?:the )?(?:[A-Z][\w’'-]+(?: and| [A-Z][\w’'-]+)* )?(?:Police|Constabulary|Police Service))"
    r" (?:immediately |urgently |now )?[a-z]+s\b"
)


@dataclass(frozen=True)
class Addressees:
    """Whom a text asks."""

    names: tuple[str, ...]
    """As printed, without an article and with a capital letter."""
    is_sure: bool
    """Whether every name is that of a body, and none just words that stand where one should."""


def find_addressees(text: str, forces: Sequence[str] = ()) -> Addressees:
    """Whom a text asks to act; "the force" is the one force that the report is about."""
    words = " ".join(re.sub(r"[*_\\]", "", text).split())
    words = without_asked_due(_LEAD.sub("", words, count=1))
    words = _DUE_LEFT.sub("", words, count=1)
    verb = _VERB.search(words)
    if verb is None or verb.start() > 250:
        present = _PRESENT.match(words)
        return Addressees((_shown(present["name"], forces),), True) if present else Addressees((), False)
    subject, rest = _SENTENCE_END.split(words[: verb.start()].rstrip())[-1], words[verb.end() :]
    joint: list[str] = []
    if aside := _ASIDE.search(subject):
        joint += _names(aside["names"])
        subject = subject[: aside.start()]
    for pattern in (_WORK_WITH, _CONJUNCTION):
        if found := pattern.match(rest):
            joint += _names(found["names"])
    named = [*_names(_without_clauses(subject)), *joint]
    shown = dict.fromkeys(_shown(name, forces) for name in named)
    is_sure = bool(named) and all(_RECOGNISED.fullmatch(name) for name in named)
    return Addressees(tuple(shown), is_sure)


def addressees_listed(text: str, forces: Sequence[str] = ()) -> Addressees:
    """The bodies that a heading or a cell lists: "Home Office; chief constables"."""
    named = _names(text.strip(" :."))
    shown = dict.fromkeys(_shown(name, forces) for name in named)
    return Addressees(tuple(shown), bool(named) and all(_RECOGNISED.fullmatch(name) for name in named))


def _without_clauses(subject: str) -> str:
    """The subject alone: "as a precursor to the review, chief fire officers" has a clause before it."""
    parts = subject.rstrip(",").split(", ")
    while len(parts) > 1 and _CLAUSE.match(parts[0]):
        parts = parts[1:]
    return ", ".join(parts)


def _names(text: str) -> list[str]:
    """The single names in "the College of Policing, forces and the Home Office"; a known name is not cut in two."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0].strip())
        return f"\0{len(kept) - 1}\0"

    cut = re.split(r",? and |, |;", _NAME.sub(keep, text))
    names = (re.sub("\0([0-9]+)\0", lambda found: kept[int(found[1])], piece).strip(" ,.:") for piece in cut)
    return [name for name in names if name and name.lower() not in _NO_NAMES]


def _shown(name: str, forces: Sequence[str]) -> str:
    bare = re.sub(r"^(?:the|all|each|every) ", "", name.strip(), flags=re.IGNORECASE)
    if bare.casefold() in ("force", "police force", "constabulary") and len(forces) == 1:
        return forces[0]
    return sentence_start(bare)
