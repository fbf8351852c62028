"""Breakdowns that are tables, in Word, Excel and Markdown."""

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.plan import Kind
from gwreport.reading import understand_document
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words


def items_of(data: bytes):
    return understand_document(data, "a").plan.items


def codes(reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def found(reading, code: str):
    return next(finding for finding in reading.findings if finding.code == code)


def test_the_notice_in_front_tells_of_the_whole(word, breakdown):
    plan = understand_document(word(breakdown), "方案.docx").plan
    assert plan.title == "2026年区政府工作报告目标任务分解方案"
    assert (plan.issuer, plan.date, plan.year) == ("青河区人民政府办公室", "2026年2月3日", 2026)


def test_the_parts_of_a_breakdown_give_the_kinds(word, breakdown):
    kinds = [(item.kind, item.number) for item in items_of(word(breakdown))]
    assert kinds == [
        (Kind.INDICATOR, "1"),
        (Kind.INDICATOR, "2"),
        *((Kind.TASK, str(number)) for number in (1, 2, 3, 4)),
        (Kind.GOVERNANCE, "1"),
    ]


def test_ids_name_kind_and_number(word, breakdown):
    assert [item.id for item in items_of(word(breakdown))] == [
        "I1",
        "I2",
        "T1",
        "T2",
        "T3",
        "T4",
        "G1",
    ]


def test_a_number_in_the_text_is_taken_out_of_it(word, breakdown):
    first = items_of(word(breakdown))[0]
    assert (first.number, first.text) == ("1", "地区生产总值增长6%以上。")


def test_the_section_is_the_heading_above(word, breakdown):
    sections = [item.section for item in items_of(word(breakdown))]
    assert sections[0] == "一、2026年主要预期目标"
    assert sections[2] == "二、2026年主要工作任务"
    assert sections[-1] == "三、切实加强政府自身建设"


def test_merged_and_repeated_category_cells_are_one_category_in_one_line(word, breakdown):
    categories = [item.category for item in items_of(word(breakdown))[2:6]]
    assert categories == ["一、向产业要效益"] * 3 + ["二、向民生要温度"]


def test_names_are_cleaned_and_in_printed_order(word, breakdown):
    item = items_of(word(breakdown))[3]
    assert item.leaders == ("林一川", "苏禾")
    assert item.lead_units == ("区商务委", "区经济信息委")
    assert item.support_units == ("区财政局", "区教委")
    assert item.support_text == "区财政局、区教委"


def test_a_group_behind_a_name_is_an_entry_of_its_own(word, breakdown):
    assert items_of(word(breakdown))[4].support_units == ("区商务委", "区级相关部门单位")


def test_excel_and_markdown_give_the_same_items_as_word(word, excel, markdown, breakdown):
    tables = [block for block in breakdown if not isinstance(block, str)]
    titles = [f"2026年区政府工作报告目标任务分解方案（{block}）" for block in breakdown[-6::2]]
    sheets = {
        name: [(title, *["<"] * (len(rows[0]) - 1)), *rows]
        for name, title, rows in zip(
            ("预期目标", "工作任务", "自身建设"), titles, tables, strict=True
        )
    }
    expected = understand_document(word(breakdown), "a.docx").plan
    in_excel = understand_document(excel(sheets), "a.xlsx").plan
    assert in_excel.items == expected.items
    assert (in_excel.title, in_excel.year) == (expected.title, expected.year)
    assert items_of(markdown(breakdown)) == expected.items


def test_integers_in_excel_are_read_as_printed(excel, breakdown):
    items = items_of(excel({"工作任务": breakdown[-3]}))
    assert [item.number for item in items] == ["1", "2", "3", "4"]


def test_a_sheet_name_is_the_section_when_nothing_else_is(excel, breakdown):
    items = items_of(excel({"政府自身建设": breakdown[-1]}))
    assert (items[0].section, items[0].kind) == ("政府自身建设", Kind.GOVERNANCE)


def test_hidden_rows_and_sheets_are_no_items_and_told_of(excel, breakdown):
    data = excel(
        {"工作任务": breakdown[-3], "草稿": breakdown[-1]},
        hidden_rows={"工作任务": [3]},
        hidden_sheets=["草稿"],
    )
    reading = understand_document(data, "a.xlsx")
    assert [item.number for item in reading.plan.items] == ["1", "3", "4"]
    assert fact_words(found(reading, "hidden-rows")) == {"count": "1", "rows": "第3行"}
    assert found(reading, "hidden-sheet").place.part == "草稿"
    assert fact_words(found(reading, "number-jump"))["number"] == "3"


def test_a_merged_category_whose_first_row_is_hidden_still_names_the_others(excel, breakdown):
    data = excel({"工作任务": breakdown[-3]}, hidden_rows={"工作任务": [2]})
    assert items_of(data)[0].category == "一、向产业要效益"


def test_a_note_below_the_table_is_left_out_and_told_of(word, task_rows):
    rows = task_rows(
        (1, "修路。", "林一川", "区交通局", "各镇街"),
        ("填表说明：1．照原件转录。", "<", "<", "<", "<"),
    )
    reading = understand_document(word([rows]), "a.docx")
    assert len(reading.plan.items) == 1
    note = found(reading, "note-left-out")
    assert (note.severity, spot_words(note.place.at)) == (Severity.INFO, "第3行第1列")


def test_a_header_printed_again_is_no_item(word, task_rows):
    rows = task_rows((1, "修路。", "林一川", "区交通局", ""))
    again = [*rows, rows[0], (2, "建桥。", "林一川", "区交通局", "")]
    reading = understand_document(word([again]), "a.docx")
    assert [item.text for item in reading.plan.items] == ["修路。", "建桥。"]


def test_a_header_of_two_rows_is_understood(word):
    rows = [
        ("序号", "工作任务", "责任分工", "<", "完成时限"),
        ("^", "^", "主办单位", "协办单位", "^"),
        (1, "修路。", "区交通局", "区财政局", "2026年9月"),
    ]
    item = items_of(word([rows]))[0]
    assert (item.lead_units, item.support_units) == (("区交通局",), ("区财政局",))
    assert item.due == "2026年9月"


def test_two_tables_in_one_sheet_keep_their_own_columns(excel, task_rows):
    rows = [
        *task_rows((1, "修路。", "林一川", "区交通局", "各镇街")),
        ("序号", "主要指标", "责任单位", "", ""),
        (1, "税收增长5%。", "区税务局", "", ""),
    ]
    items = items_of(excel({"Sheet1": rows}))
    assert [item.lead_units for item in items] == [("区交通局",), ("区税务局",)]


def test_a_heading_between_the_rows_opens_a_section(word, task_rows):
    rows = task_rows(
        ("一、主要指标", "<", "<", "<", "<"),
        (1, "税收增长5%。", "林一川", "区税务局", ""),
        ("二、重点任务", "<", "<", "<", "<"),
        (2, "修路。", "林一川", "区交通局", ""),
    )
    items = items_of(word([rows]))
    assert [(item.kind, item.section) for item in items] == [
        (Kind.INDICATOR, "一、主要指标"),
        (Kind.TASK, "二、重点任务"),
    ]


def test_words_across_the_table_part_it_and_are_told_of(word, task_rows):
    rows = task_rows(("民生实事", "<", "<", "<", "<"), (1, "修路。", "林一川", "区交通局", ""))
    reading = understand_document(word([rows]), "a.docx")
    assert [item.section for item in reading.plan.items] == ["民生实事"]
    assert "group-row" in codes(reading)


def test_a_part_belongs_to_the_item_above(word, task_rows):
    rows = task_rows(
        (1, "一般公共预算收入增长6%。", "林一川", "区财政局", "各镇街"),
        ("", "其中：税收增长8%。", "", "区税务局", ""),
        ("", "#非税收入下降3%。", "", "", ""),
        (2, "修路。", "林一川", "区交通局", ""),
    )
    reading = understand_document(word([rows]), "a.docx")
    whole, tax, other, road = reading.plan.items
    assert (whole.parent, tax.parent, other.parent, road.parent) == (None, whole.id, whole.id, None)
    assert tax.lead_units == ("区税务局",)
    assert (other.lead_units, other.leaders) == (("区财政局",), ("林一川",))
    assert [item.number for item in reading.plan.items] == ["1", "1-1", "1-2", "2"]
    assert found(reading, "taken-from-parent").item == other.id


def test_one_task_over_several_rows_of_units_is_one_item(word, task_rows):
    rows = task_rows(
        (1, "修路。", "林一川", "区交通局", "各镇街"),
        ("^", "^", "苏禾", "区财政局", "^"),
        (2, "建桥。", "苏禾", "区交通局", ""),
    )
    items = items_of(word([rows]))
    assert len(items) == 2
    assert items[0].leaders == ("林一川", "苏禾")
    assert items[0].lead_units == ("区交通局", "区财政局")
    assert items[0].support_units == ("各镇街",)


def test_a_sentence_cut_by_a_page_turn_is_joined_and_told_of(word, task_rows):
    rows = task_rows(
        (1, "加快建设城南大道，", "林一川", "区交通局", ""),
        ("", "年底前通车。", "", "", ""),
        (2, "建桥。", "林一川", "区交通局", ""),
    )
    reading = understand_document(word([rows]), "a.docx")
    assert reading.plan.items[0].text == "加快建设城南大道，年底前通车。"
    assert found(reading, "text-cut-joined").item == "T1"


def test_responsible_units_alone_are_the_lead_units_and_it_is_said_once(word):
    rows = [
        ("序号", "工作任务", "责任单位"),
        (1, "修路。", "区交通局、区财政局"),
        (2, "建桥。", "区交通局"),
    ]
    reading = understand_document(word([rows]), "a.docx")
    assert reading.plan.items[0].lead_units == ("区交通局", "区财政局")
    assert codes(reading).count("responsible-as-lead") == 1


def test_responsible_units_beside_lead_units_are_support_units(word):
    rows = [("序号", "工作任务", "牵头单位", "责任单位"), (1, "修路。", "区交通局", "区财政局")]
    item = items_of(word([rows]))[0]
    assert (item.lead_units, item.support_units) == (("区交通局",), ("区财政局",))


def test_a_target_in_a_column_of_its_own_stays_with_its_indicator(word):
    rows = [
        ("序号", "指标名称", "单位", "全年目标", "牵头单位"),
        (1, "税收增长", "%", "5以上", "区税务局"),
    ]
    reading = understand_document(word([rows]), "a.docx", DocumentKind.PLAN)
    assert reading.plan.items[0].text == "税收增长（%）：5以上"
    assert "target-joined" in codes(reading)


@pytest.mark.parametrize(
    ("rows", "code", "severity"),
    [
        ([(1, "修路。", "林一川", "", "各镇街")], "lead-missing", Severity.ERROR),
        (
            [
                (1, "修路。", "", "区交通局", "各镇街"),
                (2, "建桥。", "林一川", "区交通局", "各镇街"),
            ],
            "leader-missing",
            Severity.WARNING,
        ),
        (
            [
                (1, "修路。", "林一川", "区交通局", ""),
                (2, "建桥。", "林一川", "区交通局", "各镇街"),
            ],
            "support-missing",
            Severity.INFO,
        ),
        (
            [(1, "修路。", "林一川", "区交通局", ""), ("", "建桥。", "林一川", "区交通局", "")],
            "number-missing",
            Severity.WARNING,
        ),
        (
            [(1, "修路。", "林一川", "区交通局", ""), (3, "建桥。", "林一川", "区交通局", "")],
            "number-jump",
            Severity.WARNING,
        ),
        (
            [(1, "修路。", "林一川", "区交通局", ""), (1, "建桥。", "林一川", "区交通局", "")],
            "number-repeated",
            Severity.WARNING,
        ),
        (
            [(1, "修路。", "林一川", "区交通局", ""), (2, "修 路", "林一川", "区交通局", "")],
            "item-repeated",
            Severity.WARNING,
        ),
    ],
)
def test_what_a_person_should_look_at_is_found(word, task_rows, rows, code, severity):
    reading = understand_document(word([task_rows(*rows)]), "方案.docx")
    finding = found(reading, code)
    assert finding.severity is severity
    assert finding.place.file == "方案.docx"
    assert finding.item in {item.id for item in reading.plan.items}
    assert len(reading.plan.items) == len(rows)


def test_a_plain_table_gives_no_finding_to_settle(word, task_rows):
    rows = task_rows((1, "修路。", "林一川", "区交通局", "各镇街"))
    reading = understand_document(word(["2026年任务分解表", rows]), "a.docx")
    assert [one for one in reading.findings if one.severity is not Severity.INFO] == []


def test_numbers_are_given_where_none_are_printed(word):
    rows = [("工作任务", "牵头单位"), ("修路。", "区交通局"), ("建桥。", "区交通局")]
    reading = understand_document(word([rows]), "a.docx")
    assert [item.number for item in reading.plan.items] == ["1", "2"]
    assert "numbers-given" in codes(reading)


def test_a_name_close_to_a_frequent_one_is_doubted_and_kept(word, task_rows):
    rows = task_rows(
        *((number, f"任务{number}。", "林一川", "区住房城乡建委", "") for number in range(1, 5)),
        (5, "任务5。", "林一川", "区住房城乡教委", ""),
    )
    reading = understand_document(word([rows]), "a.docx")
    assert reading.plan.items[4].lead_units == ("区住房城乡教委",)
    doubt = found(reading, "unit-near")
    assert (doubt.item, fact_words(doubt)["near"]) == ("T5", "区住房城乡建委")
    assert codes(reading).count("unit-near") == 1


def test_an_unknown_column_is_told_of(word):
    rows = [("序号", "工作任务", "牵头单位", "红黄蓝"), (1, "修路。", "区交通局", "红")]
    reading = understand_document(word([rows]), "a.docx")
    assert fact_words(found(reading, "column-as-remark"))["heading"] == "红黄蓝"


def test_contacts_are_not_leaders(word):
    rows = [
        ("序号", "工作任务", "牵头单位", "责任人", "联系电话"),
        (1, "修路。", "区交通局", "赵某", "1"),
    ]
    reading = understand_document(word([rows]), "a.docx")
    (item,) = reading.plan.items
    assert item.leaders == ()
    assert [(one.name, one.phone) for one in item.contacts] == [("赵某", "1")]


def test_an_unheaded_column_of_long_words_is_taken_as_the_text_and_told_of(word):
    rows = [("序号", "要干什么", "牵头单位"), (1, "加快建设城南大道。", "区交通局")]
    reading = understand_document(word([rows]), "a.docx")
    assert reading.plan.items[0].text == "加快建设城南大道。"
    assert fact_words(found(reading, "text-column-assumed"))["heading"] == "要干什么"


def test_look_alike_characters_make_no_second_unit_or_leader(word, task_rows):
    rows = task_rows(
        (1, "修路⻓10公里。", "林一川", "区⽔利局", "区⺠政局"),
        (2, "修桥\u200b3座。", "林一\u200b川", "区水利局", "区民政局、5G专班"),
        (3, "修渠。", "买买提•艾山", "区水\u00ad利局", "区民政局、５Ｇ专班"),
        (4, "修站。", "买买提·艾山", "区水利局", "区民政局"),
    )
    reading = understand_document(word([rows]), "2026年方案.docx")
    items = reading.plan.items
    assert {one.lead_units for one in items} == {("区水利局",)}
    assert [one.leaders for one in items] == [("林一川",)] * 2 + [("买买提·艾山",)] * 2
    assert items[2].support_units == items[1].support_units == ("区民政局", "5G专班")
    assert [one.text for one in items[:2]] == ["修路长10公里。", "修桥3座。"]
    told = [one for one in reading.findings if one.code == "doubles-read"]
    assert [(one.severity, fact_words(one)["count"]) for one in told] == [("info", "3")]


def test_names_that_only_look_alike_are_two_units_and_told_of(word, task_rows):
    rows = task_rows(
        (1, "修路。", "林一川", "己村镇", ""),
        (2, "修桥。", "林一川", "已村镇", ""),
    )
    reading = understand_document(word([rows]), "2026年方案.docx")
    assert [one.lead_units for one in reading.plan.items] == [("己村镇",), ("已村镇",)]
    (told,) = [one for one in reading.findings if one.code == "unit-look-alike"]
    assert (told.item, told.severity) == (reading.plan.items[1].id, "warning")
    assert fact_words(told) == {"name": "已村镇", "near": "己村镇", "mark": "已", "other": "己"}


def test_signs_that_nothing_is_known_of_are_told_with_their_place(word, task_rows):
    rows = task_rows((1, "增长\ue5f0以上。", "林一川", "区水\ufffd局", ""))
    reading = understand_document(word([rows]), "2026年方案.docx")
    assert reading.plan.items[0].text == "增长\ue5f0以上。"
    told = [one for one in reading.findings if one.code == "signs-unknown"]
    assert [(spot_words(one.place.at), fact_words(one)["codes"]) for one in told] == [
        ("第2行第2列", "U+E5F0"),
        ("第2行第4列", "U+FFFD"),
    ]


def test_an_error_value_names_no_unit_and_no_leader(excel, task_rows):
    rows = task_rows(
        (1, "修路。", "#N/A", "#REF!", "区财政局\n#NAME?"), (2, "修桥。", "林一川", "区水利局", "")
    )
    reading = understand_document(excel({"2026年": rows}), "方案.xlsx")
    first = reading.plan.items[0]
    assert (first.leaders, first.lead_units, first.support_units) == ((), (), ("区财政局",))
    assert found(reading, "lead-missing").item == first.id
    assert {one.item for one in reading.findings if one.code == "error-in-cell"} == {first.id}


def test_leaders_whose_names_only_look_alike_are_told(word, task_rows):
    rows = task_rows(
        (1, "修路。", "王已成", "区教委", ""),
        (2, "修桥。", "王已成", "区教委", ""),
        (3, "修渠。", "王己成", "区教委", ""),
    )
    reading = understand_document(word([rows]), "2026年方案.docx")
    told = found(reading, "leader-look-alike")
    assert (told.item, fact_words(told)["name"], fact_words(told)["near"]) == (
        reading.plan.items[2].id,
        "王己成",
        "王已成",
    )


def test_another_task_beside_a_merged_number_is_a_part_and_not_the_next(excel):
    rows = [
        ("序号", "项目名称", "建设内容", "责任单位"),
        (1, "养老服务", "改造养老服务站8个。", "区民政局"),
        ("^", "^", "建设老年大学。", "区教委"),
        (2, "道路", "建设道路3条。", "区交通局"),
    ]
    plan = understand_document(excel({"实事": rows}), "a.xlsx").plan
    assert [(one.number, one.text, one.lead_units) for one in plan.items] == [
        ("1", "改造养老服务站8个。", ("区民政局",)),
        ("1-1", "建设老年大学。", ("区教委",)),
        ("2", "建设道路3条。", ("区交通局",)),
    ]
    assert plan.items[1].parent == plan.items[0].id
