"""佐证材料: the files that units sent beside their returns, and the items that they belong to."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.evidence import EvidenceView
from gwreport.ui.widgets.basics import button, filter_field, tab
from gwreport.ui.widgets.table import Table
from gwreport.wording.decisions import time_words
from gwreport.wording.evidence_names import EVIDENCE_BASES, size_words
from gwreport.wording.item_names import item_name
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


def _items(one: JoinedEvidence) -> str:
    if one.is_open:
        return "待指定"
    return "、".join(map(item_name, one.items)) or "整份报送"


COLUMNS: tuple[ShownColumn[JoinedEvidence], ...] = (
    ShownColumn("编号", lambda one: str(one.file.number), 70, key=lambda one: one.file.number),
    ShownColumn("文件", lambda one: one.file.source.name, 0),
    ShownColumn("单位", lambda one: one.file.unit, 160),
    ShownColumn("属于", _items, 160),
    ShownColumn("依据", lambda one: EVIDENCE_BASES[one.basis], 120),
    ShownColumn("大小", lambda one: size_words(one.file.size), 90, key=lambda one: one.file.size),
    ShownColumn("收到", lambda one: time_words(one.file.received_at), 150),
    ShownColumn("说明", lambda one: "可能运行程序，不打开" if one.file.is_dangerous else "", 170),
)


# What can be done with a file, wherever it is offered.
LOOK_AT_EVIDENCE = "打开这个文件的副本；可能运行程序的不打开"
PLACE_EVIDENCE = "指定这个文件是哪一项的"
EVIDENCE_OF_WHOLE = "这个文件不属于哪一项，是整份报送的"


class EvidenceTab(QWidget):
    """Shows the evidence of a round, and asks for what is to be done with a file of it."""

    looked_at = Signal(object)
    assigned = Signal(object)
    of_whole = Signal(object)
    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.view = EvidenceView()
        self.files: Table[JoinedEvidence] = Table("佐证材料", COLUMNS)
        self.files.opened.connect(self.looked_at.emit)
        self.files.empty_words = (
            "本期没有随填报表报来的佐证材料。\n"
            "和填报表放在同一个文件夹、压缩包或邮件里的照片、文件，收取时存在这里。"
        )
        self.files.chosen.connect(lambda _: self._offer())
        self.files.own_deeds = [("打开（只读副本）", self.looked_at.emit)]
        self.search = filter_field("筛选佐证材料", self.files.filter.set_words)
        deeds = (
            ("打开", self.looked_at, LOOK_AT_EVIDENCE),
            ("指定任务…", self.assigned, PLACE_EVIDENCE),
            ("属于整份报送", self.of_whole, EVIDENCE_OF_WHOLE),
            ("撤销指定", self.taken_back, "改回没有指定的样子"),
        )
        self.buttons = [
            button(words, lambda asks=asks: self._ask(asks), tip=tip) for words, asks, tip in deeds
        ]
        self._offer()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tab(self.files, self.search, 1, *self.buttons))

    def show_evidence(self, view: EvidenceView) -> None:
        """Show what came."""
        self.view = view
        self.files.show_rows(view.files, key=lambda one: one.file.number)
        self._offer()

    def show_item(self, item: str) -> None:
        """Show the first file of an item."""
        self.search.clear()
        self.files.choose(lambda one: item in one.items)

    def _offer(self) -> None:
        for one in self.buttons:
            one.setEnabled(self.files.current is not None)

    def _ask(self, asks: SignalInstance) -> None:
        if self.files.current is not None:
            asks.emit(self.files.current)
