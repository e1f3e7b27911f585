"""Where a report, an earlier response or a return is brought in, and what was read of it is checked."""
