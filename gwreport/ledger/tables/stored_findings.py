"""Findings as they are stored, and read back: in the present form, or in that of version 0.1.

A stored row is never written anew, because the journal's hashes cover it. A row of the first form has
no `place`: its place stands in words in `cell`, and its facts are words too.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, Spot, spot_of
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import from_json, to_json
from gwreport.wording.findings.rules import known_code

# What version 0.1 called the places of returns.
_OLD_ROW, _OLD_COLUMN = re.compile(r"第([0-9]{1,7})行"), re.compile(r"([A-Z]{1,3})列")


def finding_row(number: int, position: int, finding: Finding) -> Mapping[str, Any]:
    """Give the row of a finding upon the submission of that number."""
    spot = {name: value for name, value in asdict(finding.place.at).items() if value}
    return {
        "submission": number,
        "position": position,
        "code": str(finding.code),
        "severity": finding.severity.value,
        "file": finding.place.file,
        "part": finding.place.part,
        "cell": "",
        "item": finding.item,
        "facts": to_json(dict(finding.facts)),
        "place": to_json(spot),
    }


def read_finding(
    code: str,
    severity: str,
    file: str,
    part: str,
    cell: str,
    item: str | None,
    facts: str,
    place: str | None,
) -> Finding:
    """Read a finding from the values of its row.

    Raises ValueError for what no version of the program wrote.
    """
    known, told = known_code(code), Severity(severity)
    at = _old_spot(cell) if place is None else read_shape(Spot, place)
    chosen = None if told is known.severities[0] else told
    return Finding(known, Place(file, part, at), item, _facts(facts), chosen)


def _facts(text: str) -> dict[str, str]:
    facts = from_json(text)
    if not all(type(value) is str for value in facts.values()):
        raise ValueError("facts")
    return facts


def _old_spot(cell: str) -> Spot:
    if not cell:
        return NOWHERE
    if row := _OLD_ROW.fullmatch(cell):
        return Spot(row=int(row[1]))
    if column := _OLD_COLUMN.fullmatch(cell):
        return Spot(column=spot_of(f"{column[1]}1").column, lettered=True)
    return spot_of(cell)
