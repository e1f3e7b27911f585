"""The parts of a Word document that are the same in each: styles, lists, settings, and what leads to what."""

from section55.intake.word.names import CUSTOM, OFFICE_DOCUMENT, RELATIONSHIPS, VT, R, W

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADINGS = {
    1: (32, 360, 120),
    2: (26, 320, 80),
    3: (24, 280, 60),
    4: (22, 200, 40),
    5: (22, 160, 40),
    6: (22, 160, 40),
}
"""By level the size in half points, and the room above and below in twentieths of a point."""
_EXTERNAL = ' TargetMode="External"'
BULLETS, FIRST_NUMBERED = 1, 2
"""The number of the bulleted list, and of the first numbered one: each list that begins at 1 has a number."""


def content_types() -> str:
    """Say what kind each part is of."""
    kinds = {
        "word/document": f"{_MAIN}.document.main+xml",
        "word/styles": f"{_MAIN}.styles+xml",
        "word/numbering": f"{_MAIN}.numbering+xml",
        "word/settings": f"{_MAIN}.settings+xml",
        "word/header1": f"{_MAIN}.header+xml",
        "word/footer1": f"{_MAIN}.footer+xml",
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(related: list[tuple[str, str, str, bool]]) -> str:
    """What a part leads to: of each its id, kind and target, and whether that is outside the file."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{_EXTERNAL if outside else ""}/>'
        for name, kind, target, outside in related
    )
    return f'{_HEAD}<Relationships xmlns="{RELATIONSHIPS}">{lines}</Relationships>'


def package_relationships() -> str:
    """Lead to the main part, and to what the document is called."""
    return relationships(
        [
            ("rId1", OFFICE_DOCUMENT, "word/document.xml", False),
            (
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
                False,
            ),
            ("rId3", f"{R}/custom-properties", "docProps/custom.xml", False),
            ("rId4", f"{R}/customXml", "customXml/item1.xml", False),
        ]
    )


def styles(language: str) -> str:
    """The named styles, which a screen reader and a table of contents go by."""
    return _part("styles", f"{_defaults(language)}{''.join(_all_styles())}")


def _defaults(language: str) -> str:
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault>'
        '<w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _all_styles() -> list[str]:
    found = [_style("Normal", "Normal", "", is_default=True)]
    for level, (size, above, below) in _HEADINGS.items():
        look = f'<w:rPr><w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        room = f'<w:keepNext/><w:spacing w:before="{above}" w:after="{below}"/><w:outlineLvl w:val="{level - 1}"/>'
        found.append(_style(f"Heading{level}", f"heading {level}", f"<w:pPr>{room}</w:pPr>{look}"))
    title = '<w:pPr><w:keepNext/><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr>'
    label = '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:b/></w:rPr>'
    quote = '<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:i/></w:rPr>'
    asked = '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:pPr>'
    found += [
        _style("Title", "Title", title),
        _style("Label", "Label", label),
        _style("Quote", "Quote", quote),
        _style("Cell", "Table text", '<w:pPr><w:spacing w:before="50" w:after="50" w:line="252"/></w:pPr>'),
        _style("AfterTable", "After a table", '<w:rPr><w:sz w:val="8"/></w:rPr>'),
        _style("Asked", "Report text", asked),
        _style("ListParagraph", "List Paragraph", '<w:pPr><w:contextualSpacing/></w:pPr>'),
        _style("Header", "header", '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>'),
        _style("Footer", "footer", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>'),
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        '<w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="595959"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + '</w:tblBorders><w:tblCellMar><w:left w:w="110" w:type="dxa"/><w:right w:w="110" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
    ]  # fmt: skip
    return found


def _style(name: str, shown: str, look: str, is_default: bool = False) -> str:
    default, based = (' w:default="1"', "") if is_default else ("", '<w:basedOn w:val="Normal"/>')
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{default}><w:name w:val="{shown}"/>{based}'
        f"<w:qFormat/>{look}</w:style>"
    )


def numbering(numbered: int) -> str:
    """The bulleted list, and as many numbered ones as the document has."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(level, is_numbered) for level in range(9))
        + "</w:abstractNum>"
        for kind, is_numbered in ((1, False), (2, True))
    )
    first = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>'
    others = "".join(
        f'<w:num w:numId="{FIRST_NUMBERED + number}"><w:abstractNumId w:val="2"/>'
        + "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9))
        + "</w:num>"
        for number in range(max(numbered, 1))
    )
    return _part("numbering", kinds + first + others)


def _level(level: int, is_numbered: bool) -> str:
    look = ("decimal", f"%{level + 1}.") if is_numbered else ("bullet", "•" if level % 2 == 0 else "–")
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look[0]}"/><w:lvlText w:val="{look[1]}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{454 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def settings(language: str) -> str:
    """Nothing is protected: a protected form lets nobody type bold or a table."""
    return _part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:themeFontLang w:val="{language}"/>',
    )


def header(words: str) -> str:
    """What stands at the top of each page."""
    return _part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>')


def footer() -> str:
    """The page's number."""
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{between}'
        for kind, between in (
            ("begin", '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
            ("separate", "<w:r><w:t>1</w:t></w:r>"),
            ("end", ""),
        )
    )
    words = '<w:r><w:t xml:space="preserve">Page </w:t></w:r>'
    return _part("ftr", f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}{field}</w:p>')


def core_properties(title: str, language: str) -> str:
    """What the document is called, and its language."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{language}</dc:language>'
        "</cp:coreProperties>"
    )


def custom_properties(carried: dict[str, str]) -> str:
    """What the workbook finds the document again by, as properties."""
    lines = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(carried.items(), 2)
    )
    return f'{_HEAD}<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">{lines}</Properties>'


def custom_part(carried: dict[str, str]) -> str:
    """The same once more, where programs look that keep no properties."""
    name, text = next(iter(carried.items()))
    return f'{_HEAD}<{name} xmlns="urn:section55">{text}</{name}>'


def _part(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


def document(body: str) -> str:
    """The main part: A4, with a header and a footer."""
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return _part("document", f"<w:body>{body}{page}</w:body>")
