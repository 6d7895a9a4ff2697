"""Checks on an opportunity and its selection of clauses: codes OPP."""
