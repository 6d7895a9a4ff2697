"""Checks on a library as a whole: codes LIB."""
