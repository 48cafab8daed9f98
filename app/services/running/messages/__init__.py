"""What each message means that a drawing sends: one module per word, found by its name."""
