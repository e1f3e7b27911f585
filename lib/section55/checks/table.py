"""What a check is, what it sees of an inspection, and what it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from section55.files.reader import InspectionFile
from section55.model.answer_types import takes_markdown
from section55.model.deadlines import statutory_last_day
from section55.model.errors import Message
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.office_names import OfficeNames
from section55.model.paths import Where, key_path, question_at
from section55.model.publication import Publication
from section55.model.wording import listed, shortened

Severity = Literal["statutory", "drafting"]
STATUTORY: Final = "statutory"
"""The severity of what the statute asks for and does not get."""
DRAFTING: Final = "drafting"
"""The severity of what is lawful but better put right."""


class Notice(NamedTuple):
    """What a check found at a path."""

    where: Where
    message: Message


Notices = Iterator[Notice]


def notice(where: Where, text: str = "", *, in_file: str = "", in_form: str = "") -> Notice:
    """What a check found at a path, with the parts of its `Message`."""
    return Notice(where, Message(text, in_file, in_form))


def quoted(found: Iterable[str], most: int = 5) -> str:
    """What was found in a text, for a sentence: each once and in quotation marks, and "others" for more than a few."""
    each = [shortened(words) for words in dict.fromkeys(found)]
    return listed([*each[:most], *(["others"] if len(each) > most else [])])


@dataclass(frozen=True)
class Finding:
    """One thing for a person to look at, and where it is."""

    code: str
    line: int
    """In the parameter file, counted from 1."""
    where: Where
    """The path of the answer that it is about."""
    message: Message
    severity: Severity
    statute: str
    """The subsection of the Police Act 1996, like ``s.55(5A)``; empty where there is none."""
    noted: str = ""
    """Why the office leaves it as it is; empty where nobody has said."""

    @property
    def key(self) -> str:
        """The path as people read it, with items counted from 1: ``recommendations[2].commissioner``."""
        return key_path(self.where)

    @property
    def sentence(self) -> str:
        """What to look at, and what to do in the file."""
        return self.message.for_file

    def as_dict(self) -> dict[str, object]:
        """The finding for JSON."""
        return {
            "code": self.code,
            "line": self.line,
            "key": self.key,
            "sentence": self.sentence,
            "severity": self.severity,
            "statute": self.statute,
            "noted": self.noted,
        }


class Text(NamedTuple):
    """Something that an officer wrote."""

    where: Where
    words: str


@lru_cache(maxsize=4096)
def _takes_markdown(where: Where) -> bool:
    return _keys_take_markdown(tuple(part for part in where if isinstance(part, str)))


@cache
def _keys_take_markdown(keys: tuple[str, ...]) -> bool:
    return takes_markdown(question_at(Inspection, keys))


def texts_in(answers: object) -> tuple[Text, ...]:
    """Every text in a tree of answers that is not empty, with its path."""
    found: list[Text] = []
    _add_texts(answers, (), found)
    return tuple(found)


def _add_texts(answers: object, where: Where, found: list[Text]) -> None:
    if isinstance(answers, (dict, list)):
        for key, value in answers.items() if isinstance(answers, dict) else enumerate(answers):
            if isinstance(value, str):
                if value:
                    found.append(Text((*where, key), value))
            elif value:
                _add_texts(value, (*where, key), found)


@dataclass(frozen=True)
class Case:
    """An inspection as the checks see it."""

    source: InspectionFile
    as_of: date | None
    """The day that it is looked at; None for checks that are the same on any day."""

    @property
    def inspection(self) -> Inspection:
        return self.source.inspection

    @property
    def office(self) -> OfficeProfile:
        return self.source.office

    @cached_property
    def last_day(self) -> date:
        """The last day on which the response may lawfully be published."""
        return statutory_last_day(self.inspection.published_on)

    @cached_property
    def publication(self) -> Publication | None:
        """How the response was published; None where it is not published."""
        return self.inspection.publication

    @property
    def is_published(self) -> bool:
        """Whether the response is published, even on a day that is not known."""
        return self.publication is not None

    @property
    def is_finished(self) -> bool:
        """Whether the response is final or published, so that nothing may be missing any more."""
        return self.is_published or not self.inspection.is_draft

    @cached_property
    def names(self) -> OfficeNames:
        """What the body, the force and its chief officer are called within sentences."""
        return self.office.names

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything that an officer wrote in the file."""
        return texts_in(self.inspection.model_dump())

    @cached_property
    def markdown(self) -> tuple[Text, ...]:
        """Those of the texts that are in Markdown."""
        return tuple(text for text in self.texts if _takes_markdown(text.where))

    @cached_property
    def with_links(self) -> tuple[Text, ...]:
        """Those of them that may have links."""
        return tuple(text for text in self.markdown if "](" in text.words or "://" in text.words)

    @cached_property
    def written(self) -> str:
        """All the texts as one, in which a check sees at once that none of them has what it looks for."""
        return "\n".join([text.words for text in self.texts])


@dataclass(frozen=True)
class Check:
    """One rule: its code, its severity, and the function that checks it."""

    code: str
    """A word for programs, which stays the same when sentences are reworded."""
    severity: Severity
    statute: str
    finds: str
    """What it finds, in one line, for the table of the checks."""
    find: Callable[[Case], Notices]


class Table(list[Check]):
    """The checks of one module, in the order in which they are written."""

    def check(
        self, code: str, severity: Severity, finds: str, statute: str = ""
    ) -> Callable[[Callable[[Case], Notices]], Callable[[Case], Notices]]:
        """Adds the function below to the table."""

        def add(find: Callable[[Case], Notices]) -> Callable[[Case], Notices]:
            self.append(Check(code, severity, statute, finds, find))
            return find

        return add
