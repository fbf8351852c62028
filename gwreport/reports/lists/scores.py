"""考核得分: the workbook of all scores, whose sums are formulas, and the paper that one unit gets of its own.

Every formula has its result beside it, so that the book reads right before anything recalculates it.
"""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.decisions.scoring import ScoreRule
from gwreport.domain.findings.place import column_letters
from gwreport.domain.year.scores import Ground, UnitScore
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.text import whole_characters
from gwreport.reports.scored_round import ScoredRound, rules_words, settled_words, task_words
from gwreport.wording.decisions import time_words
from gwreport.wording.names import round_name
from gwreport.wording.scores import (
    INTERNAL,
    OVER,
    RULES_NAME,
    SCORE_RULE_NAMES,
    SCORE_RULE_NOTES,
    SCORES_NAME,
    ground_number,
    ground_words,
    moment_words,
    number_words,
    points_words,
    rule_side,
)

_TOTALS, _GROUNDS = "得分", "依据"
_SIZE = 10.5
_A4 = 9
# Digits of a sum: what a binary fraction leaves behind them is none of the office's.
_DIGITS = 6
_FIRST = 4
# Where nothing was given or taken a dash is easier on the eye.
_NO_ZERO = 'General;-General;"—"'
_CELL: dict[str, Any] = {
    "font_name": "宋体",
    "font_size": _SIZE,
    "border": 1,
    "valign": "vcenter",
    "text_wrap": True,
}
_GROUND_COLUMNS = (
    ("依据编号", 17),
    ("单位编号", 7),
    ("单位", 18),
    ("规则", 14),
    ("任务", 34),
    ("事由", 34),
    ("文件", 24),
    ("时间", 12),
    ("次数", 6),
    ("应计", 7),
    ("计分", 7),
    ("异议处理", 22),
)
# Where the sums look: the unit's number, the rule's name and the points that count.
_UNIT_AT, _RULE_AT, _FULL_AT, _POINTS_AT = 1, 3, 9, 10
_UNIT_COLUMNS = (
    ("序号", 5),
    ("依据编号", 16),
    ("规则", 14),
    ("任务", 38),
    ("事由", 36),
    ("文件", 22),
    ("时间", 12),
    ("应计", 7),
    ("计分", 7),
    ("单位意见", 30),
)
_NO_GROUNDS = "没有加分、扣分的事项"
_ASKED = (
    "如有异议，请在“单位意见”栏写明理由，附有关材料，由单位负责人签字、盖章后报回；没有异议的也请报回。",
    "　　　　　　　　　　　　　　　　单位负责人（签字）：　　　　　　　　　　　　　　　　（盖章）　　　　年　　月　　日",
)


def score_workbook(scored: ScoredRound) -> bytes:
    """Write the scores as xlsx: 得分 with formulas, 依据 with every ground, 考核细则; the same gives the same bytes."""
    title = f"{scored.region}{round_name(scored.round)}{SCORES_NAME}"

    def draw(book: Any) -> None:
        drawing = _Drawing(book, scored)
        drawing.totals(title)
        drawing.grounds()
        drawing.rules()

    return make_workbook(title, scored.as_of, draw, subject=str(scored.round), author=scored.region)


def unit_score_workbook(scored: ScoredRound, unit: UnitScore) -> bytes:
    """Write one unit's own grounds as xlsx, with room for its objections; nothing of another unit stands in it."""
    title = f"{round_name(scored.round)}考核情况（征求意见）"

    def draw(book: Any) -> None:
        _Drawing(book, scored).unit(title, unit)

    return make_workbook(title, scored.as_of, draw, subject=str(scored.round), author=scored.region)


class _Drawing:
    def __init__(self, book: Any, scored: ScoredRound) -> None:
        self._book, self._scored = book, scored
        self._plain = book.add_format({**_CELL, "indent": 1})
        self._points = book.add_format({**_CELL, "align": "center", "num_format": _NO_ZERO})
        self._middle = book.add_format({**_CELL, "align": "center"})
        self._sum = book.add_format({**_CELL, "align": "center", "bold": True})
        self._struck = book.add_format({**_CELL, "align": "center", "font_color": "#7F7F7F"})
        self._head = book.add_format(
            {**_CELL, "font_name": "黑体", "align": "center", "bg_color": "#DCE6F1"}
        )
        self._small = book.add_format({**_CELL, "font_size": 9, "align": "center"})
        self._top = book.add_format(
            {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        self._under = book.add_format(
            {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        )

    def totals(self, title: str) -> None:
        """Draw 得分: a row a unit, a column a rule, the sums as formulas over 依据."""
        scored, applied = self._scored, self._scored.rules.applied
        rules = [SCORE_RULE_NAMES[one.kind] for one in applied]
        over = [OVER] if scored.rules.highest is not None else []
        headings = ["序号", "编号", "单位", "基础分", *rules, *over, "得分", "名次"]
        widths = [5, 6, 22, 8, *[10] * (len(rules) + len(over)), 9, 7]
        sheet = self._sheet(_TOTALS, list(zip(headings, widths, strict=True)), title, self._told())
        for column, rule in enumerate(applied, 4):
            sheet.write_string(3, column, _rule_words(rule), self._small)
        for column in (*range(4), *range(4 + len(rules), len(headings))):
            sheet.write_string(3, column, "", self._small)
        sheet.set_row(3, 40)
        last = _FIRST + max(len(scored.units), 1)
        total = 4 + len(rules) + len(over)
        every_total = f"${_letters(total)}${_FIRST + 1}:${_letters(total)}${last}"
        for row, one in enumerate(scored.units, _FIRST):
            self._total_row(sheet, row, one, applied, total)
            at = f"{_letters(total)}{row + 1}"
            place = scored.places[one.unit.number]
            formula = f"=RANK({at},{every_total})"
            sheet.write_formula(row, total + 1, formula, self._middle, place)
        sheet.freeze_panes(_FIRST, 3)
        sheet.repeat_rows(0, 3)

    def _total_row(
        self, sheet: Any, row: int, one: UnitScore, applied: Sequence[ScoreRule], total: int
    ) -> None:
        sheet.set_row(row, max(21.0, wrapped_height(one.unit.name, 22, _SIZE)))
        sheet.write_number(row, 0, row - _FIRST + 1, self._middle)
        sheet.write_number(row, 1, one.unit.number, self._middle)
        sheet.write_string(row, 2, whole_characters(one.unit.name), self._plain)
        sheet.write_number(row, 3, float(one.full_mark), self._middle)
        end = _FIRST + max(len(self._scored.grounds), 1)
        units, names, points = (
            f"{_GROUNDS}!${_letters(at)}${_FIRST}:${_letters(at)}${end - 1}"
            for at in (_UNIT_AT, _RULE_AT, _POINTS_AT)
        )
        for column, rule in enumerate(applied, 4):
            formula = f"=ROUND(SUMIFS({points},{units},$B{row + 1},{names},{_letters(column)}$3),{_DIGITS})"
            value = float(one.points_of(rule.kind))
            sheet.write_formula(row, column, formula, self._points, value)
        first, last = f"D{row + 1}", f"{_letters(total - 1)}{row + 1}"
        highest = self._scored.rules.highest
        if highest is not None:
            before = f"{_letters(total - 2)}{row + 1}"
            most = number_words(highest)
            formula = f"=MIN(0,ROUND({most}-SUM({first}:{before}),{_DIGITS}))"
            sheet.write_formula(row, total - 1, formula, self._middle, float(one.over))
        formula = f"=ROUND(SUM({first}:{last}),{_DIGITS})"
        sheet.write_formula(row, total, formula, self._sum, float(one.score))

    def grounds(self) -> None:
        """Draw 依据: a row a ground, units in their order; without any it says so."""
        title = f"{round_name(self._scored.round)}考核依据"
        under = f"{INTERNAL}　　“应计”是这一条单独该计的分；“计分”是实际计入的分：到上限的按上限计，异议已采纳的不计。"
        sheet = self._sheet(_GROUNDS, _GROUND_COLUMNS, title, under)
        row = _FIRST - 1
        for unit in self._scored.units:
            for ground in unit.grounds:
                self._ground_row(sheet, row, unit, ground)
                row += 1
        if row == _FIRST - 1:
            for column in range(len(_GROUND_COLUMNS)):
                words = _NO_GROUNDS if column == _RULE_AT + 2 else ""
                sheet.write_string(row, column, words, self._plain)
        else:
            sheet.autofilter(2, 0, row - 1, len(_GROUND_COLUMNS) - 1)

    def _ground_row(self, sheet: Any, row: int, unit: UnitScore, ground: Ground) -> None:
        one = ground.happening
        task, words = task_words(ground, self._scored), ground_words(one)
        told = settled_words(ground)
        texts = ((2, unit.unit.name), (4, task), (5, words), (6, one.file), (11, told))
        heights = [wrapped_height(text, _GROUND_COLUMNS[at][1], _SIZE) for at, text in texts]
        sheet.set_row(row, max(21.0, *heights))
        middle = self._struck if ground.is_struck else self._middle
        sheet.write_string(row, 0, ground_number(ground.happening.id), middle)
        sheet.write_number(row, 1, unit.unit.number, middle)
        sheet.write_string(row, 3, SCORE_RULE_NAMES[ground.kind], middle)
        for at, text in texts:
            sheet.write_string(row, at, whole_characters(text), self._plain)
        sheet.write_string(row, 7, moment_words(one.at), middle)
        sheet.write_number(row, 8, one.cases, middle)
        sheet.write_number(row, _FULL_AT, float(ground.full), middle)
        sheet.write_number(row, _POINTS_AT, float(ground.points), middle)

    def rules(self) -> None:
        """Draw the rules that the scores were made by, those that are switched off among them."""
        columns = (("规则", 18), ("加减", 7), ("说明", 66), ("分值", 8), ("上限", 8), ("权重", 8))
        columns = (*columns, ("启用", 8))
        sheet = self._sheet(RULES_NAME, columns, RULES_NAME, rules_words(self._scored))
        for row, one in enumerate(self._scored.rules.rules, _FIRST - 1):
            note = one.note or SCORE_RULE_NOTES[one.kind]
            cap = "" if one.cap is None else number_words(one.cap)
            cells = (
                SCORE_RULE_NAMES[one.kind],
                rule_side(one.kind),
                note,
                number_words(one.points),
                cap,
                number_words(one.weight),
                "是" if one.enabled else "否",
            )
            sheet.set_row(row, max(21.0, wrapped_height(note, 66, _SIZE)))
            for column, words in enumerate(cells):
                style = self._plain if column == 2 else self._middle
                sheet.write_string(row, column, whole_characters(words), style)

    def unit(self, title: str, one: UnitScore) -> None:
        """Draw the paper of one unit."""
        mark = (
            f"{INTERNAL}　　单位：{whole_characters(one.unit.name)}　　"
            f"数据截至 {time_words(self._scored.as_of)}"
        )
        sheet = self._sheet("考核情况", _UNIT_COLUMNS, title, mark)
        row = _FIRST - 1
        for number, ground in enumerate(one.grounds, 1):
            happened = ground.happening
            words = "；".join(filter(None, (ground_words(happened), settled_words(ground))))
            texts = ((3, task_words(ground, self._scored)), (4, words), (5, happened.file), (9, ""))
            heights = [wrapped_height(text, _UNIT_COLUMNS[at][1], _SIZE) for at, text in texts]
            sheet.set_row(row, max(24.0, *heights))
            sheet.write_number(row, 0, number, self._middle)
            sheet.write_string(row, 1, ground_number(happened.id), self._middle)
            sheet.write_string(row, 2, SCORE_RULE_NAMES[ground.kind], self._middle)
            for at, text in texts:
                sheet.write_string(row, at, whole_characters(text), self._plain)
            sheet.write_string(row, 6, moment_words(happened.at), self._middle)
            sheet.write_number(row, 7, float(ground.full), self._middle)
            sheet.write_number(row, 8, float(ground.points), self._middle)
            row += 1
        if not one.grounds:
            self._line(sheet, row, _NO_GROUNDS, 0.0)
            row += 1
        first, last = _FIRST, row
        self._line(sheet, row, "基础分", float(one.full_mark))
        sums = f"SUM(I{first}:I{last})"
        base = f"I{row + 1}"
        if self._scored.rules.highest is not None:
            row += 1
            most = number_words(self._scored.rules.highest)
            self._line(sheet, row, f"{OVER}（最高 {most} 分）", float(one.over))
            formula = f"=MIN(0,ROUND({most}-{base}-{sums},{_DIGITS}))"
            sheet.write_formula(row, 8, formula, self._middle, float(one.over))
            base = f"{base}+I{row + 1}"
        row += 1
        self._line(sheet, row, "得分", float(one.score))
        formula = f"=ROUND({base}+{sums},{_DIGITS})"
        sheet.write_formula(row, 8, formula, self._sum, float(one.score))
        for words in _ASKED:
            row += 1
            sheet.merge_range(row, 0, row, len(_UNIT_COLUMNS) - 1, "", self._under)
            sheet.write_string(row, 0, words, self._under)
            sheet.set_row(row, 30)

    def _line(self, sheet: Any, row: int, words: str, points: float) -> None:
        sheet.set_row(row, 24)
        sheet.merge_range(row, 0, row, 7, "", self._head)
        sheet.write_string(row, 0, words, self._head)
        sheet.write_number(row, 8, points, self._middle)
        sheet.write_string(row, 9, "", self._plain)

    def _told(self) -> str:
        scored = self._scored
        deadline = f"　　报送期限 {scored.deadline}" if scored.deadline else ""
        return (
            f"{INTERNAL}　　数据截至 {time_words(scored.as_of)}{deadline}　　{rules_words(self._scored)}　　"
            "得分=基础分+各条加分、扣分，每一分的依据见“依据”表"
        )

    def _sheet(
        self, name: str, columns: Sequence[tuple[str, float]], title: str, under: str
    ) -> Any:
        sheet = self._book.add_worksheet(name)
        last = len(columns) - 1
        width = sum(each for _, each in columns)
        for row, words, style in ((0, title, self._top), (1, under, self._under)):
            sheet.merge_range(row, 0, row, last, "", style)
            sheet.write_string(row, 0, whole_characters(words), style)
        sheet.set_row(0, 34)
        sheet.set_row(1, max(22.0, wrapped_height(under, width, 11)))
        lines = 1
        for column, (heading, each) in enumerate(columns):
            sheet.set_column(column, column, each)
            sheet.write_string(2, column, heading, self._head)
            lines = max(lines, -(-2 * len(heading) // max(int(each) - 1, 1)))
        sheet.set_row(2, 14 + 16 * lines)
        sheet.freeze_panes(_FIRST - 1, 0)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(0, 2)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&C&9第 &P 页 共 &N 页")
        return sheet


def _rule_words(rule: ScoreRule) -> str:
    each = points_words(rule.a_case)
    return each if rule.most is None else f"每次{each}，最多{number_words(rule.most)}"


def _letters(column: int) -> str:
    return column_letters(column + 1)
