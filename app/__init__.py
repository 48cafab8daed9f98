"""Casuspad: runs the case consultation of a Flemish LIVC-R."""
