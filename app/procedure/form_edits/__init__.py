"""The forms of a release as people see and change them: words, order, choices; never what protects somebody."""
