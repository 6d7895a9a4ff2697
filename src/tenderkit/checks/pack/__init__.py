"""Checks on a composed pack: codes PCK."""
