"""What stands on the card of one item (任务卡片), row by row, before it is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.domain.statuses import Status
from gwreport.reports.register.data import RegisterData, RegisterRow, RoundEntry
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import KINDS, item_name
from gwreport.wording.item_parts import node_period, remark_words
from gwreport.wording.names import NOT_REPORTED, period

_NOTHING = "（{words}）"
# Under which words of a round stands what is beside its text.
_UNIT, _REASON, _EVIDENCE, _DECISION = "填报单位", "研判理由", "佐证材料", "审核决定"


@dataclass(frozen=True, slots=True)
class CardWords:
    """One paragraph of a card; `head` is what it is, "" of the plain text itself."""

    text: str
    head: str = ""

    @property
    def whole(self) -> str:
        """The words as they are read."""
        return f"{self.head}：{self.text}" if self.head else self.text


@dataclass(frozen=True, slots=True)
class CardCell:
    """A label with what stands beside it; `status` colours the label."""

    label: str
    words: tuple[CardWords, ...]
    status: Status | None = None


# One cell over the whole width, or two side by side.
CardRow = tuple[CardCell, ...]


def head_row(row: RegisterRow) -> CardRow:
    """Give the row that stands on top, on each page of a card that needs more than one."""
    number = row.item.number
    name = item_name(row.item.id)
    newest = row.newest
    return (
        _cell("编号", f"{name}　（序号 {number}）" if number else name),
        CardCell(
            "最近进度",
            (
                CardWords(
                    f"{period(newest.round)}：{_class_words(newest)}" if newest else "还没有下发"
                ),
            ),
            newest.stand.status if newest else None,
        ),
    )


def card_rows(row: RegisterRow, data: RegisterData) -> Iterator[CardRow]:
    """Give the rows below it; of what an item does not have there is none."""
    item = row.item
    section = "　".join(dict.fromkeys(filter(None, (item.section, item.category))))
    yield (_cell("目标任务", item.text),)
    kind = f"{KINDS[item.kind]}（{item.plan_name}）" if item.plan_name else KINDS[item.kind]
    yield _cell("类型", kind), _cell("分类", section)
    yield _cell("全年目标", row.line.target), _cell("完成时限", item.due or "")
    yield _cell("牵头领导", "、".join(item.leaders)), _cell("联系人", row.contact)
    support = item.support_text or "、".join(item.support_units)
    yield _cell("牵头责任单位", "、".join(row.line.leads)), _cell("责任（配合）单位", support)
    if item.remarks:
        yield (_cell("其他栏", remark_words(item)),)
    if item.nodes:
        nodes = (CardWords(node.text, node_period(node.round)) for node in item.nodes)
        yield (CardCell("节点", tuple(nodes)),)
    for place, entry in enumerate(row.rounds):
        if entry is not None:
            yield (_round_cell(entry, data, place),)
    for heading, words in row.further.items():
        yield (_cell(heading, words),)
    if row.corrections:
        lines = (CardWords(decision_line(one, item_name)) for one in row.corrections)
        yield (CardCell("更正", tuple(lines)),)


def _cell(label: str, text: str) -> CardCell:
    return CardCell(label, (CardWords(text),))


def _class_words(entry: RoundEntry) -> str:
    is_open = not (entry.stand.is_confirmed or entry.stand.is_missing)
    return f"{entry.status_words}（未确认）" if is_open else entry.status_words


def _round_cell(entry: RoundEntry, data: RegisterData, place: int) -> CardCell:
    words = [CardWords(entry.text or _NOTHING.format(words=NOT_REPORTED))]
    if entry.source:
        words.append(CardWords(entry.source, _UNIT))
    words += [
        CardWords(entry.own[key], heading) for key, heading in data.own[place] if key in entry.own
    ]
    if entry.reasons and not entry.stand.is_missing:
        words.append(CardWords("；".join(entry.reasons), _REASON))
    if entry.evidence:
        words.append(CardWords("、".join(entry.evidence), _EVIDENCE))
    words += [CardWords(decision_line(one, item_name), _DECISION) for one in entry.decisions]
    label = f"{period(entry.round)}\n{_class_words(entry).replace('（', chr(10) + '（')}"
    return CardCell(label, tuple(words), entry.stand.status)
