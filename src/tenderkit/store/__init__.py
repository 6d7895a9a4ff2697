"""Folders of files to values and back: every read and every write of a user's disk happens here."""
