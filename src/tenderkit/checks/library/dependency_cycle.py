"""Clauses that need each other in a ring.

**Why it matters.** `needs` says what has to be read first. In a ring nothing comes first, and no one
of the clauses can be left out or replaced without the others.

**Fires**

    # DA-060
    needs: [DA-080]
    # DA-080
    needs: [DA-060]

    clauses/data-access/DA-060/1.0.0.yaml:24:9: error LIB103 dependency-cycle
    DA-060 needs DA-080, DA-080 needs DA-060
    help: take one of these needs out, or use pairs_with

**Stays silent**: a clause that two others need; clauses that pair with each other. A ring is reported
once, at the clause whose id comes first.
"""

from collections.abc import Iterator, Mapping

from tenderkit.checks._clause import links
from tenderkit.model.case import LibraryCase
from tenderkit.model.finding import Severity
from tenderkit.model.place import Link
from tenderkit.rules.rule import Hit

CODE = "LIB103"
SEVERITY = Severity.ERROR

Graph = Mapping[str, Mapping[str, Link]]


def check(case: LibraryCase) -> Iterator[Hit]:
    """Look for the shortest way from each clause back to itself."""
    graph = {id: links(c, lambda v: v.needs) for id, c in sorted(case.library.clauses.items())}
    told: set[frozenset[str]] = set()
    for id in graph:
        ring = _ring(graph, id)
        if not ring or id != min(ring) or frozenset(ring) in told:
            continue
        told.add(frozenset(ring))
        steps = [f"{a} needs {b}" for a, b in zip(ring, [*ring[1:], id], strict=True)]
        second = ring[1] if len(ring) > 1 else id
        yield Hit(
            at=graph[id][second].at,
            message=", ".join(steps),
            help="take one of these needs out, or use pairs_with",
            clause=id,
        )


def _ring(graph: Graph, start: str) -> list[str]:
    """The shortest ring through ``start``, beginning there; empty where there is none."""
    paths = [[start]]
    seen = {start}
    for path in paths:
        for following in graph.get(path[-1], {}):
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return []
