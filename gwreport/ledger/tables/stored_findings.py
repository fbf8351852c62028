"""Findings as they are stored, and read back: in the present form, or in that of version 0.1.

A stored row is never written anew, because the journal's hashes cover it. A row of the first form has
no `place`: its place stands in words in `cell`, and its facts are words too.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from enum import Enum
from typing import Any, cast

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.facts import (
    Fact,
    ItemField,
    NamedField,
    NumberedItem,
    UnitRound,
    UnitStatus,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, Spot, spot_of
from gwreport.domain.form.columns import Field, field_key
from gwreport.domain.rounds import Round, SupervisionRound
from gwreport.domain.statuses import Status
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import from_json, to_json
from gwreport.wording.findings.rules import known_code

# What version 0.1 called fields and places.
_OLD_FIELDS = {
    "本期完成值": Field.VALUE,
    "同比增速": Field.GROWTH,
    "完成情况": Field.COMPLETION,
    "进度自评": Field.STATUS,
    "存在问题": Field.PROBLEM,
    "下一步措施": Field.NEXT_STEP,
    "备注": Field.REMARK,
}
_OLD_ROW, _OLD_COLUMN = re.compile(r"第([0-9]{1,7})行"), re.compile(r"([A-Z]{1,3})列")


_KINDS: dict[str, type[Fact]] = {
    "round": Round,
    "supervision": SupervisionRound,
    "status": Status,
    "spot": Spot,
    "field": NamedField,
    "item_field": ItemField,
    "item": NumberedItem,
    "unit_round": UnitRound,
    "unit_status": UnitStatus,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


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
        "facts": to_json({name: _form(value) for name, value in finding.facts.items()}),
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
    if place is None:
        at, read = _old_spot(cell), _old_facts(facts)
    else:
        at, read = read_shape(Spot, place), _facts(facts)
    chosen = None if told is known.severities[0] else told
    return Finding(known, Place(file, part, at), item, read, chosen)


def _form(value: Fact) -> Any:
    if isinstance(value, tuple):
        return [_form(one) for one in value]
    if isinstance(value, Enum):
        return {_NAMES[type(value)]: value.value} if type(value) in _NAMES else str(value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {_NAMES[type(value)]: asdict(value)}


def _facts(text: str) -> dict[str, Fact]:
    return {name: _value(form) for name, form in from_json(text).items()}


def _value(form: Any) -> Fact:
    if type(form) in (str, int):
        return form
    if type(form) is list:
        return tuple(map(_value, cast("list[Any]", form)))
    if type(form) is not dict or len(cast("dict[str, Any]", form)) != 1:
        raise ValueError("facts")
    ((kind, inner),) = cast("dict[str, Any]", form).items()
    if kind == "date":
        return date.fromisoformat(inner)
    if kind not in _KINDS:
        raise ValueError("facts")
    value = read_shape(_KINDS[kind], to_json(inner))
    if isinstance(value, NamedField):
        return _known_field(value)
    return (
        replace(value, field=_known_field(value.field)) if isinstance(value, ItemField) else value
    )


def _known_field(field: NamedField) -> NamedField:
    return replace(field, key=field_key(field.key))


def _old_facts(text: str) -> dict[str, Fact]:
    facts = from_json(text)
    if not all(type(value) is str for value in facts.values()):
        raise ValueError("facts")
    return {name: _old_fact(name, words) for name, words in facts.items()}


def _old_fact(name: str, words: str) -> Fact:
    # Of what was stored in words it matters here which field is meant; all else is as it was said.
    if name == "field" and words in _OLD_FIELDS:
        return NamedField(_OLD_FIELDS[words], words)
    return words


def _old_spot(cell: str) -> Spot:
    if not cell:
        return NOWHERE
    if row := _OLD_ROW.fullmatch(cell):
        return Spot(row=int(row[1]))
    if column := _OLD_COLUMN.fullmatch(cell):
        return Spot(column=spot_of(f"{column[1]}1").column, lettered=True)
    return spot_of(cell)
