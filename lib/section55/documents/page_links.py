"""The links within a page, of which an office's own choice of sections may leave some without an end."""

import re

_LINK = re.compile(r'<a (?:class="[a-z ]+" )?href="#([^"]+)"(?: aria-label="[^"]*")?>(.*?)</a>', re.DOTALL)
_ANCHOR = re.compile(r' id="([^"]+)"')


def without_dead_links(page: str) -> str:
    """Return a page in which the words of a link to what is not there are no link."""
    anchors = {*_ANCHOR.findall(page)}
    return _LINK.sub(lambda link: link[0] if link[1] in anchors else link[2], page)
