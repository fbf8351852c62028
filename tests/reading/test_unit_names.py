"""Units' names out of cells."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.reading import understand_document
from gwreport.reading.words.unit_names import known_units, read_units
from tests.officefiles.pdf_pages import PdfPage, pdf
from tests.reading.text_tables import as_xlsx

UNITS = ("区教委", "区财政局", "区发展改革委", "区政务服务管理事务中心", "青河集团", "云溪街道")


def names(cell: str, *elsewhere: str) -> list[str]:
    return read_units(cell, known_units([cell, *elsewhere])).names


@pytest.mark.parametrize("separator", ["、", "，", ",", "；", ";", "\n", "\n\n", "、\n"])
def test_every_usual_separator_parts_names(separator):
    assert names(f"区教委{separator}区财政局") == ["区教委", "区财政局"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("应急站 派出所", ["应急站", "派出所"]),
        ("区教委　区财政局、各镇街", ["区教委", "区财政局", "各镇街"]),
        ("区财政局 各镇街", ["区财政局", "各镇街"]),
        ("区 教 委、区财 政局", ["区教委", "区财政局"]),
        ("区政府 办公室", ["区政府办公室"]),
        ("区发展和 改革局", ["区发展和改革局"]),
    ],
)
def test_a_blank_parts_whole_names_and_pads_others(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


def test_a_bracket_on_a_line_of_its_own_belongs_to_the_name_above():
    assert names("区教委\n北山园区\n（北山科技城）") == ["区教委", "北山园区（北山科技城）"]


def test_a_bracket_broken_over_two_lines_is_one():
    assert names("北山园区（北山\n科技城）\n区教委") == ["北山园区（北山科技城）", "区教委"]


def test_separators_inside_brackets_part_nothing():
    assert names("各乡镇（街道、园区）、区教委") == ["各乡镇（街道、园区）", "区教委"]


def test_a_name_wrapped_over_two_lines_is_one_and_told_of():
    read = read_units("区政务服务管理\n事务中心", known_units(["区政务服务管理\n事务中心"]))
    assert read.names == ["区政务服务管理事务中心"]
    assert read.joined == ["区政务服务管理事务中心"]


def test_a_name_wrapped_behind_a_usual_ending_is_known_by_its_whole_elsewhere():
    assert names("区机关\n事务局", "区机关事务局") == ["区机关事务局"]


def test_two_names_on_two_lines_stay_two():
    read = read_units("区教委\n区科协", known_units(["区教委\n区科协"]))
    assert (read.names, read.joined) == (["区教委", "区科协"], [])


def test_an_unusual_name_known_elsewhere_is_not_joined():
    assert names("区融媒\n区教委", "区融媒") == ["区融媒", "区教委"]


def test_names_without_separator_are_taken_apart_when_known():
    read = read_units("青河集团云溪街道", known_units(["青河集团云溪街道", "青河集团", "云溪街道"]))
    assert read.names == ["青河集团", "云溪街道"]
    assert read.run_together == [("青河集团云溪街道", ("青河集团", "云溪街道"))]


def test_a_body_behind_a_body_is_taken_apart_though_unknown():
    assert names("区林业局区水利局") == ["区林业局", "区水利局"]


@pytest.mark.parametrize("name", ["区委区直机关工委", "市邮政管理三分局", "区政府办公室", "区委办"])
def test_a_single_name_is_not_taken_apart(name):
    assert names(name) == [name]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("区教委、区财政局等", ["区教委", "区财政局"]),
        ("区教委等。", ["区教委"]),
        ("区教委等部门", ["区教委"]),
        ("区教委等区级相关部门单位", ["区教委", "区级相关部门单位"]),
        ("区教委等有关单位，各镇街", ["区教委", "有关单位", "各镇街"]),
        ("区高等教育中心", ["区高等教育中心"]),
    ],
)
def test_etc_ends_a_list_or_names_a_group(cell, expected):
    assert names(cell) == expected


def test_a_list_that_ends_in_etc_is_open():
    assert read_units("区教委等", Counter()).is_open
    assert not read_units("区教委等相关单位", Counter()).is_open
    assert not read_units("区教委", Counter()).is_open


def test_a_name_stands_once():
    assert names("区教委、区教委") == ["区教委"]


def test_an_empty_cell_has_no_names():
    assert names(" \n\n ") == []


@given(st.lists(st.sampled_from(UNITS), min_size=1, unique=True), st.sampled_from("、，；\n"))
def test_what_is_written_with_separators_comes_back(units, separator):
    assert names(separator.join(units)) == units


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True), st.integers(0, 60))
def test_a_break_anywhere_in_a_list_loses_nothing(units, place):
    written = "、".join(units)
    place = min(place, len(written))
    broken = f"{written[:place]}\n{written[place:]}"
    read = read_units(broken, known_units([broken, *UNITS]))
    assert read.names == units


@given(st.text(alphabet="区局委、，；等（）\n 各相关部门", max_size=30))
def test_no_character_of_a_name_is_lost(cell):
    read = read_units(cell, known_units([cell]))
    kept = "".join(read.names)
    assert all(cell.count(mark) >= 1 for mark in kept)
    assert all(name.strip() == name and name for name in read.names)


@pytest.mark.parametrize(
    "cell",
    [
        "1.区教委\n2.区财政局",
        "1、区教委\n2、区财政局",
        "（1）区教委；（2）区财政局",
        "1. 区教委 2. 区财政局",
        "①区教委②区财政局",
    ],
)
def test_the_numbers_of_a_list_are_no_part_of_its_names(cell: str) -> None:
    assert names(cell) == ["区教委", "区财政局"]


def test_a_number_that_is_a_name_s_own_stays() -> None:
    assert names("110指挥中心、3号线指挥部") == ["110指挥中心", "3号线指挥部"]


def test_a_group_that_runs_on_from_a_body_is_taken_apart_and_told_of() -> None:
    cell = "区民政局各街道"
    read = read_units(cell, known_units([cell]))
    assert read.names == ["区民政局", "各街道"]
    assert read.run_together == [(cell, ("区民政局", "各街道"))]


def test_the_last_character_of_a_group_on_the_next_line_is_its_own() -> None:
    assert names("各县（市、区）政\n府，市财政局") == ["各县（市、区）政府", "市财政局"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("市水利局、各县（市、区）党委和人民政府", ["市水利局", "各县（市、区）党委和人民政府"]),
        ("高新区党工委和管委会、市水利局", ["高新区党工委和管委会", "市水利局"]),
        ("各街道党工委及办事处", ["各街道党工委及办事处"]),
        ("各县区党委、政府，市水利局", ["各县区党委、政府", "市水利局"]),
        ("青禾镇党委、人民政府", ["青禾镇党委、人民政府"]),
        (
            "各镇街党（工）委和政府（办事处）、市水利局",
            ["各镇街党（工）委和政府（办事处）", "市水利局"],
        ),
        # Bodies with names of their own are two.
        ("县委党工委和县管委会", ["县委党工委", "县管委会"]),
        ("县直机关党工委、县政府办公室", ["县直机关党工委", "县政府办公室"]),
    ],
)
def test_a_places_party_and_government_are_one_name(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


# Names that the lines of a narrow cell have run together, and the names that the document has elsewhere.
JOINED = [
    ("县文化和旅游局城关街道办事处", "县文化和旅游局、城关街道办事处", ""),
    ("县文旅委城关镇", "县文旅委、城关镇", ""),
    ("县财政局城关街道", "县财政局、城关街道", ""),
    ("城关街道县财政局", "城关街道、县财政局", ""),
    ("城关镇人民政府县财政局", "城关镇人民政府、县财政局", ""),
    ("县委组织部县委宣传部", "县委组织部、县委宣传部", ""),
    ("县城投公司县水利局", "县城投公司、县水利局", ""),
    ("市政务服务中心市大数据局", "市政务服务中心、市大数据局", ""),
    ("县文化馆县图书馆", "县文化馆、县图书馆", ""),
    ("县总工会团县委县妇联", "县总工会、团县委、县妇联", ""),
    ("城关镇河口镇白马乡", "城关镇、河口镇、白马乡", ""),
    ("县财政局住建局", "县财政局、住建局", "县住建局"),
    ("县卫健委发改委", "县卫健委、发改委", "县发改委"),
    ("县医保局县人社局税务局", "县医保局、县人社局、税务局", "县税务局"),
]
WHOLE = [
    "街道市场监管所", "高新区政府市政管理处", "市政府市长热线办公室", "水库管理处区域中心", "火车站区管委会", "城市中心区管委会", "县公安局城关派出所", "县公安局平安镇派出所", "县公安局交警大队", "县教育局第一中学", "国家税务总局青禾县税务局", "县农业农村局乡村振兴局",
    "县委办公室", "县级部门", "市民服务中心", "涉及乡镇", "各乡镇", "中心城区街道", "特色小镇", "县委统战部民宗局", "县文旅委古镇", "石马河街道",
]  # fmt: skip


@pytest.mark.parametrize(("joined", "apart", "elsewhere"), JOINED)
def test_names_that_a_narrow_cell_has_joined_are_parted_and_told(
    joined: str, apart: str, elsewhere: str
) -> None:
    read = read_units(joined, known_units([joined, elsewhere]))
    assert "、".join(read.names) == apart
    assert read.run_together == [(joined, tuple(apart.split("、")))]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_that_has_the_end_of_another_in_it_stays_whole(name: str) -> None:
    assert names(name) == [name]


def test_the_lines_of_a_narrow_cell_in_a_pdf_are_names_of_their_own() -> None:
    page = PdfPage()
    page.words(150, 60, "青禾县2026年重点任务分解表", size=16)
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "新建公园4个", "县文化和旅游局\n城关街道办事处\n县住建局"],
        ["2", "改造公厕8座", "县文旅委\n城关镇"],
    ]
    page.table([[one.partition("\n")[0] for one in row] for row in rows], widths=(40, 220, 78), height=60)  # fmt: skip
    for number, row in enumerate(rows):
        for at, line in enumerate(row[2].split("\n")[1:], start=1):
            page.words(303, 107 + number * 60 + at * 14, line)
    reading = understand_document(pdf([page]), "分解.pdf")
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [
        ("县文化和旅游局", "城关街道办事处", "县住建局"),
        ("县文旅委", "城关镇"),
    ]


SURELY_WRAPPED = [
    "县住房和城乡建\n设局", "县住房和城乡\n建设局", "县文化和旅\n游局", "县残\n联", "县政府办\n公室", "经济开发区管\n委会", "各乡镇人民\n政府", "县纪委\n监委", "县农业\n农村局", "县自然资源和\n规划局",
    "城关街道办事\n处",
]  # fmt: skip


@pytest.mark.parametrize("cell", SURELY_WRAPPED)
def test_a_name_that_a_line_has_certainly_cut_is_joined_without_a_warning(cell: str) -> None:
    read = read_units(f"{cell}、县财政局", known_units([cell]))
    assert (read.names, read.joined) == ([cell.replace("\n", ""), "县财政局"], [])


def test_a_joined_name_that_stands_whole_elsewhere_is_no_warning() -> None:
    cell = "县行政服\n务中心"
    assert read_units(cell, known_units([cell])).joined == ["县行政服务中心"]
    assert read_units(cell, known_units([cell, "县行政服务中心"])).joined == []


@pytest.mark.parametrize("cell", ["青禾\n县水利局", "平安寨\n县融媒体中心"])
def test_a_joined_name_that_may_be_two_is_told(cell: str) -> None:
    assert read_units(cell, known_units([cell])).joined == [cell.replace("\n", "")]


@pytest.mark.parametrize("cell", ["县民政\n县财政局", "县城投\n县水利局", "平安乡\n建设局"])
def test_a_line_that_says_once_more_whose_it_is_begins_a_name(cell: str) -> None:
    assert names(cell) == cell.split("\n")


def test_the_rest_of_a_name_is_no_person() -> None:
    table = "序号|工作任务|责任单位\n1|新建公园1个|县政府办⏎公室\n2|加固水库3座|县水利局"
    plan = understand_document(as_xlsx(table, "青禾县2026年重点任务分解表"), "a.xlsx").plan
    assert plan is not None
    assert (plan.items[0].lead_units, plan.items[0].contacts) == (("县政府办公室",), ())


@pytest.mark.parametrize(
    ("often", "once", "beside", "is_told"),
    [
        ("县财政局", "财政局", "", False),
        ("区生态环境局", "生态环境局", "", False),
        ("县住房和城乡建设局", "住房和城乡建设局", "", False),
        # Departments of two places: which is meant, nobody says.
        ("县农业农村局", "农业农村局", "市农业农村局", True),
        ("县市场监管局", "市市场监管局", "", True),
        ("区住房城乡建委", "区住房城乡教委", "", True),
        # The registry does not take these for one.
        ("县供电公司", "供电公司", "", True),
    ],
)
def test_a_department_without_its_county_is_no_warning(
    often: str, once: str, beside: str, is_told: bool
) -> None:
    rows = [f"{at}|新建第{at}片区公园{at}个|{often}" for at in range(1, 8)]
    rows += [f"{at}|加固水库{at}座|{one}" for at, one in enumerate((once, beside), 8) if one]
    table = "\n".join(("序号|工作任务|责任单位", *rows))
    reading = understand_document(as_xlsx(table, "青禾县2026年重点任务分解表"), "a.xlsx")
    assert ("unit-near" in {one.code for one in reading.findings}) is is_told


@pytest.mark.parametrize("group", ["各区、县级市政府", "各县、县级市、区人民政府"])
def test_places_of_several_sorts_are_one_group(group: str) -> None:
    assert read_units(f"县财政局、{group}", Counter()).names == ["县财政局", group]
