"""An item of the plan in lines: all that is known of it, and what its document says where it was corrected."""

from collections.abc import Iterable, Sequence

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.plan.corrections import corrected_parts
from gwreport.domain.plan.plan import Item
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import item_name
from gwreport.wording.item_parts import (
    PART_NAMES,
    contact_words,
    node_words,
    part_words,
    remark_words,
)


def item_lines(item: Item, told: Iterable[str], counting: Sequence[Decision]) -> list[str]:
    """Tell of an item; `told` is what is to be looked at in it, `counting` the corrections that count."""
    targets = "；".join(target.text for target in item.targets)
    named = f"清单：{item.plan_name}　" if item.plan_name else ""
    lines = [
        f"{item_name(item.id)}　{item.text}",
        f"{named}分类：{item.category or '—'}　时限：{item.due or '—'}　读出的目标：{targets or '—'}",
        f"配合单位：{item.support_text or '—'}",
    ]
    further = (
        ("分期节点", node_words(item)),
        ("联系人", contact_words(item)),
        ("其他栏目", remark_words(item)),
    )
    lines += [f"{name}：{words}" for name, words in further if words]
    lines += [f"要核对：{words}" for words in told]
    lines += [f"已更正　{name}原来是：{words}" for name, words in words_before(item).items()]
    return [*lines, *map(decision_line, counting)]


def words_before(item: Item) -> dict[str, str]:
    """Give what the document says in the place of corrections, by the headings of the parts."""
    return {
        PART_NAMES[part]: part_words(part, value) for part, value in corrected_parts(item).items()
    }
