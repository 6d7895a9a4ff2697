"""Checks on clause versions: codes CLS."""
