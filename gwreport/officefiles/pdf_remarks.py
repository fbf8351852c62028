"""What a PDF holds beside the text that is read, gathered over its pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.domain.quoting import beginning, in_one_line, listed

_MOST, _LONGEST, _MOST_QUOTED = 40, 240, 5

# How characters look (font, size, colour) and what they say.
Mark = tuple[tuple[str, float, str], str]


@dataclass(slots=True)
class PdfRemarks:
    """Gathers remarks page by page.

    `marks` are the words of watermarks, `unread` and `read` count the characters without and with a
    meaning, `is_damaged` says that a part of the file ended in the midst, `recognised` are pages
    whose words were put behind a picture by a scanning program. `crossing` are watermarks by look and
    words that were told by lying across others, `known` those of which that was found out before;
    `is_mark_late` says that one was found behind the first page.
    """

    name: str
    known: frozenset[Mark] = frozenset()
    page: int = 0
    crossing: set[Mark] = field(default_factory=set[Mark])
    is_mark_late: bool = False
    marks: Counter[str] = field(default_factory=Counter[str])
    mark_pages: set[int] = field(default_factory=set[int])
    recognised: list[int] = field(default_factory=list[int])
    unread: Counter[int] = field(default_factory=Counter[int])
    read: int = 0
    is_damaged: bool = False
    notes: list[Finding] = field(default_factory=list[Finding])
    _left: dict[tuple[str, int], list[str]] = field(
        default_factory=dict[tuple[str, int], list[str]]
    )

    def left_out(self, code: str, words: Iterable[str]) -> None:
        """Take words of this page that are not read, under the code of their finding."""
        found = [one for text in words if (one := in_one_line(text))]
        if found:
            self._left.setdefault((code, self.page), []).extend(found)

    def watermark(self, words: Iterable[str]) -> None:
        """Take the words of a watermark on this page."""
        found = [one for text in words if (one := "".join(text.split()))]
        self.marks.update(found)
        if found:
            self.mark_pages.add(self.page)

    def crosses(self, mark: Mark) -> None:
        """Take a watermark by its look and its words."""
        if mark not in self.known and mark not in self.crossing:
            self.is_mark_late = self.is_mark_late or self.page > 1
        self.crossing.add(mark)

    def is_mostly_unread(self) -> bool:
        """Say whether so many characters have no meaning that the document cannot be read."""
        unread = sum(self.unread.values())
        return unread > 0.1 * (unread + self.read)

    def findings(self) -> list[Finding]:
        """Give the findings of all pages."""
        found: list[Finding] = []
        if self.is_damaged:
            found.append(Finding("stream-damaged", Severity.WARNING, Place(self.name)))
        if self.marks:
            text = listed(
                (f"“{beginning(one, 30)}”" for one, _ in self.marks.most_common()), _MOST_QUOTED
            )
            facts = {"text": text, "count": str(len(self.mark_pages))}
            found.append(
                Finding("watermark-left-out", Severity.INFO, Place(self.name), facts=facts)
            )
        if self.recognised:
            pages = listed((str(page) for page in self.recognised), 10)
            place = Place(self.name, "", f"第{self.recognised[0]}页")
            found.append(
                Finding("text-recognised", Severity.WARNING, place, facts={"pages": pages})
            )
        for page, count in list(self.unread.items())[:_MOST]:
            place = Place(self.name, "", f"第{page}页")
            facts = {"count": str(count)}
            found.append(Finding("signs-unmapped", Severity.WARNING, place, facts=facts))
        for (code, page), words in list(self._left.items())[:_MOST]:
            place = Place(self.name, "", f"第{page}页")
            facts = {"text": beginning("；".join(words), _LONGEST)}
            found.append(Finding(code, Severity.WARNING, place, facts=facts))
        if len(self._left) > _MOST:
            words = list(self._left.values())[_MOST]
            facts = {"count": str(len(self._left) - _MOST), "text": beginning(words[0], 40)}
            found.append(Finding("more-of-these", Severity.WARNING, Place(self.name), facts=facts))
        return [*found, *self.notes]
