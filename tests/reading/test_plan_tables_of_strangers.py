"""Tables as many offices lay them out: headings between rows, roles, signs and persons in cells."""

import pytest

from gwreport.domain.plan.indicators import indicator_title
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, as_docx, as_xlsx, read_items, read_table

FORMS = sorted(FORMATS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("王家和副区长分管（2项）", "李强副区长分管（1项）"),
        ("王家和 副区长", "李强 区委常委"),
        ("分管领导：王家和", "分管领导：李强"),
        ("常务副区长王家和牵头", "由李强副区长牵头"),
        ("一、城市建设（牵头领导：王家和）", "二、民生保障（牵头领导：李强）"),
        ("一、王家和区长主抓的工作", "二、李强副区长牵头的工作"),
    ],
)
def test_a_row_over_the_table_names_the_leader_of_all_below_it(
    first: str, second: str, form: str
) -> None:
    table = f"""
    序号|目标任务|牵头单位|配合单位
    {first}|<|<|<
    1|新建口袋公园4个。|区城管局|区财政局
    2|改造公路80公里。|区交通局|各镇街
    {second}|<|<|<
    3|建成卫生院3所。|区卫健委|各镇街
    """
    assert read_table(table, form=form) == [
        ("1", "新建口袋公园4个。", "王家和", "区城管局", "区财政局", ""),
        ("2", "改造公路80公里。", "王家和", "区交通局", "各镇街", ""),
        ("3", "建成卫生院3所。", "李强", "区卫健委", "各镇街", ""),
    ]


def test_leaders_named_in_rows_below_numbered_headings_end_with_these() -> None:
    table = """
    序号|目标任务|牵头单位
    一、城市建设|<|<
    王家和副区长分管|<|<
    1|新建口袋公园4个。|区城管局
    二、民生保障|<|<
    2|建成卫生院3所。|区卫健委
    """
    assert [one[2] for one in read_table(table)] == ["王家和", ""]


def test_a_leader_above_numbered_headings_stays_over_them() -> None:
    table = """
    序号|目标任务|牵头单位
    王家和副区长分管|<|<
    一、城市建设|<|<
    1|新建口袋公园4个。|区城管局
    二、民生保障|<|<
    2|建成卫生院3所。|区卫健委
    """
    assert [one[2] for one in read_table(table)] == ["王家和", "王家和"]


@pytest.mark.parametrize("form", FORMS)
def test_headings_in_the_column_of_the_numbers_are_no_items(form: str) -> None:
    table = """
    序号|目标任务|牵头领导|牵头单位|配合单位
    一|城市建设|||
    1|新建口袋公园4个。|王家和|区城管局|区财政局
    二|民生保障|李强||
    （一）|医疗卫生|||
    2|建成卫生院3所。||区卫健委|各镇街
    """
    reading = understand_document(FORMATS[form](table, "青禾区2026年任务分解表"), f"a.{form}")
    assert reading.plan is not None
    assert [(one.section, one.number, one.text, one.leaders) for one in reading.plan.items] == [
        ("一、城市建设", "1", "新建口袋公园4个。", ("王家和",)),
        ("（一）医疗卫生", "2", "建成卫生院3所。", ("李强",)),
    ]


def test_items_that_are_counted_in_numerals_stay_items() -> None:
    table = """
    序号|目标任务|责任单位
    一|新建口袋公园4个。|区城管局
    二|改造公路80公里。|区交通局
    """
    assert [(one[0], one[3]) for one in read_table(table)] == [
        ("一", "区城管局"),
        ("二", "区交通局"),
    ]


@pytest.mark.parametrize(
    ("cell", "leads", "support"),
    [
        ("★区城管局、区财政局", "区城管局", "区财政局"),
        ("区财政局、★区城管局", "区城管局", "区财政局"),
        ("区城管局*⏎区财政局", "区城管局", "区财政局"),
        ("●区城管局 ●区交通局，区财政局", "区城管局、区交通局", "区财政局"),
        ("区城管局（主办单位）、区财政局", "区城管局", "区财政局"),
        ("区城管局（牵头部门）⏎各镇街", "区城管局", "各镇街"),
    ],
)
@pytest.mark.parametrize("heading", ["责任单位", "承办单位", "牵头单位"])
def test_a_sign_before_a_unit_says_that_it_leads(
    cell: str, leads: str, support: str, heading: str
) -> None:
    table = f"""
    序号|目标任务|{heading}
    1|新建口袋公园4个。|{cell}
    注：有标记的为牵头单位。|<|<
    """
    assert [one[3:5] for one in read_table(table)] == [(leads, support)]


@pytest.mark.parametrize(
    ("cell", "unit", "name", "post", "phone"),
    [
        ("区城管局 王家和", "区城管局", "王家和", "", ""),
        ("区城管局⏎王家和", "区城管局", "王家和", "", ""),
        ("区城管局⏎王  强", "区城管局", "王强", "", ""),
        ("区城管局（王家和，13900000000）", "区城管局", "王家和", "", "13900000000"),
        ("区城管局⏎王家和⏎13900000000", "区城管局", "王家和", "", "13900000000"),
        ("区城管局局长王家和", "区城管局", "王家和", "局长", ""),
        ("区城管局（局长王家和）", "区城管局", "王家和", "局长", ""),
        ("区城管局（王家和副局长）", "区城管局", "王家和", "副局长", ""),
    ],
)
@pytest.mark.parametrize("heading", ["牵头单位", "责任单位及责任人"])
def test_a_person_beside_a_unit_is_its_contact(
    cell: str, unit: str, name: str, post: str, phone: str, heading: str
) -> None:
    table = f"""
    序号|目标任务|{heading}|配合单位
    1|新建口袋公园4个。|{cell}|区财政局⏎各镇街
    2|改造公路80公里。|区交通局|高新区管委会⏎金融办
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年任务分解表"), "a.xlsx")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert (first.lead_units, first.support_units) == ((unit,), ("区财政局", "各镇街"))
    assert [(one.name, one.post, one.phone) for one in first.contacts] == [(name, post, phone)]
    assert second.support_units == ("高新区管委会", "金融办")
    assert any(one.code == "person-beside-unit" for one in reading.findings if one.item == first.id)


@pytest.mark.parametrize(
    "cell",
    [
        "区城管局、区财政局（经建股）",
        "高新区管委会⏎金融办",
        "综保区⏎（保税区）管委会",
        "区卫健委⏎卫健服务中心",
        "区农业农村委⏎金牛镇⏎石桥镇",
        "路桥公司⏎方圆集团",
        "区残联⏎文联",
    ],
)
def test_no_unit_is_taken_for_a_person(cell: str) -> None:
    table = f"""
    序号|目标任务|牵头单位|配合单位
    1|新建口袋公园4个。|区城管局|{cell}
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年任务分解表"), "a.xlsx")
    assert reading.plan is not None
    assert reading.plan.items[0].contacts == ()


def test_a_leader_who_leads_in_a_cell_of_units_is_a_leader() -> None:
    table = """
    序号|目标任务|责任分工
    1|新建口袋公园4个。|王家和副区长牵头，区城管局主办，区财政局配合
    """
    assert [one[2:5] for one in read_table(table)] == [("王家和", "区城管局", "区财政局")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
            序号|重点工作|年度目标|牵头单位|配合单位
            1|城市更新|改造老旧小区20个|区住建委|各镇街
            ^|^|新建口袋公园5个|区城管局|区财政局
            2|产业培育|新增规上企业20户|区经信委|各镇街
            """,
            [
                ("1", "城市更新", "改造老旧小区20个", "区住建委", "各镇街"),
                ("1-1", "城市更新", "新建口袋公园5个", "区城管局", "区财政局"),
                ("2", "产业培育", "新增规上企业20户", "区经信委", "各镇街"),
            ],
        ),
        (
            """
            序号|重点工作|年度目标|牵头单位|配合单位
            1|城市更新|改造老旧小区20个|区住建委|各镇街
            2|城市更新|新建口袋公园5个|区城管局|区财政局
            """,
            [
                ("1", "城市更新", "改造老旧小区20个", "区住建委", "各镇街"),
                ("2", "城市更新", "新建口袋公园5个", "区城管局", "区财政局"),
            ],
        ),
        (
            """
            序号|指标名称|目标值|牵头单位|配合单位
            1|新增规上企业|20户|区经信委|各镇街
            2|新增市场主体|20户|区市场监管局|各镇街
            """,
            [
                ("1", "", "新增规上企业：20户", "区经信委", "各镇街"),
                ("2", "", "新增市场主体：20户", "区市场监管局", "各镇街"),
            ],
        ),
        (
            """
            序号|反馈问题|整改目标|整改措施|牵头单位|配合单位
            1|部分小区污水直排。|完成雨污分流改造。|摸清底数。|区住建委|各镇街
            ^|^|^|分期改造12个小区。|区水利局|区财政局
            2|扬尘管控不力。|扬尘投诉下降三成以上，控制在全市平均以内。|专项整治。|区生态环境局|各镇街
            """,
            [
                ("1", "部分小区污水直排。", "摸清底数。", "区住建委", "各镇街"),
                ("1-1", "部分小区污水直排。", "分期改造12个小区。", "区水利局", "区财政局"),
                ("2", "扬尘管控不力。", "专项整治。", "区生态环境局", "各镇街"),
            ],
        ),
        (
            """
            序号|类别|重点任务|具体举措|牵头单位|配合单位
            1|城建|城市更新|改造老旧小区20个，新建停车位300个。|区住建委|各镇街
            2|产业|产业培育|新增规上企业20户，培育链主企业2家。|区经信委|各镇街
            """,
            [
                ("1", "城建", "改造老旧小区20个，新建停车位300个。", "区住建委", "各镇街"),
                ("2", "产业", "新增规上企业20户，培育链主企业2家。", "区经信委", "各镇街"),
            ],
        ),
    ],
)
def test_each_detail_beside_a_broad_task_is_an_item(
    table: str, expected: list[tuple[str, ...]], form: str
) -> None:
    data = FORMATS[form](table, "青禾区2026年任务分解表")
    reading = understand_document(data, f"a.{form}")
    assert reading.plan is not None
    assert [
        (
            one.number,
            one.category,
            one.text,
            "、".join(one.lead_units),
            "、".join(one.support_units),
        )
        for one in reading.plan.items
    ] == expected


def test_words_that_are_neither_task_nor_group_stay_under_their_heading() -> None:
    table = """
    序号|重点任务|工作目标|工作措施|牵头单位
    1|城市更新|完成老旧小区改造20个|制定方案，分批推进|区住建委
    2|产业培育|新增规上企业20户|开展梯度培育|区经信委
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年任务分解表"), "a.xlsx")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.category, first.text) == ("城市更新", "完成老旧小区改造20个")
    assert [(one.heading, one.cell) for one in first.remarks] == [
        ("工作措施", "制定方案，分批推进")
    ]
    assert [one.facts for one in reading.findings if one.code == "column-kept"] == [
        {"heading": "工作措施"}
    ]


def test_how_a_task_is_brought_about_is_no_group_of_it_and_a_field_of_work_is() -> None:
    table = """
    攻坚领域|编号|攻坚任务|推进举措|包抓领导|承办部门
    工业|1|新增规上工业企业12家以上|逐户建档|王立群|经济发展局
    招商|2|签约亿元以上项目20个|专班驻点|何晓岚|投资促进局
    """
    reading = understand_document(as_xlsx(table, "云岭区2026年任务清单"), "a.xlsx")
    assert reading.plan is not None
    assert [(one.category, one.text) for one in reading.plan.items] == [
        ("工业", "新增规上工业企业12家以上"),
        ("招商", "签约亿元以上项目20个"),
    ]
    assert [one.cell for item in reading.plan.items for one in item.remarks] == [
        "逐户建档",
        "专班驻点",
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["△", "●", "■"])
def test_details_with_a_mark_stand_below_their_broad_task(mark: str, form: str) -> None:
    table = f"""
    工作任务|分管领导|牵头单位|完成时限
    抓好城乡建设|王家和|区住建局|年底前
    {mark}改造老旧小区20个。|^|^|^
    {mark}新建公园4个。|^|区园林局|^
    完善应急预案。|李强|区应急局|6月底
    办好民生实事|李强|区民政局|全年
    {mark}新增床位300张。|||
    """
    assert read_table(table, form=form) == [
        ("1", "改造老旧小区20个。", "王家和", "区住建局", "", "年底前"),
        ("2", "新建公园4个。", "王家和", "区园林局", "", "年底前"),
        ("3", "完善应急预案。", "李强", "区应急局", "", "6月底"),
        ("4", "新增床位300张。", "李强", "区民政局", "", "全年"),
    ]


def test_a_target_that_the_task_says_itself_is_not_said_twice() -> None:
    table = """
    序号 | 工作事项 | 目标值 | 牵头单位
    1 | 新建改建农村公路60公里 | 60公里 | 县交通运输局
    2 | 新增造林160公顷 | 60公顷 | 县林业局
    3 | 规上工业增加值 | 增长8% | 县工信局
    """
    rows = [line.strip().split(" | ") for line in table.strip().splitlines()]
    data = "\n".join(",".join(row) for row in rows).encode()
    plan = understand_document(data, "分解表.csv").plan
    assert plan is not None
    assert [item.text for item in plan.items] == [
        "新建改建农村公路60公里",
        "新增造林160公顷：60公顷",
        "规上工业增加值：增长8%",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("王家和区长", "李强常务副区长"),
        ("副区长王家和", "副区长李强"),
        ("王家和副区长牵头", "李强副区长分管"),
    ],
)
def test_a_sheet_called_by_a_leader_holds_the_leaders_tasks(first: str, second: str) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    for number, (name, task) in enumerate(((first, "新建公园4个。"), (second, "改造公路。")), 1):
        sheet = book.active if number == 1 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        sheet.append(["序号", "工作任务", "牵头单位", "配合单位"])
        sheet.append([number, task, "区城管局", "区财政局"])
    sheet = book.create_sheet("其他任务")
    sheet.append(["序号", "工作任务", "牵头单位", "配合单位"])
    sheet.append([3, "建设书房。", "区文旅局", "区财政局"])
    buffer = io.BytesIO()
    book.save(buffer)
    reading = understand_document(buffer.getvalue(), "分工.xlsx")
    assert reading.plan is not None
    assert [one.leaders for one in reading.plan.items] == [("王家和",), ("李强",), ()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["同上", "〃", "（同上）", "″"])
def test_what_points_to_the_row_above_is_what_stands_there_and_is_told(
    mark: str, form: str
) -> None:
    table = f"""
    序号|任务|牵头领导|责任单位|时限
    1|打造商业街2条|白雪|区商务局、各街道|6月
    2|举办促消费活动20场|{mark}|{mark}|12月
    3|发放消费券500万元|石岩|{mark}|{mark}
    """
    data = FORMATS[form](table, "青禾区2026年重点工作任务分解表")
    reading = understand_document(data, f"分解.{form}")
    assert reading.plan is not None
    assert [(one.leaders, one.lead_units, one.due) for one in reading.plan.items] == [
        (("白雪",), ("区商务局", "各街道"), "6月"),
        (("白雪",), ("区商务局", "各街道"), "12月"),
        (("石岩",), ("区商务局", "各街道"), "12月"),
    ]
    told = [one for one in reading.findings if str(one.code) == "ditto-read"]
    assert [one.facts["above"] for one in told] == [
        "白雪",
        "区商务局、各街道",
        "区商务局、各街道",
        "12月",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_goes_on_with_a_sentence_over_the_page_is_no_task(form: str) -> None:
    table = """
    序号|重点任务|牵头单位|配合单位
    1|推进示范带建设，打造和美乡村15个，|区农业农村委|各镇街、
    |完成农村公路安防工程60公里。||区交通局
    序号|重点任务|牵头单位|配合单位
    2|建设应急物资储备库1座。|区应急局|区财政局
    """
    assert read_table(table, form=form) == [
        (
            "1",
            "推进示范带建设，打造和美乡村15个，完成农村公路安防工程60公里。",
            "",
            "区农业农村委",
            "各镇街、区交通局",
            "",
        ),
        ("2", "建设应急物资储备库1座。", "", "区应急局", "区财政局", ""),
    ]


def test_a_further_task_without_a_number_stays_one_where_its_unit_leads() -> None:
    table = """
    序号|重点任务|牵头单位
    1|推进示范带建设，|区农业农村委
    |完成公路安防工程60公里。|区交通局
    """
    assert [one[1] for one in read_table(table)] == ["推进示范带建设，", "完成公路安防工程60公里。"]


@pytest.mark.parametrize("form", FORMS)
def test_the_points_inside_the_first_task_keep_their_numbers(form: str) -> None:
    table = """
    序号|整改措施|责任单位
    1|1.开展自查；2.建立台账，补发资金320万元。|区民政局
    2|2.修订办法3项。|区发改委
    3|规范流程。|区财政局
    """
    assert [one[:2] for one in read_table(table, form=form)] == [
        ("1", "1.开展自查；2.建立台账，补发资金320万元。"),
        ("2", "修订办法3项。"),
        ("3", "规范流程。"),
    ]


@pytest.mark.parametrize("nothing", ["—", "/", "－", "无"])
def test_a_target_that_says_nothing_is_not_put_behind_the_words(nothing: str) -> None:
    table = f"""
    指标名称|单位|2026年目标|牵头单位
    地区生产总值|亿元|446|区发改委
    规上工业增加值|亿元|{nothing}|区经信委
    """
    assert [one[1] for one in read_table(table)] == [
        "地区生产总值（亿元）：446",
        "规上工业增加值（亿元）",
    ]


def test_a_target_that_begins_with_its_name_says_it_once() -> None:
    table = """
    序号|指标名称|2026年目标|牵头单位
    1|居民收入|居民收入增长快于经济增长|区发改委
    2|居民消费|增长6%|区商务委
    """
    assert [one[1] for one in read_table(table)] == ["居民收入增长快于经济增长", "居民消费：增长6%"]


@pytest.mark.parametrize("form", FORMS)
def test_a_task_beside_its_own_goal_is_one_item_with_its_target(form: str) -> None:
    table = """
    序号|重点工作|工作目标|牵头单位
    1|蔬菜产业园建设|建成大棚300亩|区农业农村委
    2|矿山生态修复|修复治理1200亩|区规划资源局
    """
    data = FORMATS[form](table, "青禾区2026年重点工作")
    reading = understand_document(data, f"分解.{form}")
    assert reading.plan is not None
    assert [(one.text, one.category) for one in reading.plan.items] == [
        ("蔬菜产业园建设：建成大棚300亩", ""),
        ("矿山生态修复：修复治理1200亩", ""),
    ]
    assert [one.targets[0].value for one in reading.plan.items] == [300, 1200]


def test_what_is_wanted_of_all_tasks_alike_is_no_group_of_them() -> None:
    table = """
    序号|督办事项|工作要求|牵头单位
    1|推进老旧电梯更新46台|每月25日前报送进展|区住建局
    2|整治占道经营点位30处|每月25日前报送进展|区城管局
    """
    data = FORMATS["xlsx"](table, "青禾区2026年督办事项")
    reading = understand_document(data, "督办.xlsx")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.text, first.category) == ("推进老旧电梯更新46台", "")
    assert [(one.heading, one.cell) for one in first.remarks] == [
        ("工作要求", "每月25日前报送进展")
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["行动", "方面", "项目"])
def test_a_heading_over_all_columns_but_that_of_the_numbers_opens_a_section(
    heading: str, form: str
) -> None:
    table = f"""
    序号|{heading}|任务|责任单位
    一|市场准入提升|<|<
    1|企业开办|企业开办压缩至4小时|区行政审批局
    ^|^|^|区税务局
    二|要素保障提升|<|<
    2|用地保障|推行“标准地”出让|区规划资源局
    """
    data = FORMATS[form](table, "青禾区2026年营商环境任务分解")
    reading = understand_document(data, f"分解.{form}")
    assert reading.plan is not None
    assert [
        (one.section, one.category, one.text, one.lead_units) for one in reading.plan.items
    ] == [
        ("一、市场准入提升", "企业开办", "企业开办压缩至4小时", ("区行政审批局", "区税务局")),
        ("二、要素保障提升", "用地保障", "推行“标准地”出让", ("区规划资源局",)),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", ["合计", "总计", "合 计（2个）", "小计："])
def test_a_row_that_adds_up_the_others_is_no_task_and_is_told(words: str, form: str) -> None:
    table = f"""
    项目名称|年度资金|牵头单位|完成时间
    {words}|500||
    新建幼儿园4所|300|区教委|12月
    改造管网60公里|200|区水利局|10月
    """
    data = FORMATS[form](table, "青禾区2026年民生实事分工表")
    reading = understand_document(data, f"分工.{form}")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == ["新建幼儿园4所", "改造管网60公里"]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "note-left-out"]
    assert told == [f"{words}；500"]


@pytest.mark.parametrize("verb", ["分别牵头", "共同牵头", "联合牵头"])
def test_those_who_lead_each_or_together_all_lead(verb: str) -> None:
    text = (
        "2026年重点工作分工\n一、工业\n"
        f"（一）新培育规上企业6家。（区经信委、区商务委{verb}，区统计局配合）\n"
        "（二）新增技改项目20个。（区经信委牵头）\n"
    )
    assert [one[3:5] for one in read_items(text.encode(), "分工.txt")] == [
        ("区经信委、区商务委", "区统计局"),
        ("区经信委", ""),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_person_between_the_units_of_a_cell_is_called_and_not_lost(form: str) -> None:
    table = """
    序号|重点任务|责任单位及责任人
    1|建成区域医疗中心|牵头单位：区卫健委⏎责任人：王家和⏎配合单位：区财政局、区医保局
    2|改造城市道路18条|牵头单位：区住建局⏎责任人：李强⏎配合单位：区公安局
    """
    data = FORMATS[form](table, "青禾区2026年重点任务清单")
    reading = understand_document(data, f"清单.{form}")
    assert reading.plan is not None
    assert [
        (one.lead_units, one.support_units, [person.name for person in one.contacts])
        for one in reading.plan.items
    ] == [
        (("区卫健委",), ("区财政局", "区医保局"), ["王家和"]),
        (("区住建局",), ("区公安局",), ["李强"]),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("marks", [("(1)", "(2)"), ("（1）", "（2）"), ("①", "②"), ("1.", "2.")])
def test_tasks_below_one_number_are_its_parts_whatever_mark_they_have(
    marks: tuple[str, str], form: str
) -> None:
    first, second = marks
    table = f"""
    序号|任务名称|子任务|责任部门
    1|项目攻坚|{first}新开工项目22个|区发改委
    ^|^|{second}竣工投产项目14个|区经信委
    2|环境攻坚|{first}完成裸土覆盖80万平方米|区住建局
    ^|^|{second}取缔散煤点位46个|区市场监管局
    3|民生攻坚|新增学位600个|区教委
    """
    assert [one[:2] for one in read_table(table, form=form)] == [
        ("1", "新开工项目22个"),
        ("1-1", "竣工投产项目14个"),
        ("2", "完成裸土覆盖80万平方米"),
        ("2-1", "取缔散煤点位46个"),
        ("3", "新增学位600个"),
    ]


@pytest.mark.parametrize(
    "heading", ["承办单位（联系人）", "承办单位及联系人", "主办部门和责任人", "实施单位（责任人）"]
)
def test_a_column_of_units_and_persons_is_one_of_units(heading: str) -> None:
    table = f"""
    序号|事项|{heading}|协办单位
    1|更换供水管网9公里|区水务公司（王家和，6633221）|各街道
    2|增设路灯320盏|区城管局（李强）|区供电公司
    """
    data = FORMATS["docx"](table, "青禾区2026年民生事项责任表")
    reading = understand_document(data, "表.docx")
    assert reading.plan is not None
    assert [
        (one.lead_units, [(person.name, person.phone) for person in one.contacts])
        for one in reading.plan.items
    ] == [(("区水务公司",), [("王家和", "6633221")]), (("区城管局",), [("李强", "")])]


def test_steps_by_quarter_in_a_column_of_plans_are_nodes_and_stay_as_they_are() -> None:
    table = """
    序号|目标任务|{heading}|责任单位
    1|建设口袋公园12个|一季度：完成选址；二季度：开工6个；四季度：全部建成|区园林局
    2|整治街巷40条|一季度：完成设计；二季度：完成15条；四季度：完成40条|区城管局
    """
    for heading, nodes in (("推进计划", ["2026-Q1", "2026-Q2", "2026-Q4"]), ("完成标准", [])):
        data = FORMATS["docx"](table.format(heading=heading), "青禾区2026年重点工作推进表")
        reading = understand_document(data, "推进.docx")
        assert reading.plan is not None
        item = reading.plan.items[0]
        assert [one.round for one in item.nodes] == nodes
        assert [one.heading for one in item.remarks] == [heading]


@pytest.mark.parametrize("told", ["", "|整改进展"])
def test_what_answers_a_problem_is_the_task_in_plans_and_reports(told: str) -> None:
    cells = ("|已修复", "|修复420亩") if told else ("", "")
    table = f"""
    编号|反馈问题|整改措施|整改时限|责任单位{told}
    1|部分污水管网破损|修复管网12公里|6月|区住建局{cells[0]}
    2|矿山生态修复滞后|修复面积600亩|12月|区规划资源局{cells[1]}
    """
    data = FORMATS["docx"](table, "青禾区督察反馈问题整改台账")
    reading = understand_document(data, "台账.docx")
    rows = reading.report.tasks if reading.report else reading.plan.items if reading.plan else ()
    assert [one.text for one in rows] == ["修复管网12公里", "修复面积600亩"]
    assert (reading.report is not None) == bool(told)


@pytest.mark.parametrize("year", ["", "2026年", "2026年度"])
def test_a_goal_with_its_year_is_the_target_of_its_task(year: str) -> None:
    table = f"""
    序号|项目名称|{year}工作目标|牵头单位
    1|再生铝项目|6月底前投产|区经信委
    2|光伏组件基地|完成厂房主体|区发改委
    """
    assert [one[1] for one in read_table(table)] == [
        "再生铝项目：6月底前投产",
        "光伏组件基地：完成厂房主体",
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "target"), [("项目", "任务量"), ("名称", "计划量"), ("品名", "目标量")]
)
def test_what_is_named_beside_its_measure_and_target_is_the_task(
    name: str, target: str, form: str
) -> None:
    table = f"""
    序号|{name}|单位|{target}|责任单位|完成时限
    1|人工造林|亩|12000|各镇街|4月底
    2|义务植树|万株|60|区林业局|4月底
    """
    assert [(one[1], one[3]) for one in read_table(table, form=form)] == [
        ("人工造林（亩）：12000", "各镇街"),
        ("义务植树（万株）：60", "区林业局"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_tasks_that_only_persons_answer_for_are_a_plan_that_wants_units(form: str) -> None:
    table = """
    项目|任务|责任人|完成时间
    思想建设|组织专题学习12次|王家和|12月
    组织建设|发展党员6名|李强|11月
    """
    data = FORMATS[form](table, "机关2026年工作任务清单")
    reading = understand_document(data, f"清单.{form}")
    assert reading.plan is not None
    assert [
        (one.category, one.text, one.lead_units, [person.name for person in one.contacts], one.due)
        for one in reading.plan.items
    ] == [
        ("思想建设", "组织专题学习12次", (), ["王家和"], "12月"),
        ("组织建设", "发展党员6名", (), ["李强"], "11月"),
    ]
    assert [str(one.code) for one in reading.findings].count("lead-missing") == 2


def test_several_tasks_behind_marks_in_one_cell_are_told() -> None:
    table = """
    序号|任务|牵头单位
    1|△调整支出结构⏎△加强财政监督⏎△加强税源监控|区财政局
    2|★新建公园4个|区城管局
    """
    data = FORMATS["docx"](table, "青禾区2026年任务分解")
    reading = understand_document(data, "分解.docx")
    told = [one.facts for one in reading.findings if str(one.code) == "several-sentences"]
    assert [(one["number"], one["count"]) for one in told] == [("1", 3)]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("row", ["王家和副区长负责（2项）", "一、王家和副区长主抓的工作"])
def test_rows_over_the_whole_table_stay_so_beside_broad_tasks_and_their_details(
    row: str, form: str
) -> None:
    table = f"""
    序号|攻坚任务|具体要求|责任单位|完成时限
    {row}|<|<|<|<
    1|城市攻坚|新建口袋公园4个，改造游园2个|★区城管局、区财政局|6月底
    ^|^|改造公厕8座|★区城管局|年底
    2|医疗攻坚|建成卫生院3所，新增床位120张|★区卫健委、各镇街|全年
    注：标★的为牵头单位。|<|<|<|<
    """
    assert [one[1:5] for one in read_table(table, form=form)] == [
        ("新建口袋公园4个，改造游园2个", "王家和", "区城管局", "区财政局"),
        ("改造公厕8座", "王家和", "区城管局", ""),
        ("建成卫生院3所，新增床位120张", "王家和", "区卫健委", "各镇街"),
    ]


def test_persons_and_those_called_in_under_a_division_of_work() -> None:
    table = """
    序号|工作内容|责任分工|时限
    1|开行班列120列|区商务局（张一帆，0000-2211333）牵头，区交通局配合|全年
    2|国企整合|牵头单位：区国资委 李卫东⏎配合单位：各区属国企|9月底
    3|建设物流中心|经开区管委会会同区商务局|年底
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年任务分工"), "a.xlsx")
    assert reading.plan is not None
    assert [
        (one.lead_units, one.support_units, [who.name for who in one.contacts])
        for one in reading.plan.items
    ] == [
        (("区商务局",), ("区交通局",), ["张一帆"]),
        (("区国资委",), ("各区属国企",), ["李卫东"]),
        (("经开区管委会",), ("区商务局",), []),
    ]


def test_who_assesses_looks_on_beside_who_is_assessed() -> None:
    table = """
    一级指标|二级指标|目标值|权重|考核责任单位|被考核单位
    经济发展|地区生产总值增速|6.5%|15|区统计局|区发改局
    ^|固定资产投资增速|8%|10|区统计局|区发改局、区工信局
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年考核指标"), "a.xlsx")
    assert reading.plan is not None
    items = reading.plan.items
    assert [one.lead_units for one in items] == [("区发改局",), ("区发改局", "区工信局")]
    assert ("考核责任单位", "区统计局") in [(one.heading, one.cell) for one in items[0].remarks]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_table_of_nothing_but_tasks_and_nodes_is_a_plan(form: str) -> None:
    table = """
    重点任务|一季度节点|二季度节点|三季度节点|四季度节点
    1.建设健身中心（区文旅局牵头，区城投公司配合）|完成招标|主体施工|主体封顶|完成装修
    2.改造小巷40条（区城管局牵头）|10条|20条|30条|40条
    """
    reading = understand_document(FORMATS[form](table, "青禾区2026年重点任务节点表"), f"a.{form}")
    assert reading.plan is not None
    assert [
        (one.number, one.text, one.lead_units, one.support_units, len(one.nodes))
        for one in reading.plan.items
    ] == [
        ("1", "建设健身中心", ("区文旅局",), ("区城投公司",), 4),
        ("2", "改造小巷40条", ("区城管局",), (), 4),
    ]


def test_a_phone_below_a_leaders_name_is_no_leader() -> None:
    table = """
    牵头单位|责任领导|序号|重点任务|完成时限
    区数据局|局长 王家和⏎（0000-2233445）|1|事项达到30个|6月底
    区信访局|局长 李强|2|化解率90%以上|年底
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年责任清单"), "a.xlsx")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert first.leaders == ("王家和",)
    assert [who.phone for who in first.contacts] == ["0000-2233445"]


def test_what_a_correction_is_to_reach_is_no_target_of_its_steps() -> None:
    table = """
    序号|问题|整改目标|整改措施|责任单位
    1|管网不完善|集中收集率达到95%以上|改造混接点126处|区住建局
    2|扬尘管控不到位|达标率100%|落实“六个百分百”|区城管局
    """
    items = read_table(table, "青禾区整改任务清单")
    assert [one[1] for one in items] == ["改造混接点126处", "落实“六个百分百”"]


def test_names_that_a_page_ran_together_are_parted_where_both_are_told() -> None:
    table = """
    序号|项目名称|责任单位及责任人|配合单位
    1|建设产业园|区农业农村局赵敏|东河公司西河公司
    2|改造管网|区住建局高洁|五星街道南大街街道荷花池街道
    3|建设专线|区工信局王强|中国电信股份有限公司青禾分公司
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年重点项目"), "a.xlsx")
    assert reading.plan is not None
    assert [
        (one.lead_units, [who.name for who in one.contacts], one.support_units)
        for one in reading.plan.items
    ] == [
        (("区农业农村局",), ["赵敏"], ("东河公司", "西河公司")),
        (("区住建局",), ["高洁"], ("五星街道", "南大街街道", "荷花池街道")),
        (("区工信局",), ["王强"], ("中国电信股份有限公司青禾分公司",)),
    ]


@pytest.mark.parametrize("between", ["⏎", ""])
def test_a_leaders_phone_in_brackets_goes_to_the_contacts(between: str) -> None:
    table = f"""
    序号|重点任务|责任领导|牵头单位
    1|事项达到30个|局长 王家和{between}（0000-2233445）|区数据局
    2|化解率90%以上|局长 李强|区信访局
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年责任清单"), "a.xlsx")
    assert reading.plan is not None
    assert [one.leaders for one in reading.plan.items] == [("王家和",), ("李强",)]
    assert [who.phone for who in reading.plan.items[0].contacts] == ["0000-2233445"]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("heading", ["项目", "项目名称"])
def test_a_project_with_its_group_in_front_is_what_is_done(heading: str, form: str) -> None:
    table = f"""
    领域|{heading}|主要建设内容|总投资|责任单位
    交通|城北高架|新建高架5.6公里，同步实施管线迁改|28|区交通局
    ^|绕城高速|实施路基路面工程|42|区交通局
    水利|引水入城|铺设管线38公里|11|区水利局
    """
    reading = understand_document(FORMATS[form](table, "青禾区2026年重大工程"), f"a.{form}")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.category, first.text) == (
        "交通",
        "城北高架：新建高架5.6公里，同步实施管线迁改",
    )


@pytest.mark.parametrize("whole", ["全市", "全市目标", "合计"])
def test_the_figure_of_the_whole_beside_its_regions_is_the_target(whole: str) -> None:
    table = f"""
    序号|指标|{whole}|青禾区|白石县|高新区|牵头单位
    1|新建口袋公园（个）|24|10|8|6|市城管局
    2|改造公路（公里）|180|60|90|30|市交通局
    """
    reading = understand_document(as_xlsx(table, "2026年目标任务分解表"), "a.xlsx")
    assert reading.plan is not None
    first, second = reading.plan.items
    assert [[one.value for one in item.targets] for item in (first, second)] == [[24], [180]]
    assert {one.heading: one.cell for one in first.remarks} == {
        "青禾区": "10",
        "白石县": "8",
        "高新区": "6",
    }


def test_a_whole_without_regions_beside_it_is_kept_as_it_is() -> None:
    table = """
    序号|任务|全市|牵头单位
    1|新建口袋公园|是|市城管局
    2|改造公路|否|市交通局
    """
    reading = understand_document(as_xlsx(table, "2026年任务分解表"), "a.xlsx")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == ["新建口袋公园", "改造公路"]


@pytest.mark.parametrize("heading", ["批示领导", "交办领导", "签批领导", "批示人", "批办领导"])
def test_who_gave_a_task_answers_for_none(heading: str) -> None:
    table = f"序号|{heading}|批示事项|主办单位|督办领导|办理时限\n1|王某某|治理内涝|区住建局|李某某|5月31日前\n2|张某某|储备化肥|区供销社|李某某|3月20日前"
    plan = understand_document(as_docx(table, "2031年领导批示件交办清单"), "a.docx").plan
    assert plan is not None
    assert [one.leaders for one in plan.items] == [("李某某",), ("李某某",)]
    assert [one.contacts for one in plan.items] == [(), ()]
    assert [(one.heading, one.cell) for one in plan.items[0].remarks] == [(heading, "王某某")]


@pytest.mark.parametrize("heading", ["目标值", "全年目标", "年度目标", "任务数"])
def test_a_figure_alone_is_the_target_of_what_stands_beside_it(heading: str) -> None:
    table = f"""
    序号|指标名称|{heading}|牵头单位
    1|新增学位|900|区教育局
    2|新建公厕|≥12|区城管局
    3|改造危房（户）|1,200|区住建局
    4|新增规上企业|30家|区经信局
    """
    plan = understand_document(as_xlsx(table, "青禾区2031年任务分解表"), "a.xlsx").plan
    assert plan is not None
    assert [
        (one.text, [(goal.comparator, goal.value, goal.unit) for goal in one.targets])
        for one in plan.items
    ] == [
        ("新增学位：900", [("=", 900.0, "")]),
        ("新建公厕：≥12", [(">=", 12.0, "")]),
        ("改造危房（户）：1,200", [("=", 1200.0, "户")]),
        ("新增规上企业：30家", [("=", 30.0, "家")]),
    ]
    assert [(one.name, one.target) for one in map(indicator_title, plan.items)][:2] == [
        ("新增学位", "900"),
        ("新建公厕", "≥12"),
    ]
