"""What the screens are given, by area: frozen rows, already filtered by the policy, with words to show."""
