"""A drawing that another program wrote again: is it still the same, and what in it changed?"""
