"""A finding: something a person should look at. Facts only; `gwreport.wording` makes the sentence."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.facts import Fact, Facts, NamedField, UnitRound, UnitStatus
from gwreport.domain.findings.place import UNPLACED, Place
from gwreport.domain.form.columns import FieldKey

# The facts of a return's findings that name units of the registry; "named" is what a file is called.
_OF_UNITS = frozenset(("unit", "others"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `code` names the rule; `facts` fill its sentence; `item` is the id of the plan's item that it
    concerns, if one; `chosen` is its severity where it is another than the code's first.
    """

    code: Code
    place: Place = UNPLACED
    item: str | None = None
    facts: Facts = dataclass_field(default_factory=dict[str, Fact])
    chosen: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.chosen or self.code.severities[0]

    @property
    def unit(self) -> str:
        """The unit whose words it is about, "" when it names none."""
        unit = self.facts.get("unit", "")
        return unit if isinstance(unit, str) else ""

    @property
    def field(self) -> FieldKey | None:
        """The field whose words it is about; None when it names none."""
        field = self.facts.get("field")
        return field.key if isinstance(field, NamedField) else None

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The names of units among its facts, each once."""
        found: dict[str, None] = {}

        def name(one: str) -> str:
            found[one] = None
            return one

        self.with_names(name)
        return tuple(found)

    def with_names(self, name: Callable[[str], str]) -> "Finding":
        """Give it with the names that its units have now, as `name` gives them."""
        facts = {key: _named(key, fact, name) for key, fact in self.facts.items()}
        return self if facts == self.facts else replace(self, facts=facts)


def _named(key: str, fact: Fact, name: Callable[[str], str]) -> Fact:
    match fact:
        case str():
            return name(fact) if key in _OF_UNITS else fact
        case tuple():
            return tuple(_named(key, one, name) for one in fact)
        case UnitRound() | UnitStatus():
            return replace(fact, unit=name(fact.unit))
        case _:
            return fact


def needs_person(findings: Iterable[Finding]) -> bool:
    """Say whether any of the findings waits for a person (information does not)."""
    return any(finding.severity is not Severity.INFO for finding in findings)


def first_of_each(findings: Iterable[Finding], most: int) -> tuple[list[Finding], int]:
    """Give at most `most` findings of each code, in their order, and how many more there are."""
    counts: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= most:
            kept.append(finding)
    return kept, counts.total() - len(kept)
