"""One file per check on what the council writes: clauses, library, opportunities and packs."""
