"""The commands in sentences: each stands in a bracket of its own, which the window leaves out.

A sentence says what to do in plain words that hold for both faces; where a command helps, it stands
behind them, at the sentence's end: “请核实后在审核中改定进度（命令：gwreport decide …）。”
"""

import re

# A unit's name in the bracket may have brackets of its own.
_BRACKET = re.compile(r"（命令：(?:[^（）]|（[^（）]*）)*）")

# Ends of sentences that several modules need.
_DECIDE, _WHY = "（命令：gwreport decide 填报期 ", " --reason 理由）。"
SET_STATUS = f"{_DECIDE}任务编号 --status 进度{_WHY}"
EDIT_TEXT = f"{_DECIDE}任务编号 --text 文字{_WHY}"
CHOOSE_TEXT = f"{_DECIDE}任务编号 --choose 单位{_WHY}"
TAKE_ROW = (
    f"{_DECIDE}任务编号 --take-row 文件编号 工作表 行号 --reason 理由；"
    "不采用的用 --refuse-row 文件编号 工作表 行号）。"
)
ACCEPT_FILE = f"{_DECIDE}--accept 文件编号{_WHY}"
REFUSE_FILE = f"{_DECIDE}--refuse 文件编号{_WHY}"
ACCEPT_OR_REFUSE_FILE = f"{_DECIDE}--accept 文件编号 --reason 理由；不收的用 --refuse 文件编号）。"
ACCEPT_FILE_OF_UNIT = f"{_DECIDE}--accept 文件编号 --unit 单位{_WHY}"
ACCEPT_FILE_OF_ROUND = f"{_DECIDE}--accept 文件编号 --round 填报期{_WHY}"
ASSIGN_EVIDENCE = (
    "（命令：gwreport evidence 填报期 编号 --item 任务编号；不属于哪一项的用 --whole）。"
)
CLOSE_OR_SEND_BACK = (
    "（命令：gwreport close 任务编号 --reason 理由；退回用 --refuse --reason 理由）。"
)
REOPEN = "（命令：gwreport reopen 任务编号 --reason 理由）。"
UNDO = f"{_DECIDE}--undo 决定编号{_WHY}"
UNDO_NUMBER = f"{_DECIDE}--undo {{number}}{_WHY}"
LINK = f"{_DECIDE}任务编号 --link {{other}}；不是的用 --no-link {{other}}）。"
CORRECT = (
    "（命令：gwreport correct 任务编号 --text 文字、--leader 领导、--lead 单位等 --reason 理由）。"
)
UNDO_CORRECTION = "（命令：gwreport correct --undo 更正编号 --reason 理由）。"
REVIEW = "（命令：gwreport review 填报期）。"
EXTRACT = "（命令：gwreport extract 文件编号 --out 文件夹）。"
GENERATE = "（命令：gwreport generate 填报期 --out 文件夹）。"
RESTORE = "（命令：gwreport restore 备份文件 新的工作区）。"
CHECK = "（命令：gwreport check）。"
REBUILD = "（命令：gwreport check --rebuild）。"
REBUILD_OR_RESTORE = (
    "（命令：修复用 gwreport check --rebuild；恢复用 gwreport restore 备份文件 新的工作区）。"
)
TRUST = "（命令：认准这一份以后用 gwreport check --trust，今后从这里比起）。"
BACK_UP = "（命令：gwreport backup 备份文件）。"
ALIAS = "（命令：gwreport units alias 单位 {name}）。"
UNALIAS = "（命令：gwreport units unalias {near} {name}）。"
ALIAS_NEAR = "（命令：gwreport units alias {near} {name}）。"


def without_commands(sentence: str) -> str:
    """Take the brackets with commands out of a sentence, or out of its template.

    The template is the safer place: what a unit wrote may look like such a bracket, and stays.
    """
    return _BRACKET.sub("", sentence)
