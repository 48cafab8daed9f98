"""What is kept, in SQLite or PostgreSQL, with SQLAlchemy Core; nothing of SQLAlchemy leaves this package."""
