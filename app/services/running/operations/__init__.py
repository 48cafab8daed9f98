"""What each operation does: one module per word, found by its name."""
