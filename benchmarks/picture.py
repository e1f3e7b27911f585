"""The figures as a picture: a bar for each way, on a scale on which each line is ten times the one before."""

import math
from html import escape

WIDTH, LEFT, ROW, TOP = 760, 330, 34, 64
_LEAST, _MOST = 0.01, 10.0
_NAMES = {
    "build": "this build, page and PDF",
    "build, one job": "this build with -j 1, page and PDF",
    "release": "the last release, page and PDF",
    "commands": "papermill and nbconvert commands, page only",
    "loop": "papermill and nbconvert in a loop, page only",
    "floor": "bare calls without a notebook, page and PDF",
    "release, floor": "the last release's bare calls",
}


def picture(figures: dict) -> str:
    """An SVG of the seconds an inspection takes in each way."""
    compared = figures["compare"]
    medians = sorted(compared["medians"].items(), key=lambda item: item[1])
    height = TOP + ROW * len(medians) + 40
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title"',
        ' font-family="sans-serif" font-size="13">',
        '<title id="title">Seconds an inspection takes</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="10" y="24" font-size="16">Seconds an inspection takes, of {compared["inspections"]}</text>',
        f'<text x="10" y="44" fill="#444">Medians; {escape(figures["machine"])}</text>',
    ]
    for power in range(round(math.log10(_LEAST)), round(math.log10(_MOST)) + 1):
        x, bottom = _x(10.0**power), TOP + ROW * len(medians)
        lines.append(f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{bottom}" stroke="#bbb"/>')
        lines.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{10.0**power:g} s</text>')
    for row, (way, seconds) in enumerate(medians):
        y = TOP + ROW * row
        fill = "#1d4f91" if way.startswith("build") else "#8a8f98"
        lines.append(f'<text x="{LEFT - 8}" y="{y + 21}" text-anchor="end">{escape(_NAMES[way])}</text>')
        lines.append(f'<rect x="{LEFT}" y="{y + 6}" width="{_x(seconds) - LEFT}" height="{ROW - 12}" fill="{fill}"/>')
        lines.append(f'<text x="{_x(seconds) + 6}" y="{y + 21}">{seconds:.3f}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _x(seconds: float) -> int:
    share = (math.log10(seconds) - math.log10(_LEAST)) / (math.log10(_MOST) - math.log10(_LEAST))
    return round(LEFT + share * (WIDTH - LEFT - 60))
