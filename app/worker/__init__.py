"""The worker: the clock acts, and the outbox empties."""
