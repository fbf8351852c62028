"""The rows of 填报说明: what, by when, to whom, how, who signs, and the live self-check."""

from collections.abc import Sequence

from gwreport.domain.form.columns import Field, FieldKey, Given
from gwreport.domain.form.design import FormTable
from gwreport.domain.statuses import IS_BEHIND
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.wording import supervision_form
from gwreport.wording.chasing import full_date
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import SELF_ASSESSMENTS, form_title
from gwreport.workbooks.form import FIRST_ROW, SIGNER_CELLS, FormRow, UnitForm, column_letter
from gwreport.workbooks.writing.sheet_rows import Cell, Row, labelled_row, wide_row
from gwreport.workbooks.writing.styles import BODY_SIZE
from gwreport.workbooks.writing.table_sheet import last_row

COLUMN_WIDTHS = (16, 24, 16, 24, 20, 28)
FIRST_CHECK_ROW = 16
BEHIND_WORDS = tuple(word for word, (status, _) in SELF_ASSESSMENTS.items() if status in IS_BEHIND)
ALL_FILLED = "已填齐"

_WIDTH = sum(COLUMN_WIDTHS)
_WEEKDAYS = "一二三四五六日"
_CHECK_HEADINGS = (
    "工作表",
    "应填（项）",
    "已填（项）",
    "未填（项）",
    "落后未写存在问题",
    "自查结果",
)
_MOST_ONCE = 12
# In the place of the fifth where nodes and persons are collected.
_NO_PHONE = "有责任人缺电话"
_LACKS_PROBLEM, _LACKS_PHONE = "未写存在问题", "缺电话"
_NO_STATUS = "—"
# The headings are those of the standard form; in their places stand those that the office has given.
_STEPS = (
    "只填浅蓝色和黄色的格子。其余格子是下发的内容，已经锁定；请不要增删行、列，也不要改动工作表名称。",
    "“{完成情况}”写年初至本期末的累计情况，先写结果（数量、比例、节点），再写主要做法。这一栏将原文进入汇总报告。",
    "“{进度自评}”点格子右侧的箭头选择，选项的含义见下表。",
    "自评为“未依时序推进”或“停滞暂缓”的，必须写明“{存在问题}”和“{下一步措施}”。",
    "“{上期完成情况}”是上一期报送的内容，供对照；年内第一期没有。",
    "几个单位共同牵头的任务，各单位都填写本单位承担的部分，由排在第一的单位汇总。",
    "文字较多、显示不全时，可拖动行高；格内换行按 Alt+Enter。",
    "上面“填报自查”全部变绿后保存，把本文件原样报送，不要转成 PDF 或截图。",
)
# Of columns that not every workbook has, behind what stands of 上期完成情况.
_AFTER = 5
_OF_FURTHER: dict[FieldKey, str] = {
    Given.NODE: "“{heading}”是本期末要达到的，请对照它写完成情况；没有达到的写明原因。",
    Field.CLOSING: "任务已经全部办结的，在“{heading}”选“是”，佐证材料随本表一起报送；没有办结的不选。核实以前照常填报。",
}
_REFINEMENT_STEPS = (
    "只填浅蓝色和黄色的格子。其余格子是下发的内容，已经锁定；请不要增删行、列，也不要改动工作表名称。",
    "四个节点栏写到该期末要达到什么：能量化的写年初以来的累计数，不能量化的写形象进度（如完成招标、主体封顶）。",
    "方案已经定了节点的，原文填在格子里：同意的不用动，要调整的直接改。改过的由下发单位审批，批准前按方案执行。",
    "后一期的累计数不能少于前一期；节点不能晚于“完成时限”；全年节点不能低于全年目标。",
    "每项至少写一个节点，并写明“责任人”和“联系电话”，责任到岗到人。",
    "几个单位共同牵头的任务，各单位都填写本单位承担的部分，由下发单位确定采用哪一家的节点。",
    "文字较多、显示不全时，可拖动行高；格内换行按 Alt+Enter。",
    "上面“填报自查”全部变绿后保存，把本文件原样报送，不要转成 PDF 或截图。",
)


def guide_rows(form: UnitForm) -> list[Row]:
    """Lay out the whole guide sheet; formulas carry the results of an empty form."""
    facts = (
        ("填报单位", form.unit_name),
        ("填报内容", _contents(form)),
        ("报送期限", _deadline(form)),
        ("报送方式", form.return_to or "按通知要求报送"),
        ("发放单位", f"{form.office}　{full_date(form.issued)}".strip()),
    )
    rows = [
        _wide(1, "title", f"{form.region}{form_title(form.round)}", 36),
        _wide(2, "subtitle", "填　报　说　明", 20),
        _wide(3, "section", "一、填什么、何时交、交给谁", 24),
    ]
    rows += [_labelled(number, label, words) for number, (label, words) in enumerate(facts, 4)]
    rows += [Row(9, 9, ()), _wide(10, "section", "二、填报人信息", 24), *_signer_rows()]
    rows += [Row(13, 9, ()), _wide(14, "section", "三、填报自查（随填随变，自动统计）", 24)]
    of_nodes = form.round.is_refinement
    headings = [*_CHECK_HEADINGS[:4], _NO_PHONE if of_nodes else _CHECK_HEADINGS[4]]
    headings.append(_CHECK_HEADINGS[5])
    rows.append(Row(15, 24, [Cell("header", words) for words in headings]))
    rows += _check_rows(form)
    number = rows[-1].number + 1
    rows += [Row(number, 9, ()), _wide(number + 1, "section", "四、怎么填", 24)]
    steps = _REFINEMENT_STEPS if of_nodes else _steps(form)
    for step, words in enumerate(steps, 1):
        line = f"{step}. {words}"
        height = max(19.0, wrapped_height(line, _WIDTH, BODY_SIZE))
        rows.append(_wide(number + 1 + step, "line", line, height))
    if form.design.tasks.find(Field.STATUS) is None:
        return rows
    number += len(steps) + 2
    rows += [Row(number, 9, ()), _wide(number + 1, "section", "五、进度自评的含义", 24)]
    meanings = [(word, meaning) for word, (_, meaning) in SELF_ASSESSMENTS.items()]
    rows += [_labelled(row, *words) for row, words in enumerate(meanings, number + 2)]
    return rows


def _steps(form: UnitForm) -> list[str]:
    if form.design is supervision_form.SUPERVISION:
        return list(supervision_form.STEPS)
    now = form.design.tasks
    headings = {one.heading: now.column(one.key).heading for one in STANDARD.tasks.columns}
    steps = [words.format_map(headings) for words in _STEPS]
    further = [
        words.format(heading=column.heading)
        for key, words in _OF_FURTHER.items()
        if (column := now.find(key)) is not None
    ]
    return [*steps[:_AFTER], *further, *steps[_AFTER:]]


def _wide(number: int, style: str, words: str, height: float) -> Row:
    return wide_row(number, height, style, words, len(COLUMN_WIDTHS))


def _labelled(number: int, label: str, words: str) -> Row:
    return labelled_row(number, label, words, COLUMN_WIDTHS)


def _signer_rows() -> list[Row]:
    rows: dict[int, list[Cell]] = {}
    for label, address in SIGNER_CELLS.items():
        rows.setdefault(int(address[1:]), []).extend((Cell("header", label), Cell("fill-figure")))
    return [Row(number, 26, cells) for number, cells in rows.items()]


def _contents(form: UnitForm) -> str:
    parts = [f"“{sheet.name}”{len(rows)}项" for sheet, rows in form.tables() if rows]
    once = [
        f"“{sheet.name}”序号{row.number}（同时列入“{'”“'.join(row.also_in)}”）"
        for sheet, rows in form.tables()
        for row in rows
        if row.also_in
    ]
    more = f"等{len(once)}项" if len(once) > _MOST_ONCE else ""
    told = f"；{'、'.join(once[:_MOST_ONCE])}{more}只在这里填一次" if once else ""
    minutes = form.minutes
    # A rough rule, and said to be one.
    time = f"；估计要用 {minutes} 分钟（按每项 {minutes // form.items} 分钟算）" if minutes else ""
    return f"{'、'.join(parts)}，已列在各工作表中，请逐项填写{told}{time}"


def _deadline(form: UnitForm) -> str:
    day = form.deadline
    if day is None:
        return "按通知要求的时间"
    return f"{full_date(day)}（星期{_WEEKDAYS[day.weekday()]}）前"


def _check_rows(form: UnitForm) -> list[Row]:
    checks: list[Row] = []
    for sheet, rows in form.tables():
        if rows:
            checks.append(_table_check(FIRST_CHECK_ROW + len(checks), sheet, rows))
    number = FIRST_CHECK_ROW + len(checks)
    count = len(SIGNER_CELLS)
    filled = "+".join(f"(LEN(TRIM({cell}))>0)" for cell in SIGNER_CELLS.values())
    cells = (Cell("number", count), Cell("number", 0, filled))
    return [*checks, _check_row(number, "填报人信息", cells, Cell("number", _NO_STATUS), count)]


def _table_check(number: int, sheet: FormTable, rows: Sequence[FormRow]) -> Row:
    def cells_of(key: str) -> str:
        letter, name = column_letter(sheet, key), sheet.name.replace("'", "''")
        return f"'{name}'!${letter}${FIRST_ROW}:${letter}${last_row(rows)}"

    there = f"(LEN({cells_of(Given.TEXT)})>0)"
    required = [column.key for column in sheet.columns if column.required]
    parts = [f"(LEN(TRIM({cells_of(key)}))>0)" for key in required]
    if sheet.one_of:
        some = "+".join(f"LEN(TRIM({cells_of(key)}))" for key in sheet.one_of)
        parts.append(f"(({some})>0)")
    filled = "*".join(parts)
    if sheet.find(Field.PHONE) is not None:
        person, phone = cells_of(Field.PERSON), cells_of(Field.PHONE)
        silent = f"SUMPRODUCT((LEN(TRIM({person}))>0)*(LEN(TRIM({phone}))=0))"
        without = sum(
            bool(_words(row, Field.PERSON) and not _words(row, Field.PHONE)) for row in rows
        )
        unexplained = Cell("number", without, silent)
    elif Field.STATUS in required and sheet.column(Field.PROBLEM).needed_for:
        status = cells_of(Field.STATUS)
        behind = "+".join(f'({status}="{word}")' for word in BEHIND_WORDS)
        silent = f"SUMPRODUCT(({behind})*(LEN(TRIM({cells_of(Field.PROBLEM)}))=0))"
        unexplained = Cell("number", 0, silent)
    else:
        unexplained = Cell("number", _NO_STATUS)
    done = sum(_is_filled(row, required, sheet.one_of) for row in rows)
    counts = (
        Cell("number", len(rows), f"SUMPRODUCT({there}*1)"),
        Cell("number", done, f"SUMPRODUCT({there}*{filled})"),
    )
    lacking = _LACKS_PHONE if sheet.find(Field.PHONE) is not None else _LACKS_PROBLEM
    return _check_row(number, sheet.name, counts, unexplained, len(rows) - done, lacking)


def _words(row: FormRow, key: FieldKey) -> str:
    return row.filled.get(key, "").strip()


def _is_filled(row: FormRow, required: Sequence[FieldKey], one_of: Sequence[FieldKey]) -> bool:
    # From the beginning, of what the plan itself says.
    if not all(_words(row, key) for key in required):
        return False
    return not one_of or any(_words(row, key) for key in one_of)


def _check_row(
    number: int,
    name: str,
    counts: tuple[Cell, Cell],
    unexplained: Cell,
    missing: int,
    lacking: str = _LACKS_PROBLEM,
) -> Row:
    blank, silent = f"D{number}", f"N(E{number})"
    result = (
        f'IF({blank}+{silent}=0,"{ALL_FILLED}",IF({blank}>0,"还有"&{blank}&"项未填","")'
        f'&IF({blank}*{silent}>0,"，","")&IF({silent}>0,{silent}&"项{lacking}",""))'
    )
    short = unexplained.value if isinstance(unexplained.value, int) else 0
    words = [
        *([f"还有{missing}项未填"] if missing else []),
        *([f"{short}项{lacking}"] if short else []),
    ]
    return Row(
        number,
        24,
        [
            Cell("header", name),
            *counts,
            Cell("number", missing, f"B{number}-C{number}"),
            unexplained,
            Cell("result", "，".join(words) or ALL_FILLED, result),
        ],
    )
