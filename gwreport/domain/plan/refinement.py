"""Refinement (细化方案): the nodes and persons of an item that were approved, laid over the plan's."""

from dataclasses import replace

from gwreport.domain.form.columns import NODE_FIELDS, Field, FieldKey
from gwreport.domain.plan.node_words import due_words, in_order, is_replaced
from gwreport.domain.plan.plan import Contact, Item, Refinement
from gwreport.domain.rounds import Round


def unrefined(item: Item) -> Item:
    """Give an item as the plan itself has it, nothing being approved."""
    kept = item.refined
    if kept is None:
        return item
    return replace(item, nodes=kept.plan_nodes, contacts=kept.plan_contacts, refined=None)


def with_refinement(item: Item, approved: Refinement) -> Item:
    """Give an item with the nodes and contacts that were approved; nothing else of `approved` counts.

    An approved node stands in the place of the plan's own within its period. With nothing approved
    the item is as the plan has it.
    """
    own = unrefined(item)
    if not (approved.nodes or approved.contacts):
        return own
    left = [
        one for one in own.nodes if not any(is_replaced(one, node.round) for node in approved.nodes)
    ]
    contacts = tuple(dict.fromkeys([*approved.contacts, *own.contacts]))
    refined = replace(approved, plan_nodes=own.nodes, plan_contacts=own.contacts)
    nodes = in_order([*left, *approved.nodes])
    return replace(own, nodes=nodes, contacts=contacts, refined=refined)


def planned_words(item: Item, year: int) -> dict[FieldKey, str]:
    """Give what stands of an item in the cells of its refinement before the unit writes there."""
    words: dict[FieldKey, str] = {
        key: due_words(item.nodes, Round(year, quarter)) for quarter, key in NODE_FIELDS.items()
    }
    if item.contacts:
        words |= {
            Field.PERSON: person_words(item.contacts[0]),
            Field.PHONE: item.contacts[0].phone,
        }
    return {key: text for key, text in words.items() if text}


def person_words(contact: Contact) -> str:
    """Give a person's name and post in one phrase."""
    return " ".join(filter(None, (contact.name, contact.post)))
