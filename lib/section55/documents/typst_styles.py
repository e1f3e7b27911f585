"""Which function of the layout each class of a page's elements is drawn by."""

STYLES = {
    "office": "office",
    "draft": "draft-note",
    "statute": "statute",
    "position": "position",
    "quoted": "quoted",
    "quoted-name": "quoted-name",
    "notes": "notes",
    "audit": "audit",
    "hash": "hash",
    "overdue": "warning",
    "late": "warning",
    "broken": "warning",
    "soon": "strong",
    "note": "note",
    "languages": "languages",
    "kicker": "kicker",
    "lead": "introduction",
    "asked": "asked",
    "sender": "sender",
    "dated": "dated",
    "subject": "subject",
    "signature": "signature",
    "annex": "annex",
    "compact": "compact",
    "group": "group-row",
    "item-heading": "item-heading",
    "part-heading": "part-heading",
    "answer-heading": "answer-heading",
    "standing": "standing",
    "whose": "whose",
}
"""The function of ``layout.typ`` or ``standing.typ`` by each class that a page's elements have."""
ACCENTED_STYLES = frozenset(("masthead", "glance"))
"""Classes whose functions take the office's colour as well; these have the names of the classes."""
