"""What a person said of a document's columns (对应栏目): by headings, by places, by rows."""

import pytest

from gwreport.domain.plan.column_mapping import (
    ColumnMapping,
    ColumnRole,
    MappedColumn,
    MappedRow,
    MappedTable,
    RowMark,
    row_words,
)
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.plan import Item
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import Reading, understand_document
from gwreport.wording.errors import explain_error
from tests.reading.text_tables import FORMATS, rows_of

TITLE = "青禾区2026年要务分解表"
INVENTED = """
    编排 | 要务 | 主帅 | 领办衙门 | 帮办衙门 | 交卷日
    1 | 新建口袋公园5个。 | 林一川 | 区城管局 | 区财政局、各镇街 | 9月底
    2 | 修路3公里。 | 高帆 | 区交通局 | 区水利局 | 年底前
"""
SAID = {
    "编排": ColumnRole.NUMBER,
    "要务": ColumnRole.TEXT,
    "主帅": ColumnRole.LEADER,
    "领办衙门": ColumnRole.LEAD,
    "帮办衙门": ColumnRole.SUPPORT,
    "交卷日": ColumnRole.DUE,
}
EXPECTED = [
    ("1", "新建口袋公园5个。", "林一川", "区城管局", "区财政局 各镇街", "9月底"),
    ("2", "修路3公里。", "高帆", "区交通局", "区水利局", "年底前"),
]


def as_tabs(table: str, title: str = "") -> bytes:
    return "\n".join([title, *("\t".join(row) for row in rows_of(table))]).encode()


EVERY_FORM = {**FORMATS, "txt": as_tabs}


def mapping(said: dict[str, ColumnRole], *, remembered: bool = False) -> ColumnMapping:
    return ColumnMapping(
        tuple(MappedColumn(heading, role, remembered) for heading, role in said.items())
    )


def read(data: bytes, name: str, given: ColumnMapping) -> Reading:
    return understand_document(data, name, DocumentKind.PLAN, mapping=given)


def words(item: Item) -> tuple[str, ...]:
    return (
        item.number,
        item.text,
        " ".join(item.leaders),
        " ".join(item.lead_units),
        " ".join(item.support_units),
        item.due or "",
    )


def items(reading: Reading) -> list[tuple[str, ...]]:
    assert reading.plan is not None
    return [words(item) for item in reading.plan.items]


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_table_of_invented_headings_is_read_as_was_said(form: str) -> None:
    data, name = EVERY_FORM[form](INVENTED, TITLE), f"要务.{form}"
    reading = read(data, name, mapping(SAID))
    assert items(reading) == EXPECTED
    told = [one.facts for one in reading.findings if one.code == "column-said"]
    assert [(one["heading"], one["role"]) for one in told][:2] == [
        ("编排", "序号"),
        ("要务", "目标任务"),
    ]
    assert {one.ground for one in reading.columns} == {"said"}


@pytest.mark.parametrize("form", EVERY_FORM)
def test_without_it_the_refusal_names_the_headings_and_the_remedy(form: str) -> None:
    data = EVERY_FORM[form](INVENTED, TITLE)
    with pytest.raises(DocumentError) as caught:
        understand_document(data, f"要务.{form}", DocumentKind.PLAN)
    assert caught.value.fault is DocumentFault.HEADINGS_UNKNOWN
    said = explain_error(caught.value)
    assert "表头“编排”“要务”“主帅”“领办衙门”“帮办衙门”“交卷日”没有认出" in said
    assert "对应栏目" in said
    assert "--map" in said


def test_headings_are_compared_after_folding() -> None:
    table = INVENTED.replace("领办衙门", "领 办⏎衙门（盖章）").replace("要务 |", "要　务： |")
    given = {**SAID, "领办衙门（盖章）": ColumnRole.LEAD}
    del given["领办衙门"]
    assert items(read(FORMATS["docx"](table, TITLE), "a.docx", mapping(given))) == EXPECTED


def test_what_was_said_wins_over_the_heading() -> None:
    table = """
        序号 | 工作任务 | 重点工作 | 牵头单位
        1 | 城市更新 | 修路3公里。 | 区交通局
    """
    reading = read(FORMATS["docx"](table, TITLE), "a.docx", mapping({"重点工作": ColumnRole.TEXT}))
    assert reading.plan is not None
    (item,) = reading.plan.items
    assert item.text == "修路3公里。"
    assert [(one.heading, one.cell) for one in item.remarks] == [("工作任务", "城市更新")]


def test_a_column_that_is_not_to_be_read_stands_nowhere() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 内部编码 | 资金来源
        1 | 修路3公里。 | 区交通局 | X9 | 专项债
    """
    given = mapping({"内部编码": ColumnRole.LEFT_OUT})
    reading = read(FORMATS["xlsx"](table, TITLE), "a.xlsx", given)
    assert reading.plan is not None
    assert [one.heading for one in reading.plan.items[0].remarks] == ["资金来源"]
    assert "X9" not in str(reading.plan)


def test_a_table_without_any_header_is_told_by_places() -> None:
    table = """
        1 | 修路3公里。 | 区交通局
        2 | 新建口袋公园5个。 | 区城管局
    """
    given = {
        "第1列": ColumnRole.NUMBER,
        "第2列": ColumnRole.TEXT,
        "第3列": ColumnRole.LEAD,
    }
    reading = read(FORMATS["docx"](table, TITLE), "a.docx", mapping(given))
    assert [one[:4] for one in items(reading)] == [
        ("1", "修路3公里。", "", "区交通局"),
        ("2", "新建口袋公园5个。", "", "区城管局"),
    ]


def test_a_divided_heading_is_told_by_its_lower_words() -> None:
    table = """
        编排 | 要务 | 衙门 | <
        ^ | ^ | 领办 | 帮办
        1 | 修路3公里。 | 区交通局 | 区水利局
    """
    given = {"要务": ColumnRole.TEXT, "领办": ColumnRole.LEAD, "帮办": ColumnRole.SUPPORT}
    reading = read(FORMATS["docx"](table, TITLE), "a.docx", mapping(given))
    assert [one[1:5] for one in items(reading)] == [("修路3公里。", "", "区交通局", "区水利局")]


def test_a_header_that_is_printed_again_is_no_task() -> None:
    head = "编排 | 要务 | 主帅 | 领办衙门 | 帮办衙门 | 交卷日"
    table = f"{INVENTED}\n{head}\n3 | 建桥。 | 高帆 | 区交通局 | | 10月"
    assert len(items(read(FORMATS["docx"](table, TITLE), "a.docx", mapping(SAID)))) == 3


@pytest.mark.parametrize(
    ("heading", "near"), [("领办衙们", "“领办衙门”"), ("完全不同的词", "“编排”")]
)
def test_a_heading_that_is_not_there_is_told_with_the_nearest(heading: str, near: str) -> None:
    data = FORMATS["docx"](INVENTED, TITLE)
    with pytest.raises(DocumentError) as caught:
        read(data, "a.docx", mapping({heading: ColumnRole.LEAD}))
    said = explain_error(caught.value)
    assert caught.value.fault is DocumentFault.HEADING_MISSING
    assert f"“{heading}”" in said
    assert near in said
    assert "\n" not in said


def test_what_is_remembered_is_used_and_told_and_may_be_missing() -> None:
    given = mapping({**SAID, "另一份文件的表头": ColumnRole.DUE}, remembered=True)
    reading = read(FORMATS["docx"](INVENTED, TITLE), "a.docx", given)
    assert items(reading) == EXPECTED
    told = {one.facts["heading"] for one in reading.findings if one.code == "column-remembered"}
    assert told == set(SAID)


def test_a_tasks_word_is_not_taken_for_a_remembered_heading() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 备注
        1 | 修路3公里。 | 区交通局 | 要务
        2 | 要务 | 区城管局 | 无
    """
    given = mapping({"要务": ColumnRole.LEADER}, remembered=True)
    reading = read(FORMATS["docx"](table, TITLE), "a.docx", given)
    assert [one[1:4] for one in items(reading)] == [
        ("修路3公里。", "", "区交通局"),
        ("要务", "", "区城管局"),
    ]


def test_rows_are_what_they_are_said_to_be() -> None:
    table = """
        青禾区内部资料，注意保存 | < | <
        编排 | 要务 | 领办衙门
        甲、城建类 | 共两项 |
        1 | 修路3公里。 | 区交通局
         | 其中先修东段。 | 区公安局
        合计 | 1项 | 1家
    """
    columns = ((0, ColumnRole.NUMBER), (1, ColumnRole.TEXT), (2, ColumnRole.LEAD))
    rows = (
        (1, RowMark.HEADER),
        (2, RowMark.HEADING),
        (3, RowMark.ITEM),
        (4, RowMark.PART),
        (5, RowMark.LEFT_OUT),
    )
    given = ColumnMapping(tables=(MappedTable(0, columns, rows),))
    reading = read(FORMATS["docx"](table, "青禾区2026年分解表"), "a.docx", given)
    assert reading.plan is not None
    whole, part = reading.plan.items
    assert (whole.text, whole.section) == ("修路3公里。", "甲、城建类 共两项")
    assert (part.text, part.parent, part.lead_units) == (
        "其中先修东段。",
        whole.id,
        ("区公安局",),
    )


HEADINGS = ("编排", "要务", "领办衙门")
WITH_ROWS = """
    编排 | 要务 | 领办衙门
    甲、城建类 | 共两项 |
    1 | 修路3公里。 | 区交通局
    合计 | 2项 | 1家
"""


def remembered(*rows: tuple[str, RowMark], headings: tuple[str, ...] = HEADINGS) -> ColumnMapping:
    columns = (ColumnRole.NUMBER, ColumnRole.TEXT, ColumnRole.LEAD)
    return ColumnMapping(
        tuple(
            MappedColumn(heading, role, is_remembered=True)
            for heading, role in zip(HEADINGS, columns, strict=True)
        ),
        rows=tuple(MappedRow(headings, words, mark, is_remembered=True) for words, mark in rows),
    )


SUM = (row_words(("合计", "17项", "6家")), RowMark.LEFT_OUT)


def texts(reading: Reading) -> list[str]:
    return [one[1] for one in items(reading)]


def test_a_label_is_known_again_with_other_figures() -> None:
    read_ = read(FORMATS["docx"](WITH_ROWS, TITLE), "a.docx", remembered(SUM))
    assert "合计" not in str(texts(read_))
    assert [one.facts["text"] for one in read_.findings if one.code == "row-remembered"] == [
        "合计 2项 1家"
    ]


def test_a_task_is_not_known_again_with_other_figures() -> None:
    said = (row_words(("1", "修路5公里并绿化两侧。", "区交通局")), RowMark.LEFT_OUT)
    table = WITH_ROWS.replace("修路3公里。", "修路3公里并绿化两侧。")
    assert "修路3公里并绿化两侧。" in texts(
        read(FORMATS["docx"](table, TITLE), "a.docx", remembered(said))
    )
    same = (row_words(("9", "修路3公里并绿化两侧。", "区交通局")), RowMark.LEFT_OUT)
    assert "修路3公里并绿化两侧。" not in texts(
        read(FORMATS["docx"](table, TITLE), "a.docx", remembered(same))
    )


def test_rows_under_other_headings_are_not_spoken_of() -> None:
    given = remembered(SUM, headings=("项次", "事由", "经办"))
    read_ = read(FORMATS["docx"](WITH_ROWS, TITLE), "a.docx", given)
    assert not [one for one in read_.findings if one.code == "row-remembered"]


def test_rows_are_known_again_beside_a_further_column_and_known_headings() -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 备注
        1 | 修路3公里。 | 区交通局 | 跨年
        机动 | 待定 | 区财政局 |
    """
    said = MappedRow(
        ("序号", "工作任务", "牵头单位"),
        row_words(("机动", "待定", "区财政局")),
        RowMark.LEFT_OUT,
        is_remembered=True,
    )
    for form in ("docx", "xlsx"):
        reading = read(FORMATS[form](table, TITLE), f"a.{form}", ColumnMapping(rows=(said,)))
        assert texts(reading) == ["修路3公里。"]


def test_what_is_remembered_of_others_does_not_keep_the_cells_from_being_asked() -> None:
    table = """
        编号 | 要办的事 | 分管的人 | 哪家主抓 | 哪些来帮忙
        1 | 新建口袋公园4个，改造老旧游园2个。 | 王家和 | 区城管局 | 区财政局、区水利局
        2 | 改造农村公路80公里，新建桥梁2座。 | 李强 | 区交通局 | 区农业农村委、各镇街
        3 | 建成镇街卫生院3所，新增床位120张。 | 赵敏 | 区卫健委 | 区财政局
    """
    data = FORMATS["docx"](table, TITLE)
    alone = items(read(data, "a.docx", ColumnMapping()))
    assert len(alone) == 3
    assert items(read(data, "a.docx", remembered(SUM))) == alone


def test_only_the_table_that_was_spoken_of_changes() -> None:
    from tests.reading.breakdowns import docx

    known = [["序号", "工作任务", "牵头单位"], ["1", "修路3公里。", "区交通局"]]
    strange = [["甲", "乙"], ["建桥2座。", "区水利局"]]
    data = docx(TITLE, known, "又", strange)
    given = ColumnMapping(
        tables=(
            MappedTable(1, ((0, ColumnRole.TEXT), (1, ColumnRole.LEAD)), ((0, RowMark.HEADER),)),
        )
    )
    assert [one[1:4] for one in items(read(data, "a.docx", given))] == [
        ("修路3公里。", "", "区交通局"),
        ("建桥2座。", "", "区水利局"),
    ]
