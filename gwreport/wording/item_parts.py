"""The further parts of a plan's item in words: its nodes, its persons, its other columns."""

from gwreport.domain.plan.plan import Contact, Item
from gwreport.wording.names import PERIODS


def node_period(code: str) -> str:
    """Give the period of a node by its round's code: "2025-Q2" 上半年, "2025-M08" 1—8月."""
    year, _, period = code.partition("-")
    sort, number = period[:1], period[1:]
    if not (year and number.isdecimal()):
        return code
    if sort == "Q":
        return PERIODS.get(int(number), code)
    return f"1—{int(number)}月" if int(number) > 1 else "1月"


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
