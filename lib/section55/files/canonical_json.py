"""The one way in which the lines of a history are written, so that they have one hash."""

import json
from collections.abc import Iterable, Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> bytes:
    """The value as JSON without spaces, its keys sorted, in UTF-8."""
    return _ENCODER.encode(value).encode()


def join_canonical(parts: Mapping[str, bytes], names: Iterable[str]) -> bytes:
    """What `canonical` makes of a mapping of these names, of what it made of each of their values."""
    return b"{" + b",".join(b'"%s":%s' % (name.encode(), parts[name]) for name in sorted(names)) + b"}"
