"""The strategic table: planned, held, read; never about a person or a casus."""
