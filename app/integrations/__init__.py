"""Outside systems behind the ports: clock, keys, destruction ledger, mail, passwords, backups."""
