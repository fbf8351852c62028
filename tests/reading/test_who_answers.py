"""Who answers for a task, in brackets, lines and headings of all forms (an invented district)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import as_docx, as_xlsx, read_items

Item = tuple[str, str, str, str, str | None]
TITLE = "2025年青禾区政府工作报告重点任务分解"


def items(*lines: str) -> list[Item]:
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "分解.txt")
    assert reading.plan is not None
    return [
        (
            one.text,
            "、".join(one.leaders),
            "、".join(one.lead_units),
            "、".join(one.support_units),
            one.due,
        )
        for one in reading.plan.items
    ]


PARK = "新建口袋公园4个"
OPENINGS = ("（", "(", "〔", "【", "[", "﹝")
CLOSINGS = ("）", ")", "〕", "】", "]", "﹞")


@pytest.mark.parametrize(("opening", "closing"), list(zip(OPENINGS, CLOSINGS, strict=True)))
@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("牵头单位：区城管局；配合单位：区财政局、各镇街", ("区城管局", "区财政局、各镇街", None)),
        (
            "牵头单位：区城管局；责任单位：区财政局，各镇街，6月底完成",
            ("区城管局", "区财政局、各镇街", "6月底完成"),
        ),
        (
            "牵头单位：区城管局；配合单位：区财政局、各镇街；6月底前开工，12月底前完成主体",
            ("区城管局", "区财政局、各镇街", "6月底前开工，12月底前完成主体"),
        ),
        (
            "牵头：区城管局；配合：区财政局、区水利局，一季度启动前期，年底前基本建成",
            ("区城管局", "区财政局、区水利局", "一季度启动前期，年底前基本建成"),
        ),
        ("区城管局牵头，区财政局配合，年内持续推进", ("区城管局", "区财政局", "年内持续推进")),
        ("牵头部门:区城管局", ("区城管局", "", None)),
        (
            "区城管局牵头，区级各有关部门及各镇街政府按职责分工负责",
            ("区城管局", "区级各有关部门、各镇街政府", None),
        ),
        (
            "区政府办公室、区行政审批制度改革工作领导小组办公室牵头，区财政局配合",
            ("区政府办公室、区行政审批制度改革工作领导小组办公室", "区财政局", None),
        ),
    ],
)
def test_brackets_of_all_forms(
    opening: str, closing: str, inside: str, expected: tuple[str, str, str | None]
) -> None:
    lines = [f"{number}．{PARK}。{opening}{inside}{closing}" for number in (1, 2)]
    assert items(*lines) == [(f"{PARK}。", "", *expected)] * 2


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("区城管局及区直相关单位", "区城管局、区直相关单位"),
        ("区城管局和区财政局", "区城管局、区财政局"),
        ("区城管局会同区财政局", "区城管局、区财政局"),
        ("区城管局/区财政局", "区城管局、区财政局"),
        ("各镇街以及有关部门", "各镇街、有关部门"),
        # Names in which the same words stand.
        ("区规划和自然资源局", "区规划和自然资源局"),
        ("区人力资源和社会保障局", "区人力资源和社会保障局"),
        ("区市场和质量监管局", "区市场和质量监管局"),
        ("和平区政府", "和平区政府"),
        ("及第镇政府", "及第镇政府"),
    ],
)
def test_words_that_join_two_bodies_part_them_and_no_name(units: str, expected: str) -> None:
    read = items(f"1．{PARK}。", f"牵头单位：{units}。", "2．建设道路。", "牵头单位：区交通局。")
    assert read[0][2] == expected


def test_posts_in_a_bracket_are_leaders_and_no_units() -> None:
    read = items(f"（一）{PARK}（分管副区长、协管副主任负责，区城管局牵头，区财政局配合）。")
    assert read == [(PARK, "分管副区长、协管副主任", "区城管局", "区财政局", None)]


@pytest.mark.parametrize(
    "heading",
    [
        "一、王家和区长主抓的工作",
        "一、王家和常务副区长牵头重点工作",
        "一、王家和（副区长）牵头",
        "（一）王家和副区长分管（12项）",
    ],
)
def test_a_person_in_a_heading_answers_for_all_below_it(heading: str) -> None:
    lines = [f"1．{PARK}。", "牵头单位：区城管局。", "2．建设道路。", "牵头单位：区交通局。"]
    other = ["二、重点工作", "3．改造管网。", "牵头单位：区水利局。"]
    assert [one[1] for one in items(heading, *lines, *(other if heading[0] == "一" else []))] == [
        "王家和",
        "王家和",
        *([""] if heading[0] == "一" else []),
    ]


def test_prose_behind_the_units_is_no_unit() -> None:
    read = items(
        "1、农村道路畅通工程，牵头部门：区交通局。进度较慢的镇为青石镇。",
        "2、饮水安全工程，牵头部门：区水利局。社会救助，区本级进度较慢。",
    )
    assert [one[2] for one in read] == ["区交通局", "区水利局"]
    assert [one[0] for one in read] == [
        "农村道路畅通工程。进度较慢的镇为青石镇。",
        "饮水安全工程。社会救助，区本级进度较慢。",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "王家和 副区长",
        "副区长 王家和",
        "王家和\n（副区长）",
        "区委常委、副区长 王家和",
        "王家和副区长",
    ],
)
def test_a_post_beside_a_person_is_no_second_leader(cell: str) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["序号", "目标任务", "分管领导", "牵头单位"])
    book.active.append([1, PARK, cell, "区城管局"])
    book.active.append([2, "建设道路", "李 强", "区交通局"])
    buffer = io.BytesIO()
    book.save(buffer)
    reading = understand_document(buffer.getvalue(), "a.xlsx")
    assert reading.plan is not None
    assert [one.leaders for one in reading.plan.items] == [("王家和",), ("李强",)]


@pytest.mark.parametrize(
    "leader",
    [
        "区政府分管领导",
        "市分管领导",
        "主管领导",
        "分管省领导",
        "包抓县领导",
        "领办领导",
        "挂点领导",
        "分管负责人",
    ],
)
@pytest.mark.parametrize(
    "lead", ["责任科室", "主管部门", "市级主办单位", "承办单位", "实施主体", "业主单位"]
)
@pytest.mark.parametrize("due", ["整改时限", "办结时间", "计划完成时间", "进度安排", "截止日期"])
def test_headings_by_who_and_role(leader: str, lead: str, due: str) -> None:
    rows = [
        ["序号", "具体任务", leader, lead, due],
        ["1", PARK, "王家和", "区城管局", "6月底前"],
        ["2", "建设道路", "李强", "区交通局", "年底前"],
    ]
    text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    reading = understand_document(text.encode(), "a.md")
    assert reading.plan is not None
    assert [(one.leaders, one.lead_units, one.due) for one in reading.plan.items] == [
        (("王家和",), ("区城管局",), "6月底前"),
        (("李强",), ("区交通局",), "年底前"),
    ]


def test_the_address_of_a_letter_is_no_line_of_units() -> None:
    read = items("各镇街，区政府各部门，各有关单位：", f"1．{PARK}。", "牵头单位：区城管局。")
    assert len(read) == 1


def table(*rows: list[str]) -> bytes:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows).encode()


@pytest.mark.parametrize(
    ("cell", "leads", "support"),
    [
        ("区城管局牵头，区财政局、各镇街配合", ("区城管局",), ("区财政局", "各镇街")),
        ("区城管局牵头、区财政局配合", ("区城管局",), ("区财政局",)),
        ("牵头单位：区城管局<br>配合单位：区财政局", ("区城管局",), ("区财政局",)),
        ("区城管局（牵头）、区财政局", ("区城管局",), ("区财政局",)),
    ],
)
@pytest.mark.parametrize("heading", ["责任单位", "责任科室"])
def test_a_cell_says_itself_who_leads(
    heading: str, cell: str, leads: tuple[str, ...], support: tuple[str, ...]
) -> None:
    data = table(["序号", "目标任务", heading], ["1", PARK, cell], ["2", "建设道路", "区交通局"])
    reading = understand_document(data, "a.md")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert (first.lead_units, first.support_units) == (leads, support)
    assert second.lead_units == ("区交通局",)


def test_a_task_in_three_columns_has_its_number_its_group_and_its_words() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工作任务", "具体要求", None, "责任科室", "时限要求"])
    sheet.append(["规范公开", 1, f"{PARK}，完善配套设施。", "办公室", "6月底前"])
    sheet.append(["做好解读", 2, "丰富解读形式，提升解读质量。", "法制科", "全年"])
    sheet.merge_cells("B1:C1")
    buffer = io.BytesIO()
    book.save(buffer)
    reading = understand_document(buffer.getvalue(), "a.xlsx")
    assert reading.plan is not None
    assert [(one.number, one.category, one.text) for one in reading.plan.items] == [
        ("1", "规范公开", f"{PARK}，完善配套设施。"),
        ("2", "做好解读", "丰富解读形式，提升解读质量。"),
    ]


def test_people_to_call_in_a_line_are_contacts() -> None:
    data = f"{TITLE}\n1．{PARK}。\n牵头单位：区城管局；联系人：王家和。\n".encode()
    reading = understand_document(data, "a.txt")
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("区城管局",)
    assert [one.name for one in reading.plan.items[0].contacts] == ["王家和"]


def test_labels_of_a_town_and_verbs_alone_are_labels() -> None:
    read = items(
        f"1、{PARK}。（责任领导：王芳；责任站所：经济发展办；配合：镇城管中队、各村）",
        "2、改造危房12户。责任领导：王芳。责任站所：规建办。",
        "3、建设道路。牵头：区交通局；协办：区财政局",
    )
    assert [one[1:4] for one in read] == [
        ("王芳", "经济发展办", "镇城管中队、各村"),
        ("王芳", "规建办", ""),
        ("", "区交通局", "区财政局"),
    ]


@pytest.mark.parametrize(
    ("line", "lead", "support"),
    [
        ("责任单位：区城管局牵头", "区城管局", ""),
        ("责任单位：区城管局牵头，区财政局等单位按职责分工负责", "区城管局", "区财政局"),
        ("责任单位：区城管局、区财政局按职责分工负责，各镇街结合实际落实", "区城管局、区财政局", "各镇街"),
        ("牵头单位：区城管局牵头负责，区财政局配合", "区城管局", "区财政局"),
        ("牵头单位：区城管局 配合单位：区财政局、各镇街按职责负责", "区城管局", "区财政局、各镇街"),
    ],
)  # fmt: skip
def test_a_verb_behind_the_names_under_a_label_is_no_part_of_a_name(
    line: str, lead: str, support: str
) -> None:
    lines = [one for number in (1, 2) for one in (f"{number}．{PARK}。", line)]
    assert items(*lines) == [(f"{PARK}。", "", lead, support, None)] * 2


@pytest.mark.parametrize(
    ("said", "led"),
    [
        ("2项任务的责任单位均为区水利局。", ["区城管局", "区水利局", "区水利局"]),
        ("以上两项工作由区水利局牵头，区财政局配合。", ["区城管局", "区水利局", "区水利局"]),
        ("该项任务责任单位为区水利局。", ["区城管局", "", "区水利局"]),
        ("第2—3项任务的责任单位：区水利局", ["区城管局", "区水利局", "区水利局"]),
        ("以上任务由区水利局牵头。", ["区城管局", "区水利局", "区水利局"]),
    ],
)
def test_a_sentence_says_who_answers_for_those_above_it(said: str, led: list[str]) -> None:
    read = items(
        "一、城市更新",
        f"1．{PARK}。（区城管局牵头）",
        "2．整治河道3公里。",
        "3．改造泵站2座。",
        said,
    )
    assert [one[2] for one in read] == led


def test_a_paragraph_that_begins_like_a_heading_is_never_glued_to_the_line_before_it() -> None:
    introduction = "（二）水网建设行动。围绕防洪保供水，突出补短板、强弱项、建机制、保安全、提效能，统筹流域上下游左右岸，实施如下重点项目："
    read = items(
        "（一）城市更新行动。围绕宜居宜业，实施如下重点项目：",
        f"1．{PARK}。（牵头单位：区城管局，配合单位：各镇街）",
        introduction,
        "2．整治河道3公里。（牵头单位：区水利局，配合单位：各镇街）",
    )
    assert read == [
        (f"{PARK}。", "", "区城管局", "各镇街", None),
        ("整治河道3公里。", "", "区水利局", "各镇街", None),
    ]


def test_a_long_paragraph_with_a_headings_number_and_a_line_of_units_is_an_item() -> None:
    long = "严格执行统一的招投标政策，取消不合理限制，社会投资的房屋建筑工程由建设单位自主发包，小型项目原则上不强制监理，并公布办事指南。"
    read = items(
        "（一）完善长效机制，加强存量项目监管。",
        "责任单位：区发展改革委",
        "时限要求：持续推进",
        f"（二）{long}",
        "责任单位：区住房城乡建委",
        "时限要求：持续推进",
    )
    assert [one[0] for one in read] == ["完善长效机制，加强存量项目监管。", long]
    assert [one[2:] for one in read] == [
        ("区发展改革委", "", "持续推进"),
        ("区住房城乡建委", "", "持续推进"),
    ]


@pytest.mark.parametrize(
    ("units", "lead", "support"),
    [
        ("区财政局、区审计局牵头，区商务局、各镇街", "区财政局、区审计局", "区商务局、各镇街"),
        ("区财政局牵头，区商务局", "区财政局", "区商务局"),
    ],
)
def test_who_is_named_behind_those_that_lead_helps(units: str, lead: str, support: str) -> None:
    assert items(f"1.{PARK}。", f"责任单位：{units}", "2.修路。", "责任单位：区交通局牵头") == [
        (f"{PARK}。", "", lead, support, None),
        ("修路。", "", "区交通局", "", None),
    ]


@pytest.mark.parametrize(
    ("cell", "lead", "support", "remark"),
    [
        ("市水利局、市林业局⏎省牵头单位：省水利厅", "市水利局、市林业局", "", "省水利厅"),
        ("区水利局⏎市责任单位：市水利局", "区水利局", "", "市水利局"),
        ("区水利局⏎配合单位：区林业局、各镇街", "区水利局", "区林业局、各镇街", ""),
        ("区林业局、各镇街⏎牵头单位：区水利局", "区水利局", "区林业局、各镇街", ""),
    ],
)
def test_a_label_below_the_names_of_a_cell(cell: str, lead: str, support: str, remark: str) -> None:
    from tests.reading.text_tables import as_docx

    table = f"""
    序号|工作任务|责任单位
    1|治理河道9公里。|{cell}
    2|造林三千亩。|区林业局
    """
    plan = understand_document(as_docx(table, TITLE), "a.docx").plan
    assert plan is not None
    first = plan.items[0]
    assert ("、".join(first.lead_units), "、".join(first.support_units)) == (lead, support)
    assert "".join(one.cell for one in first.remarks) == remark


@pytest.mark.parametrize("joint", ["。", "；", "，"])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("由区城管局负责落实", ("区城管局", "", None)),
        (
            "由区城管局、财政局，各镇、街道办事处负责落实",
            ("区城管局、财政局、各镇、街道办事处", "", None),
        ),
        ("由区城管局牵头，区财政局、各镇街配合", ("区城管局", "区财政局、各镇街", None)),
        ("由区城管局负责，6月底前完成", ("区城管局", "", "6月底前")),
    ],
)
def test_the_last_sentence_says_who_answers(
    joint: str, said: str, expected: tuple[str, str, str | None]
) -> None:
    read = items(f"（一）{PARK}{joint}{said}。", f"（二）{PARK}{joint}{said}。")
    assert [one[2:] for one in read] == [expected] * 2
    assert [one[0].rstrip("。；") for one in read] == [PARK] * 2


@pytest.mark.parametrize(
    "sentence",
    ["由企业自主负责落实技改投资", "由政府购买服务", "形成由点到面的格局，由专家论证后实施"],
)
def test_a_sentence_that_begins_so_and_names_no_body_says_nothing(sentence: str) -> None:
    read = items(f"1．{PARK}，{sentence}。", "牵头单位：区城管局。")
    assert [one[0] for one in read] == [f"{PARK}，{sentence}。"]


PLACES_IN_LISTS = [
    "列第一位",
    "排名第一",
    "排在首位",
    "位列第一",
    "排序第一",
    "首个",
    "第一个",
    "列首位",
    "居首位",
]
SAID_OF_THEM = [
    "责任单位中{first}的为牵头单位。",
    "{first}的责任单位为牵头单位，其他列入单位为参与单位。",
    "责任单位{first}的单位是牵头部门，下同。",
    "（{first}者为工作牵头单位）",
    "多个责任单位的，由{first}的单位负责牵头。",
    "牵头单位为{first}的责任单位。",
]


@pytest.mark.parametrize("first", PLACES_IN_LISTS)
@pytest.mark.parametrize("said", SAID_OF_THEM)
def test_the_first_of_a_list_leads_where_the_document_says_so(first: str, said: str) -> None:
    read = items(
        f"四、{said.format(first=first)}",
        "一、重点工作",
        f"1、{PARK}。责任单位：区城管局、区财政局、各镇街。",
        "2、建设道路。责任单位：区交通局、区水利局。",
    )
    assert [one[2:4] for one in read] == [
        ("区城管局", "区财政局、各镇街"),
        ("区交通局", "区水利局"),
    ]


@pytest.mark.parametrize(("opening", "closing"), list(zip(OPENINGS, CLOSINGS, strict=True)))
@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("责任单位：区城管局", "完成时限：8月底"), ("区城管局", "", "8月底")),
        (
            ("责任单位：区城管局、区财政局", "配合单位：各镇街", "完成时限：8月底"),
            ("区城管局、区财政局", "各镇街", "8月底"),
        ),
        (
            ("牵头单位：区城管局；配合单位：各镇（街道）政府", "完成时限：全年"),
            ("区城管局", "各镇（街道）政府", "全年"),
        ),
    ],
)
def test_each_label_in_a_bracket_of_its_own(
    opening: str, closing: str, labels: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    brackets = "".join(f"{opening}{label}{closing}" for label in labels)
    lines = [f"{number}．{PARK}。{brackets}" for number in (1, 2)]
    assert items(*lines) == [(f"{PARK}。", "", *expected)] * 2


@pytest.mark.parametrize(
    "group", ["各乡（镇）、街道", "各县（市）、区人民政府", "各有关县、区政府"]
)
def test_a_group_with_a_bracket_is_one(group: str) -> None:
    read = items(f"1．{PARK}。", f"牵头单位：区城管局。配合单位：区财政局、{group}。")
    assert read[0][3] == f"区财政局、{group}"


def test_a_bracket_of_a_bank_and_an_office_names_who_answers() -> None:
    read = items(f"1．{PARK}。（区金融办、人行青禾分行）", f"2．{PARK}。（区财政局、区农商银行）")
    assert [one[2] for one in read] == ["区金融办、人行青禾分行", "区财政局、区农商银行"]


def test_a_bracket_for_several_names_before_it_marks_each_of_them() -> None:
    table = """
        序号 | 目标任务 | 责任单位
        1 | 建成公园4个 | 市工信局、市财政局（共同牵头），市国资委
        2 | 改造公路80公里 | 市交通局（牵头）、市财政局
    """
    assert [(one[3], one[4]) for one in read_items(as_docx(table), "分解.docx")] == [
        ("市工信局、市财政局", "市国资委"),
        ("市交通局", "市财政局"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "牵头",
        "牵头（2项）",
        "牵头工作（2项）",
        "牵头的重点任务(共2项)",
        "负责的工作任务（2项）",
        "牵头落实事项：",
    ],
)
def test_a_heading_may_say_how_much_its_units_lead(words: str) -> None:
    read = items(
        f"一、区城管局{words}",
        f"1．{PARK}。",
        "2．整治背街小巷12条。",
        f"二、区水利局、区农业农村委{words}",
        "3．治理河道8公里。配合单位：各镇街。",
        "4．新建灌渠3条。",
    )
    assert [(one[2], one[3]) for one in read] == [
        ("区城管局", ""),
        ("区城管局", ""),
        # Who helps is said in the line itself, who leads over it.
        ("区水利局、区农业农村委", "各镇街"),
        ("区水利局、区农业农村委", ""),
    ]


def test_a_label_with_a_headings_number_is_one_more_of_such_headings() -> None:
    read = items(
        "一、区城管局牵头的任务（1项）",
        f"1．{PARK}。",
        "二、责任单位：区水利局",
        "2．治理河道8公里。",
    )
    assert [(one[0], one[2]) for one in read] == [
        (f"{PARK}。", "区城管局"),
        ("治理河道8公里。", "区水利局"),
    ]


def test_numbers_that_run_through_the_sections_lose_no_task() -> None:
    read = items(
        "一、城市建设专班",
        f"1．{PARK}。",
        "2．整治背街小巷12条。",
        "二、水利专班",
        "3．治理河道8公里。配合单位：各镇街。",
        "三、教育专班",
        "4．新建小学1所。",
    )
    assert [one[0] for one in read] == [
        f"{PARK}。",
        "整治背街小巷12条。",
        "治理河道8公里。",
        "新建小学1所。",
    ]


_LABELS = (("领导", "王家和"), ("牵头", "区城管局"), ("配合", "区财政局"))


# The same, the labels side by side; those of two columns may be taken for a label and its words.
_NESTED = {
    "down": _LABELS,
    "across": tuple(zip(*_LABELS, strict=True)),
    "two across": (("牵头单位", "配合单位"), ("区城管局", "区财政局")),
    "two down": (("牵头单位", "区城管局"), ("配合单位", "区财政局")),
    "one below the other": (("牵头", "配合"), ("区城管局", "区财政局"), ("", "区住建局")),
}


def _nested_in_word(inside: tuple[tuple[str, ...], ...]) -> bytes:
    import io

    from docx import Document

    document = Document()
    document.add_paragraph("青禾区2026年重点任务清单")
    table = document.add_table(rows=3, cols=3)
    for at, row in enumerate(
        (("序号", "任务", "责任"), ("1", "新建公园4个", ""), ("2", "改造公路8公里", ""))
    ):
        for cell, words in zip(table.rows[at].cells, row, strict=True):
            cell.text = words
    for at in (1, 2):
        inner = table.cell(at, 2).add_table(rows=len(inside), cols=len(inside[0]))
        for row, told in zip(inner.rows, inside, strict=True):
            for cell, words in zip(row.cells, told, strict=True):
                cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _nested_in_page(inside: tuple[tuple[str, ...], ...]) -> bytes:
    inner = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in told)}</tr>" for told in inside)
    rows = "".join(
        f"<tr><td>{at}</td><td>{task}</td><td><table>{inner}</table></td></tr>"
        for at, task in ((1, "新建公园4个"), (2, "改造公路8公里"))
    )
    head = "<tr><td>序号</td><td>任务</td><td>责任</td></tr>"
    return f"<html><meta charset='utf-8'><p>青禾区2026年重点任务清单</p><table>{head}{rows}</table></html>".encode()


@pytest.mark.parametrize("shape", _NESTED)
@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_small_table_of_labels_inside_a_cell_says_who_answers(form: str, shape: str) -> None:
    inside = _NESTED[shape]
    data = _nested_in_word(inside) if form == "docx" else _nested_in_page(inside)
    plan = understand_document(data, f"分解.{form}").plan
    assert plan is not None
    leaders = ("王家和",) if shape in ("down", "across") else ()
    helpers = ("区财政局", "区住建局") if shape == "one below the other" else ("区财政局",)
    assert [(one.text, one.leaders, one.lead_units, one.support_units) for one in plan.items] == [
        (task, leaders, ("区城管局",), helpers) for task in ("新建公园4个", "改造公路8公里")
    ]


@pytest.mark.parametrize(
    "holder",
    ["镇（街道）主要负责人", "各单位分管负责同志", "县（市、区）分管领导", "牵头单位负责人"],
)
def test_who_is_named_by_duty_alone_stays_whole(holder: str) -> None:
    table = f"""
    序号|工作任务|责任单位|联系人
    1|加固病险水库3座|区水利局|王家和 13800000000
    2|新建口袋公园5处|各镇（街道）|{holder}
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年重点工作任务分解表"), "a.xlsx")
    assert reading.plan is not None
    (one,) = reading.plan.items[1].contacts
    assert f"{one.name}{one.post}".replace(" ", "") == holder
    assert not one.name
