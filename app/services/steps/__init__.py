"""What each step kind means for the casus, beyond moving the token."""
