"""What the form knows and does, without a widget."""
