"""Breakdowns of an invented district in the layouts that offices use, each with the plan it holds.

Every layout is a function without arguments that gives a `Sample`; `SAMPLES` lists them all. The
expected rows are (number, text, leaders, lead units, support units, time limit); names are parted
by one blank.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Sample:
    """One breakdown: its file and what must be read from it; `codes` are findings that must be told."""

    name: str
    data: bytes
    rows: tuple[Row, ...]
    year: int | None = 2025
    kinds: str = ""  # a letter an item: I, T or G
    sections: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parents: tuple[str | None, ...] = ()
    codes: frozenset[str] = field(default_factory=frozenset[str])


def row(
    number: str, text: str, leads: str, support: str = "", leaders: str = "", due: str = ""
) -> Row:
    return number, text, leaders, leads, support, due


Block = str | list[list[str]]


def docx(*blocks: Block, merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Make a Word file of paragraphs and tables; `merges` are ranges of cells of the first table."""
    from docx import Document

    document = Document()
    merged = list(merges)
    for block in blocks:
        if isinstance(block, str):
            for line in block.split("\n"):
                document.add_paragraph(line)
            continue
        table = document.add_table(len(block), len(block[0]), style="Table Grid")
        for cells, words in zip(table.rows, block, strict=True):
            for cell, text in zip(cells.cells, words, strict=True):
                cell.text = text
        for top, left, bottom, right in merged:
            words = table.cell(top, left).text
            whole = table.cell(top, left).merge(table.cell(bottom, right))
            whole.text = words
        merged = []
    # Word ends every document with a paragraph; LibreOffice loses a table that stands last.
    document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def of_lines(lines: Sequence[str], form: str) -> bytes:
    """Make a Word file ("docx") or a text ("txt") of lines."""
    return docx(*lines) if form == "docx" else "\n".join(lines).encode()


def xlsx(
    sheets: dict[str, list[list[str]]],
    merges: Sequence[str] = (),
    prepare: Callable[[Any], None] | None = None,
) -> bytes:
    """Make a workbook; `merges` are ranges of the first sheet, `prepare` may change the rest."""
    import openpyxl

    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append([cell or None for cell in cells])
    for reference in merges:
        book.worksheets[0].merge_cells(reference)
    if prepare:
        prepare(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


PARK = "新建口袋公园5个。"
ROAD = "改造农村公路80公里。"
CLINIC = "建成镇街卫生院3所，新增床位120张。"
OPEN = "持续深化政务公开。"


def synonyms_main() -> Sample:
    table = [
        ["序号", "重点工作", "责任领导", "主要责任单位", "协同责任单位", "完成时限"],
        ["1", PARK, "赵明", "区城市管理局", "各镇街", "2025年6月底"],
        ["2", ROAD, "钱晓东、孙丽", "区交通运输委\n区农业农村委", "各镇街，区财政局", "全年"],
    ]
    return Sample(
        "synonyms.docx",
        docx("青禾区2025年重点工作任务分解表", table),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明", "2025年6月底"),
            row("2", ROAD, "区交通运输委 区农业农村委", "各镇街 区财政局", "钱晓东 孙丽", "全年"),
        ),
    )


def synonyms_office() -> Sample:
    rows = [
        ["2025年县政府工作报告目标任务分解台账", "", "", "", "", "", ""],
        ["编号", "类别", "任务内容", "分管副县长", "主办单位", "协办单位", "联系人"],
        ["1", "城市建设", PARK, "赵明", "县城管局", "各乡镇", "周科长"],
        ["2", "", ROAD, "钱晓东", "县交通局", "县财政局", "吴科长"],
        ["3", "民生", CLINIC, "赵明", "县卫健局", "各乡镇、县财政局", "郑科长"],
    ]
    return Sample(
        "office.xlsx",
        xlsx({"台账": rows}, ["A1:G1", "B3:B4"]),
        (
            row("1", PARK, "县城管局", "各乡镇", "赵明"),
            row("2", ROAD, "县交通局", "县财政局", "钱晓东"),
            row("3", CLINIC, "县卫健局", "各乡镇 县财政局", "赵明"),
        ),
        categories=("城市建设", "城市建设", "民生"),
    )


def responsible_leads() -> Sample:
    table = [
        ["序号", "工作事项", "责任单位", "完成时限"],
        ["1", PARK, "区城市管理局、区财政局", "9月底"],
        ["2", ROAD, "区交通运输委", "12月底"],
    ]
    return Sample(
        "responsible.docx",
        docx("2025年区政府重点工作任务清单", table),
        (
            row("1", PARK, "区城市管理局 区财政局", due="9月底"),
            row("2", ROAD, "区交通运输委", due="12月底"),
        ),
        codes=frozenset({"responsible-as-lead"}),
    )


def first_unit_leads() -> Sample:
    table = [
        ["序号", "工作事项", "责任单位"],
        ["1", PARK, "区城市管理局、区财政局、各镇街"],
        ["2", ROAD, "区交通运输委、区农业农村委"],
    ]
    return Sample(
        "first.docx",
        docx(
            "2025年区政府工作报告任务分工方案",
            "责任单位中列第一位的为牵头单位，其他为配合单位。",
            table,
        ),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街"),
            row("2", ROAD, "区交通运输委", "区农业农村委"),
        ),
        codes=frozenset({"first-unit-leads"}),
    )


def brackets_lead_support() -> Sample:
    return Sample(
        "brackets.docx",
        docx(
            "2025年区政府工作报告重点任务分工方案",
            "一、推动城市更新",
            "1．新建口袋公园5个。（区城市管理局、区财政局牵头，各镇街配合，6月底前完成）",
            "2．改造农村公路80公里。（区交通运输委牵头，区农业农村委、各镇街按职责分工负责）",
            "二、增进民生福祉",
            "3．建成镇街卫生院3所，新增床位120张。（区卫生健康委牵头）",
        ),
        (
            row("1", PARK, "区城市管理局 区财政局", "各镇街", due="6月底前"),
            row("2", ROAD, "区交通运输委", "区农业农村委 各镇街"),
            row("3", CLINIC, "区卫生健康委"),
        ),
        sections=("一、推动城市更新", "一、推动城市更新", "二、增进民生福祉"),
    )


def brackets_labelled() -> Sample:
    return Sample(
        "labelled.txt",
        (
            "2025年区政府工作报告重点任务分工方案\n\n"
            "（一）推动城市更新\n"
            "1．新建口袋公园5个。（牵头单位：区城市管理局；配合单位：区财政局、各镇街）\n"
            "2．改造农村公路80公里。（牵头单位：区交通运输委；完成时限：12月底）\n"
        ).encode("gb18030"),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街"),
            row("2", ROAD, "区交通运输委", due="12月底"),
        ),
    )


def brackets_only_responsible() -> Sample:
    return Sample(
        "only.docx",
        docx(
            "2025年政府工作报告重点工作任务分解方案",
            "一、城市建设",
            "1．新建口袋公园5个。（责任单位：区城市管理局、区财政局）",
            "2．改造农村公路80公里。（责任单位：区交通运输委）",
        ),
        (
            row("1", PARK, "区城市管理局 区财政局"),
            row("2", ROAD, "区交通运输委"),
        ),
    )


def division_of_work() -> Sample:
    return Sample(
        "division.docx",
        docx(
            "青禾区2025年政府工作报告目标任务分解方案",
            "一、主要预期目标",
            "1．地区生产总值增长6%以上。",
            "分管市领导：赵明",
            "部门分工：区发展改革委牵头，区统计局、各镇街配合。",
            "二、重点任务",
            "2．新建口袋公园5个。",
            "分管市领导：钱晓东",
            "部门分工：区城市管理局牵头，区财政局配合。",
        ),
        (
            row("1", "地区生产总值增长6%以上。", "区发展改革委", "区统计局 各镇街", "赵明"),
            row("2", PARK, "区城市管理局", "区财政局", "钱晓东"),
        ),
        kinds="IT",
    )


def lines_apart() -> Sample:
    return Sample(
        "apart.docx",
        docx(
            "2025年区政府工作报告任务分解",
            "一、重点任务",
            "（一）城市更新",
            "1.新建口袋公园5个。",
            "牵头领导：赵明",
            "牵头单位：区城市管理局",
            "配合单位：区财政局、各镇街",
            "完成时限：2025年12月",
            "2.改造农村公路80公里。",
            "牵头领导：钱晓东、赵明",
            "牵头单位：区交通运输委、区农业农村委",
            "配合单位：各镇街",
            "完成时限：2025年10月",
        ),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街", "赵明", "2025年12月"),
            row("2", ROAD, "区交通运输委 区农业农村委", "各镇街", "钱晓东 赵明", "2025年10月"),
        ),
    )


def leader_of_section() -> Sample:
    return Sample(
        "section.docx",
        docx(
            "2025年区政府工作报告任务分解",
            "一、推动城市更新（牵头领导：赵明）",
            "1.新建口袋公园5个。",
            "牵头单位：区城市管理局；责任单位：各镇街。",
            "2.改造农村公路80公里。",
            "牵头单位：区交通运输委；责任单位：区财政局。",
            "二、增进民生福祉（牵头领导：孙丽）",
            "3.建成镇街卫生院3所，新增床位120张。",
            "牵头单位：区卫生健康委。",
        ),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "区财政局", "赵明"),
            row("3", CLINIC, "区卫生健康委", "", "孙丽"),
        ),
    )


def three_row_header() -> Sample:
    rows = [
        ["青禾区2025年目标任务分解表", "", "", "", "", "", "", "", ""],
        ["序号", "目标任务", "责任分工", "", "", "完成时限", "", "", ""],
        ["", "", "领导", "单位", "", "季度节点", "", "", ""],
        ["", "", "牵头领导", "牵头单位", "配合单位", "一季度", "二季度", "三季度", "四季度"],
        ["1", PARK, "赵明", "区城市管理局", "区财政局", "完成选址", "开工", "建成3个", "全部建成"],
        ["2", ROAD, "钱晓东", "区交通运输委", "各镇街", "", "完成40公里", "", "完成80公里"],
    ]
    return Sample(
        "three.xlsx",
        xlsx(
            {"分解表": rows},
            ["A1:I1", "A2:A4", "B2:B4", "C2:E2", "F2:I2", "D3:E3", "F3:I3"],
        ),
        (
            row(
                "1",
                PARK,
                "区城市管理局",
                "区财政局",
                "赵明",
            ),
            row(
                "2",
                ROAD,
                "区交通运输委",
                "各镇街",
                "钱晓东",
            ),
        ),
    )


def sections_in_table() -> Sample:
    table = [
        ["序号", "目标任务", "牵头领导", "牵头单位", "责任单位"],
        ["一、主要指标", "", "", "", ""],
        ["1", "地区生产总值增长6%以上。", "赵明", "区发展改革委", "各镇街"],
        ["二、重点任务", "", "", "", ""],
        ["（一）城市更新", "", "", "", ""],
        ["1", PARK, "钱晓东", "区城市管理局", "区财政局"],
        ["三、政府自身建设", "", "", "", ""],
        ["1", OPEN, "赵明", "区政府办公室", "区级各部门单位"],
        ["注：本表自印发之日起执行。", "", "", "", ""],
    ]
    return Sample(
        "sections.docx",
        docx(
            "2025年区政府工作报告目标任务分解方案",
            table,
            merges=[(1, 0, 1, 4), (3, 0, 3, 4), (4, 0, 4, 4), (6, 0, 6, 4), (8, 0, 8, 4)],
        ),
        (
            row("1", "地区生产总值增长6%以上。", "区发展改革委", "各镇街", "赵明"),
            row("1", PARK, "区城市管理局", "区财政局", "钱晓东"),
            row("1", OPEN, "区政府办公室", "区级各部门单位", "赵明"),
        ),
        kinds="ITG",
        sections=("一、主要指标", "（一）城市更新", "三、政府自身建设"),
    )


def several_sheets() -> Sample:
    head = ["序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位"]

    def prepare(book: Any) -> None:
        book["草稿"].sheet_state = "hidden"
        book["重点任务"].row_dimensions[3].hidden = True

    return Sample(
        "sheets.xlsx",
        xlsx(
            {
                "主要指标": [
                    head,
                    ["1", "地区生产总值增长6%以上。", "赵明", "区发展改革委", "各镇街"],
                ],
                "重点任务": [
                    head,
                    ["1", PARK, "钱晓东", "区城市管理局", "区财政局"],
                    ["2", "已取消的任务。", "钱晓东", "区水利局", ""],
                    ["3", ROAD, "钱晓东", "区交通运输委", "各镇街"],
                ],
                "草稿": [head, ["1", "不要的任务。", "赵明", "区财政局", ""]],
            },
            prepare=prepare,
        ),
        (
            row("1", "地区生产总值增长6%以上。", "区发展改革委", "各镇街", "赵明"),
            row("1", PARK, "区城市管理局", "区财政局", "钱晓东"),
            row("3", ROAD, "区交通运输委", "各镇街", "钱晓东"),
        ),
        year=None,
        kinds="ITT",
        codes=frozenset({"hidden-sheet", "hidden-rows"}),
    )


def parts_of_items() -> Sample:
    table = [
        ["序号", "主要指标", "牵头领导", "牵头单位", "配合单位"],
        ["1", "固定资产投资增长6%。", "赵明", "区发展改革委", "各镇街"],
        ["", "其中：工业投资增长12%以上。", "钱晓东", "区经济信息委", "各园区"],
        ["", "# 民间投资增长5%。", "赵明", "区发展改革委", "各镇街"],
        ["2", "税收增长5%。", "赵明", "区财政局\n区税务局", ""],
    ]
    return Sample(
        "parts.docx",
        docx("2025年区政府工作报告主要指标任务分解表", table),
        (
            row("1", "固定资产投资增长6%。", "区发展改革委", "各镇街", "赵明"),
            row("1-1", "其中：工业投资增长12%以上。", "区经济信息委", "各园区", "钱晓东"),
            row("1-2", "# 民间投资增长5%。", "区发展改革委", "各镇街", "赵明"),
            row("2", "税收增长5%。", "区财政局 区税务局", "", "赵明"),
        ),
        kinds="IIII",
        parents=(None, "I1", "I1", None),
    )


def no_numbers() -> Sample:
    table = [
        ["目标任务", "包抓领导", "牵头负责部门", "参与单位", "备注"],
        [PARK, "赵 明", "区城市管理局", "各镇街", ""],
        [ROAD, "钱晓东\n孙  丽", "区交通运输委", "区财政局等", "跨年"],
        [CLINIC, "孙 丽", "区卫生健康委", "区财政局等区级相关部门单位", ""],
    ]
    return Sample(
        "numbers.docx",
        docx("2025年全区重点任务分解", table),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "区财政局", "钱晓东 孙丽"),
            row("3", CLINIC, "区卫生健康委", "区财政局 区级相关部门单位", "孙丽"),
        ),
        codes=frozenset({"numbers-given"}),
    )


def comma_separated() -> Sample:
    lines = [
        "序号,目标任务,牵头领导,牵头单位,配合单位",
        "1,新建口袋公园5个。,赵明,区城市管理局,区财政局、各镇街",
        '2,"改造农村公路80公里。",钱晓东,"区交通运输委\n区农业农村委",各镇街',
    ]
    return Sample(
        "table.csv",
        "\r\n".join(lines).encode("gb18030"),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街", "赵明"),
            row("2", ROAD, "区交通运输委 区农业农村委", "各镇街", "钱晓东"),
        ),
        year=None,
    )


def paragraphs_with_sentences() -> Sample:
    return Sample(
        "sentences.docx",
        docx(
            "关于印发2025年区政府工作报告目标任务分解方案的通知",
            "各镇人民政府，区政府各部门：",
            "现将方案印发给你们，请抓好落实。有关事项请与区政府督查室联系（联系电话：000-1230000）。",
            "青禾区人民政府办公室",
            "2025年1月24日",
            "2025年区政府工作报告目标任务分解方案",
            "一、重点任务",
            "1．新建口袋公园5个。完善养护机制，落实管护责任。",
            "牵头单位：区城市管理局；责任单位：各镇街。",
            "2．改造农村公路80公里。",
            "牵头单位：区交通运输委；责任单位：区财政局等。",
        ),
        (
            row("1", "新建口袋公园5个。完善养护机制，落实管护责任。", "区城市管理局", "各镇街"),
            row("2", ROAD, "区交通运输委", "区财政局"),
        ),
        codes=frozenset({"several-sentences"}),
    )


def joint_rows() -> Sample:
    table = [
        ["序号", "目标任务", "牵头领导", "牵头单位", "配合单位"],
        ["1", PARK, "赵明", "区城市管理局", "各镇街"],
        ["", "", "", "区财政局", ""],
        ["2", ROAD, "钱晓东", "区交通运输委", "各镇街"],
    ]
    return Sample(
        "joint.xlsx",
        xlsx({"Sheet1": table}, ["A2:A3", "B2:B3", "C2:C3", "E2:E3"]),
        (
            row("1", PARK, "区城市管理局 区财政局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
        ),
        year=None,
    )


def repeated_items() -> Sample:
    table = [
        ["序号", "目标任务", "牵头领导", "牵头单位", "配合单位"],
        ["1", PARK, "赵明", "区城市管理局", "各镇街"],
        ["2", ROAD, "钱晓东", "区交通运输委", "各镇街"],
        ["3", PARK, "钱晓东", "区城市管理局", "各镇街"],
    ]
    return Sample(
        "repeated.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
            row("3", PARK, "区城市管理局", "各镇街", "钱晓东"),
        ),
        codes=frozenset({"item-repeated"}),
    )


def text_brackets_in_table() -> Sample:
    table = [
        ["序号", "目标任务", "完成时限"],
        ["1", "新建口袋公园5个。（区城市管理局牵头，各镇街配合）", "9月底"],
        ["2", "改造农村公路80公里。（牵头单位：区交通运输委；配合单位：区财政局）", "12月底"],
    ]
    return Sample(
        "cell.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (
            row("1", PARK, "区城市管理局", "各镇街", due="9月底"),
            row("2", ROAD, "区交通运输委", "区财政局", due="12月底"),
        ),
    )


def units_in_one_cell() -> Sample:
    table = [
        ["序号", "目标任务", "牵头领导", "责任分工"],
        ["1", PARK, "赵明", "牵头单位：区城市管理局\n配合单位：区财政局、各镇街"],
        ["2", ROAD, "钱晓东", "牵头单位：区交通运输委\n配合单位：各镇街"],
    ]
    return Sample(
        "onecell.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
        ),
    )


SAMPLES: tuple[Callable[[], Sample], ...] = (
    synonyms_main,
    synonyms_office,
    responsible_leads,
    first_unit_leads,
    brackets_lead_support,
    brackets_labelled,
    brackets_only_responsible,
    division_of_work,
    lines_apart,
    leader_of_section,
    three_row_header,
    sections_in_table,
    several_sheets,
    parts_of_items,
    no_numbers,
    comma_separated,
    paragraphs_with_sentences,
    joint_rows,
    repeated_items,
    text_brackets_in_table,
    units_in_one_cell,
)


def merged_leader() -> Sample:
    rows = [
        ["2025年全县重点工作任务清单", "", "", "", "", ""],
        ["序号", "工作任务", "包保领导", "主责单位", "参加单位", "办结时限"],
        ["1", PARK, "赵明", "县城管局", "各乡镇", "9月底"],
        ["2", ROAD, "", "县交通局", "", "12月底"],
        ["3", CLINIC, "孙丽", "县卫健局", "县财政局", ""],
    ]
    return Sample(
        "merged.xlsx",
        xlsx({"清单": rows}, ["A1:F1", "C3:C4"]),
        (
            row("1", PARK, "县城管局", "各乡镇", "赵明", "9月底"),
            row("2", ROAD, "县交通局", "", "赵明", "12月底"),
            row("3", CLINIC, "县卫健局", "县财政局", "孙丽"),
        ),
    )


def two_text_columns() -> Sample:
    table = [
        ["序号", "重点任务", "具体举措", "责任领导", "牵头单位", "配合单位"],
        ["1", "城市更新", PARK, "赵明", "区城市管理局", "各镇街"],
        ["2", "", "整治背街小巷12条，补齐照明设施。", "赵明", "区城市管理局", "区财政局"],
        ["3", "乡村振兴", ROAD, "钱晓东", "区交通运输委", "各镇街"],
    ]
    return Sample(
        "two.docx",
        docx("2025年区政府重点工作任务分解表", table, merges=[(1, 1, 2, 1)]),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", "整治背街小巷12条，补齐照明设施。", "区城市管理局", "区财政局", "赵明"),
            row("3", ROAD, "区交通运输委", "各镇街", "钱晓东"),
        ),
        categories=("城市更新", "城市更新", "乡村振兴"),
    )


def labels_in_a_line() -> Sample:
    return Sample(
        "labels.txt",
        (
            "2025年区政府工作报告任务分解\n"
            "一、城市建设\n"
            "（1）新建口袋公园5个。\n"
            "责任领导：赵明；牵头部门：区城市管理局；责任部门：区财政局、各镇街；完成时限：6月底\n"
            "（2）改造农村公路80公里。\n"
            "责任领导：钱晓东；牵头部门：区交通运输委；责任部门：各镇街\n"
        ).encode(),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街", "赵明", "6月底"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
        ),
    )


def markdown_table() -> Sample:
    return Sample(
        "table.md",
        (
            "# 2025年区政府工作报告目标任务分解\n\n"
            "| 序号 | 目标任务 | 分管领导 | 牵头单位 | 协同责任单位 |\n"
            "| --- | --- | --- | --- | --- |\n"
            "| 1 | 新建口袋公园5个。 | 赵明 | 区城市管理局 | 各镇街 |\n"
            "| 2 | 改造农村公路80公里。 | 钱晓东 | 区交通运输委 | 区财政局、各镇街 |\n"
        ).encode(),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "区财政局 各镇街", "钱晓东"),
        ),
    )


def table_in_two_parts() -> Sample:
    head = ["序号", "目标任务", "牵头领导", "牵头单位", "配合单位"]
    return Sample(
        "parts2.docx",
        docx(
            "2025年区政府工作报告目标任务分解方案",
            [head, ["1", PARK, "赵明", "区城市管理局", "各镇街"]],
            "",
            [
                ["2", ROAD, "钱晓东", "区交通运输委", "各镇街"],
                ["3", CLINIC, "孙丽", "区卫生健康委", ""],
            ],
        ),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
            row("3", CLINIC, "区卫生健康委", "", "孙丽"),
        ),
        codes=frozenset({"table-continued"}),
    )


def header_on_every_page() -> Sample:
    head = ["序号", "目标任务", "牵头领导", "牵头单位", "配合单位"]
    return Sample(
        "pages.docx",
        docx(
            "2025年区政府工作报告目标任务分解方案",
            [
                head,
                ["1", PARK, "赵明", "区城市管理局", "各镇街"],
                head,
                ["2", ROAD, "钱晓东", "区交通运输委", "各镇街"],
            ],
            [head, ["3", CLINIC, "孙丽", "区卫生健康委", ""]],
        ),
        (
            row("1", PARK, "区城市管理局", "各镇街", "赵明"),
            row("2", ROAD, "区交通运输委", "各镇街", "钱晓东"),
            row("3", CLINIC, "区卫生健康委", "", "孙丽"),
        ),
    )


def units_in_brackets_of_names() -> Sample:
    table = [
        ["序号", "目标任务", "牵头市领导", "牵头责任单位", "责任（配合）单位"],
        [
            "1",
            PARK,
            "赵 明\n欧阳晓东",
            "青禾高新区\n（青禾综保区）\n区城市管理局",
            "市邮政管理局，各镇街",
        ],
        [
            "2",
            ROAD,
            "赵明欧阳晓东",
            "区交通运输委区农业农村委",
            "区财政局、区审计局等区级相关部门单位",
        ],
        ["3", CLINIC, "欧阳晓东", "区农业农村委", "各镇街"],
    ]
    return Sample(
        "names.docx",
        docx("2025年市政府工作报告目标任务分解方案", table),
        (
            row(
                "1",
                PARK,
                "青禾高新区（青禾综保区） 区城市管理局",
                "市邮政管理局 各镇街",
                "赵明 欧阳晓东",
            ),
            row(
                "2",
                ROAD,
                "区交通运输委 区农业农村委",
                "区财政局 区审计局 区级相关部门单位",
                "赵明 欧阳晓东",
            ),
            row("3", CLINIC, "区农业农村委", "各镇街", "欧阳晓东"),
        ),
        codes=frozenset({"leaders-run-together", "separator-missing"}),
    )


def lead_by_all() -> Sample:
    return Sample(
        "all.docx",
        docx(
            "2025年区政府工作报告重点工作分工方案",
            "一、自身建设",
            "1．持续深化政务公开。（区政府各部门、各镇街负责）",
            "2．新建口袋公园5个。（由区城市管理局牵头，会同区财政局、各镇街实施，年底前完成）",
            "3．改造农村公路80公里。（区交通运输委负责落实，长期坚持）",
        ),
        (
            row("1", OPEN, "区政府各部门 各镇街"),
            row("2", PARK, "区城市管理局", "区财政局 各镇街", due="年底前"),
            row("3", ROAD, "区交通运输委", due="长期坚持"),
        ),
        kinds="GGG",
    )


SAMPLES = (
    *SAMPLES,
    merged_leader,
    two_text_columns,
    labels_in_a_line,
    markdown_table,
    table_in_two_parts,
    header_on_every_page,
    units_in_brackets_of_names,
    lead_by_all,
)


def quarters_side_by_side() -> Sample:
    head = ["序号", "工作任务", "牵头市领导", "牵头单位", "责任单位"]
    table = [
        [*head, "一季度", "二季度", "三季度", "四季度"],
        ["1", PARK, "赵明", "区城市管理局", "各镇街", "选址", "开工", "", "完工"],
        ["2", ROAD, "钱晓东", "区交通运输委", "区财政局", "", "", "完成一半", "全部完成"],
    ]
    return Sample(
        "quarters.docx",
        docx("2025年市政府工作报告目标任务分解方案", table),
        (
            row(
                "1",
                PARK,
                "区城市管理局",
                "各镇街",
                "赵明",
            ),
            row(
                "2",
                ROAD,
                "区交通运输委",
                "区财政局",
                "钱晓东",
            ),
        ),
    )


def persons_beside_units() -> Sample:
    table = [
        ["序号", "目标任务", "责任单位及责任人", "联系人", "电话"],
        ["1", PARK, "区城市管理局（张三）", "小李", "000-1"],
        ["2", ROAD, "区交通运输委（李四）、区财政局（王五）", "小周", "000-2"],
    ]
    return Sample(
        "persons.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (row("1", PARK, "区城市管理局"), row("2", ROAD, "区交通运输委 区财政局")),
    )


def marked_leads() -> Sample:
    table = [
        ["序号", "目标任务", "责任单位"],
        ["1", PARK, "区城市管理局（牵头）、区财政局、各镇街"],
        ["2", ROAD, "区财政局、区交通运输委（牵头）"],
        ["3", CLINIC, "区卫生健康委"],
    ]
    return Sample(
        "marked.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (
            row("1", PARK, "区城市管理局", "区财政局 各镇街"),
            row("2", ROAD, "区交通运输委", "区财政局"),
            row("3", CLINIC, "区卫生健康委"),
        ),
        codes=frozenset({"lead-marked"}),
    )


def headings_as_items() -> Sample:
    return Sample(
        "headings.docx",
        docx(
            "2025年区政府工作报告目标任务分解方案",
            "一、重点任务",
            "（一）新建口袋公园5个。",
            "牵头单位：区城市管理局",
            "责任单位：各镇街",
            "（二）改造农村公路80公里。",
            "牵头单位：区交通运输委",
            "责任单位：区财政局",
        ),
        (
            row("一", PARK, "区城市管理局", "各镇街"),
            row("二", ROAD, "区交通运输委", "区财政局"),
        ),
        kinds="TT",
        sections=("一、重点任务", "一、重点任务"),
    )


def goals_and_measures() -> Sample:
    table = [
        ["序号", "工作目标", "工作措施", "牵头领导", "牵头单位"],
        ["1", PARK, "编制方案，落实用地。", "赵明", "区城市管理局"],
        ["2", ROAD, "落实资金，加快招标。", "钱晓东", "区交通运输委"],
    ]
    return Sample(
        "measures.docx",
        docx("2025年区政府工作报告目标任务分解方案", table),
        (
            row("1", PARK, "区城市管理局", "", "赵明"),
            row("2", ROAD, "区交通运输委", "", "钱晓东"),
        ),
        categories=("", ""),
        codes=frozenset({"column-kept"}),
    )


SAMPLES = (
    *SAMPLES,
    quarters_side_by_side,
    persons_beside_units,
    marked_leads,
    headings_as_items,
    goals_and_measures,
)
