"""Proposals (细化方案): what lead units wrote of an item's nodes and person that the plan does not say."""

from collections.abc import Iterable
from dataclasses import dataclass

from gwreport.domain.decisions.settled_nodes import CONTACT, contact_words
from gwreport.domain.form.columns import NODE_FIELDS, Field
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.refinement import person_words, unrefined
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.texts.letters import letters_of

# What says that there is none, however it is put between brackets.
_NOTHING = frozenset({"", "无", "暂无", "没有"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What units propose in the same words: `key` is a round's code, or `CONTACT` for a person.

    `units` stand in the order of the item's lead units.
    """

    item: str
    key: str
    text: str
    units: tuple[str, ...]


def proposals_of(item: Item, entries: Iterable[Entry], year: int) -> tuple[Proposal, ...]:
    """Give what an item's lead units propose, by period, that of the primary first.

    `entries` are their newest words, in the order of the lead units. What the plan itself says is no
    proposal, nor is a blank cell.
    """
    own = unrefined(item)
    keys = {part: str(Round(year, quarter)) for quarter, part in NODE_FIELDS.items()}
    planned = {part: due_words(own.nodes, Round(year, q)) for q, part in NODE_FIELDS.items()}
    found: dict[tuple[str, str], dict[str, None]] = {}
    written = list(entries)
    for part, key in keys.items():
        for entry in written:
            text = entry.text(part).strip()
            if _says(text) and _folded(text) != _folded(planned[part]):
                found.setdefault((key, text), {})[entry.unit] = None
    known = {_folded(contact_words(person_words(one), one.phone)) for one in own.contacts}
    for entry in written:
        person, phone = (entry.text(part) for part in (Field.PERSON, Field.PHONE))
        words = contact_words(person if _says(person) else "", phone if _says(phone) else "")
        if words.strip() and _folded(words) not in known:
            found.setdefault((CONTACT, words), {})[entry.unit] = None
    return tuple(Proposal(item.id, key, text, tuple(units)) for (key, text), units in found.items())


def _says(text: str) -> bool:
    return letters_of(text) not in _NOTHING


def _folded(text: str) -> str:
    return "".join(text.split())
