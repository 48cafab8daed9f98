"""Use cases: see app/services/README.md."""
