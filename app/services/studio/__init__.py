"""The studio: a coördinator changes the procedures in a draft, of which every step can be seen and undone."""
