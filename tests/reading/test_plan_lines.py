"""Lines and brackets that say who answers, in the forms that many offices give them (an invented district)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import Read, read_items, read_table

TITLE = "青禾区2026年重点工作任务分解"
PARK, ROAD, CLINIC = "新建口袋公园4个。", "改造公路80公里。", "建成卫生院3所。"


def read(*lines: str) -> list[Read]:
    return read_items("\n".join([TITLE, *lines]).encode(), "分解.txt")


def item(
    number: str, text: str, leads: str, support: str = "", leaders: str = "", due: str = ""
) -> Read:
    return number, text, leaders, leads, support, due


@pytest.mark.parametrize(
    ("group", "others"),
    [
        ("各县、市、区政府", "市发改委"),
        ("各县、区人民政府", "市发改委、市财政局"),
        ("各镇、街道", "区发改委"),
        ("各乡镇、办事处", "县发改局"),
        ("各县（市、区）政府", "市发改委"),
    ],
)
def test_a_group_in_several_words_is_one_name(group: str, others: str) -> None:
    lines = [f"1.{PARK}", f"牵头单位：{others}", f"配合单位：{group}、市城管局。"]
    bracket = [f"2.{ROAD}（{others}牵头，{group}配合）"]
    reading = understand_document("\n".join([TITLE, *lines, *bracket]).encode(), "分解.txt")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert first.support_units == (group, "市城管局")
    assert second.support_units == (group,)


def test_two_bodies_behind_a_group_word_are_two() -> None:
    assert read(f"1.{PARK}", "牵头单位：区城管局", "配合单位：各镇、区财政局") == [
        item("1", PARK, "区城管局", "各镇、区财政局")
    ]


def test_a_leader_on_a_line_of_its_own_is_no_part_of_the_task() -> None:
    lines = ["牵头负责领导：王家和。", "牵头责任单位：区城管局。", "协同责任单位：各镇街。"]
    assert read(f"1. {PARK}", *lines) == [item("1", PARK, "区城管局", "各镇街", "王家和")]


def test_a_note_on_how_to_read_the_list_is_no_name() -> None:
    first = "责任单位：区城管局、区财政局（列第一位者为工作牵头单位或汇总单位，下同）"
    assert read(f"1.{PARK}", first, f"2.{ROAD}", "责任单位：区交通局、各镇街") == [
        item("1", PARK, "区城管局", "区财政局"),
        item("2", ROAD, "区交通局", "各镇街"),
    ]


def test_a_label_said_twice_is_no_part_of_a_name() -> None:
    bracket = "（牵头责任单位：区城管局，配合单位：区财政局、配合单位：各镇街等）"
    assert read(f"1.{PARK}{bracket}") == [item("1", PARK, "区城管局", "区财政局、各镇街")]


def test_a_label_may_end_in_a_verb_instead_of_a_colon() -> None:
    lines = ["1.新建口袋公园4个，责任单位为区城管局；", "2.改造公路80公里，责任单位是区交通局。"]
    assert [one[3] for one in read(*lines)] == ["区城管局", "区交通局"]
    # A sentence in which the same words say something else.
    sentence = "1.建立责任体系，责任单位为主体推进各项工作。（区城管局牵头）"
    assert [one[3] for one in read(sentence)] == ["区城管局"]


def test_a_bracket_that_names_bodies_only_answers() -> None:
    lines = [f"1.{PARK}（区城管局、区财政局）", f"2.{ROAD}（区交通局、各镇街，2026年底前）"]
    assert read(*lines) == [
        item("1", PARK, "区城管局、区财政局"),
        item("2", ROAD, "区交通局、各镇街", due="2026年底前"),
    ]
    # Which bodies are meant is no answer.
    assert [
        one[1] for one in read("1.支持两大平台（经开区管委会、高新区管委会）。（区商务局牵头）")
    ] == ["支持两大平台（经开区管委会、高新区管委会）。"]


def test_a_person_in_a_bracket_behind_a_unit_is_no_unit() -> None:
    line = "牵头单位：区城管局（责任人：赵敏，电话：81234567）、区财政局"
    assert read(f"1.{PARK}", line) == [item("1", PARK, "区城管局、区财政局")]


def test_a_label_stands_on_one_line_and_its_words_on_the_next() -> None:
    lines = [f"1.{PARK}", "牵头单位：", "区城管局", "配合单位：", "区财政局", "区水利局"]
    lines += ["完成时限：", "2026年6月底前", f"2.{ROAD}", "牵头单位：", "区交通局"]
    assert read(*lines) == [
        item("1", PARK, "区城管局", "区财政局、区水利局", due="2026年6月底前"),
        item("2", ROAD, "区交通局"),
    ]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("（区城管局牵头，各镇街配合，12月底前完成）", ("区城管局", "各镇街", "12月底前")),
        ("（责任单位：区城管局、各镇街）", ("区城管局、各镇街", "", "")),
    ],
)
@pytest.mark.parametrize("mark", ["（{}）", "({})", "{}."])
def test_one_bracket_answers_for_all_points_before_it(
    bracket: str, expected: tuple[str, str, str], mark: str
) -> None:
    leads, support, due = expected
    points = [mark.format(number) + task for number, task in enumerate((PARK, ROAD), 1)]
    heads = ["一、城乡建设"] if mark == "{}." else ["一、城乡建设", "1.完善设施体系"]
    assert read(*heads, *points, bracket) == [
        item("1", PARK, leads, support, due=due),
        item("2", ROAD, leads, support, due=due),
    ]


def test_a_broad_task_above_its_points_is_their_category() -> None:
    lines = ["一、城乡建设", "1.完善设施体系。", f"（1）{PARK}（区城管局负责）"]
    lines += [f"（2）{ROAD}（区交通局负责）", f"2.{CLINIC}（区卫健委负责）"]
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "分解.txt")
    assert reading.plan is not None
    assert [(one.number, one.category, one.text) for one in reading.plan.items] == [
        ("1", "完善设施体系。", PARK),
        ("2", "完善设施体系。", ROAD),
        ("2", "", CLINIC),
    ]


def test_the_units_of_a_broad_task_are_those_of_its_points() -> None:
    lines = ["1.完善设施体系。（区城管局牵头，各镇街配合）", f"（1）{PARK}", f"（2）{ROAD}"]
    assert read("一、城乡建设", *lines) == [
        item("1", PARK, "区城管局", "各镇街"),
        item("2", ROAD, "区城管局", "各镇街"),
    ]


def test_an_item_that_lost_its_line_does_not_take_that_of_the_next() -> None:
    lines = [f"1.{PARK}", f"2.{ROAD}", "牵头单位：区交通局", f"3.{CLINIC}", "牵头单位：区卫健委"]
    assert [one[3] for one in read("一、城乡建设", *lines)] == ["", "区交通局", "区卫健委"]


@pytest.mark.parametrize(
    "sentence",
    [
        "以下任务由区发改委牵头，各镇街配合，年内完成。",
        "下列各项工作均由区发改委牵头，各镇街配合，年内完成。",
        "以下2项重点任务牵头单位：区发改委；配合单位：各镇街；完成时限：年内完成。",
    ],
)
def test_a_sentence_answers_for_all_items_below_it(sentence: str) -> None:
    lines = ["一、城乡建设", sentence, f"1.{PARK}", f"2.{ROAD}（区交通局牵头）"]
    other = ["二、民生", f"3.{CLINIC}（区卫健委牵头）"]
    read_ = read(*lines, *other)
    assert [(one[1], one[3]) for one in read_] == [
        (PARK, "区发改委"),
        (ROAD, "区交通局"),
        (CLINIC, "区卫健委"),
    ]
    assert read_[0][4] == "各镇街"
    assert read_[0][5].startswith("年内")


def test_a_sentence_answers_for_all_items_above_it() -> None:
    lines = ["一、城乡建设", f"1.{PARK}", f"2.{ROAD}", "以上任务由区发改委牵头，各镇街配合。"]
    assert read(*lines) == [
        item("1", PARK, "区发改委", "各镇街"),
        item("2", ROAD, "区发改委", "各镇街"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "青禾区2026年政务公开工作要点",
        "关于推进2026年重点工作的实施意见",
        "青禾区2026年责任清单",
        "青禾区2026年民生实事",
        "青禾区2026年政府工作事项",
        "青禾区2026年改革举措",
    ],
)
def test_titles_of_more_kinds_of_plans(title: str) -> None:
    text = "\n".join(
        [title, "为贯彻落实上级部署，制定本件。", "一、城乡建设", f"1.{PARK}（区城管局负责）"]
    )
    reading = understand_document(text.encode(), "a.txt")
    assert reading.plan is not None
    assert (reading.plan.title, reading.plan.year) == (title, 2026)


def test_half_width_marks_and_lines_broken_anywhere() -> None:
    lines = [
        "1.新建口袋公园4个,改造老旧游",
        "园2个. (牵头单位:区城管局;责任单位:区财政局,区水",
        "利局,各镇街.)",
    ]
    lines += ["2.改造公路80公里. (牵头单位:区交通局;责任单", "位:各镇街.)"]
    assert read(*lines) == [
        item("1", "新建口袋公园4个,改造老旧游园2个.", "区城管局", "区财政局、区水利局、各镇街"),
        item("2", "改造公路80公里.", "区交通局", "各镇街"),
    ]


@pytest.mark.parametrize("marks", [("一", "二"), ("十一", "十二")])
@pytest.mark.parametrize(
    ("first", "second", "sections"),
    [
        ("区城管局牵头", "区交通局牵头，各镇街配合", ("区城管局牵头", "区交通局牵头，各镇街配合")),
        (
            "城市建设（责任单位：区城管局）",
            "交通（区交通局牵头，各镇街配合）",
            ("城市建设", "交通"),
        ),
    ],
)
def test_units_in_a_heading_answer_for_all_below_it(
    first: str, second: str, sections: tuple[str, str], marks: tuple[str, str]
) -> None:
    lines = [f"{marks[0]}、{first}", f"1.{PARK}", f"2.{CLINIC}"]
    lines += [f"{marks[1]}、{second}", f"1.{ROAD}", "2.建桥2座。"]
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "分解.txt")
    assert reading.plan is not None
    assert [
        (one.section, one.text, one.lead_units, one.support_units) for one in reading.plan.items
    ] == [
        (f"{marks[0]}、{sections[0]}", PARK, ("区城管局",), ()),
        (f"{marks[0]}、{sections[0]}", CLINIC, ("区城管局",), ()),
        (f"{marks[1]}、{sections[1]}", ROAD, ("区交通局",), ("各镇街",)),
        (f"{marks[1]}、{sections[1]}", "建桥2座。", ("区交通局",), ("各镇街",)),
    ]


def test_problems_are_counted_by_their_word() -> None:
    lines = ["问题一：部分小区污水直排。", "责任单位：区住建委", "整改时限：2026年6月底前"]
    lines += ["问题二：扬尘管控不力。", "责任单位：区生态环境局", "整改时限：立行立改"]
    assert read(*lines) == [
        item("一", "部分小区污水直排。", "区住建委", due="2026年6月底前"),
        item("二", "扬尘管控不力。", "区生态环境局", due="立行立改"),
    ]


def test_what_an_item_is_said_to_be_before_its_units_stands_beside_it() -> None:
    lines = [
        f"1.{PARK}（预期性指标，牵头单位：区城管局；责任单位：区财政局，以下均需各镇街落实，不再逐一列出）",
        f"2.{ROAD}（约束性指标，牵头单位：区交通局）",
        f"3.{CLINIC}（总投资3亿元；牵头单位：区卫健委）",
    ]
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "分解.txt")
    assert reading.plan is not None
    found = [(one.text, one.lead_units, one.support_units) for one in reading.plan.items]
    assert found == [
        (PARK, ("区城管局",), ("区财政局",)),
        (ROAD, ("区交通局",), ()),
        (f"{CLINIC}（总投资3亿元）", ("区卫健委",), ()),
    ]
    assert [one.binding for one in reading.plan.items] == [False, True, False]
    assert "以下均需各镇街落实，不再逐一列出" in [
        one.facts.get("text") for one in reading.findings if str(one.code) == "note-left-out"
    ]


def test_who_leads_in_a_bracket_before_a_label_is_read_too() -> None:
    assert read(f"1.{PARK}（分管副区长负责，责任单位：区城管局）") == [
        item("1", PARK, "区城管局", leaders="分管副区长")
    ]


def test_a_paragraph_between_tasks_without_numbers_that_is_none_is_told() -> None:
    lines = [
        "完善路网。新建道路3条。",
        "牵头单位：区住建局",
        "建成驿站6处。",
        "绿化2万平方米。",
        "牵头单位：区园林局",
    ]
    reading = understand_document("\n".join([TITLE, "一、城乡建设", *lines]).encode(), "分解.txt")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == [
        "完善路网。新建道路3条。",
        "绿化2万平方米。",
    ]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "paragraph-left-out"]
    assert told == ["建成驿站6处。"]


def test_tasks_without_numbers_are_parted_where_the_units_above_are_whole() -> None:
    lines = [
        "完善城市功能。新建道路3条。",
        "牵头单位：区住建局",
        "责任单位：区规划局、青禾开发区",
        "改善人居环境。置换天然气2万户。",
        "牵头单位：区城管局",
        "责任单位：区财政局、区生态环",
        "境局、各镇街",
    ]
    assert [one[1:5] for one in read("一、城乡建设", *lines)] == [
        ("完善城市功能。新建道路3条。", "", "区住建局", "区规划局、青禾开发区"),
        ("改善人居环境。置换天然气2万户。", "", "区城管局", "区财政局、区生态环境局、各镇街"),
    ]


def test_words_between_numbered_tasks_that_belong_to_none_are_told() -> None:
    text = """2026年重点任务分工
一、城市建设
围绕宜居城市建设，做好以下工作。
1.新建公园4个。
牵头单位：区城管局
公园面向市民免费开放。
2.改造公路80公里。
牵头单位：区交通局
二、工作要求
各单位要抓好落实。
"""
    reading = understand_document(text.encode(), "分工.txt")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == ["新建公园4个。", "改造公路80公里。"]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "paragraph-left-out"]
    assert told == ["公园面向市民免费开放。"]


@pytest.mark.parametrize(
    ("bracket", "due"),
    [
        ("（8月底前）", "8月底前"),
        ("(2026年9月底前)", "2026年9月底前"),
        ("（6月底前完成）", "6月底前"),
        ("（年底前）。", "年底前"),
        ("（长期坚持）", "长期坚持"),
        ("（全年持续推进）", "全年持续推进"),
    ],
)
def test_a_bracket_that_says_only_until_when_is_the_limit(bracket: str, due: str) -> None:
    text = f"2026年任务分工\n一、城市建设\n1.新建公园4个。{bracket}\n牵头单位：区城管局\n2.改造公路80公里。\n牵头单位：区交通局\n"
    table = f"序号|任务|牵头单位\n1|新建公园4个。{bracket}|区城管局\n2|改造公路80公里。|区交通局"
    for read in (read_items(text.encode(), "分工.txt"), read_table(table)):
        assert [(one[1], one[5]) for one in read] == [
            ("新建公园4个。", due),
            ("改造公路80公里。", ""),
        ]


@pytest.mark.parametrize("bracket", ["（2024—2026年）", "（一期）", "（2026年）", "（含绿道）"])
def test_a_bracket_that_names_years_or_parts_stays_in_the_words(bracket: str) -> None:
    text = f"2026年任务分工\n1.实施公园建设行动{bracket}。\n牵头单位：区城管局\n2.改造公路80公里。\n牵头单位：区交通局\n"
    read = read_items(text.encode(), "分工.txt")
    assert [(one[1].rstrip("。"), one[5]) for one in read] == [
        (f"实施公园建设行动{bracket}", ""),
        ("改造公路80公里", ""),
    ]


def test_the_mark_before_the_first_label_is_no_end_of_the_task() -> None:
    text = (
        "2026年任务分工\n社会救助：低保标准提高6%；责任科室：社会救助科；完成时限：7月\n"
        "养老服务：新建食堂20个；责任科室：养老服务科；完成时限：11月\n"
    )
    assert [(one[1], one[3], one[5]) for one in read_items(text.encode(), "分工.txt")] == [
        ("社会救助：低保标准提高6%", "社会救助科", "7月"),
        ("养老服务：新建食堂20个", "养老服务科", "11月"),
    ]


def test_labels_that_nobody_knows_stay_beside_their_tasks() -> None:
    text = """青禾区政府督办事项清单
事项一：关于城东管网破损问题
交办领导：区长 王家和
承办单位：区水务局
办理要求：查明原因，限期修复。
事项二：关于小区物业纠纷
交办领导：副区长 李强
承办单位：区住建局
办理要求：化解矛盾。
"""
    reading = understand_document(text.encode(), "a.txt")
    assert reading.plan is not None
    assert [
        (one.text, one.lead_units, {kept.heading: kept.cell for kept in one.remarks})
        for one in reading.plan.items
    ] == [
        (
            "关于城东管网破损问题",
            ("区水务局",),
            {"交办领导": "区长 王家和", "办理要求": "查明原因，限期修复。"},
        ),
        ("关于小区物业纠纷", ("区住建局",), {"交办领导": "副区长 李强", "办理要求": "化解矛盾。"}),
    ]
    told = [one.facts["heading"] for one in reading.findings if str(one.code) == "column-as-remark"]
    # Who gave a task is known for a remark.
    assert told == ["办理要求"]


def test_lines_that_are_a_units_name_alone_stand_over_its_tasks() -> None:
    text = """青禾区2026年部门重点任务
区城管局
1.新建口袋公园4个
2.改造公厕8座
区卫生健康委
1.建成卫生院3所
"""
    assert [(row[1], row[3]) for row in read_items(text.encode(), "a.txt")] == [
        ("新建口袋公园4个", "区城管局"),
        ("改造公厕8座", "区城管局"),
        ("建成卫生院3所", "区卫生健康委"),
    ]


def test_parts_with_units_of_their_own_are_items_however_many_begin_alike() -> None:
    found = read(
        "1.固定资产投资增长6%。",
        "牵头单位：区发改委；责任单位：各镇街。",
        "其中：工业投资增长12%以上。",
        "牵头单位：区经信委；责任单位：各园区。",
        "其中：民间投资增长5%。",
        "牵头单位：区发改委；责任单位：区国资委。",
    )
    assert [(row[1], row[3], row[4]) for row in found] == [
        ("固定资产投资增长6%。", "区发改委", "各镇街"),
        ("其中：工业投资增长12%以上。", "区经信委", "各园区"),
        ("其中：民间投资增长5%。", "区发改委", "区国资委"),
    ]
