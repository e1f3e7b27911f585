"""The time at which something was saved or built, as it is written down."""

from datetime import UTC, datetime, timedelta

from section55.files import timestamps
from section55.files.timestamps import utc_timestamp
from section55.workspace import PACKAGE

FORM = "%Y-%m-%dT%H:%M:%SZ"


def test_a_timestamp_is_of_now_in_utc_whatever_the_time_of_year() -> None:
    """Times of one history can be put in order as they stand, over the nights on which clocks are changed too."""
    written = datetime.strptime(utc_timestamp(), FORM).replace(tzinfo=UTC)
    assert timedelta() <= datetime.now(UTC) - written < timedelta(seconds=60)


def test_the_form_of_a_timestamp_has_one_home() -> None:
    """The history, unsaved work and the log of a build write a time alike."""
    homes = [path for path in PACKAGE.rglob("*.py") if FORM in path.read_text(encoding="utf-8")]
    assert [str(path) for path in homes] == [timestamps.__file__]
