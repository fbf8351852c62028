"""What a later version of the plan changes, and which of its items are those of the earlier one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.plan.corrections import as_printed
from gwreport.domain.plan.plan import Item, ItemIds, Plan
from gwreport.domain.texts.likeness import NearTexts

# Half of the characters in order are the same: an edit; the same number makes up for a tenth.
_EDITED = 0.5
_SAME_NUMBER = 0.1
_ONE_NUMBER = 8  # so many items of one number are compared at most


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """A later version against the one before, as ids: items stay attached to their returns by id.

    `moved` are items of the same text under another number; `changed` those of the same number
    with another text, leader, unit, node, contact or remark.
    """

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the two versions differ at all."""
        return bool(self.new or self.gone or self.moved or self.changed)


def keep_identity(
    old: Plan, new: Plan, gone: Sequence[Item] = (), taken: Iterable[str] = ()
) -> tuple[Plan, PlanChanges]:
    """Give the new plan with the old ids on items that are the same, and what has changed.

    An item is the same when its kind, number and text are; else its text alone; else, of the items
    left over, the one of its kind whose text comes nearest, if it is near enough to be an edit. A
    number alone binds nothing: what was reported would stand under words it was not written for.
    `gone` are the items that only earlier versions had: one that comes back in the same words is
    that one, and no other ever gets its id. A corrected item is known by the words of its document too.
    `taken` are ids of other plans of the workspace.
    """
    old_id_of = _match(_in_all_words(old.items), _in_all_words(gone), new.items)
    ids = ItemIds()
    for item_id in (*(item.id for item in (*old.items, *gone)), *taken):
        ids.reserve(item_id)
    renamed = {
        item.id: old_id_of.get(item.id) or ids.new(item.kind, item.number) for item in new.items
    }
    items = tuple(
        replace(item, id=renamed[item.id], parent=renamed.get(item.parent or ""))
        for item in new.items
    )
    kept = replace(new, items=items)
    return kept, plan_changes(old, kept)


def plan_changes(old: Plan, new: Plan) -> PlanChanges:
    """Say what has changed between two plans whose items have the same ids where they are the same."""
    before = {item.id: item for item in old.items}
    kept = [item for item in new.items if item.id in before]
    ids = {item.id for item in new.items}
    return PlanChanges(
        new=tuple(item.id for item in new.items if item.id not in before),
        gone=tuple(item.id for item in old.items if item.id not in ids),
        moved=tuple(
            item.id
            for item in kept
            if item.text == before[item.id].text and item.number != before[item.id].number
        ),
        changed=tuple(item.id for item in kept if _content(item) != _content(before[item.id])),
    )


def _in_all_words(items: Iterable[Item]) -> list[Item]:
    """Give items as they are, and behind them the corrected ones as their documents have them."""
    kept = list(items)
    return kept + [as_printed(item) for item in kept if item.printed is not None]


def _match(old: Iterable[Item], gone: Iterable[Item], new: Iterable[Item]) -> dict[str, str]:
    found: dict[str, str] = {}
    left_old, left_new = list(old), list(new)
    for key in (_whole, _text):
        left_new = _match_by(key, left_old, left_new, found)
    left_new = _match_by(_kind_and_text, list(gone), left_new, found)
    return found | _edited(left_old, left_new)


def _match_by(
    key: Callable[[Item], tuple[str, ...]],
    left_old: list[Item],
    left_new: list[Item],
    found: dict[str, str],
) -> list[Item]:
    """Take what matches out of the old ones and note it; give the new ones left over."""
    waiting: dict[tuple[str, ...], list[Item]] = {}
    for item in left_old:
        waiting.setdefault(key(item), []).append(item)
    unmatched: list[Item] = []
    gone: set[str] = set()
    for item in left_new:
        same = waiting.get(key(item), [])
        while same and same[0].id in gone:
            same.pop(0)  # it was found by its other words
        if same:
            matched = same.pop(0)
            found[item.id] = matched.id
            gone.add(matched.id)
        else:
            unmatched.append(item)
    left_old[:] = [item for item in left_old if item.id not in gone]
    return unmatched


def _edited(old: Sequence[Item], new: Sequence[Item]) -> dict[str, str]:
    near = NearTexts(item.text for item in old)
    numbered: dict[str, list[int]] = {}
    for former, earlier in enumerate(old):
        numbered.setdefault(earlier.number, []).append(former)
    scores: list[tuple[float, int, int]] = []
    for place, item in enumerate(new):
        same_number = numbered.get(item.number, ())[:_ONE_NUMBER]
        for former, ratio in near.near(item.text, _EDITED - _SAME_NUMBER, also=same_number):
            earlier = old[former]
            score = ratio + (_SAME_NUMBER if earlier.number == item.number else 0.0)
            if earlier.kind is item.kind and score >= _EDITED:
                scores.append((-score, place, former))
    found: dict[str, str] = {}
    matched: set[str] = set()
    for _, place, former in sorted(scores):
        if new[place].id not in found and old[former].id not in matched:
            found[new[place].id] = old[former].id
            matched.add(old[former].id)
    return found


def _whole(item: Item) -> tuple[str, ...]:
    return item.kind, item.number, item.text


def _text(item: Item) -> tuple[str, ...]:
    return (item.text,)


def _kind_and_text(item: Item) -> tuple[str, ...]:
    return item.kind, item.text


def _content(item: Item) -> tuple[object, ...]:
    words = item.text, item.leaders, item.lead_units, item.support_text, item.due
    return *words, item.nodes, item.contacts, item.remarks
