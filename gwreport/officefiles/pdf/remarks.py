"""What a PDF holds beside the text that is read, gathered over its pages."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.domain.texts.quoting import beginning, in_one_line, listed

_MOST, _LONGEST, _MOST_QUOTED = 40, 240, 5

# A page and a height on it.
_Where = tuple[int, float]
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
    unread: list[_Where] = field(default_factory=list[_Where])
    read: int = 0
    is_damaged: bool = False
    _left: list[tuple[Code, _Where, str]] = field(default_factory=list[tuple[Code, _Where, str]])

    def left_out(self, code: Code, words: Iterable[tuple[float, str]]) -> None:
        """Take words of this page that are not read, each with its height, under the code of their finding."""
        for height, text in words:
            if one := in_one_line(text):
                self._left.append((code, (self.page, height), one))

    def unmapped(self, height: float) -> None:
        """Take a character of this page that has no meaning."""
        self.unread.append((self.page, height))

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
        unread = len(self.unread)
        return unread > 0.1 * (unread + self.read)

    def findings(self, place_of: Callable[[int, float], Place]) -> list[Finding]:
        """Give the findings of all pages; `place_of` says what stands on a page at a height."""
        found: list[Finding] = []
        if self.is_damaged:
            found.append(Finding(OpeningCode.STREAM_DAMAGED, Place(self.name)))
        if self.marks:
            text = listed(
                (f"“{beginning(one, 30)}”" for one, _ in self.marks.most_common()), _MOST_QUOTED
            )
            facts = {"text": text, "count": len(self.mark_pages)}
            found.append(Finding(OpeningCode.WATERMARK_LEFT_OUT, Place(self.name), facts=facts))
        if self.recognised:
            pages = listed((str(page) for page in self.recognised), 10)
            place = Place(self.name, "", Spot(page=self.recognised[0]))
            found.append(Finding(OpeningCode.TEXT_RECOGNISED, place, facts={"pages": pages}))
        unread = Counter(place_of(*where) for where in self.unread)
        for place, count in list(unread.items())[:_MOST]:
            facts = {"count": count}
            found.append(Finding(OpeningCode.SIGNS_UNMAPPED, place, facts=facts))
        left: dict[tuple[Code, Place], list[str]] = {}
        for code, where, words in self._left:
            left.setdefault((code, place_of(*where)), []).append(words)
        for (code, place), words in list(left.items())[:_MOST]:
            facts = {"text": beginning("；".join(words), _LONGEST)}
            found.append(Finding(code, place, facts=facts))
        more = max(len(unread) - _MOST, 0) + max(len(left) - _MOST, 0)
        if more:
            text = next(iter(left.values()), ["〓"])[0]
            facts = {"count": more, "text": beginning(text, 40)}
            found.append(Finding(OpeningCode.MORE_OF_THESE, Place(self.name), facts=facts))
        return found
