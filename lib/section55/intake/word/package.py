"""The parts of a Word document, each unpacked no further than it may be, and refused where it is no plain document."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from section55.intake.word.names import OFFICE_DOCUMENT, RELATIONSHIPS
from section55.model.errors import WorkbookError

MOST_MEMBERS = 2000
MOST_UNPACKED = 60_000_000
_MOST_RATIO = 200
_LARGE = 5_000_000
_SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx) again."


class Package:
    """A Word document whose parts are read one by one."""

    def __init__(self, data: bytes) -> None:
        """Raises `WorkbookError` for what is no Word document, or holds more or other things than one may."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise WorkbookError(f"It is broken or cut short. {_SAVE_AGAIN}") from None
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._left = MOST_UNPACKED
        self._check_members()
        self.main = self._find_main()

    def xml(self, name: str) -> "etree._Element | None":
        """The root of a part, None where there is none. Raises `WorkbookError` for one that is not plain XML."""
        data = self.read(name)
        if data is None:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise WorkbookError("It has a document type of its own, which no Word document has. It was not read.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            reason = "It is nested too deeply." if "depth" in str(error).lower() else "It is broken."
            raise WorkbookError(f"{reason} {_SAVE_AGAIN}") from None
        if _has_document_type(root):
            raise WorkbookError("It has a document type of its own, which no Word document has. It was not read.")
        return root

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none. Raises `WorkbookError` once too much was unpacked."""
        member = self._members.get(name)
        if member is None:
            return None
        try:
            with self._zip.open(member) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise WorkbookError(f"A part of it is broken. {_SAVE_AGAIN}") from None
        self._left -= len(data)
        if self._left < 0:
            raise _too_large()
        return data

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part leads to, by its id: the kind, and the part's name or the address."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for each in () if root is None else root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = (each.get("Type", ""), target)
        return found

    def part_of_kind(self, name: str, kind: str) -> "etree._Element | None":
        """The root of the part of a kind ("styles") that a part leads to; None where there is none."""
        for type_, target in self.related(name).values():
            if type_.endswith(f"/{kind}"):
                return self.xml(target)
        return None

    def names(self, start: str) -> list[str]:
        """The names of the parts that begin so."""
        return sorted(name for name in self._members if name.startswith(start))

    def _check_members(self) -> None:
        if len(self._members) < len(self._zip.infolist()):
            raise WorkbookError(f"It has two parts of one name. {_SAVE_AGAIN}")
        if len(self._members) > MOST_MEMBERS:
            raise WorkbookError(f"It has more than {MOST_MEMBERS:,} parts, which no Word document needs.")
        if sum(member.file_size for member in self._members.values()) > MOST_UNPACKED:
            raise _too_large()
        for name, member in self._members.items():
            if member.flag_bits & 1:
                raise WorkbookError("It has a password. Save it without one and send that.")
            if member.file_size > _LARGE and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
                raise _too_large()
            if name.casefold().endswith("vbaproject.bin"):
                raise _has_macros()
        if "mimetype" in self._members and "content.xml" in self._members:
            raise WorkbookError("It is an OpenDocument file. Save it as a Word document (.docx) and send that.")
        types = self.read("[Content_Types].xml")
        if types is None:
            raise WorkbookError("It is a zip archive and no Word document. Take the document out of it first.")
        if b"macroenabled" in types.lower():
            raise _has_macros()

    def _find_main(self) -> str:
        for kind, target in self.related("").values():
            if kind == OFFICE_DOCUMENT and target in self._members:
                if not target.startswith("word/"):
                    break
                return target
        raise WorkbookError("It is no Word document: an Excel or PowerPoint file, perhaps. Send the text as Word's.")


def _has_document_type(root: "etree._Element") -> bool:
    return bool(root.getroottree().docinfo.doctype)  # type: ignore[attr-defined]  # the stubs lack it


def _too_large() -> WorkbookError:
    return WorkbookError(f"Unpacked it has more than {MOST_UNPACKED // 1_000_000} MB. Take pictures out of it first.")


def _has_macros() -> WorkbookError:
    return WorkbookError("It has macros. Save it as a Word document without macros (.docx) and send that.")
