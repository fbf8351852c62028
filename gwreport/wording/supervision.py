"""Supervision (督办) in words: levels and lights, why an item is at its level, how its answer stands."""

import re

from gwreport.domain.returns.issues import AskedRow
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round, parse_collection, parse_round
from gwreport.domain.texts.numerals import read_numeral
from gwreport.domain.year.supervision import AnswerState, Colour, Ground, Level
from gwreport.wording.names import period
from gwreport.wording.supervision_form import SUPERVISION

COLOURS = {
    Colour.BLUE: "蓝色",
    Colour.YELLOW: "黄色",
    Colour.ORANGE: "橙色",
    Colour.RED: "红色",
}
STATES = {
    AnswerState.WAITING: "未答复",
    AnswerState.INCOMPLETE: "答复不全",
    AnswerState.ANSWERED: "已答复，待认可",
    AnswerState.ACCEPTED: "已认可",
    AnswerState.SENT_BACK: "已退回，待重报",
    AnswerState.LIFTED: "已撤销",
}
# The table of the levels: its file and its sheet.
LEVELS_NAME = "督办级别"
OVERDUE = "逾期"
TO_ACCEPT = "答复待认可"
# A name that is longer, or holds what parts the levels as the office writes them, is none.
LONGEST_NAME, LONGEST_RUN = 12, 12
_NAME = re.compile(f"[^=:;\n]{{1,{LONGEST_NAME}}}")
_RUN = re.compile(
    "(?:连续)?(?:落后)?(?P<run>[1-9]|1[0-2]|[一二两三四五六七八九十]{1,2})期?(?:以上|及以上)?"
)
_NAMES = {name: colour for colour, name in COLOURS.items()}
_GAP, _STANDS, _PROBLEM, _SENT_BACK = "差距：", "进展：", "存在问题：", "上次答复退回："


def level_words(level: str, colour: str) -> str:
    """Name a level with its light: "督办（橙色）"."""
    return f"{level}（{COLOURS[Colour(colour)]}）"


def level_line(level: Level) -> str:
    """Say from when a level holds: "约谈建议（红色），连续3期或停滞"."""
    cases = [f"连续{level.run}期"] * bool(level.run) + ["停滞"] * level.stalled
    return f"{level_words(level.name, level.colour)}，{'或'.join(cases)}"


def run_words(run: int, since: Round, status: str) -> str:
    """Say how long an item has been behind: "从2025年上半年起连续2期未依时序推进"; once, "本期未依时序推进"."""
    if run < 2:
        return f"本期{status}"
    return f"从{since.year}年{period(since)}起连续{run}期{status}"


def ground_words(ground: Ground, status: str) -> str:
    """Say why an item is at its level, `status` being the name of its class."""
    return run_words(ground.run, ground.since, status)


def asked_words(row: AskedRow) -> str:
    """Say at which level, and since when, an item was put under supervision."""
    since, words = parse_round(row.since), level_words(row.level, row.colour)
    if since is None or row.run < 2:
        return words
    return f"{words}，从{period(since)}起连续{row.run}期"


def answer_words(answer: Entry) -> str:
    """Give what a unit answered, a line for each cell with words."""
    told = ((column.heading, answer.text(column.key).strip()) for column in SUPERVISION.fills)
    return "\n".join(f"{heading}：{words}" for heading, words in told if words)


def answered_in_words(code: str, heading: str) -> str:
    """Name a cell of an answer: "上半年督办答复·整改措施"; `code` is that of the supervision."""
    round_ = parse_collection(code)
    return f"{period(round_) if round_ else ''}答复·{heading}"


def problem_words(
    level: str, told: str, *, gap: str = "", stands: str = "", problem: str = "", again: str = ""
) -> str:
    """Give the cell 问题: the level as the unit is told it, "" for none, and its ground, then what is wanting, a line each.

    `again` is why the answer before was sent back.
    """
    lines = [f"【{level}】{told}。" if level else f"{told}。"]
    for head, words in ((_GAP, gap), (_STANDS, stands), (_PROBLEM, problem), (_SENT_BACK, again)):
        if words.strip():
            lines.append(f"{head}{words.strip().rstrip('。；')}。")
    return "\n".join(lines)


def read_colour(written: str) -> Colour | None:
    """Read the name of a light, 色 or not; None for none."""
    plain = written.strip()
    return _NAMES.get(plain) or _NAMES.get(f"{plain}色")


def is_level_name(plain: str) -> bool:
    """Say whether words without blanks, in their usual widths, can name a level."""
    return _NAME.fullmatch(plain) is not None


def read_run(plain: str) -> int | None:
    """Read how many rounds without a break: "连续2期", "两期", "2"; None for what says none from 1 to 12."""
    found = _RUN.fullmatch(plain)
    if found is None:
        return None
    words = found["run"]
    run = int(words) if words.isdecimal() else read_numeral(words) or 0
    return run if 0 < run <= LONGEST_RUN else None
