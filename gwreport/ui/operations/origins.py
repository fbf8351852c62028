"""In which file something stands that 审核 shows, by the file's number: so that the original can be opened."""

from collections.abc import Sequence

from gwreport.domain.findings.place import Place
from gwreport.domain.returns.returns import Entry, Submission


class Origins:
    """Knows the files of a round; of what is none of theirs it gives 0."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        # The newest with the same words counts: it is the one that the words were merged from.
        self._entries = {_key(entry): one.number for one in submissions for entry in one.entries}
        # Files of several units may have one name: then only with its unit is one known by it.
        self._files: dict[tuple[str, str], int] = {}
        of_name: dict[str, set[int]] = {}
        for one in submissions:
            for name in {one.source.name, one.source.whole_name}:
                self._files[one.unit, name] = one.number
                of_name.setdefault(name, set()).add(one.number)
        self._alone = {name: max(found) for name, found in of_name.items() if len(found) == 1}

    def of_entry(self, entry: Entry) -> int:
        """Give the file in which a unit wrote this for an item."""
        return self._entries.get(_key(entry), 0)

    def of_place(self, place: Place, unit: str) -> int:
        """Give the file that a place names, of this unit."""
        return self._files.get((unit, place.file)) or self._alone.get(place.file, 0)


def _key(entry: Entry) -> tuple[str, str, str, str]:
    return entry.unit, entry.item, entry.sheet, entry.completion
