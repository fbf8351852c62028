"""A rule: all that is said of the findings of one code. `rules` has all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter

from gwreport.domain.findings.code import Code


@dataclass(frozen=True, slots=True)
class Rule:
    """What a finding's code says in words; `{name}` in them stands for a fact.

    `message` says to the office what was found, `suggestion` what to do, "" for nothing; `to_unit`
    says both to the unit whose words they are, where it is not the message. `title` and `looks_at`
    are for the list of the rules of review (审核规则), "" for every other. `most` says of how many of
    a fact's things the sentence speaks, where not of all, and `none` what it says where there are none.
    `ids` are the facts that are ids of items.
    """

    code: Code
    message: str
    suggestion: str = ""
    to_unit: str = ""
    title: str = ""
    looks_at: str = ""
    most: Mapping[str, int] = field(default_factory=dict[str, int])
    none: Mapping[str, str] = field(default_factory=dict[str, str])
    ids: frozenset[str] = frozenset()

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that its sentences need."""
        return _names(self.message) | _names(self.suggestion) | _names(self.to_unit)


@cache
def _names(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)
