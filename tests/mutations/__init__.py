"""Safeguards of the law, each with the change that takes it away and the test that then fails."""
