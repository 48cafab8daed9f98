"""`python -m app.cli`, for the processes that Casuspad starts itself."""

from app.cli import main

main()
