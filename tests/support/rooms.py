"""The rooms of the package."""

ROOMS = (
    *("fonts", "model", "files", "checks", "documents", "register", "intake", "form"),
    *("notebook", "build", "commands"),
)
"""From the ground up: a room uses those before it in this list, and no other."""
