"""How a document says who leads and who helps: verbs with what stands before and behind them, brackets, marks, posts."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.words.leader_names import known_leaders, read_leaders
from gwreport.reading.words.unit_names import known_units, read_units
from tests.reading.text_tables import FORMATS, as_xlsx, read_items

TITLE = "青禾区2026年重点工作任务分解表"
HOW_LEADS = [
    "牵头",
    "分别牵头",
    "按职责牵头",
    "按职责分别牵头",
    "按照各自职责牵头组织实施",
    "牵头总抓",
    "牵头负责",
    "牵头协调推进",
    "统筹协调",
    "抓总",
    "总负责",
]
HOW_HELPS = [
    "配合",
    "密切配合",
    "参加",
    "具体负责",
    "按职责落实",
    "按属地原则负责",
    "协同推进",
    "配合抓好落实",
]


def read(words: str) -> tuple[list[tuple[str, ...]], list[str]]:
    text = f"青禾区2026年工作要点\n\n1.新建口袋公园4个。\n{words}\n\n2.改造公路80公里。\n（牵头单位：区交通局）\n"
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    one = reading.plan.items[0]
    return [one.lead_units, one.support_units], [str(found.code) for found in reading.findings]


@pytest.mark.parametrize("helps", ["配合", "参加"])
@pytest.mark.parametrize("leads", HOW_LEADS)
def test_how_units_lead_stays_out_of_their_names(leads: str, helps: str) -> None:
    units, codes = read(f"（区城管局、区住建局{leads}，区财政局{helps}）")
    assert units == [("区城管局", "区住建局"), ("区财政局",)]
    assert "unit-odd" not in codes


@pytest.mark.parametrize("helps", HOW_HELPS)
def test_how_units_help_stays_out_of_their_names(helps: str) -> None:
    assert read(f"（区城管局牵头，区财政局、各镇街{helps}）")[0] == [
        ("区城管局",),
        ("区财政局", "各镇街"),
    ]


def test_verbs_inside_a_name_that_nobody_understands_are_told() -> None:
    table = "序号|目标任务|牵头单位|配合单位\n1|新建公园4个。|区城管局|区财政局总负责一半\n2|改造公路80公里。|区交通局|各镇街"
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    told = [one.facts["name"] for one in reading.findings if str(one.code) == "unit-odd"]
    assert told == ["区财政局总负责一半"]


def test_what_a_list_says_itself_goes_before_the_rule_that_the_first_leads() -> None:
    text = (
        "青禾区2026年工作要点\n（责任单位列第一位者为牵头单位，下同）\n"
        "1.新建口袋公园4个。\n责任单位：区城管局、区住建局分别牵头，区财政局，青石镇、云汀镇\n"
        "2.改造公路80公里。\n责任单位：区交通局、区农业农村委\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [(one.lead_units, one.support_units) for one in reading.plan.items] == [
        (("区城管局", "区住建局"), ("区财政局", "青石镇", "云汀镇")),
        (("区交通局",), ("区农业农村委",)),
    ]


@pytest.mark.parametrize(
    "pair", ["（）", "()", "【】", "[]", "〔〕", "［］", "｛｝", "{}", "〖〗", "『』"]
)
@pytest.mark.parametrize(
    "inside",
    [
        "牵头单位：区城管局；配合单位：区财政局、各镇街",
        "责任领导：王家和；牵头单位：区城管局；配合单位：区财政局、各镇街",
        "区城管局牵头，区财政局、各镇街配合",
    ],
)
def test_brackets_of_every_form_say_who_answers(inside: str, pair: str) -> None:
    units, _ = read(f"{pair[0]}{inside}{pair[1]}")
    assert units == [("区城管局",), ("区财政局", "各镇街")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("区“双随机、一公开”联席会议成员单位", ["区“双随机、一公开”联席会议成员单位"]),
        ("区教委、区“三区、一城”指挥部", ["区教委", "区“三区、一城”指挥部"]),
        ("区教委、区财政局”、区水利局", ["区教委", "区财政局”", "区水利局"]),
    ],
)
def test_marks_inside_quotes_part_no_names(cell: str, expected: list[str]) -> None:
    assert read_units(cell, known_units([cell])).names == expected


@pytest.mark.parametrize("name", ["张伟", "周明", "王丽华", "欧阳文"])
@pytest.mark.parametrize(
    "form", ["{}县长", "{}院长", "{}主任", "{}书记", "{}同志", "县长{}", "{} 局长", "{}（区长）"]
)
def test_a_post_beside_a_name_of_any_length_is_none_of_it(form: str, name: str) -> None:
    cell = form.format(name)
    assert read_leaders(cell, known_leaders([cell])).names == [name]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("second", ["海关", "海事", "党校", "国网", "林场", "高速"])
def test_a_short_name_below_a_unit_is_no_person(second: str, form: str) -> None:
    table = f"序号|目标任务|牵头单位|配合单位\n1|新建公园4个。|区城管局|区财政局⏎{second}\n2|改造公路80公里。|区交通局|各镇街"
    assert read_items(FORMATS[form](table, TITLE), f"a.{form}")[0][4] == f"区财政局、{second}"


@pytest.mark.parametrize(
    ("cell", "leads", "others"),
    [
        ("区城管局（牵头）、区财政局", ("区城管局",), "区财政局"),
        ("区城管局（主办）、区财政局（协办）", ("区城管局",), "区财政局"),
        ("★区城管局、区财政局", ("区城管局",), "区财政局"),
        ("区城管局、区财政局(配合)", ("区城管局",), "区财政局"),
    ],
)
@pytest.mark.parametrize("is_report", [False, True])
def test_marks_of_who_leads_mean_the_same_in_plans_and_reports(
    cell: str, leads: tuple[str, ...], others: str, is_report: bool
) -> None:
    told = "|进展情况" if is_report else ""
    done = "|已建成3个，完成投资200万元。" if is_report else ""
    table = f"序号|目标任务|承办单位{told}\n1|新建公园4个。|{cell}{done}\n2|改造公路80公里。|区交通局{done}"
    reading = understand_document(as_xlsx(table, "青禾区2026年前三季度任务情况"), "a.xlsx")
    if is_report:
        assert reading.report is not None
        row = reading.report.tasks[0]
        assert row.lead_units == leads
        assert others in [one.cell for one in row.remarks]
    else:
        assert reading.plan is not None
        assert reading.plan.items[0].lead_units == leads
        assert reading.plan.items[0].support_units == (others,)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("各市〔州〕、县〔市、区、特区〕人民政府", ["各市〔州〕", "县〔市、区、特区〕人民政府"]),
        ("县【市、区】政府、区教委", ["县【市、区】政府", "区教委"]),
        ("区教委［牵头、区财政局", ["区教委［牵头", "区财政局"]),
    ],
)
def test_marks_inside_brackets_of_every_form_part_no_names(cell: str, expected: list[str]) -> None:
    assert read_units(cell, known_units([cell])).names == expected


@pytest.mark.parametrize("name", ["区财政局］", "区财政局（国资办", "〔区财政局"])
def test_a_name_with_half_a_bracket_is_told(name: str) -> None:
    table = f"序号|目标任务|牵头单位|配合单位\n1|新建公园4个。|区城管局|{name}\n2|改造公路80公里。|区交通局|各镇街"
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    told = [one.facts["name"] for one in reading.findings if str(one.code) == "unit-odd"]
    assert told == [name]


@pytest.mark.parametrize("heading", ["领办人", "包干人", "主抓人", "挂帅人", "带头人", "牵头人"])
def test_who_takes_a_task_on_is_its_leader(heading: str) -> None:
    table = f"序号|目标任务|{heading}|责任单位\n1|新建公园4个。|王家和|区城管局\n2|改造公路80公里。|李强|区交通局"
    assert [row[2] for row in read_items(as_xlsx(table, TITLE), "a.xlsx")] == ["王家和", "李强"]


@pytest.mark.parametrize(
    ("lead", "support"),
    [
        ("牵 头 单 位：", "配 合 单 位："),
        ("牵头 单位：", "配合　单位："),
        ("责　任　单　位:", "配　合　单　位:"),
    ],
)
def test_labels_that_are_set_wide_are_labels(lead: str, support: str) -> None:
    text = (
        f"青禾区2026年工作要点\n1.新建口袋公园4个。\n{lead}区城管局\n{support}区财政局、各镇街\n"
        f"2.改造公路80公里。\n{lead}区交通局\n{support}区农业农村委\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [(one.text, one.lead_units, one.support_units) for one in reading.plan.items] == [
        ("新建口袋公园4个。", ("区城管局",), ("区财政局", "各镇街")),
        ("改造公路80公里。", ("区交通局",), ("区农业农村委",)),
    ]


@pytest.mark.parametrize(
    "post",
    [
        "党组成员、执行局局长",
        "政治部主任",
        "开发区管委会主任",
        "城关镇镇长",
        "团委书记",
        "林场场长",
        "党委委员、人武部部长",
    ],
)
@pytest.mark.parametrize("between", ["\n", " "])
def test_the_post_of_a_body_is_no_second_leader(post: str, between: str) -> None:
    cell = f"{post}{between}何强"
    assert read_leaders(cell, known_leaders([cell, "杜娟"])).names == ["何强"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("有关区、县（市）政府", ["有关区、县（市）政府"]),
        ("区教委、相关县、区政府", ["区教委", "相关县、区政府"]),
        ("沿江区、县政府", ["沿江区、县政府"]),
        ("财务科/各街道", ["财务科", "各街道"]),
        ("区教委/各镇", ["区教委", "各镇"]),
    ],
)
def test_groups_of_places_and_strokes(cell: str, expected: list[str]) -> None:
    assert read_units(cell, known_units([cell])).names == expected


def test_a_limit_that_ends_a_task_is_its_limit() -> None:
    text = (
        "青禾区2026年工作要点\n1.清理楼道堆物，10月底前完成，由区城管局牵头，区财政局配合。\n"
        "2.改造公路80公里，9月20日前完成。（牵头单位：区交通局）\n3.持续深化政务公开。（牵头单位：区政府办公室）\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [one.due for one in reading.plan.items] == ["10月底前", "9月20日前", None]


def test_labels_in_half_width_are_no_table() -> None:
    text = (
        "青禾区2026年工作要点\n1.新建口袋公园4个.(负责部门:区城管局;协助部门:区财政局;时间:8月底)\n"
        "2.改造公路80公里.(负责部门:区交通局;协助部门:区水利局;时间:9月底)\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [one.support_units for one in reading.plan.items] == [("区财政局",), ("区水利局",)]
