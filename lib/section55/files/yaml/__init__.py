"""YAML, read strictly and changed in place; of inspections it knows only the order of the keys."""
