"""Documents as a file: made when they are asked for, of what the reader may read, and kept nowhere."""
