"""Colours, and whether text in them can be read (WCAG 2.2, success criterion 1.4.3)."""

LEAST_CONTRAST = 4.5
"""The contrast ratio that WCAG requires of ordinary text at level AA."""

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)


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
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
