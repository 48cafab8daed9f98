"""The rules, in plain Python: no I/O and no clock."""
