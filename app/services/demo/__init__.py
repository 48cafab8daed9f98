"""The wholly fictional LIVC-R Lindervoorde (domain/11): people, organisations, nothing else."""
