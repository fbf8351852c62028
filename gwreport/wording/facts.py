"""The facts of a finding in words: what its sentences show, and what it is known by again."""

from datetime import date

from gwreport.domain.findings.facts import (
    Fact,
    FindingKey,
    ItemField,
    NamedField,
    NumberedItem,
    UnitRound,
    UnitStatus,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.quoting import listed
from gwreport.wording.findings.rule import Rule
from gwreport.wording.findings.rules import find_rule
from gwreport.wording.item_names import Called
from gwreport.wording.names import STATUSES, round_name
from gwreport.wording.places import spot_words


def fact_words(finding: Finding, called: Called = str) -> dict[str, str]:
    """Say each fact of a finding; `called` says how items are called.

    Keys of accepted findings are hashes over these words (`gwreport.domain.merging.acceptance`): a
    word that is changed here is a finding that is raised again. They are over the ids of items.
    """
    rule = find_rule(finding.code)
    return {name: _said(name, value, rule, called) for name, value in finding.facts.items()}


def _said(name: str, value: Fact, rule: Rule | None, called: Called) -> str:
    if rule is not None and name in rule.ids:
        ids = value if isinstance(value, tuple) else (value,)
        value = tuple(called(str(one)) for one in ids)
    if not isinstance(value, tuple):
        return _words(value, called)
    if rule is not None and not value and name in rule.none:
        return rule.none[name]
    return _said_together(value, rule.most.get(name) if rule else None, called)


def _said_together(values: tuple[Fact, ...], most: int | None, called: Called) -> str:
    words = [_words(one, called) for one in values]
    if any(isinstance(one, UnitStatus) for one in values):
        return "，".join(words)
    return "、".join(words) if most is None else listed(words, most)


def _words(value: Fact, called: Called) -> str:
    match value:
        case Status():
            return STATUSES[value]
        case str() | int():
            return str(value)
        case date():
            return value.isoformat()
        case Round():
            return round_name(value)
        case Spot():
            return spot_words(value)
        case NamedField():
            return value.heading
        case ItemField():
            at = f"（{spot_words(value.at)}）" if value.at else ""
            return f"{called(value.item)} {value.field.heading}{at}"
        case NumberedItem():
            return f"第{value.number}项（{called(value.item)}）"
        case UnitRound():
            return f"{value.unit}{round_name(value.round)}"
        case UnitStatus():
            return f"{value.unit}：{STATUSES[value.status]}"
        case FindingKey():
            return str(value)
        case tuple():
            return _said_together(value, None, called)
