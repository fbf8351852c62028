"""Lines below an item that are neither a number nor who answers: the rest of its words, of its units, or what stands beside."""

from collections.abc import Collection

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import HeadedCell
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.gathered import Gathered, is_over
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.lines_of_units import (
    COLONS,
    is_name_over,
    is_next_body,
    is_told_beside,
    labelled_line,
)
from gwreport.reading.words.headings import role_of
from gwreport.reading.words.time_limits import limit_of_line

_SHOWN = 12


class FurtherLines:
    """Takes such lines; `labels` are those that nobody knows and several items have."""

    def __init__(self, labels: Collection[str], findings: list[Finding]) -> None:
        self._labels, self._findings = labels, findings

    def goes_on(self, item: Gathered, text: str, place: Place) -> bool:
        """Take a line for an item; False where it belongs to none."""
        label = labelled_line(text)
        if label and label.heading in self._labels:
            self._beside(item, label, place)
        elif not item.line:
            _words(item, text)
        elif label and is_told_beside(label):
            item.draft.remarks.append(label)
            item.line.add("；")
        elif limit_of_line(text):
            is_label = item.line.tail.rstrip().endswith(COLONS)
            item.line.add(text if is_label else f"。{text}")
        elif not label and not is_over(item, text):
            _units(item, text)
        else:
            return False
        return True

    def _beside(self, item: Gathered, label: HeadedCell, place: Place) -> None:
        """Keep what stands under a label that nobody knows beside the item; that is told once for each label."""
        item.draft.remarks.append(label)
        if item.line:
            item.line.add("；")
        is_known = role_of(label.heading) is not None
        if not is_known and not any(
            one.facts.get("heading") == label.heading for one in self._findings
        ):
            told = finding(DocumentCode.COLUMN_AS_REMARK, place, heading=label.heading)
            self._findings.append(told)


def _units(item: Gathered, text: str) -> None:
    if is_next_body(item.line.tail, text):
        item.line.add("、")
    elif not item.line.tail.endswith(COLONS):
        item.cuts.append((item.line.tail[-_SHOWN:], text[:_SHOWN]))
    item.line.glue(text)


def _words(item: Gathered, text: str) -> None:
    if not item.title and is_name_over(item.text.text, text):
        item.title = item.text.text
    elif not ends_sentence(item.text.tail):
        item.cuts.append((item.text.tail[-_SHOWN:], text[:_SHOWN]))
    else:
        item.draft.note(DocumentCode.PARAGRAPH_JOINED, text=text)
    item.text.glue(text)
