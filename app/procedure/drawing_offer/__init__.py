"""What may be drawn in a procedure and what is asked of it: read from the words, and what the reader knows."""
