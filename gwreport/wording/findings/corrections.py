"""The sentences of the findings of workbooks that were sent back (退回修改)."""

from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.wording.commands import ACCEPT_FILE, EDIT_TEXT, UNDO
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        CorrectionCode.CORRECTION_OF,
        "这是第 {number} 次退回修改（针对第 {version} 份）交回的表，改了 {count} 格；没有改的格子不重复收取。",
        "",
    ),
    Rule(
        CorrectionCode.CORRECTION_WITHDRAWN,
        "第 {number} 次退回修改已经撤销，这份表是按它改的。",
        "请与单位核实是否采用。",
    ),
    Rule(
        CorrectionCode.CORRECTION_BEYOND,
        "除退回要求修改的以外，还改了 {count} 格：{cells}。",
        "请与单位核实为什么改；无误的，在审核中收下" + ACCEPT_FILE,
        most={"cells": 8},
    ),
    Rule(
        CorrectionCode.CORRECTION_CLEARED,
        "退回后“{field}”被清空；空白不会冲掉原来的文字，原文仍在。",
        "请核实是否要删去；要删去的，在审核中改写文字" + EDIT_TEXT,
    ),
    Rule(
        CorrectionCode.CORRECTION_LEFT,
        "退回要求修改的，还有 {count} 项没有改，也没有说明：{items}。",
        "请催单位改好后重报，或撤销这次退回" + UNDO,
        most={"items": 8},
    ),
    Rule(
        CorrectionCode.CORRECTION_UNTOUCHED,
        "第 {number} 次退回修改的表原样交了回来，一格也没有改，也没有说明；没有收取。",
        "请催单位改好后重报，或撤销这次退回" + UNDO,
    ),
    Rule(
        CorrectionCode.CORRECTION_WRITTEN,
        "在“{sheet}”里另写了 {count} 处内容（如“{first}”）；保留待看。",
        "请看是否需要处理。",
    ),
    Rule(
        CorrectionCode.UNIT_REPLIED,
        "对退回的第 {number} 处，单位说明：“{text}”。",
        "请看是否成立；成立就不用再退。",
    ),
    Rule(
        CorrectionCode.SENT_BACK,
        "第 {number} 次退回“{unit}”修改（{at}），还有 {count} 项没有改：{items}。",
        "到期未交的请催报；不用再改的，撤销这次退回（命令：gwreport decide 填报期 --undo {decision} --reason 理由）。",
        ids=frozenset({"items"}),
    ),
)

BLANK = "{fields}没有填写。请补填。"
"""What a unit is told of cells that it left blank."""
