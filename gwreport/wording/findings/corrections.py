"""The sentences about workbooks that were sent back (退回修改): those for the office, and those for
the unit that is to correct them.

Each finding's code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

from collections.abc import Mapping

from gwreport.domain.findings.finding import Finding
from gwreport.wording.commands import ACCEPT_FILE, EDIT_TEXT, UNDO

SENTENCES: dict[str, tuple[str, str]] = {
    "correction-of": (
        "这是第 {number} 次退回修改（针对第 {version} 份）交回的表，改了 {count} 格；没有改的格子不重复收取。",
        "",
    ),
    "correction-withdrawn": (
        "第 {number} 次退回修改已经撤销，这份表是按它改的。",
        "请与单位核实是否采用。",
    ),
    "correction-beyond": (
        "除退回要求修改的以外，还改了 {count} 格：{cells}。",
        "请与单位核实为什么改；无误的，在审核中收下" + ACCEPT_FILE,
    ),
    "correction-cleared": (
        "退回后“{field}”被清空；空白不会冲掉原来的文字，原文仍在。",
        "请核实是否要删去；要删去的，在审核中改写文字" + EDIT_TEXT,
    ),
    "correction-left": (
        "退回要求修改的，还有 {count} 项没有改，也没有说明：{items}。",
        "请催单位改好后重报，或撤销这次退回" + UNDO,
    ),
    "correction-untouched": (
        "第 {number} 次退回修改的表原样交了回来，一格也没有改，也没有说明；没有收取。",
        "请催单位改好后重报，或撤销这次退回" + UNDO,
    ),
    "correction-written": (
        "在“{sheet}”里另写了 {count} 处内容（如“{first}”）；保留待看。",
        "请看是否需要处理。",
    ),
    "unit-replied": (
        "对退回的第 {number} 处，单位说明：“{text}”。",
        "请看是否成立；成立就不用再退。",
    ),
    "sent-back": (
        "第 {number} 次退回“{unit}”修改（{at}），还有 {count} 项没有改：{items}。",
        "到期未交的请催报；不用再改的，撤销这次退回（命令：gwreport decide 填报期 --undo {decision} --reason 理由）。",
    ),
}

# What a unit is told: what is wrong, and what it shall do about it.
_TO_UNIT: dict[str, str] = {
    "formula-uncached": "“{field}”里是没有计算结果的公式，读不出内容。请直接填写文字或数字。",
    "formula-kept": "“{field}”里是公式，结果是“{value}”。请核对结果，直接填写文字或数字。",
    "formula-outside": "“{field}”里的公式引用了其他文件，结果是“{value}”。请核对结果，直接填写文字或数字。",
    "picture-in-cell": "“{field}”里放的是一张图片，没有文字。请把图片里的内容写成文字。",
    "error-value": "“{field}”显示为错误值 {value}，读不出内容。请直接填写文字或数字。",
    "struck-out": "“{field}”的内容“{full}”全部画了删除线。要保留的请重新填写；确要删去的请在“单位说明”里写明。",
    "struck-partly": "“{field}”里有画了删除线的文字：“{full}”。请把最后确定的文字重新填写。",
    "number-format": "“{field}”存的数是 {raw}，屏幕上显示的可能不同。请核对数值，写明计量单位。",
    "number-format-unseen": "“{field}”填的是 {raw}，看不出是不是百分数。请核对数值，写明计量单位。",
    "status-unknown": "“进度自评”写的是“{text}”，不在可选的词里。请点格子右侧的箭头，从选项中重新选择。",
    "filler": "“{field}”只写了“{text}”，没有实际内容。请写明本期实际情况。",
    "figure-unread": "“{field}”写的是“{text}”，看不到数字。请填写数字；没有数据的填“/”。",
    "cells-merged": "{range} 被合并成了一格，分不清各是哪一项的内容。请逐项分别填写。",
    "behind-without-problem": "自评未依时序推进或停滞暂缓，却没有写存在问题。请补写卡在哪里、什么原因。",
    "behind-without-next-step": "自评未依时序推进或停滞暂缓，却没有写下一步措施。请补写怎么办、谁负责、何时完成。",
    "status-differs": "几家牵头单位的进度自评不一致：{statuses}。请与共同牵头的单位核对，填写一致的进度。",
    "text-blank": "本单位共同牵头的这一项没有填。请补填；确实没有内容可报的，在“单位说明”里写明。",
    "text-too-short": "只写了“{text}”，看不出做了什么、做到什么程度。请写明本期进展和数据。",
    "text-copied": "本期写的和上期一样：“{text}”。请写明本期的新进展；确实没有变化的，在“单位说明”里写明。",
    "text-copied-year": "写的和上一年同期一样：“{text}”。请核对是不是错用了上一年的材料。",
    "text-of-other-item": "写的是“{text}”，与本项无关，倒像是{other}“{other_text}”的内容。请核对是不是填错了行。",
    "done-below-target": "自评“{status}”，但填报的是 {figure}（{words}），没有达到目标。请核对自评和数据。",
    "stalled-in-words": "自评“{status}”，文字里却说停了下来：“{sentence}”。请核对后改成一致。",
    "not-begun-in-words": "自评“{status}”，文字里却说还没有开始：“{sentence}”。请核对后改成一致。",
    "behind-in-words": "自评“{status}”，文字里却说进度落后：“{sentence}”。请核对后改成一致。",
    "done-in-words": "自评“{status}”，文字里却说全年任务已经完成：“{sentence}”。请核对后改成一致。",
    "figure-lower-than-last": "本期填的{what} {now}，比上期的 {before} 还少。请核对填的是不是年初至本期末的累计数；上期有误或口径有变的，在“单位说明”里写明。",
    "figure-percent": "填的是“{text}”，看大小可能是 {meant}。请核对是不是多写或少写了百分号。",
    "figure-scale": "填的是 {now}，与 {other} 相差上万倍。请核对是不是写错了“万”“亿”。",
    "figure-part-scale": "写的总数是 {whole}，“其中”只有 {part}。请核对是不是写错了“万”“亿”。",
    "figure-without-unit": "写的“{text}”没有写计量单位，目标用的单位是 {unit_words}。请写明计量单位。",
    "date-after-round": "把 {date} 的事写成了已经做到，而这个日期在本填报期之后：“{sentence}”。请核对日期，统一到本期末。",
    "date-wrong-year": "写的 {date} 年份可能不对：“{sentence}”。请核对年份。",
    "text-of-earlier-period": "开头写的是“{period}”，全文没有提到本期。请更新到本期。",
    "joint-figures-differ": "几家牵头单位的数对不上：“{unit}”写的{what}是 {first}，“{other}”写的是 {second}。请与共同牵头的单位核对，填写一致的数。",
}  # fmt: skip
_ANY = "请核对后改正。"
BLANK = "{fields}没有填写。请补填。"
"""What a unit is told of cells that it left blank."""
# What only the office can settle, or what a correction of cells does not mend.
NOT_FOR_UNITS = frozenset(
    {
        "text-edited",
        "token-altered",
        "token-moved",
        "row-extra",
        "row-near",
        "row-ambiguous",
        "row-twice",
        "row-twice-same",
        "row-other-unit",
        "item-missing",
        # What the rules propose is the reviewer's matter, until he has confirmed it.
        "judged-behind",
        "primary-silent",
        "has-note",
        "unit-replied",
        "correction-cleared",
    }
)


def words_to_unit(finding: Finding, message: str) -> str:
    """Say to a unit what is wrong and what it shall do; `message` is what the office is told."""
    template = _TO_UNIT.get(finding.code)
    return template.format_map(finding.facts) if template else message + _ANY


def unit_templates() -> Mapping[str, str]:
    """Give the sentences for units, by the finding's code."""
    return _TO_UNIT
