"""Documents that were changed after they were made, with records and hashes to match."""

import base64
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from section55.documents.attachments import read_attachments

Record = dict[str, Any]
_CHAINED = (
    *("sequence", "time", "by", "fields", "is_correction", "file_sha256", "file_size"),
    *("who_sha256", "content_sha256", "previous"),
)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def forged_page(
    page: bytes,
    record: Callable[[Record], object] = lambda record: None,
    files: Mapping[str, Callable[[bytes], bytes]] | None = None,
    words: tuple[str, str] = ("", ""),
) -> bytes:
    """A page with these changes of the files that it carries, the record to match, of the record, and of its words.

    ``files`` are by role.
    """
    carried = read_attachments(page, "html")
    found: Record = json.loads(carried.record_text)
    for made_from in found["inputs"]:
        if change := (files or {}).get(made_from["role"]):
            old = carried.files[made_from["name"]]
            new = change(old)
            assert new != old
            page = page.replace(base64.b64encode(old), base64.b64encode(new))
            page = page.replace(made_from["sha256"].encode(), sha256(new).encode())
            made_from |= {"size": len(new), "sha256": sha256(new)}
    record(found)
    page = page.replace(base64.b64encode(carried.record_text), base64.b64encode(record_text(found)))
    return page.replace(words[0].encode(), words[1].encode()) if words[0] else page


def record_text(record: Record) -> bytes:
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode()


def carrying(page: bytes, name: str, role: str, data: bytes) -> bytes:
    """A page that carries one file more, which its record names."""
    link = f'<a download="{name.rpartition("/")[2]}" href="data:;base64,{base64.b64encode(data).decode()}">it</a>'
    added = {"role": role, "name": name, "size": len(data), "sha256": sha256(data)}
    return forged_page(page, lambda record: record["inputs"].append(added)).replace(
        b"</body>", f"{link}</body>".encode()
    )


def with_logo(page: bytes, name: str, logo: bytes) -> bytes:
    """A page of an office with this logo, as far as its record and its profile say."""
    profile = f"\nlogo: {name}\nlogo_alt: The office\n".encode()
    return carrying(
        forged_page(page, files={"office profile": lambda old: old + profile}), f"offices/{name}", "logo", logo
    )


def forged_line(line: bytes, **changes: object) -> bytes:
    """A line of a history with these changes, hashed anew."""
    parts = json.loads(line) | changes
    parts["hash"] = sha256(_canonical({name: parts[name] for name in _CHAINED}))
    return _canonical(parts) + b"\n"


def _canonical(thing: Record) -> bytes:
    return json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def forged_history(index: int, **changes: object) -> Callable[[bytes], bytes]:
    """Changes one line of a history, and hashes it anew."""

    def change(history: bytes) -> bytes:
        lines = history.splitlines(keepends=True)
        lines[index] = forged_line(lines[index], **changes)
        return b"".join(lines)

    return change


def forged_pdf(pdf: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A PDF after this change, its streams as they are."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def attaching(name: str, packed: bytes, filters: list[pikepdf.Name]) -> Callable[[pikepdf.Pdf], None]:
    """Attaches these bytes as they are, as if packed by these filters; replaces a file of that name."""

    def change(document: pikepdf.Pdf) -> None:
        spec = pikepdf.AttachedFileSpec(document, b"")
        one_or_more = filters[0] if len(filters) == 1 else pikepdf.Array(filters)
        stream = document.make_indirect(pikepdf.Stream(document, packed, Filter=one_or_more))
        spec.obj.EF.F = spec.obj.EF.UF = stream
        document.attachments[name] = spec

    return change
