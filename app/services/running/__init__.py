"""The mover: one engine step, then all that follows from it, in one transaction."""
