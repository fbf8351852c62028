"""What catches the eye in a whole plan: items that stand twice, names that are almost another."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import Item
from gwreport.domain.texts.look_alikes import difference
from gwreport.domain.units.registry import NameIndex, group_scope
from gwreport.reading.drafts import Draft, finding, with_item
from gwreport.reading.words.headings import Role
from gwreport.reading.words.wrapped_departments import is_elided

_IGNORED = re.compile(r"[\s，。、；：,.;:“”\"]+")
# A name is doubted when another that is nearly the same stands so many times as often.
_TIMES_AS_OFTEN = 3
# A unit of fewer items has no usual leader.
_FEWEST_ITEMS = 4
# Names of units that are held against each other; a province has some hundred bodies.
_MOST_COMPARED = 1_500
# What more leaders share is no unit that answers to one of them.
_MOST_LEADERS = 20
_SENTENCE_END = re.compile("[。！]")
# A mark inside the words begins a further one of several that stand in one cell.
_MARK = "[△▲▽▼●◎◆◇□■★※]"
_ANY_MARK = re.compile(_MARK)
_MARK_INSIDE = re.compile(rf"(?<=[^\s、，（(“])\s*{_MARK}\s*(?=[\u4e00-\u9fff])")


def repeated_items(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find items whose text stands in the plan before; marks and blanks do not count."""
    first: dict[str, Item] = {}
    findings: list[Finding] = []
    for item, draft in zip(items, drafts, strict=True):
        key = _IGNORED.sub("", item.text)
        earlier = first.setdefault(key, item)
        if earlier is not item and item.parent == earlier.parent:
            found = finding(
                DocumentCode.ITEM_REPEATED,
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
                DocumentCode.SEVERAL_SENTENCES,
                draft.place,
                number=item.number,
                count=count,
                text=item.text,
            ),
            item.id,
        )
        for item, draft in zip(items, drafts, strict=True)
        if (count := _sentences(item.text)) > 1
    ]


def _sentences(text: str) -> int:
    ends = _SENTENCE_END.findall(text.rstrip("。！”’）) "))
    marks = _MARK_INSIDE.findall(text) if _ANY_MARK.search(text) else ()
    return max(len(ends), len(marks)) + 1


def unusual_leaders(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find items without the leader to whom a lead unit answers everywhere else in the plan."""
    led: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    for item in items:
        for unit in item.lead_units if 0 < len(item.leaders) <= _MOST_LEADERS else ():
            counts[unit] += 1
            led.setdefault(unit, Counter()).update(item.leaders)
    usual = {
        unit: leader
        for unit, leaders in led.items()
        for leader, count in leaders.most_common(1)
        if counts[unit] >= _FEWEST_ITEMS and count >= counts[unit] - 1
    }
    return [
        with_item(
            finding(
                DocumentCode.LEADER_UNUSUAL,
                draft.place_of(Role.LEADER),
                number=item.number,
                unit=unit,
                leader=usual[unit],
                leaders=item.leaders,
            ),
            item.id,
        )
        for item, draft in zip(items, drafts, strict=True)
        for unit in item.lead_units
        if item.leaders and unit in usual and usual[unit] not in item.leaders
    ]


def near_unit_names(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find units whose name is close to one that the plan names far more often, or looks like another."""
    counts = Counter(name for item in items for name in (*item.lead_units, *item.support_units))
    single = {name: count for name, count in counts.items() if not group_scope(name)}
    if len(single) > _MOST_COMPARED:
        place, count = drafts[0].place_of(Role.LEAD), str(len(single))
        return [finding(DocumentCode.NAMES_NOT_COMPARED, place, count=count)]
    index, order = NameIndex(single), _order(single)
    doubted = {
        name: found for name in single if (found := _doubt(name, single, order, index)) is not None
    }
    return [
        with_item(_doubted(name, *doubted[name], counts, draft.place_of(role)), item.id)
        for item, draft in zip(items, drafts, strict=True)
        for role, names in ((Role.LEAD, item.lead_units), (Role.SUPPORT, item.support_units))
        for name in names
        if name in doubted
    ]


def look_alike_leaders(items: Sequence[Item], drafts: Sequence[Draft]) -> list[Finding]:
    """Find leaders whose name looks like another's: one person written in two ways, or two persons."""
    counts = Counter(name for item in items for name in item.leaders)
    index, order = NameIndex(counts), _order(counts)
    doubted = {name: other for name in counts if (other := _look_alike(name, counts, order, index))}
    return [
        with_item(
            _told_alike(
                DocumentCode.LEADER_LOOK_ALIKE, name, doubted[name], draft.place_of(Role.LEADER)
            ),
            item.id,
        )
        for item, draft in zip(items, drafts, strict=True)
        for name in item.leaders
        if name in doubted
    ]


def _order(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: place for place, name in enumerate(counts)}


def _look_alike(
    name: str, counts: Mapping[str, int], order: Mapping[str, int], index: NameIndex
) -> str:
    """Give the name that looks like this one and is the more frequent or the earlier, "" for none."""
    return next(
        (
            other
            for other in index.look_alikes(name)
            if (counts[other], -order[other]) > (counts[name], -order[name])
        ),
        "",
    )


def _told_alike(code: Code, name: str, near: str, place: Place) -> Finding:
    mark, other = difference(name, near)
    return finding(code, place, name=name, near=near, mark=mark, other=other)


def _doubt(
    name: str, counts: Mapping[str, int], order: Mapping[str, int], index: NameIndex
) -> tuple[str, bool] | None:
    """Give the name that this one may be a slip for, and whether the two look alike."""
    if alike := _look_alike(name, counts, order, index):
        return alike, True
    for other in index.near(name):
        if is_elided(name, other, counts):
            # The registry takes the two for one.
            return None
        if counts[other] >= counts[name] * _TIMES_AS_OFTEN:
            return other, False
    return None


def _doubted(
    name: str, near: str, looks_alike: bool, counts: Mapping[str, int], place: Place
) -> Finding:
    if not looks_alike:
        times = str(counts[near])
        return finding(DocumentCode.UNIT_NEAR, place, name=name, near=near, times=times)
    return _told_alike(DocumentCode.UNIT_LOOK_ALIKE, name, near, place)
