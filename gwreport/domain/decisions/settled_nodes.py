"""APPROVE_NODES and REFUSE_NODES: which proposals of a unit's refinement (细化方案) were settled, and how."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from gwreport.domain.plan.plan import Contact
from gwreport.domain.recorded import recorded_text

# The key of a proposed person beside those of nodes, which are codes of rounds.
CONTACT = "contact"
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was proposed under one key, as it was settled.

    `text` are the words that stand from then on, "" where nothing was approved; `of` the proposed words
    that they were made from, where a clerk has changed them. `seen` is all that was proposed then.
    Persons stand beside each other: each joint unit has its own (`join_persons`).
    """

    text: str
    seen: tuple[str, ...]
    of: str = ""


def write_settled(settled: Mapping[str, Settled]) -> str:
    """Write what was settled of one item, by the codes of rounds and `CONTACT`."""
    facts = {
        key: {"text": one.text, "seen": list(one.seen), "of": one.of}
        for key, one in settled.items()
    }
    return recorded_text(facts)


def read_settled(value: str) -> dict[str, Settled]:
    """Read what `write_settled` wrote.

    Raises ValueError, TypeError or LookupError for anything else.
    """
    facts = cast("dict[str, dict[str, Any]]", json.loads(value))
    if not facts:
        raise ValueError(value)
    return {key: _settled(one) for key, one in facts.items()}


def _settled(facts: Mapping[str, Any]) -> Settled:
    seen = tuple(cast("list[str]", facts["seen"]))
    for words in (facts["text"], facts["of"], *seen):
        if type(words) is not str:
            raise TypeError(words)
    return Settled(cast(str, facts["text"]), seen, cast(str, facts["of"]))


def contact_words(person: str, phone: str) -> str:
    """Write a person and a telephone as one proposal: a line each."""
    return f"{' '.join(person.split())}\n{' '.join(phone.split())}"


def join_persons(persons: Iterable[str]) -> str:
    """Write several persons, each as `contact_words` has them, as the words that stand."""
    return _BETWEEN.join(dict.fromkeys(persons))


def persons_in(text: str) -> list[str]:
    """Give the persons that `join_persons` wrote."""
    return [one for one in text.split(_BETWEEN) if one.strip()]


def read_contact(words: str) -> Contact:
    """Read what `contact_words` wrote."""
    person, _, phone = words.partition("\n")
    return Contact(name=person, phone=phone)
