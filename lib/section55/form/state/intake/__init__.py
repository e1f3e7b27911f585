"""A report, an earlier response or a return that is brought in, before anything of it is kept."""
