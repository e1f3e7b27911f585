"""The time of day as the history, unsaved work and a build's log write it down."""

from datetime import UTC, datetime


def utc_timestamp() -> str:
    """Now, in UTC and to the second: ``2024-02-09T10:30:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
