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
# What a sentence or clause says of what was done, and how it begins where it follows the task in its own sentence.
_TELLS = re.compile(
    r"^(?:[^。；;，,]{0,12}[，,])?(?:截[至止]|目前|现(?!代|有|场)|已(?!有)|累计|仅|尚未|正在|主体|完成\d)"
    r"|[，,、](?:实际)?(?:已|累计|仅|尚未|正在)|完成(?:率|投资|比例)?[^，,。；;]{0,6}\d[\d.]*[%％]|占(?:年度|全年)|(?:未|达|滞后|落后|快于|慢于|超)[^，,。；;]{0,4}(?:序时|进度)|全部(?:完成|竣工|投用)|(?:已|均)[^，,。；;]{0,12}(?:完成|竣工|开工|投用|建成|启动)"
)
_AND_TELLS = re.compile(r"[，,]\s*(?=截[至止]|目前|现已|已(?!有)|累计(?:完成|新增|建成))")
_SENTENCE_END = re.compile("[。；;]")
_FIELDS = {
    Role.COMPLETION: "completion",
    Role.PROBLEM: "problem",
    Role.NEXT_STEP: "next_step",
    Role.STATUS: "status",
    Role.RATE: "rate",
    Role.TARGET: "target",
}
# What only a text that tells of the past says: a figure with the day it was reached by, or with 已 before it.
_SURELY = re.compile(
    r"^(?:[^。；;，,]{0,12}[，,])?(?:截[至止](?!.{0,12}(?:前|之前)完成)|(?:目前|现)?已(?!有)[^，,。；;]{0,16}(?:\d|完成|竣工|开工|投用|建成)|全部(?:完成|竣工|投用))|完成(?:率|投资|比例)?[^，,。；;]{0,6}\d[\d.]*[%％]|占(?:年度|全年)"
)
LEADS = (Role.LEAD, Role.RESPONSIBLE)
_LONGEST_SIGNATURE = 20


def told_in(text: str) -> str:
    """Give the sentence behind a task's first that surely tells what was done, "" for none."""
    first, _, rest = text.partition("。")
    sentences = (one.strip() for one in re.split("[。；;]", rest)) if first else ()
    return next((one for one in sentences if _SURELY.search(one)), "")


@dataclass(slots=True)
class ToldItem:
    """An item whose words are still being gathered; `open` is the label whose words go on.

    `prose` is what stands behind the bracket of who answers; `owner` is the unit named over it, whose task it is where it names none; `is_heading` says that its number is a heading's (一、), `labelled` that a label tells what was done.
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
    prose: str = ""

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

    def take_prose(self) -> None:
        """Take what stands behind the bracket of who answers: what was done, beside a label that tells it the task's own words."""
        told, self.prose = self.prose, ""
        if told and self.said.get("completion"):
            self.text = f"{self.text.rstrip('。；; ')}。{told}"
        elif told:
            self.said["completion"] = [told]

    def part_sentences(self) -> None:
        """Take what follows the first sentence for what was done, where nothing else tells it."""
        if not self.said.get("completion") and (told := _TOLD_FROM.search(self.text)):
            # 新建公园4个。上半年，已建成2个: from where it says until when on, it tells what was done.
            at = told.start()
            self.text, self.said["completion"] = self.text[:at].strip(), [self.text[at:].strip()]
            return
        name, stop, rest = self.text.partition("。")
        if self.said.get("completion"):
            return
        if stop and rest.strip() and name and self.said:
            self.text = name.strip()
            self.said["completion"] = [rest.strip()]
        else:
            self._part_where_told()

    def part_first_sentence(self) -> None:
        """Take what follows the first sentence for what was done, as among others that tell it so."""
        name, stop, rest = self.text.partition("。")
        if stop and name and rest.strip() and not self.said.get("completion"):
            self.text, self.said["completion"] = name + stop, [rest.strip()]

    def _part_where_told(self) -> None:
        """Part the task from the first sentence behind it that tells what was done.

        Of a task of one sentence it may be a clause: 建成公厕6座，已建成4座。
        """
        ends = [found.end() for found in _SENTENCE_END.finditer(self.text)]
        at = next((end for end in ends if _TELLS.search(self.text[end:].partition("。")[0])), 0)
        if not at and (clause := _AND_TELLS.search(self.text)):
            at = clause.start()
        told = self.text[at:].lstrip("，, ").strip()
        if at and told:
            self.text, self.said["completion"] = self.text[:at].strip(), [told]

    def go_on(self, words: str) -> None:
        """Take a line without a label: it belongs to the label above, else to what was done."""
        if not self.text:
            # 项目名称： alone on its line, and the name below it.
            self.text = words
        elif self.open is not None:
            self.open.append(words)
        elif ends_sentence(words) or len(words) > _LONGEST_SIGNATURE:
            self.said.setdefault("completion", []).append(words)
