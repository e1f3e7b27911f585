"""An office's logo: small enough for a page, and a picture that the PDF can draw."""

import base64
import binascii
import re
import struct
import zlib
from pathlib import Path

from section55.files.bounded_read import NotAFile, TooLarge, read_file
from section55.model.errors import WorkbookError

MOST_BYTES = 1_000_000
MOST_PIXELS = 20_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURE_INSIDE = re.compile(rb"data:image/([a-z+]+)[^,\"']{0,100},([^\"')]*)", re.IGNORECASE)


class LogoRefused(WorkbookError):
    """A logo cannot be used. The text says why and what to do; ``code`` is a word for programs."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


def read_logo(path: Path) -> bytes:
    """The bytes of a logo, an SVG or a PNG by its name's ending; raises `LogoRefused`."""
    try:
        data = read_file(path, MOST_BYTES)
    except TooLarge as large:
        raise LogoRefused(
            "logo_too_large",
            f"The logo {path.name} has {large.size:,} bytes; {MOST_BYTES:,} is the most, since every page carries it. "
            "Save it smaller: a PNG of 600 pixels a side is sharp enough.",
        ) from None
    except NotAFile:
        raise LogoRefused("logo_missing", f"{path.name} beside this profile is no file. Put the logo there.") from None
    except OSError:
        raise LogoRefused(
            "logo_missing",
            f"There is no file {path.name} beside this profile. Put the logo there, or name no logo.",
        ) from None
    _check_png(path.name, data) if path.suffix == ".png" else _check_svg(path.name, data)
    return data


def _check_png(name: str, data: bytes) -> None:
    if not _is_whole_png(data):
        raise LogoRefused(
            "logo_not_a_picture",
            f"The logo {name} is not a whole PNG picture. Open it in a program for pictures and save it as PNG.",
        )
    _check_pixels(name, data)


def _check_pixels(name: str, png: bytes) -> None:
    width, height = struct.unpack(">II", png[16:24])
    if width * height > MOST_PIXELS:
        raise LogoRefused(
            "logo_too_many_pixels",
            f"The logo {name} is a picture of {width:,} by {height:,} pixels; {MOST_PIXELS:,} pixels are the most. "
            "Save it smaller: 600 pixels a side are sharp enough.",
        )


def _is_whole_png(data: bytes) -> bool:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return False
    place = len(_PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        end = place + 8 + length
        if zlib.crc32(data[place + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        if data[place + 4 : place + 8] == b"IEND":
            return True
        place = end + 4
    return False


def _check_svg(name: str, data: bytes) -> None:
    try:
        is_svg = "<svg" in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        is_svg = False
    if not is_svg:
        raise LogoRefused(
            "logo_not_a_picture",
            f"The logo {name} is not an SVG picture in UTF-8. Open it in a program for drawings and save it as plain "
            "SVG, not compressed.",
        )
    for kind, inside in _PICTURE_INSIDE.findall(data):
        try:
            picture = base64.b64decode(re.sub(rb"\s|&#(?:10|13|xa|xd);", b"", inside), validate=False)
        except binascii.Error:
            picture = b""
        if kind.lower() != b"png" or not picture.startswith(_PNG) or len(picture) < 24:
            raise LogoRefused(
                "logo_not_a_picture",
                f"The logo {name} has a picture inside it that is no PNG. Save the logo as a PNG, or as an SVG without "
                "pictures.",
            )
        _check_pixels(name, picture)
