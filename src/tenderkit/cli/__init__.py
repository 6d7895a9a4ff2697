"""The command line: one file a command, and beside them, with an underscore, what they share."""
