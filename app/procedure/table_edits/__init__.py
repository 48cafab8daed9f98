"""Decision tables as people see and change them: columns, rows and cells, each change told in one sentence."""
