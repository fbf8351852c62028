"""The further parts of a plan's item in words: its nodes, its persons, its other columns."""

from gwreport.domain.decisions.settled_nodes import CONTACT
from gwreport.domain.plan.corrections import ItemPart, PartValue
from gwreport.domain.plan.plan import Contact, Item, Kind
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import PERIODS

PART_NAMES = {
    ItemPart.KIND: "类型",
    ItemPart.TEXT: "目标任务",
    ItemPart.LEADERS: "牵头领导",
    ItemPart.LEAD_UNITS: "牵头责任单位",
    ItemPart.SUPPORT_UNITS: "责任（配合）单位",
    ItemPart.DUE: "完成时限",
}
NOTHING = "（空）"


def part_words(part: ItemPart, value: PartValue) -> str:
    """Give a part of an item as it is read on a page, NOTHING where nothing stands there."""
    if part is ItemPart.KIND:
        return KINDS[Kind(str(value))]
    words = value if isinstance(value, str) else "、".join(value)
    return words or NOTHING


def node_period(code: str) -> str:
    """Give the period of a node by its round's code: "2025-Q2" 上半年, "2025-M08" 1—8月.

    What stands beside nodes as a person is called 责任人.
    """
    if code == CONTACT:
        return "责任人"
    year, _, period = code.partition("-")
    sort, number = period[:1], period[1:]
    if not (year and number.isdecimal()):
        return code
    if sort == "Q":
        return PERIODS.get(int(number), code)
    return f"1—{int(number)}月" if int(number) > 1 else "1月"


def node_heading(code: str) -> str:
    """Give the heading under which the node of a round stands in the workbook of the refinement."""
    return node_period(code) if code == CONTACT else f"{node_period(code)}节点"


def node_words(item: Item) -> str:
    """Give an item's nodes in one line."""
    return "；".join(f"{node_period(node.round)}：{node.text}" for node in item.nodes)


def contact_words(item: Item) -> str:
    """Give the persons beside an item's units in one line."""
    return "；".join(map(person_words, item.contacts))


def person_words(contact: Contact) -> str:
    """Give one person: name, post and phone, as far as they are printed."""
    return " ".join(filter(None, (contact.name, contact.post, contact.phone)))


def remark_words(item: Item) -> str:
    """Give what an item's other columns say, each behind its heading."""
    return "；".join(f"{one.heading}：{one.cell}" for one in item.remarks)
