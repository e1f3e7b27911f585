"""The documents that are made of each inspection."""

FORMATS = ("html", "pdf")
"""Their kinds, and the endings of their names."""
