"""What the use cases need from the outside, in our words: one port a file, an adapter in its technology."""
