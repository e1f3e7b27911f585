"""An earlier response, of any office's layout, as the answers of a parameter file."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from section55.intake.addressees import addressees_listed
from section55.intake.blocks import Block, Source, compose
from section55.intake.items import describe_item
from section55.intake.labels import UNNAMED_ANSWER, kind_of_word
from section55.intake.positions import take_position
from section55.intake.proposal import How, Proposal, Read
from section55.intake.response_guesses import day_in_a_sentence, guess_address, guess_title
from section55.intake.response_items import items_of, place_of, text_apart, title_apart, without_restatement
from section55.intake.response_sections import divide, labels_as_headings
from section55.intake.text_blocks import plain_words
from section55.intake.tidy import joined
from section55.model.counts import TO_CHIEF_CONSTABLES, TOTALS
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.items import ITEM_LISTS, KINDS, RECOMMENDATIONS
from section55.model.number_words import NUMBER_PATTERN, read_number
from section55.model.wording import dates_in, long_date, shortened

_TOTAL = re.compile(
    rf"\b({NUMBER_PATTERN}|no) (recommendations?|areas? for improvement|causes? (?:of|for) concern)\b", re.I
)
_TO_CHIEFS = re.compile(
    rf"\b({NUMBER_PATTERN}|none) (?:of (?:which|them|these) )?(?:(?:was|were|is|are) )?(?:directed|addressed|made"
    rf"|relevant)"
    r" (?:at|to) (?:all )?(?:chief constables|police forces|forces)",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:made|put forward|identified|resulted|contains?|includes?|detailed|numbering)\b", re.IGNORECASE
)
_DONE = {
    "submitted_to_hmicfrs": r"submitted to (?:the )?hmic|hmicfrs|monitoring portal",
    "copied_to_secretary_of_state": r"secretary of state|home (?:secretary|office)",
    "forwarded_to_chief_constable": r"chief (?:constable|officer)",
    "forwarded_to_police_and_crime_panel": r"panel",
    "published_on_website": r"web ?site|published",
}
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((\S+)\)")
_BARE_LINK = re.compile(r"https?://[^\s)>\]]+")
_FIND = ("published_on", dates_in), ("deadline", dates_in), ("report_url", _BARE_LINK.search)
"""How the day or the link is found that a label asks for."""


def read_response(source: Source) -> Proposal:
    """What a response says, section by section; what fits under no label is listed."""
    return _Reading(source).read()


class _Reading:
    def __init__(self, source: Source) -> None:
        self._source = source
        blocks = joined(source.blocks)
        divided = divide(labels_as_headings(blocks) if source.kind == "txt" else blocks)
        self._sections, self._before = divided.by_label, divided.before
        self._of_items = divided.of_items
        self._result = Proposal(notes=list(source.notes), left_over=divided.left_over)
        self._published_on: date | None = None
        self._items: dict[tuple[str, str], dict[str, Any]] = {}
        self._unnamed: set[tuple[str, str]] = set()
        """The items that have an answer of which no label says whose it is."""

    def read(self) -> Proposal:
        self._read_particulars()
        self._keep("key_findings", compose(self._sections.get("key_findings", [])), "Key findings")
        for key in ITEM_LISTS:
            self._read_list(key, self._sections.get(key, []))
        self._read_answers("chief_constable_comments")
        self._read_answers("commissioner_comments")
        self._read_unnamed_answers()
        reply = compose(self._sections.get("reply_to_chief_constable", []))
        if reply:
            self._keep("reply_to_chief_constable", reply, "Reply")
        self._read_office_use()
        self._describe_items()
        self._leave_what_is_no_value()
        self._read_letter()
        for block in self._before:
            if block.kind != "heading":
                self._result.left_over.append(" ".join(block.text.split()))
        if self._source.kind == "untagged pdf":
            self._result.mark_all_as_guessed()
        return self._result

    def _read_particulars(self) -> None:
        title = self._line("inspection_title")
        self._keep("inspection_title", title, "Inspection title")
        if not title and (name := guess_title(self._before)):
            self._guess("inspection_title", name, "It is taken from the heading.")
        words, page_day = self._line("published_on"), self._line("day")
        if words and page_day:
            self._result.left_over.append(f"Published: {page_day}")
        words = words or page_day
        days = dates_in(words)
        if days:
            self._published_on = days[0]
            self._keep("published_on", days[0], "Published on", words)
            if not self._is_day_of_report():
                self._guess("published_on", days[0], "It may be the day of the response, and not that of the report.")
        elif day := day_in_a_sentence(self._before):
            self._published_on = day
            self._guess("published_on", day, "It is taken from a sentence of the response.")
        else:
            self._result.read.append(Read(("published_on",), "missing", words))
        if days := dates_in(self._line("response_published_on")):
            self._guess("response_published_on", days[0], "It is the day that the response bears.")
        types = _split(self._line("publication_types"))
        self._keep("publication_types", types, "Publication types")
        self._keep("police_forces", _split(self._line("police_forces"), only_commas=True), "Police forces")
        self._read_link()
        self._check_deadline()

    def _is_day_of_report(self) -> bool:
        """Whether the label of the day says so, or stands with others that speak of the report."""
        labels = ("published_on", "inspection_title", "publication_types", "police_forces", "deadline", "report_url")
        return any(label in self._sections for label in labels)

    def _read_letter(self) -> None:
        """Takes a text without any label for the commissioner's own words: most offices answer by a letter."""
        words = compose(block for block in self._before if block.kind != "heading" or block.level > 1)
        if words and not self._sections:
            self._guess(
                "commissioner_comments", words, "No label says whose words these are. Are they the commissioner's?"
            )
            self._before = []

    def _guess(self, key: str, answer: Any, why: str) -> None:
        self._result.read = [each for each in self._result.read if each.where != (key,)]
        self._result.answers[key] = answer
        self._result.read.append(Read((key,), "guessed", str(answer)[:300], "", why))

    def _line(self, key: str) -> str:
        return plain_words(" ".join(" ".join(block.markdown.split()) for block in self._sections.get(key, []))).strip()

    def _read_link(self) -> None:
        markdown = " ".join(block.markdown for block in self._sections.get("report_url", []))
        link = _LINK.search(markdown)
        bare = _BARE_LINK.search(markdown)
        if link:
            self._keep("report_url", _address(link[2].replace("%28", "(").replace("%29", ")")), "Link to report")
            self._keep("report_link_text", plain_words(link[1]), "Link to report")
        elif bare:
            self._keep("report_url", _address(bare[0].rstrip(".,;")), "Link to report")
        elif address := guess_address([*self._sections.get("inspection_title", []), *self._before]):
            self._guess("report_url", address, "It is the only address of the inspectorate's in the response.")
        else:
            self._result.read.append(Read(("report_url",), "missing", self._line("report_url")))
            if words := self._line("report_url"):
                self._keep("report_link_text", words, "Link to report")

    def _check_deadline(self) -> None:
        days = dates_in(self._line("deadline"))
        if not days or self._published_on is None:
            return
        lawful, custom = statutory_last_day(self._published_on), printed_deadline(self._published_on, False)
        if days[0] == custom:
            note = f"which counts 56 days from publication; the last lawful day was {long_date(lawful)}"
        elif days[0] == lawful:
            return
        else:
            note = f"and the last lawful day was {long_date(lawful)}. Is the date of publication right?"
        self._result.notes.append(f"It prints {long_date(days[0])} as the deadline, {note.rstrip('.')}."
                                  .replace("?.", "?"))  # fmt: skip

    def _leave_what_is_no_value(self) -> None:
        """Lists what stands below a day or a link that a label asks for: no label is that of these words."""
        for key, find in _FIND:
            blocks = self._sections.get(key, [])
            end = next((at for at, block in enumerate(blocks, 1) if find(block.markdown)), len(blocks))
            self._result.left_over += [" ".join(block.text.split()) for block in blocks[end:]]

    def _read_list(self, key: str, blocks: Sequence[Block]) -> None:
        before, items = items_of(blocks)
        rest = [block for block in before if not self._read_totals(key, block)]
        for (kind, number), words in items.items():
            title, text = title_apart(words)
            self._items[kind, number] = {"number": number, "text": compose(text) or "", "place": place_of(words)}
            if title:
                self._items[kind, number]["title"] = title
        if rest:
            self._leave(key, rest)

    def _read_totals(self, key: str, block: Block) -> bool:
        """Whether a block is a sentence that counts; its numbers are kept."""
        found = _TOTAL.findall(block.text)
        if not found or len(block.text) > 400 or not (_MADE.search(block.text) or len(block.text) < 80):
            return False
        for count, noun in found:
            kind = kind_of_word(noun).key
            if count.lower() != "no" and kind != key:
                continue
            self._keep(TOTALS[kind], 0 if count.lower() == "no" else read_number(count), "", block.text)
        if key == RECOMMENDATIONS.key and (to_chiefs := _TO_CHIEFS.search(block.text)):
            number = 0 if to_chiefs[1].lower() == "none" else read_number(to_chiefs[1])
            self._keep(TO_CHIEF_CONSTABLES, number, "", block.text)
        return True

    def _read_answers(self, key: str) -> None:
        comments, items = items_of(self._sections.get(key, []))
        self._keep(key, compose(comments), KINDS[RECOMMENDATIONS.key].heading)
        _, below = items_of(self._of_items.get(key, []))
        for kind, number in dict.fromkeys([*items, *below]):
            answer = [*items.get((kind, number), []), *below.get((kind, number), [])]
            item, answer = self._item_answered(kind, number, answer)
            if key == "chief_constable_comments":
                position, answer = take_position(answer)
                item["chief_constable"] = {"position": position, "response": compose(answer)}
            else:
                item["commissioner"] = {"explanation": compose(answer)}

    def _read_unnamed_answers(self) -> None:
        """Takes an answer that is called "Response" alone for the force's where it says that it accepts the item."""
        _, items = items_of(self._of_items.get(UNNAMED_ANSWER, []))
        for (kind, number), answer in items.items():
            item, answer = self._item_answered(kind, number, answer)
            position, rest = take_position(answer)
            whose = "chief_constable" if position else "commissioner"
            if whose in item:
                self._leave(kind, answer)
                continue
            item[whose] = (
                {"position": position, "response": compose(rest)} if position else {"explanation": compose(answer)}
            )
            self._unnamed.add((kind, number))

    def _item_answered(self, kind: str, number: str, answer: list[Block]) -> tuple[dict[str, Any], list[Block]]:
        """The item that an answer is to, and the answer without the item's own words."""
        item = self._items.get((kind, number))
        if item is None:
            text, answer = text_apart(answer)
            item = {"number": number, "text": compose(text) or "", "place": place_of(answer)}
            self._items[kind, number] = item
            return item, answer
        return item, without_restatement(answer, str(item.get("title", "")), str(item["text"]))

    def _read_office_use(self) -> None:
        done: dict[str, Any] = {}
        for block in self._sections.get("office_use", []):
            words = block.text.lower()
            for key, pattern in _DONE.items():
                if re.search(pattern, words) and key not in done:
                    days = dates_in(block.text)
                    done[key] = days[0] if days else True
                    self._result.read.append(Read(("office_use", key), "read", block.text, block.place))
                    break
            else:
                self._leave("office_use", [block])
        if done:
            self._result.answers["office_use"] = done

    def _describe_items(self) -> None:
        counts: dict[str, int] = {}
        for (key, number), item in self._items.items():
            place = item.pop("place")
            if not item["text"]:
                self._result.left_over.append(f"{KINDS[key].name} {number}: it is answered, and its text is not there.")
                item["text"] = f"(The text of {KINDS[key].one} {number} is not in the response.)"
            where = (key, counts.setdefault(key, 0))
            counts[key] += 1
            self._result.answers.setdefault(key, []).append(item)
            heading = addressees_listed(str(item.get("title", "")), self._result.own_forces)
            if heading.is_sure:
                del item["title"]
            forces = self._result.own_forces
            self._result.read += describe_item(item, where, place, self._published_on, forces, heading)
            how: How = "guessed" if (key, number) in self._unnamed else "read"
            why = "No label says whose answer it is." if how == "guessed" else ""
            for answers in ("chief_constable", "commissioner"):
                for name in [name for name, text in item.get(answers, {}).items() if not text]:
                    del item[answers][name]
                for name, text in item.get(answers, {}).items():
                    self._result.read.append(Read((*where, answers, name), how, str(text), place, why))

    def _keep(self, key: str, answer: Any, place: str, source: str = "") -> None:
        if answer or answer == 0:
            self._result.answers[key] = answer
            self._result.read.append(Read((key,), "read", source or str(answer), place))
        else:
            self._result.read.append(Read((key,), "missing"))

    def _leave(self, key: str, blocks: Sequence[Block]) -> None:
        name = KINDS[key].heading if key in KINDS else "For office use only"
        self._result.left_over += [f"{name}: {' '.join(block.text.split())}" for block in blocks]


def _address(link: str) -> str:
    """The address of a site without the stroke that some programs add to it, which leads to the same page."""
    return link.rstrip("/") if re.fullmatch(r"https?://[^/]+/", link) else link


def _split(text: str, only_commas: bool = False) -> list[str]:
    cut = re.split(r", |;" if only_commas else r", | and |;", text)
    return [shortened(name, 200).strip("“”") if len(name) > 200 else name.strip() for name in cut if name.strip()]
