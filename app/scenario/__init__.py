"""Scenarios: a procedure lived through on a sandbox clock."""
