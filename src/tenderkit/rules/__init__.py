"""What a rule is, how the rules are found, run and waived. Standard library only."""
