"""The one way in which the lines of a history are written, so that they have one hash."""

import json
from collections.abc import Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> bytes:
    """The value as JSON without spaces, its keys sorted, in UTF-8."""
    return _ENCODER.encode(value).encode()


def canonical_with(facts: Mapping[str, object], parts: Mapping[str, bytes]) -> bytes:
    """What `canonical` makes of facts and parts, of what it made of each part by itself.

    A part comes before the fact of its hash: ``who`` before ``who_sha256``.
    """
    text = canonical(facts)
    for name, part in parts.items():
        # Within a text the quotation mark at the end of the name would have a backslash before it.
        key = b'"%s_sha256":' % name.encode()
        text = text.replace(key, b'"%s":%s,%s' % (name.encode(), part, key), 1)
    return text
