"""The words at the foot of each printed page of a unit's workbook, for its writer and its reader."""

from collections.abc import Collection

from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Unit
from gwreport.wording.names import round_name

# A footer holds 255 characters in all.
_LONGEST_NAME = 60


def foot_words(unit_name: str, round_: Round) -> str:
    """Give what stands on the left of the foot."""
    return f"{unit_name[:_LONGEST_NAME]}　{round_name(round_)}"


def own_foot_words(units: Collection[Unit], rounds: Collection[Round]) -> frozenset[str]:
    """Give all that was ever put there, blanks aside."""
    names = [name for unit in units for name in (unit.name, *unit.aliases)]
    return frozenset(folded(foot_words(name, one)) for name in names for one in rounds)


def folded(words: str) -> str:
    """Give words without blanks, for comparing."""
    return "".join(words.split())
