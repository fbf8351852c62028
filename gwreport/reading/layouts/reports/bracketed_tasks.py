"""Tasks of a report whose names end in a bracket of who answers, with what was done right behind it."""

from collections.abc import Sequence

from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.layouts.responsibility_lines import Responsibility, read_responsibility
from gwreport.reading.words.behind_brackets import bodies_within
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import split_number

_FEWEST = 2


class BracketedTasks:
    """Reads such paragraphs, whatever their numbers: “（一）新建公园（甲局）。已建成2个。”

    Names alone (`（甲局）`) say who answers where several paragraphs of the document have them so.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        found = sum(bodies_within(line) is not None for line in lines)
        numbered = sum(bool(split_number(line).number) for line in lines)
        self._by_names = found >= max(_FEWEST, numbered / 2)

    def read(self, words: str) -> Responsibility | None:
        """Give the task, who answers and what is said behind it; None for other words."""
        read = read_responsibility(words)
        if read is not None:
            return read if read.before and read.prose else None
        if not self._by_names or (found := bodies_within(words)) is None:
            return None
        opening, names, prose = found
        said = {Role.RESPONSIBLE: names}
        return Responsibility(words[:opening].rstrip(), words=said, prose=prose)

    def parted(self, text: str) -> tuple[str, str] | None:
        """Give the number and the words of a paragraph that is such a task; None for other paragraphs."""
        number, words = split_heading(text)
        words = words or text
        return (number, words) if self.read(words) else None
