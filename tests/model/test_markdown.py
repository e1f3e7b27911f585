"""Markdown as officers write it: what of it becomes HTML, to the letter, and what stays the text that was typed."""

import pytest

from section55.model.markdown import images_in, to_html


def rendered(text: str) -> str:
    """The HTML of a text of the section "Key & findings", whose heading is of level 2."""
    return to_html(text, "Key & findings", "kf", 2)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n", ""),
        ("a *b* **c** `d<`", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code></p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        (
            "- a\n- b\n\n1. x\n2. y",
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>x</li>\n<li>y</li>\n</ol>",
        ),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("---", "<hr>"),
        ("```py\nx < 1\n```", "<pre><code>py\nx &lt; 1\n</code></pre>"),
        ("```\nx\n```", "<pre><code>x\n</code></pre>"),
    ],
)
def test_what_is_understood(text: str, html: str) -> None:
    """Emphasis, code, line breaks, lists, quotes and lines across."""
    assert rendered(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>raw</b> & more", "<p>&lt;b&gt;raw&lt;/b&gt; &amp; more</p>"),
        ("    indented", "<p>indented</p>"),
        ("7*7*7", "<p>7*7*7</p>"),
        ("####### x", "<p>####### x</p>"),
        ("![i](p.png)", "<p>![i](p.png)</p>"),
    ],
)
def test_what_stays_as_it_was_typed(text: str, html: str) -> None:
    """Raw HTML, indented paragraphs, asterisks between figures and images are no Markdown here."""
    assert rendered(text) == html


def test_images_are_named_as_they_were_typed() -> None:
    """The documents show none, and a finding can say which."""
    assert images_in("See ![a map](map.png) and ![b](c.jpg).") == ["![a map](map.png)", "![b](c.jpg)"]
    assert images_in("None [here](https://example.org).") == []


def test_headings_begin_below_the_section_s_own_and_skip_no_level() -> None:
    """Whatever levels the officer typed; below the sixth level there is none, and an empty heading is left out."""
    assert rendered("# A\n\n### B\n\n# C\n\n#\n\nText.") == "<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>\n<p>Text.</p>"
    deep = "\n\n".join(f"{'#' * level} {level}" for level in range(1, 6))
    assert rendered(deep) == "<h3>1</h3>\n<h4>2</h4>\n<h5>3</h5>\n<h6>4</h6>\n<h6>5</h6>"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("\n".join(f"{'  ' * level}- level {level}." for level in range(30)), "ul"),
        (f"{'>' * 30} level 29.", "blockquote"),
    ],
)
def test_what_is_nested_deeper_than_in_word_is_text(text: str, tag: str) -> None:
    """Nine lists or quotations stand in one another at most, and nothing that is deeper is lost."""
    assert rendered(text).count(f"<{tag}>") == 9
    assert "level 29." in rendered(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[l](https://example.org)", '<a href="https://example.org">l</a>'),
        ("https://example.org/x", '<a class="address" href="https://example.org/x">https://example.org/x</a>'),
        ("<https://example.org>", '<a class="address" href="https://example.org">https://example.org</a>'),
        ("[](https://example.org)", '<a class="address" href="https://example.org">https://example.org</a>'),
        ("[example.org](https://example.org)", '<a class="address" href="https://example.org">example.org</a>'),
        ("[m](mailto:a@example.org)", '<a href="mailto:a@example.org">m</a>'),
        ("[j](javascript:x)", "[j](javascript:x)"),
        ("[1]: https://example.org", '[1]: <a class="address" href="https://example.org">https://example.org</a>'),
    ],
)
def test_links_lead_to_the_web_and_to_e_mail_alone(text: str, html: str) -> None:
    """One that is called by its address is marked, since paper would print it twice."""
    assert rendered(text) == f"<p>{html}</p>"


def table(number: int, caption: str, head: str, body: str) -> str:
    """The HTML of a table with one row of heads and one below it."""
    return (
        f'<div class="table" role="group" tabindex="0" aria-labelledby="kf-table-{number}">\n<table>\n'
        f'<caption id="kf-table-{number}">{caption}</caption>\n<thead>\n<tr>\n{head}\n</tr>\n</thead>\n'
        f"<tbody>\n<tr>\n{body}\n</tr>\n</tbody>\n</table>\n</div>"
    )


def test_tables_are_called_by_the_heading_above_them() -> None:
    """By the section's where there is none in the text; of several below one heading each has its number."""
    heads = '<th scope="col">A</th>\n<th scope="col" class="right">B</th>'
    cells = '<td>1</td>\n<td class="right">2</td>'
    typed = "| A | B |\n| :- | -: |\n| 1 | 2 |\n\n"
    assert rendered(f"{typed}{typed}# H[^1]\n\n{typed}[^1]: N") == "\n".join(
        [
            table(1, "Key &amp; findings: table", heads, cells),
            table(2, "Key &amp; findings: table 2", heads, cells),
            '<h3>H<sup><a href="#kf-note-1" id="kf-note-1-reference">[note 1]</a></sup></h3>',
            table(3, "H: table", heads, cells),
            '<ol class="notes" aria-label="Notes">',
            '<li id="kf-note-1"><p>N <a href="#kf-note-1-reference" aria-label="Back to note 1 in the text">↑</a></p>'
            "</li>",
            "</ol>",
        ]
    )


def test_a_head_without_words_is_an_ordinary_cell() -> None:
    """A head that announces nothing would be read out before each cell below it."""
    assert rendered("| C |  |\n|-|:-:|\n| 3 | 4 |") == table(
        1,
        "Key &amp; findings: table",
        '<th scope="col">C</th>\n<td class="center"></td>',
        '<td>3</td>\n<td class="center">4</td>',
    )


def test_each_note_is_there_once_and_leads_back() -> None:
    """To the first place that speaks of it; one that nothing speaks of is printed after the others."""
    assert rendered("a[^b] c[^b]\n\n[^b]: Note.\n\n[^d]: Never.\n\n[^e]: - One\n") == (
        '<p>a<sup><a href="#kf-note-1" id="kf-note-1-reference">[note 1]</a></sup> '
        'c<sup><a href="#kf-note-1" id="kf-note-1-reference-2">[note 1]</a></sup></p>\n'
        '<ol class="notes" aria-label="Notes">\n'
        '<li id="kf-note-1"><p>Note. <a href="#kf-note-1-reference" aria-label="Back to note 1 in the text">↑</a></p>'
        "</li>\n"
        '<li id="kf-note-2"><p>Never.</p></li>\n'
        '<li id="kf-note-3"><p>- One</p></li>\n</ol>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "the &hellip; and &h; that `h`\nwhich *she* has",
        "(a) this\n(b) that, http: // and /h",
        "| h | the |\n|---|---|\n| x | y |\n\nThis.[^1] That.[^1]\n\n[^1]: he\n",
        "[here](mailto:a@b.example) <b>h</b> ![h](h.png) the",
    ],
)
def test_no_text_is_read_otherwise_for_an_address_below_it_or_for_another_text_before(text: str) -> None:
    """Of a text without an address less is looked for, and what looks for it is the same for all texts."""
    alone = rendered(text)
    without_notes, _, notes = alone.partition("\n<ol class")
    below = rendered(f"{text}\n\nhttps://example.org/h")
    assert below.startswith(without_notes)
    assert below.endswith(notes)
    assert 'href="https://example.org/h"' in below
    assert rendered(text) == alone
