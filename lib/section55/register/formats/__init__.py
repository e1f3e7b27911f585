"""The register in the formats that people and programs ask for: one module a format, none imported here.

Each is a function of a register alone: the day is the register's own, and the same register gives
the same text or the same bytes on any day.
"""
