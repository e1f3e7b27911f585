"""Every finished document that the tests build."""

import pytest

from support.workbook import Documents


@pytest.fixture(scope="module")
def all_documents(
    norfolk: Documents, examples: dict[str, Documents], kinds: dict[str, Documents]
) -> dict[str, Documents]:
    return {"norfolk": norfolk, **examples, **kinds}
