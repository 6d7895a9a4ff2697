"""Templates: the environment they run in, and rendering here or in a child process."""
