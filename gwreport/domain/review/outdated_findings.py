"""Which findings about a file no longer hold, since its unit has sent something newer."""

from collections.abc import Iterable, Mapping, Sequence

from gwreport.domain.findings.code import Trait
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission


class OutdatedFindings:
    """Knows the newest words of every unit; `submissions` are a round's, oldest first."""

    def __init__(self, submissions: Sequence[Submission], entries: Iterable[Entry]) -> None:
        self._words: Mapping[tuple[str, str], Entry] = newest_words(entries)
        self._newest = {
            one.unit: one.number for one in submissions if one.outcome in MERGED_OUTCOMES
        }

    def is_outdated(self, finding: Finding, file: Submission) -> bool:
        """Say whether a merged file's finding was overtaken: the cell has other words by now."""
        if file.outcome not in MERGED_OUTCOMES:
            return False
        if finding.code.has(Trait.OF_WHOLE_RETURN):
            return self._newest.get(file.unit, file.number) > file.number
        part, item = finding_field(finding, file), finding.item
        if part is None or item is None:
            return False
        newest = self._words.get((file.unit, item))
        told = next((one.text(part) for one in file.entries if one.item == item), "")
        return newest is not None and newest.text(part) != told


def finding_field(finding: Finding, file: Submission | None) -> FieldKey | None:
    """Say which field of its item a finding is about, by its facts or by its cell; None if by none."""
    part = finding.field
    if part is not None or file is None or finding.place.at == NOWHERE:
        return part
    for entry in file.entries:
        if entry.item == finding.item:
            for part, cell in entry.cells.items():
                if cell.at == finding.place.at:
                    return part
    return None
