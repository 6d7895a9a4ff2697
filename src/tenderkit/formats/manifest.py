"""The manifest of a pack: what was issued, as data, for verifying and for checking responses.

The full one stays with the Council; the public one leaves out everything about how the pack was made.
"""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tenderkit.model.block import FormField
from tenderkit.model.opportunity import Criterion, PriceLine
from tenderkit.model.pack import Pack, Requirement
from tenderkit.model.schedule import Indicator

SCHEMA = 1
COUNT_METHOD = (
    "white-space separated tokens of the answer's body, without headings, the question's own text and"
    " captions; the words of tables count"
)
"""As clause PRO-040 says."""


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def render_manifest(content: Mapping[str, Any]) -> bytes:
    """Canonical JSON: sorted keys, two spaces, one line feed at the end."""
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
    return _utf_8(text + "\n")


def public_manifest(pack: Pack, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What suppliers and checks of their responses may know; ``files`` are theirs, by relative path."""
    opportunity = pack.opportunity
    return {
        "schema_version": SCHEMA,
        "pack": opportunity.id,
        "title": opportunity.title,
        "authority": opportunity.lead.name,
        "status": pack.status,
        "commenced_on": opportunity.commenced_on.isoformat(),
        "library": f"{pack.library.id} {pack.library.version}",
        "volumes": [
            {"key": v.spec.key, "title": v.spec.title, "file": v.spec.file}
            for v in pack.volumes
            if v.spec.audience == "suppliers"
        ],
        "files": _files(files),
        "attachments": [
            {"file": a.file, "title": a.title, "volume": a.volume} for a in opportunity.attachments
        ],
        "file_name_rule": opportunity.submission.get("file_name", ""),
        "count_method": COUNT_METHOD,
        "dates": {m.key: _moment(m.day.isoformat(), m.clock) for m in opportunity.timetable},
        "requirements": [_requirement(requirement) for requirement in pack.requirements],
        "questions": [_question(pack, number) for number in range(len(opportunity.questions))],
        "criteria": [_criterion(criterion) for criterion in opportunity.criteria],
        "price_lines": [_price_line(line) for line in opportunity.price_lines],
        "lots": [{"id": lot.id, "title": lot.title} for lot in opportunity.lots],
        "fields": [_field(field) for form in pack.forms for field in form.fields],
        "indicators": [_indicator(one) for one in opportunity.indicators],
        "blanks": {f.key: f.value for f in pack.filled if f.blank.filled_by == "authority"},
        "terms": list(pack.terms_used),
    }


def full_manifest(
    pack: Pack, files: Mapping[str, bytes], made_with: Mapping[str, str]
) -> dict[str, Any]:
    """Everything: the public part, and how the pack was made. ``files`` are all files of the pack."""
    selection = pack.selection
    return {
        **public_manifest(pack, files),
        "made_with": dict(made_with),
        "clauses": {
            t.clause.id: _taken(t.clause.version, t.clause.digest, t.why) for t in selection.taken
        },
        "left_out": {o.id: {"kind": o.kind, "why": o.why} for o in selection.left_out},
        "definitions": selection.definitions.version,
        "guidance": {item.id: item.version for item in selection.guidance},
        "facts": dict(selection.facts),
        "blank_layers": {f.key: f.layer for f in pack.filled},
        "departures": [
            {
                "provision": f"{d.clause}.{d.provision}",
                "change": d.change,
                "from": d.was,
                "to": d.becomes,
                "reason": d.reason,
                "approved_by": d.approved_by,
            }
            for d in pack.opportunity.departures
        ],
        "needs": {
            need.id: [link.to for link in need.requirements] for need in pack.opportunity.needs
        },
    }


def _utf_8(text: str) -> bytes:
    """A lone surrogate, which UTF-8 cannot hold, keeps the escape that JSON knows too."""
    return text.encode("utf-8", "backslashreplace")


def _files(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    return {
        path: {"sha256": sha256(data), "bytes": len(data)} for path, data in sorted(files.items())
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    provision, asked = requirement.provision, requirement.answer
    return {
        "id": requirement.id,
        "clause": requirement.clause.pin,
        "level": provision.level.value if provision.level else "",
        "volume": requirement.volume,
        "number": requirement.number,
        "text": requirement.text,
        "digest": sha256(_utf_8(requirement.text)),
        "pass_or_fail": requirement.pass_or_fail,
        "evidence": provision.evidence,
        "answer": {
            "kind": asked.kind,
            "words": asked.words,
            "prompt": asked.prompt,
            "unit": asked.unit,
            "minimum": asked.minimum,
            "maximum": asked.maximum,
            "choices": [choice.value for choice in asked.choices],
        },
    }


def _question(pack: Pack, number: int) -> dict[str, Any]:
    question = pack.opportunity.questions[number]
    volume, place = pack.anchors.get(question.id, ("", ""))
    return {
        "id": question.id,
        "volume": volume,
        "number": place,
        "text": question.text,
        "digest": sha256(_utf_8(question.text)),
        "words": question.words,
        "criterion": question.criterion,
        "lot": question.lot,
        "tests": [link.to for link in question.tests],
    }


def _field(field: FormField) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": field.label,
        "kind": field.kind,
        "words": field.words,
        "choices": list(field.choices),
        "columns": list(field.columns),
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "measures": [link.to for link in one.requirements],
        "unit": one.unit,
        "better": one.better,
        "target": _decimal(one.target),
        "key": one.key,
    }


def _price_line(line: PriceLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "kind": line.kind,
        "unit": line.unit,
        "years": line.years,
        "must_be": str(line.must_be) if line.must_be else "",
        "because": [link.to for link in line.because],
        "lot": line.lot,
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "weighting": _decimal(criterion.weighting),
        "parts": [_criterion(part) for part in criterion.parts],
    }


def _taken(version: str, digest: str, why: str) -> dict[str, str]:
    return {"version": version, "sha256": digest, "why": why}


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def _moment(day: str, clock: Any) -> str:
    return f"{day} {clock:%H:%M}" if clock else day
