"""Opportunity, pinned clauses and templates to document trees."""
