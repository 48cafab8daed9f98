"""What often mends a finding: one module for each check."""
