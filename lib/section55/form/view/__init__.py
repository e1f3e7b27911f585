"""What the form shows, without a rule."""
