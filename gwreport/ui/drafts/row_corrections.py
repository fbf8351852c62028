"""What was put right in a document that is not loaded yet, as a draft keeps it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from gwreport.domain.plan.corrections import ItemCorrection
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.ui.drafts.draft import Written
from gwreport.wording.item_names import KINDS

_BETWEEN = "、"


@dataclass
class RowCorrections:
    """Corrections of rows and rows left out, by id; `lost` are those whose row the document no longer has."""

    corrections: dict[str, ItemCorrection] = field(default_factory=dict[str, ItemCorrection])
    dropped: set[str] = field(default_factory=set[str])
    lost: dict[str, str] = field(default_factory=dict[str, str])


def write_corrections(
    plan: Plan,
    corrections: Mapping[str, ItemCorrection],
    dropped: Collection[str],
    lost: Mapping[str, str],
) -> Written:
    """Give the fields of a draft, one a row; each holds the row's text, by which it is found again."""
    written = dict(lost)
    for item in plan.items:
        if item.id in dropped:
            written[item.id] = _entry(item, None)
        elif item.id in corrections:
            written[item.id] = _entry(item, corrections[item.id])
    return written


def read_corrections(plan: Plan, written: Written) -> RowCorrections:
    """Find the rows of a draft in a document, which may have been read anew and numbered otherwise."""
    found = RowCorrections()
    by_text: dict[str, list[Item]] = {}
    for item in plan.items:
        by_text.setdefault(item.text, []).append(item)
    for name, words in written.items():
        try:
            entry: dict[str, Any] = json.loads(words)
            alike = by_text.get(entry["before"], [])
            item = next((one for one in alike if one.id == name), alike[0] if alike else None)
            now = entry["now"]
            if now is not None and item is not None:
                # A draft of before limits could be corrected says nothing of it.
                now.setdefault("due", item.due)
            correction = _correction(now) if now is not None else None
        except (ValueError, TypeError, KeyError):
            item, correction = None, None
        if item is None:
            found.lost[name] = words
        elif correction is None:
            found.dropped.add(item.id)
        else:
            found.corrections[item.id] = correction
    return found


def correction_words(written: Written) -> str:
    """Say in words what was put right."""
    return "\n".join(_line(name, words) for name, words in written.items())


def _entry(item: Item, correction: ItemCorrection | None) -> str:
    now: dict[str, Any] | None = None
    if correction is not None:
        now = {
            "kind": correction.kind.value,
            "text": correction.text,
            "leaders": list(correction.leaders),
            "lead_units": list(correction.lead_units),
            "support_units": list(correction.support_units),
            "due": correction.due,
        }
    return json.dumps({"before": item.text, "now": now}, ensure_ascii=False)


def _correction(now: dict[str, Any]) -> ItemCorrection:
    return ItemCorrection(
        Kind(now["kind"]),
        str(now["text"]),
        tuple(map(str, now["leaders"])),
        tuple(map(str, now["lead_units"])),
        tuple(map(str, now["support_units"])),
        str(now["due"]) if now.get("due") else None,
    )


def _line(name: str, words: str) -> str:
    try:
        entry: dict[str, Any] = json.loads(words)
        now = entry["now"]
        if now is None:
            return f"{name}　去掉：{entry['before']}"
        one = _correction(now)
    except (ValueError, TypeError, KeyError):
        return f"{name}　{words}"
    return (
        f"{name}　{KINDS[one.kind]}　{one.text}　牵头领导：{_BETWEEN.join(one.leaders)}　"
        f"牵头单位：{_BETWEEN.join(one.lead_units)}　配合单位：{_BETWEEN.join(one.support_units)}"
        + (f"　完成时限：{one.due}" if one.due else "")
    )
