"""A clause of the pack that stands in no volume, in two, or in one that isn't its home.

**Why it matters.** Suppliers are bound by what they were given. A clause that stands nowhere binds
nobody, one that stands twice has two numbers, and one in the wrong volume has the wrong rank.

**Fires**

    templates/02-specification.md.j2: error PCK106 clause-not-placed-once
    DA-060 and DA-070 stand in no volume; the home of specification is Volume 2
    help: put {{ clause(id) }} for each into 02-specification.md.j2

The home of a clause is that of its category in `library.yaml`, and the home of an annex is the one it
names; `homes` in the pack manifest says which volume holds it.

**Stays silent**: a clause whose home could not be made, which is PCK103.
"""

from collections.abc import Iterator

from tenderkit.checks._opportunity import issued, listed
from tenderkit.checks._pack import Spot, manifest, name, spots, template_of
from tenderkit.model.block import Heading
from tenderkit.model.case import PackCase
from tenderkit.model.finding import Severity
from tenderkit.model.pack import Pack
from tenderkit.model.place import Place
from tenderkit.rules.rule import Hit

CODE = "PCK106"
SEVERITY = Severity.ERROR


def check(case: PackCase) -> Iterator[Hit]:
    """Gather the headings of each clause, and compare their volumes with its home."""
    pack = case.pack
    homes = _homes(pack)
    headings: dict[str, list[Spot]] = {id: [] for id in homes}
    for volume in pack.volumes:
        for spot in spots(volume):
            if isinstance(spot.block, Heading) and spot.block.anchor in headings:
                headings[spot.block.anchor].append(spot)
    unplaced: dict[str, list[str]] = {}
    for id, found in headings.items():
        if not found:
            unplaced.setdefault(homes[id], []).append(id)
        elif len(found) > 1:
            where = listed(spot.at.words for spot in found)
            help = "leave one of them"
            yield Hit(at=found[1].at, message=f"{id} stands in {where}", help=help, clause=id)
        elif homes[id] not in found[0].volume.spec.homes:
            yield _away(pack, id, homes[id], found[0])
    for home, ids in unplaced.items():
        yield from _unplaced(pack, home, ids)


def _homes(pack: Pack) -> dict[str, str]:
    """Each clause of the pack with its home."""
    homes = {annex.clause.id: annex.home for annex in pack.opportunity.annex}
    for clause in issued(pack.opportunity, pack.selection):
        category = pack.library.category(clause.id.rsplit("-", 1)[0].rpartition("-")[2])
        if category:
            homes.setdefault(clause.id, category.home)
    return homes


def _away(pack: Pack, id: str, home: str, spot: Spot) -> Hit:
    right = [name(spec) for spec in pack.specs if home in spec.homes]
    belongs = f"belongs to {home}" + (f" in {listed(right, 'or')}" if right else "")
    message = f"{id} stands in {spot.at.words}, and {belongs}"
    return Hit(at=spot.at, message=message, help="move it to its home", clause=id)


def _unplaced(pack: Pack, home: str, ids: list[str]) -> Iterator[Hit]:
    verb = "stand" if len(ids) > 1 else "stands"
    fact = f"{listed(ids)} {verb} in no volume"
    right = [spec for spec in pack.specs if home in spec.homes]
    if not right:
        help = f"write homes: [{home}] at the volume that holds them"
        message = f"{fact}, and none is the home of {home}"
        yield Hit(at=manifest(pack), message=message, help=help)
    elif pack.volume(right[0].key) is not None:
        yield Hit(
            at=Place(file=template_of(right[0]), words=name(right[0])),
            message=f"{fact}; the home of {home} is {name(right[0])}",
            help=f"put {{{{ clause(id) }}}} for each into {right[0].template}",
        )
