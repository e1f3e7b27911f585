"""Clipboards as applications fill them, written after their mark-up, and the Markdown that each is to become."""

from typing import NamedTuple


class Clipboard(NamedTuple):
    """What an application puts on the clipboard."""

    html: str
    text: str
    markdown: str
    message: str
    """What the form says once it is pasted."""


def _word_item(words: str, level: int, mark: str, a_list: str = "l0") -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{36 * level}.0pt;text-indent:-18.0pt;"
        f"mso-list:{a_list} level{level} lfo1'><![if !supportLists]><span "
        f"style='font-family:Symbol;mso-fareast-font-family:"
        f"Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New "
        f"Roman\"'>&nbsp;&nbsp;&nbsp; "
        f"</span></span></span><![endif]>{words}<o:p></o:p></p>\n"
    )


def _word(body: str) -> str:
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:w='urn:schemas-microsoft-com:office:word'>"
        "<head><meta name=ProgId content=Word.Document><style><!-- p.MsoNormal {mso-style-unhide:no;} "
        "--></style></head>"
        f"<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->\n{body}<!--EndFragment--></body></html>"
    )


CLIPBOARDS = {
    "Word: lists in lists": Clipboard(
        _word(
            "<p class=MsoNormal>We will:<o:p></o:p></p>\n"
            + _word_item("train every officer", 1, "·")
            + _word_item("in <b>two</b> days", 2, "o")
            + _word_item("by video", 2, "o")
            + _word_item("look again in March", 1, "·")
            + "<p class=MsoNormal>In this order:<o:p></o:p></p>\n"
            + _word_item("the plan", 1, "1.", "l1")
            + _word_item("its aims", 2, "a)", "l1")
            + _word_item("its costs", 2, "b)", "l1")
            + _word_item("the work", 1, "2.", "l1")
        ),
        "We will:\n•\ttrain every officer",
        "We will:\n\n- train every officer\n  - in **two** days\n  - by video\n- look again in March\n\n"
        "In this order:\n\n1. the plan\n   - a) its aims\n   - b) its costs\n2. the work",
        "Pasted with its list and bold.",
    ),
    "Word: bold across runs, a link and a heading": Clipboard(
        _word(
            "<h2><a name='_Toc1'></a><b style='mso-bidi-font-weight:normal'>What we found<o:p></o:p></b></h2>\n"
            "<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>for</b><b>ce&nbsp;met</b> <i>most</i> "
            "of the\n"
            "aims \u2013 see <a href='https://www.example.org/plan_(2)'>the <span style='color:blue'>plan</span></a>."
            "<o:p></o:p></p>"
        ),
        "What we found",
        "## What we found\n\nThe **force met** *most* of the aims \u2013 see [the "
        "plan](https://www.example.org/plan_%282%29).",
        "Pasted with its heading, link and bold.",
    ),
    "Word: a table": Clipboard(
        _word(
            "<table class=MsoTableGrid border=1><tr><td width=200><p "
            "class=MsoNormal><b>Victims<o:p></o:p></b></p></td>"
            "<td><p class=MsoNormal><b>2023</b></p></td></tr><tr><td><p class=MsoNormal>Told of the outcome</p>"
            "<p class=MsoNormal>within a week</p></td><td><p class=MsoNormal align=right>1,204</p></td></tr>"
            "<tr><td><p class=MsoNormal>Asked | heard<o:p></o:p></p></td><td><p "
            "class=MsoNormal>98</p></td></tr></table>"
        ),
        "Victims\t2023",
        "| Victims | 2023 |\n| --- | ---: |\n| Told of the outcome within a week | 1,204 |\n| Asked \\| heard | 98 |",
        "Pasted with its table.",
    ),
    "Word: tracked changes, a comment, a picture and a footnote": Clipboard(
        _word(
            "<p class=MsoNormal>The force <del cite='mailto:J%20Smith' datetime='2024-02-01T10:00'>will </del>"
            "<ins cite='mailto:J%20Smith' datetime='2024-02-01T10:00'>must </ins>act<a style='mso-footnote-id:ftn1' "
            "href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> soon"
            "<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id='_anchor_1' "
            "href='#_msocom_1'>[JS1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span>."
            "<img width=300 src='file:///C:/Temp/clip_image001.png'><o:p></o:p></p>"
            "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p "
            "class=MsoFootnoteText>"
            "<a style='mso-footnote-id:ftn1' href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Within 56 "
            "days.</p></div>"
            "</div><div style='mso-element:comment-list'><div style='mso-element:comment'><p "
            "class=MsoCommentText>Are we "
            "sure?</p></div></div>"
        ),
        "The force must act[1] soon.",
        "The force must act[^1] soon.\n\n[^1]: Within 56 days.",
        "Pasted with its footnote. Left out: 1 picture, 1 comment and 1 deletion.",
    ),
    "Outlook: a message in a table, with a signature": Clipboard(
        "<html><head><meta name=Generator content='Microsoft Word 15 (filtered medium)'></head><body><table "
        "role=presentation><tr><td><div class=WordSection1><p class=MsoNormal>Dear all,<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><span style='font-weight:bold'>We "
        "agree</span> with both:"
        "</p><ul style='margin-top:0cm' type=disc><li class=MsoListParagraph style='mso-list:l0 level1 "
        "lfo1'>the first"
        "<o:p></o:p></li><li class=MsoListParagraph>the second<ul type=circle><li>in part</li></ul></li></ul>"
        "<p class=MsoNormal>J Smith<br><a "
        "href='mailto:j.smith@example.org'>j.smith@example.org</a></p></div></td></tr>"
        "</table></body></html>",
        "Dear all,",
        "Dear all,\n\n**We agree** with both:\n\n- the first\n- the second\n  - in part\n\n"
        "J Smith  \n[j.smith@example.org](mailto:j.smith@example.org)",
        "Pasted with its list, link and bold.",
    ),
    "Excel: cells with a merged heading": Clipboard(
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><style>td "
        "{mso-style-parent:style0;}</style></head>"
        "<body><table border=0 cellpadding=0 width=192 "
        "style='border-collapse:collapse'><!--StartFragment--><col width=64 "
        "span=3><tr height=20><td height=20 class=xl65 width=64>Quarter</td><td colspan=2 class=xl66>Cases</td></tr>"
        "<tr><td class=xl65>Q1</td><td align=right x:num>1,204</td><td align=right>84.2%</td></tr><tr><td>Q2</td>"
        "<td align=right>998</td><td "
        "align=right>&nbsp;79%</td></tr><tr><td></td><td></td><td></td></tr><!--EndFragment-->"
        "</table></body></html>",
        "Quarter\tCases\t\nQ1\t1,204\t84.2%",
        "| Quarter | Cases |  |\n| --- | ---: | ---: |\n| Q1 | 1,204 | 84.2% |\n| Q2 | 998 | 79% |",
        "Pasted with its table.",
    ),
    "LibreOffice: headings, lettered list, bold as a style": Clipboard(
        "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.0 Transitional//EN'><html><head><meta name='generator' content="
        "'LibreOffice 24.2'/><style type='text/css'>p { line-height: 115% }</style></head><body lang='en-GB' "
        "dir='ltr'>"
        "<h3 class='western'>Aims</h3><p style='line-height: 100%'><span style='font-weight: normal'>First "
        "</span><span "
        "style='font-style: italic'>and</span> <font color='#000'><b>last</b></font>.</p><ol "
        "type='a'><li><p>one</p></li>"
        "<li><p>two</p></li></ol></body></html>",
        "Aims",
        "### Aims\n\nFirst *and* **last**.\n\n- (a) one\n- (b) two",
        "Pasted with its heading, list and bold.",
    ),
    "a web page: nested lists, a quotation, links that lead nowhere": Clipboard(
        "<meta charset='utf-8'><article><h2 id='f'>Findings <a "
        "href='#f'>\u00b6</a></h2><script>alert(1)</script><blockquote><p>The "
        "force should act.</p></blockquote><ol "
        "start='3'><li>Third<ul><li>inner<ol><li>innermost</li></ol></li></ul></li>"
        "<li>Fourth</li></ol><p>See <a href='/local'>our page</a>, <a href='javascript:x()'>this</a> and <a href="
        "'https://www.example.org/a?b=1&amp;c=2'>the report</a>.</p></article>",
        "Findings",
        "## Findings \u00b6\n\n> The force should act.\n\n3. Third\n   - inner\n     1. innermost\n4. Fourth\n\n"
        "See our page, this and [the report](https://www.example.org/a?b=1&c=2).",
        "Pasted with its heading, list and link.",
    ),
    "a document on the web: wrapped in a bold that is none": Clipboard(
        "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'><p dir='ltr'><span style="
        "'font-weight:700'>Owner</span><span style='font-weight:400'>: the *Head* of "
        "7*7_units</span></p><ul><li dir='ltr' "
        "aria-level='1'><p><span>one</span></p></li><ul><li "
        "aria-level='2'><p><span>two</span></p></li></ul></ul></b>",
        "Owner: the Head",
        "**Owner**: the \\*Head\\* of 7\\*7_units\n\n- one\n  - two",
        "Pasted with its list and bold.",
    ),
    "plain text: bullets, numbers and tabs": Clipboard(
        "",
        "We will:\r\n\u2022\ttrain officers\r\no\tby video\r\n\u2022\tlook again\r\n1.\tFirst\r\n2.\tSecond\r\n"
        "Year\tCases\r\n2023\t1,204\r\n2024\t998\r\nDone\u00ad.",
        "We will:\n\n- train officers\n  - by video\n- look again\n1. First\n2. Second\n\n"
        "| Year | Cases |\n| ---: | ---: |\n| 2023 | 1,204 |\n| 2024 | 998 |\n\nDone.",
        "Pasted with its list and table.",
    ),
}
