"""An item of a report in prose: its words, who answers, and what stands behind each of its labels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gwreport.officefiles.grid import Paragraph
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.reports.reported import LABELS
from gwreport.reading.words.headings import Role

# The beginning of the sentence that tells what was done until when.
_TOLD_FROM = re.compile(
    r"(?<=[。；;])\s*(?=(?:[上下]半年|截[至止]|目前|[一二三四]季度|前三季度|1[-—至～]\d{1,2}月|今年以来|全年)[^。；;]{0,12}[，,])"
)
_FIELDS = {
    Role.COMPLETION: "completion",
    Role.PROBLEM: "problem",
    Role.NEXT_STEP: "next_step",
    Role.STATUS: "status",
    Role.RATE: "rate",
    Role.TARGET: "target",
}
LEADS = (Role.LEAD, Role.RESPONSIBLE)
_LONGEST_SIGNATURE = 20


@dataclass(slots=True)
class ToldItem:
    """An item whose words are still being gathered; `open` is the label whose words go on.

    `owner` is the unit named over it, whose task it is where it names none; `is_heading` says that its number is a heading's (一、), `labelled` that a label tells what was done.
    """

    paragraph: Paragraph
    number: str
    text: str
    behind: bool
    said: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    remarks: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    leads: dict[Role, list[str]] = field(default_factory=dict[Role, list[str]])
    open: list[str] | None = None
    labelled: bool = False
    is_heading: bool = False
    owner: str = ""

    def take(self, label: str, role: Role | None, words: str) -> None:
        """Take what stands behind a label; of units what follows their sentence is what was done."""
        if role is not None and role in LEADS:
            names, stop, rest = words.partition("。")
            said = self.leads.setdefault(role, [])
            self.open = None if stop else said
            if names.strip():
                said.append(names.strip())
            if rest.strip():
                self.said.setdefault("completion", []).append(rest.strip())
            return
        if role is not None and role in _FIELDS:
            self.open = self.said.setdefault(_FIELDS[role], [])
            self.labelled = self.labelled or role is Role.COMPLETION
        elif role is Role.TEXT and not self.text:
            self.open = None
            self.text = words
            return
        else:
            self.open = self.remarks.setdefault(label, [])
        if words:
            self.open.append(words)

    def take_named(self, words: Mapping[Role, str]) -> None:
        """Take who answers, and what else a bracket says of it, as a bracket behind the words names them."""
        for role, said in words.items():
            if role in LEADS:
                self.leads.setdefault(role, []).append(said)
            else:
                self.remarks.setdefault(LABELS.get(role, str(role)), []).append(said)

    def part_sentences(self) -> None:
        """Take what follows the first sentence for what was done, where nothing else tells it."""
        if not self.said.get("completion") and (told := _TOLD_FROM.search(self.text)):
            # 新建公园4个。上半年，已建成2个: from where it says until when on, it tells what was done.
            at = told.start()
            self.text, self.said["completion"] = self.text[:at].strip(), [self.text[at:].strip()]
            return
        name, stop, rest = self.text.partition("。")
        if stop and rest.strip() and name and not self.said.get("completion") and self.said:
            self.text = name.strip()
            self.said["completion"] = [rest.strip()]

    def go_on(self, words: str) -> None:
        """Take a line without a label: it belongs to the label above, else to what was done."""
        if not self.text:
            # 项目名称： alone on its line, and the name below it.
            self.text = words
        elif self.open is not None:
            self.open.append(words)
        elif ends_sentence(words) or len(words) > _LONGEST_SIGNATURE:
            self.said.setdefault("completion", []).append(words)
