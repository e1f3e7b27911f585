"""Colours: whether text in them can be read, and links be distinguished from it (WCAG 2.2, 1.4.3 and 1.4.1)."""

from functools import lru_cache

LEAST_CONTRAST = 4.5
"""The contrast ratio that WCAG requires of ordinary text at level AA."""

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)
INK: Rgb = (0x1B, 0x1F, 0x23)
"""Of the text of every page."""
LINK: Rgb = (0x1D, 0x4F, 0x7B)
"""Of links, where the office's own colour is too near to that of text."""
_LEAST_TO_TEXT = 3.0
"""The contrast ratio at which a link is distinct from the text around it by its colour alone."""


def parse(colour: str) -> Rgb:
    """Return the red, green and blue (0 to 255) of a colour written ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def to_hex(rgb: Rgb) -> str:
    """Return a colour as ``#rrggbb``."""
    return "#" + "".join(f"{part:02x}" for part in rgb)


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = map(_linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _mix(rgb: Rgb, towards: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(rgb, towards, strict=True))
    return red, green, blue


def nearest_readable(rgb: Rgb, paper: Rgb, ink: Rgb, least: float = LEAST_CONTRAST) -> Rgb:
    """Return the colour itself where it can be read on the paper, else the least shift towards the ink that can."""
    for step in range(101):
        shifted = _mix(rgb, ink, step / 100)
        if contrast(shifted, paper) >= least:
            return shifted
    return ink


def link_colour(accent: Rgb) -> Rgb:
    """Return the colour of links: the office's own where it can be read and is distinct from text, else a dark blue."""
    is_readable, is_distinct = contrast(accent, WHITE) >= LEAST_CONTRAST, contrast(accent, INK) >= _LEAST_TO_TEXT
    return accent if is_readable and is_distinct else LINK


@lru_cache(maxsize=100)
def lightened(rgb: Rgb, paper: Rgb, least: float) -> Rgb:
    """Return the colour, made as light as it must be to be read on dark paper, in its own hue and as strong as it can.

    It is lightened in OKLCH, since a mixture with white turns dark colours to greys that look switched off.
    """
    light, *hue = _to_oklab(rgb)
    for step in range(101):
        lighter = light + (1 - light) * step / 100
        shown = next(
            filter(None, (_from_oklab(lighter, [part * share / 20 for part in hue]) for share in range(20, -1, -1)))
        )
        if contrast(shown, paper) >= least:
            return shown
    return WHITE


def _to_oklab(rgb: Rgb) -> tuple[float, float, float]:
    red, green, blue = map(_linear, rgb)
    long, medium, short = (
        (a * red + b * green + c * blue) ** (1 / 3)
        for a, b, c in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(light: float, hue: list[float]) -> Rgb | None:
    """Return the colour of these coordinates; None where no screen shows it."""
    a, b = hue
    long, medium, short = (
        (light + c * a + d * b) ** 3
        for c, d in ((0.3963377774, 0.2158037573), (-0.1055613458, -0.0638541728), (-0.0894841775, -1.2914855480))
    )
    parts = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    if min(parts) < -0.0005 or max(parts) > 1.0005:
        return None
    red, green, blue = (round(255 * _gamma(min(max(part, 0), 1))) for part in parts)
    return red, green, blue


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
