"""What catches the eye in a whole plan: items that stand twice, names that are almost another."""

import re
from collections import Counter
from collections.abc import Sequence

from gwreport.domain.findings import Finding, Severity
from gwreport.domain.plan import Item
from gwreport.domain.units import group_scope, near_names
from gwreport.reading.drafts import Draft, finding, with_item
from gwreport.reading.header_words import Role

_IGNORED = re.compile(r"[\s，。、；：,.;:“”\"]+")
# A name is doubted when another that is nearly the same stands so many times as often.
_TIMES_AS_OFTEN = 3
_SENTENCE_END = re.compile("[。！]")


def repeated_items(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find items whose text stands in the plan before; marks and blanks do not count."""
    first: dict[str, Item] = {}
    findings: list[Finding] = []
    for item, draft in zip(items, drafts, strict=True):
        key = _IGNORED.sub("", item.text)
        earlier = first.setdefault(key, item)
        if earlier is not item and item.parent == earlier.parent:
            found = finding(
                "item-repeated",
                Severity.WARNING,
                draft.place,
                number=item.number,
                text=item.text,
                earlier=earlier.number,
            )
            findings.append(with_item(found, item.id))
    return findings


def several_sentences(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find items of more than one sentence: they may be two tasks that were written as one."""
    return [
        with_item(
            finding(
                "several-sentences",
                Severity.INFO,
                draft.place,
                number=item.number,
                count=str(count),
                text=item.text,
            ),
            item.id,
        )
        for item, draft in zip(items, drafts, strict=True)
        if (count := len(_SENTENCE_END.findall(item.text.rstrip("。！”’）) "))) + 1) > 1
    ]


def near_unit_names(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find units whose name is close to one that the plan names far more often."""
    counts = Counter(name for item in items for name in (*item.lead_units, *item.support_units))
    single = {name: count for name, count in counts.items() if not group_scope(name)}
    doubted = {
        name: nearest
        for name, count in single.items()
        if (
            nearest := next(
                (
                    other
                    for other in near_names(name, single)
                    if single[other] >= count * _TIMES_AS_OFTEN
                ),
                "",
            )
        )
    }
    return [
        with_item(
            finding(
                "unit-near",
                Severity.WARNING,
                draft.place_of(role),
                name=name,
                near=doubted[name],
                times=str(counts[doubted[name]]),
            ),
            item.id,
        )
        for item, draft in zip(items, drafts, strict=True)
        for role, names in ((Role.LEAD, item.lead_units), (Role.SUPPORT, item.support_units))
        for name in names
        if name in doubted
    ]
