"""Use cases, and the ports they need. The unit of work is opened here and nowhere else."""
