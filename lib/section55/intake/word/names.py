"""The names of the elements of a Word document."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_DOCUMENT = f"{R}/officeDocument"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def w(name: str) -> str:
    """The full name of an element or an attribute of a document's main part."""
    return f"{{{W}}}{name}"


def value(element: "etree._Element | None", name: str = "val") -> str:
    """An attribute of an element; empty where either is not there."""
    return "" if element is None else element.get(w(name)) or ""


def is_on(element: "etree._Element | None") -> bool | None:
    """What a switch says: <w:b/> is on and <w:b w:val="0"/> off; None where it is not there."""
    return None if element is None else value(element) not in ("0", "false", "off", "none")
