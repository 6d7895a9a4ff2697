"""Worked skeletons: what a workspace, a clause and an opportunity look like on their first day."""
