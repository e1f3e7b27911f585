"""The Section 55 workbook: from one parameter file to a response that a public body may publish."""

__version__ = "0.2.0"
