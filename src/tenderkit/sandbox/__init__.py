"""Runs a named function in a child process with limits on time, memory and files. Standard library only."""
