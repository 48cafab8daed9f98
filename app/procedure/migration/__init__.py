"""Moving running instances to another version: compares two models, and plans instance by instance. Pure."""
