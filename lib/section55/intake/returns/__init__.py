"""The chief constable's return: a Word document that goes to the force, and comes back with its answers."""
