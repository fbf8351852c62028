"""Numbers before an item never stay in its text, and figures that begin a text are no numbers."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.words.item_numbers import numbers_of, split_number
from tests.reading.text_tables import FORMATS, as_xlsx, read_table

TITLE = "2026年青禾区政府工作报告重点任务分解"


def read(*lines: str) -> list[tuple[str, str]]:
    """Read tasks that each have a bracket of units."""
    text = "\n".join([TITLE, "一、重点任务", *(f"{line}（区经信局牵头）" for line in lines)])
    reading = understand_document(text.encode(), "分解.txt")
    assert reading.plan is not None
    return [(one.number, one.text) for one in reading.plan.items]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1.", "2.", ("1", "2")),
        ("1、", "2、", ("1", "2")),
        ("1．", "2．", ("1", "2")),
        ("1)", "2)", ("1", "2")),
        ("（1）", "（2）", ("1", "2")),
        ("(1)", "(2)", ("1", "2")),
        ("①", "②", ("1", "2")),
        ("⑴", "⑵", ("1", "2")),
        ("⒈", "⒉", ("1", "2")),
        ("第一条 ", "第二条 ", ("一", "二")),
        ("第1条：", "第2条：", ("1", "2")),
        ("（一）", "（二）", ("一", "二")),
        ("1.1 ", "1.2 ", ("1.1", "1.2")),
        ("2.1", "2.2", ("2.1", "2.2")),
    ],
)
def test_a_number_of_any_form_is_no_part_of_the_text(
    first: str, second: str, numbers: tuple[str, str]
) -> None:
    tasks = ("培育链主企业3家。", "建设产业园2个。")
    assert read(first + tasks[0], second + tasks[1]) == list(zip(numbers, tasks, strict=True))


def test_a_figure_glued_to_the_number_stays_in_the_text() -> None:
    lines = ["10.培育企业3家。", "11.315产业培育计划落地。", "12.5G基站新增200个。"]
    lines += ["13.220千伏线路开工。", "14.建设产业园2个。"]
    assert read(*lines) == [
        ("10", "培育企业3家。"),
        ("11", "315产业培育计划落地。"),
        ("12", "5G基站新增200个。"),
        ("13", "220千伏线路开工。"),
        ("14", "建设产业园2个。"),
    ]


def test_a_figure_that_begins_an_unnumbered_text_is_no_number() -> None:
    assert [one.number for one in numbers_of(["2.5亿元专项债券到位。", "3.5万人就业。"])] == [
        "",
        "",
    ]
    lines = ["1.筹集资金。", "2.5亿元专项债券到位。", "2.建设园区。"]
    assert [one.number for one in numbers_of(lines)] == ["1", "", "2"]


def test_numbers_of_two_go_on_over_chapters() -> None:
    lines = ["1.1 甲。", "1.2 乙。", "2.1 丙。", "2.2 丁。", "2.5亿元到位。"]
    assert [one.number for one in numbers_of(lines)] == ["1.1", "1.2", "2.1", "2.2", ""]


@pytest.mark.parametrize(
    "mark", ["1﹒", "1·", "1，", "1：", "№1、", "No.1.", "1）、", "1)、", "1．", "1。"]
)
def test_a_number_ends_with_any_mark_that_offices_type(mark: str) -> None:
    found = split_number(f"{mark}全区生产总值增长7%以上。")
    assert (found.number, found.words) == ("1", "全区生产总值增长7%以上。")


@pytest.mark.parametrize("text", ["1，200户居民", "3·15活动", "1：500地形图", "2026，全面推进"])
def test_a_figure_is_no_number_of_an_item(text: str) -> None:
    assert split_number(text).number == ""


@pytest.mark.parametrize("marked", ["1*.", "1* .", "★1.", "1（*）.", "1△、", "*1．", "▲1）"])
def test_a_mark_beside_a_number_stays_out_of_the_text_and_is_told(marked: str) -> None:
    text = (
        f"青禾区2026年工作要点\n{marked}新建口袋公园4个。（牵头单位：区城管局）\n"
        "2.改造公路80公里。（牵头单位：区交通局）\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [(one.number, one.text) for one in reading.plan.items] == [
        ("1", "新建口袋公园4个。"),
        ("2", "改造公路80公里。"),
    ]
    assert "number-marked" in {str(one.code) for one in reading.findings}


@pytest.mark.parametrize("form", ["1*.", "★1.", "1（△）."])
def test_a_mark_beside_a_number_in_a_cell_is_told_and_stays_in_a_report(form: str) -> None:
    head, row = "目标任务|牵头单位", f"{form}新建公园4个。|区城管局"
    plan = understand_document(
        as_xlsx(f"{head}\n{row}\n2.改造公路80公里。|区交通局", TITLE), "a.xlsx"
    )
    assert plan.plan is not None
    assert plan.plan.items[0].text == "新建公园4个。"
    assert "number-marked" in {str(one.code) for one in plan.findings}
    told = f"{head}|进展情况\n{row}|已建成3个，完成投资200万元。\n2.改造公路80公里。|区交通局|已改造60公里，完成75%。"
    report = understand_document(as_xlsx(told, "2026年前三季度进展情况"), "a.xlsx").report
    assert report is not None
    mark = next(sign for sign in "*★△" if sign in form)
    assert report.tasks[0].text == f"{mark}新建公园4个。"


def test_the_offices_of_a_town_are_bodies() -> None:
    text = "云溪镇2026年实事清单\n1.修路12公里。牵头领导：李敏副镇长，牵头办所：规划建设办，配合办所：财政所\n2.装灯200盏。牵头办所：规划建设办\n"
    plan = understand_document(text.encode(), "清单.txt").plan
    assert plan is not None
    assert [(one.leaders, one.lead_units, one.support_units) for one in plan.items] == [
        (("李敏",), ("规划建设办",), ("财政所",)),
        ((), ("规划建设办",), ()),
    ]


_ROWS = ("新建停车场", "延长公交线路", "新增学位", "整治河道", "改造管网")


def _numbered(*numbers: str, heading: str = "序号") -> str:
    rows = "\n".join(
        f"{number}|{text}|区住建局|9月底前" for number, text in zip(numbers, _ROWS, strict=False)
    )
    return f"{heading}|任务|牵头单位|完成时限\n{rows}"


def _told(table: str, *codes: str) -> list[tuple[str, str]]:
    reading = understand_document(FORMATS["docx"](table, "青溪区2031年任务分解表"), "a.docx")
    assert reading.plan is not None
    return [
        (str(one.code), str(one.severity)) for one in reading.findings if str(one.code) in codes
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        ("12", "27", "35"),
        ("35", "12", "27"),
        ("2031012", "2031013", "2031027", "2031035", "2031101"),
        ("80", "96"),
        ("80",),
        ("41", "42", "43"),
    ],
)
def test_numbers_that_are_somebody_else_s_are_told_once_and_jump_nowhere(
    numbers: tuple[str, ...],
) -> None:
    table = _numbered(*numbers, heading="建议编号")
    assert [one[0] for one in read_table(table, "青溪区2031年任务分解表")] == list(numbers)
    assert _told(table, "number-jump", "numbers-apart") == [("numbers-apart", "info")]


@pytest.mark.parametrize(
    ("numbers", "jumps"),
    [
        (("1", "2", "4", "5"), 1),
        (("1", "3"), 1),
        (("1", "3", "5"), 2),
        (("2", "3", "4"), 1),
        (("41", "42", "43", "46", "47"), 1),
        (("1", "2", "3"), 0),
    ],
)
def test_a_gap_in_numbers_that_run_on_is_still_told(numbers: tuple[str, ...], jumps: int) -> None:
    assert len(_told(_numbered(*numbers), "number-jump")) == jumps


@pytest.mark.parametrize(
    "numbers",
    [
        ("第一", "第二", "第三"),
        ("第1项", "第2项", "第3项"),
        ("任务一", "任务二", "任务三"),
        ("项目1", "项目2", "项目3"),
        ("1号", "2号", "3号"),
        ("★1", "2", "★3"),
    ],
)
def test_a_number_counts_whatever_words_and_marks_stand_around_it(
    numbers: tuple[str, ...],
) -> None:
    assert [one[0] for one in read_table(_numbered(*numbers), "青溪区2031年任务分解表")] == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize("mark", ["√", "★", "☑", "●"])
@pytest.mark.parametrize("heading", ["进展情况", "完成时限"])
def test_a_tick_in_the_place_of_a_number_is_none_and_is_kept(mark: str, heading: str) -> None:
    table = f"""
    序号|任务|牵头单位|{heading}
    {mark}|新建停车场3个|区住建局|已完成2个，正在建设1个。
    |新增学位900个|区教育局|已新增300个，正在建设600个。
    {mark}|整治河道8公里|区水务局|已整治5公里。
    """
    title = "青溪区2031年上半年重点工作"
    reading = understand_document(FORMATS["docx"](table, title), "a.docx")
    rows = reading.plan.items if reading.plan else reading.report.tasks if reading.report else ()
    assert [(one.number, [(kept.heading, kept.cell) for kept in one.remarks]) for one in rows] == [
        ("1", [("序号", mark)]),
        ("2", []),
        ("3", [("序号", mark)]),
    ]
    assert [str(one.code) for one in reading.findings].count("number-marked") == 2
    assert "number-missing" not in {str(one.code) for one in reading.findings}
