"""Page one beside the profile: drawn in the background, and never left as it was before something was typed."""

import asyncio
import threading

import pytest

from section55.documents import pdf
from section55.form.view import page_preview
from section55.form.view.form_view import FormView
from support.widgets import press


def test_what_was_typed_while_a_page_was_drawn_is_drawn_too(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where that page cannot be drawn: what follows may be what puts it right."""
    is_typed, pictures = threading.Event(), [b"", b"\x89PNG"]

    def draw(page: str) -> bytes:
        assert is_typed.wait(30)
        if picture := pictures.pop(0):
            return picture
        raise pdf.PdfRefused("The page cannot be drawn.")

    async def type_meanwhile() -> None:
        view.office.preview.update()
        view.office.preview.update()
        is_typed.set()
        async with asyncio.timeout(30):
            while pictures:
                await asyncio.sleep(0.01)

    press(view.widget, "Our office")
    monkeypatch.setattr(pdf, "picture_of_page_one", draw)
    monkeypatch.setattr(page_preview, "PAUSE", 0)
    asyncio.run(type_meanwhile())
