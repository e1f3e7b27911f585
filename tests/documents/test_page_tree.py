"""The tree of a page has the page's words where the page has them."""

from section55.documents.page_tree import parse_page


def test_nothing_is_inside_a_place_where_a_line_may_end() -> None:
    """What stands behind a place where a line may end is behind it in the tree too, and so in the PDF."""
    tree = parse_page("<h2>Recommendations/<wbr>Areas for <b>Improvement</b></h2>")
    heading = tree.find(".//h2")
    assert [element.tag for element in heading] == ["wbr", "b"]
    assert heading[0].tail == "Areas for "
    assert heading.text_content() == "Recommendations/Areas for Improvement"
