"""The quantified commitments in an item's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.plan.target import Comparator, TargetKind
from gwreport.domain.plan.targets import read_targets

C, K = Comparator, TargetKind


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "kind"),
    [
        ("地区生产总值增长6%以上。", C.AT_LEAST, 6, "%", K.GROWTH),
        ("规上工业增加值增长9%左右。", C.ABOUT, 9, "%", K.GROWTH),
        ("税收增长5％。", C.EQUAL, 5, "%", K.GROWTH),
        ("调查失业率控制在5.5%以内，", C.AT_MOST, 5.5, "%", K.SHARE),
        ("覆盖率达到90%以上；", C.AT_LEAST, 90, "%", K.SHARE),
        ("力争规上工业产值突破3000亿元、", C.MORE, 3000, "亿元", K.LEVEL),
        ("新增托位不低于433个；", C.AT_LEAST, 433, "个", K.COUNT),
        ("培育企业100户以上", C.AT_LEAST, 100, "户", K.COUNT),
        ("粮食产量≥44万吨", C.AT_LEAST, 44, "万吨", K.LEVEL),
        ("安全事故死亡率≤3%", C.AT_MOST, 3, "%", K.SHARE),
        ("20台设备投用。", C.EQUAL, 20, "台", K.COUNT),
        ("新建公园2个", C.EQUAL, 2, "个", K.COUNT),
        ("新发展中蜂2万群，", C.EQUAL, 2, "万群", K.LEVEL),
        ("完成货运量5标箱以上", C.AT_LEAST, 5, "标箱", K.LEVEL),
        ("物流成本降低至13.4％以下", C.AT_MOST, 13.4, "%", K.SHARE),
        ("占比超过60%。", C.MORE, 60, "%", K.SHARE),
        ("办理时间控制在15分钟以内", C.AT_MOST, 15, "分钟", K.LEVEL),
        ("群众满意度得分达95分以上", C.AT_LEAST, 95, "分", K.LEVEL),
        ("考评得分不低于90分。", C.AT_LEAST, 90, "分", K.LEVEL),
        ("综合排名前移2个名次", C.EQUAL, 2, "个名次", K.LEVEL),
        ("全省排名提升3位以上。", C.AT_LEAST, 3, "位", K.LEVEL),
        ("引进专家20位。", C.EQUAL, 20, "位", K.LEVEL),
        ("测评进入全省前3位。", C.AT_MOST, 3, "位", K.RANK),
        ("增加值增长1.5倍。", C.EQUAL, 150, "%", K.GROWTH),
        ("规模达到去年的2倍以上", C.AT_LEAST, 2, "倍", K.LEVEL),
        ("占比提高2个百分点", C.EQUAL, 2, "个百分点", K.GROWTH),
        ("新增市场主体1，250户。", C.EQUAL, 1250, "户", K.COUNT),
        ("完成投资12，300万元以上", C.AT_LEAST, 12300, "万元", K.LEVEL),
    ],
)
def test_a_plain_commitment_is_read(text, comparator, value, unit, kind):
    (target,) = read_targets(text)
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)
    assert target.kind is kind
    assert target.text in text


def test_commitments_stand_in_the_order_of_the_words():
    targets = read_targets("引资600亿元、到位230亿元，建厂房5万平方米。")
    assert [(one.value, one.unit) for one in targets] == [
        (600, "亿元"),
        (230, "亿元"),
        (5, "万平方米"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "深化“三个一批”改革。",
        "落实2026年工作安排。",
        "推进“1+3+N”港口建设。",
        "建设年产50万吨材料基地。",
        "建成年产 50 万套线束项目。",
        "服务3群众。",
        "建设500万吨级货场。",
        "建成110千伏输变电工程。",
        "建成15分钟服务圈。",
        "引进50亿级项目。",
        "完善G319线。",
        "每天8时30分前上报。",
        "实现3位数增长。",
        "绘制5分区管控图。",
    ],
)
def test_a_number_in_a_name_promises_nothing(text):
    assert read_targets(text) == ()


@given(st.integers(1, 99999), st.sampled_from(["亿元", "个", "户", "公里", "%"]))
def test_every_value_comes_back(value, unit):
    (target,) = read_targets(f"完成{value}{unit}以上。")
    assert (target.value, target.unit, target.comparator) == (value, unit, Comparator.AT_LEAST)


@given(st.text(max_size=60))
def test_any_words_are_read_without_failing(text):
    assert all(target.text in text for target in read_targets(text))


@pytest.mark.parametrize(
    ("text", "words", "comparator", "value", "kind"),
    [
        ("服务业增加值增长8%—10%。", "8%—10%", ">=", 8.0, "growth"),
        ("规模以上工业产值翻一番。", "翻一番", ">=", 100.0, "growth"),
        ("国家级平台实现零突破。", "零突破", ">", 0.0, "count"),
        ("零就业家庭动态清零。", "动态清零", "=", 0.0, "count"),
        ("增速保持全市前三位。", "前三位", "<=", 3.0, "rank"),
        ("综合排名力争全市第5位。", "第5位", "<=", 5.0, "rank"),
        ("居民收入增长与经济增长保持同步。", "与经济增长保持同步", "=", None, "qualitative"),
        ("居民收入快于经济增速。", "快于经济增速", ">", None, "qualitative"),
        ("节能减排完成市上下达任务。", "完成市上下达任务", "=", None, "qualitative"),
    ],
)
def test_commitments_without_a_plain_figure_are_read(text, words, comparator, value, kind):
    (target,) = read_targets(text)
    assert (target.text, target.comparator.value, target.value, target.kind.value) == (
        words,
        comparator,
        value,
        kind,
    )


def test_several_commitments_of_all_sorts_stand_in_their_order():
    text = "力争产值突破3000亿元、增长10%以上，居民收入与经济增长同步，增速居全市前三位。"
    assert [target.text for target in read_targets(text)] == [
        "突破3000亿元",
        "10%以上",
        "与经济增长同步",
        "前三位",
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("增长≥9%", ">="),
        ("增长≧9%", ">="),
        ("增长⩾9%", ">="),
        ("增长>=9%", ">="),
        ("增长＞9%", ">"),
        ("增长≈9%", "~"),
        ("下降≤9%", "<="),
        ("下降≦9%", "<="),
        ("下降＜9%", "<"),
    ],
)
def test_signs_of_comparison_count_like_their_words(text: str, comparator: str) -> None:
    (target,) = read_targets(text)
    assert (target.comparator, target.value, target.kind) == (comparator, 9, TargetKind.GROWTH)


def test_how_far_a_result_may_be_off_is_no_target() -> None:
    assert [one.value for one in read_targets("建设数字化车间12个，误差±1个")] == [12]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("改造供暖2.3万余户。", "2.3万余户", 2.3, "万户"),
        ("搬迁4000余户。", "4000余户", 4000, "户"),
        ("惠及群众1.6万多人。", "1.6万多人", 1.6, "万人"),
        ("新增床位180余张。", "180余张", 180, "张"),
        ("完成投资20余亿元。", "20余亿元", 20, "亿元"),
        ("新修步道70多公里。", "70多公里", 70, "公里"),
        ("种植3万—5万亩。", "3万—5万亩", 3, "万亩"),
        ("建设4个—6个示范点。", "4个—6个", 4, "个"),
        ("培育20家至30家企业。", "20家至30家", 20, "家"),
        ("建设8000—1万亩基地。", "8000—1万亩", 8000, "亩"),
        ("解决16万农村人口饮水问题。", "16万农村人口", 16, "万人"),
        ("帮助6万以上困难群众。", "6万以上困难群众", 6, "万人"),
        ("普及率达到百分之九十五以上。", "百分之九十五以上", 95, "%"),
        ("1亿元及以上。", "1亿元及以上", 1, "亿元"),
    ],
)
def test_what_is_more_than_said_and_the_lower_end_of_a_range_are_at_least(
    text: str, words: str, value: float, unit: str
) -> None:
    (target,) = read_targets(text)
    assert (target.text, target.value, target.unit) == (words, value, unit)
    assert target.comparator is (C.EQUAL if words == "16万农村人口" else C.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("改造1,250户。", 1250, "户"),
        ("完成投资12,345.5万元。", 12345.5, "万元"),
        ("新增学位超4500个。", 4500, "个"),
        ("接待游客逾90万人次。", 90, "万人次"),
        ("办结时限压缩到3个月以内。", 3, "个月"),
        ("企业开办2个工作日内办结。", 2, "个工作日"),
        ("审批时间压缩至0.5个工作日。", 0.5, "个工作日"),
        ("新增精品课程6门。", 6, "门"),
        ("人均预期寿命提高到79.5岁。", 79.5, "岁"),
    ],
)
def test_thousands_and_units_of_time_are_read_whole(text: str, value: float, unit: str) -> None:
    (target,) = read_targets(text)
    assert (target.value, target.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "为60岁以上老年人免费体检。",
        "为70周岁及以上老人发放津贴。",
        "为14周岁以下儿童接种疫苗。",
        "建设3—6岁儿童乐园。",
        "40岁以下干部轮训一遍。",
        "推动20户以上自然村通硬化路。",
        "推动500人以上的安置点设立服务站。",
        "30人（含）以下企业免缴。",
        "服务5000万元以上项目。",
        "帮扶年收入3万元以下家庭。",
        "裁员率不超过5.5%的企业予以返还。",
        "建设日处理4万吨污水处理厂。",
        "建成投资6.2亿元的文化中心。",
        "推进2期工程。",
        "落实7天无理由退货。",
        "城区300米见绿、500米见园。",
        "3个月内启动。",
        "推动110千伏以上变电站改造。",
        "选派3年以上工龄的教师。",
        "打造两岸三地交流平台。",
        "建设四好农村路。",
        "推动110报警平台与12345热线联动。",
    ],
)
def test_what_kind_of_thing_is_meant_promises_nothing(text: str) -> None:
    assert read_targets(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("为2.4万名65岁以上老人体检。", ["2.4万名"]),
        ("引进5000万元以上项目30个。", ["30个"]),
        ("年产值2000万元以上企业达到90家。", ["达到90家"]),
        ("新建1000亩以上示范片5个。", ["5个"]),
        ("经营性收入20万元以上的村占比超过60%。", ["超过60%"]),
        ("干部中35岁以下的不少于30名。", ["不少于30名"]),
        ("办理时限由20天压缩到5天。", ["压缩到5天"]),
        ("覆盖率从60%提高到80%。", ["提高到80%"]),
        ("在现有20家基础上新增5家。", ["5家"]),
        ("完成5亿元以上的投资。", ["5亿元以上"]),
        ("完成2亿元以上项目投资。", ["2亿元以上"]),
        ("融资30亿元以上支持重大项目。", ["30亿元以上"]),
        ("实现10%以上的增长。", ["10%以上"]),
        ("80%以上的村达到标准。", ["80%以上"]),
        ("新增2万亩以上高标准农田。", ["2万亩以上"]),
        ("培育100户以上规上企业。", ["100户以上"]),
        ("新增日收运能力2400吨。", ["2400吨"]),
    ],
)
def test_what_is_promised_of_such_a_kind_is_read_alone(text: str, words: list[str]) -> None:
    assert [one.text for one in read_targets(text)] == words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("存贷款余额分别增长7%、9%以上", ["growth", "growth"]),
        ("三次产业分别增长4%、6.5%和5%左右", ["growth", "growth", "growth"]),
        ("两项费用分别下降 2个百分点、3个百分点", ["growth", "growth"]),
        ("参保率、满意率分别达到95%、98%以上", ["share", "share"]),
        ("投资增长8%，合格率98%以上", ["growth", "share"]),
        ("投资增长8%、合格率98%以上", ["growth", "share"]),
    ],
)
def test_one_verb_counts_for_all_the_figures_behind_it(text: str, kinds: list[str]) -> None:
    assert [one.kind.value for one in read_targets(text)] == kinds


def test_costs_fall_by_basis_points() -> None:
    (target,) = read_targets("企业综合融资成本下降25个基点")
    assert (target.value, target.unit, target.kind) == (25.0, "个基点", TargetKind.GROWTH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("盘活闲置地块6块以上", 6.0),
        ("推广种养循环不少于30组", 30.0),
        ("第6块地块完成出让", None),
        ("硬化3组至5组公路", None),
    ],
)
def test_plots_and_groups_are_promised_where_they_are_compared(
    text: str, value: float | None
) -> None:
    found = [one.value for one in read_targets(text)]
    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别新建公园100，200个。", [200]),
        ("到2025，300个项目开工。", [300]),
        ("完成100，200，300个。", [300]),
    ],
)
def test_a_comma_between_several_figures_parts_no_thousands(text, values):
    assert [one.value for one in read_targets(text)] == values
