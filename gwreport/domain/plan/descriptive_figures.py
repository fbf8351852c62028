"""Figures that are none of the year's promise.

Some say what kind of thing is meant: 65岁以上老人, 5000万元以上项目, 由20天压缩到5天. Others are promised anew each
time, or to each: 每月不少于2次, 每季度走访企业20户, 每村建成1个. Such a figure stands in the words of a promise
and looks like one. It is known by what it measures and by what stands around it, not by the whole phrase.

Others say how large a fault is, in lists of what an audit or an inspection found: 1860万元资金闲置一年以上,
违规发放津补贴23万元. A clause that says what is to be done about it (盘活闲置资金1860万元) promises its figure.
"""

import re

from gwreport.domain.texts.units_of_measure import Quantity, quantity_of, split_unit

_Q = Quantity
# What a thing is like (how large, how dear), as against how many of it there are.
_MEASURES = frozenset(
    {_Q.MONEY, _Q.AREA, _Q.LENGTH, _Q.VOLUME, _Q.WEIGHT, _Q.POWER, _Q.ENERGY, _Q.CARGO, _Q.PEOPLE}
)
_NEAR = 16
_OF_AGE = re.compile("寿命|平均年龄")
# The value from which something is to rise or fall, and what there is already.
_STARTS = re.compile(r"(?:从|由)(?:目前|现在|现有|原来|去年|上年|\d{4}年)?的?$")
_MOVES = re.compile(
    "[^，。；、,;]{0,8}?(?:[提增升高扩降减压缩长大短低加少宽至到]{1,4}|调整)(?:[到至为]|成为)"
)
_EXISTING = re.compile("(?:现有|原有|已有|既有|在现有的?|在原有的?)$")
# 日处理5万吨污水处理厂 is what the works are able to do.
_CAPACITY = re.compile("[年日](?:处理|供水|供气|供热|加工|屠宰|出栏|生产|产|供)(?:能力|量)?$")
_ENDS = "，。；、,;：:）)（( \n"
# 实现10%的增长, 完成5亿元的投资: what stands behind 的 is what is promised.
_PROMISED_BEHIND = re.compile(
    "[^，。；、,;]{0,6}?(?:增长|增速|增幅|增量|提升|降幅|下降|目标|任务|计划|水平|投资|贷款|融资|授信|资金|收入|产值|营收|销售|交易|规模|覆盖|比例|比重|占比|就业|岗位|补贴|补助|奖励|资助|支持)"
)
_WITH_HOLDERS = re.compile(
    "的?[^，。；、,;\\d]{0,6}?(?:企业|单位|项目|村|学校|地区|行业|机构|社区|园区|医院)"
)
_NAMED_BY_MONEY = re.compile(
    r"(?:(?!支持|用于|推[动进]|建设|实施|保障|帮|扶|助|惠|给|投入)[^，。；、,;\d的]){0,6}?(?:项目|企业|工程|村|合同|产品|品牌|大户|家庭|小额|单位|平台|园区|镇|集群|产业|农户|客户|商户|设备|个体)"
    r"(?!投资|资金|贷款|收入|产值|营收|销售|融资)"
)
_PLACES = "自然村|行政村|建制村|村庄|村|屯|村民小组|小区|居民点|聚居点|安置点|集中点|院落|规模"
# 100户以上规上企业 are as many enterprises.
_NAMED_BY_HOUSEHOLDS = re.compile(rf"[^，。；、,;\d的]{{0,4}}?(?:{_PLACES})")
_NAMED_BY_PEOPLE = re.compile(rf"[^，。；、,;\d的]{{0,4}}?(?:{_PLACES}|聚集|企业|单位|机构|学校)")
# 1000亩以上示范片5个, 100人以上招聘会不少于20场: the number of them stands behind.
_COUNTED_BEHIND = re.compile(
    r"[^，。；、,;：:\d（）()]{1,14}?\d+(?:\.\d+)?[余多]?(?:个|家|户|座|所|处|条|艘|名|人|场|宗|件|项|片|台|栋|幢|只|辆|次|期|批)"
)
_AGES = frozenset(("岁", "周岁"))
# What stands right before a figure at the end of its clause that describes: 现有, 原有的, 年产, and a blank behind it.
_MAY_DESCRIBE = frozenset("有的产 \u3000")
_NO_AMOUNTS = re.compile("见[绿园]|无理由")
_COUNTED = frozenset({_Q.THINGS, _Q.SORTS, _Q.PEOPLE, _Q.LIVING, _Q.TIMES})
# What is able to do so much each day (日处理能力达到每日200吨) does so all year.
_ABLE = frozenset({_Q.WEIGHT, _Q.VOLUME, _Q.POWER, _Q.ENERGY, _Q.CARGO})
_A_MONTH = r"(?:月|周|星期|季度?|半年|旬|双月|两个?月)"
# Among the first words of a clause: so far back is looked, and no further.
_NEAR_EACH = 40
_CLAUSE_ENDS = re.compile(r"[，。；：,;:!！?？\n]")
# 每万人拥有60张 is a rate and 每年新增5个 the year's own; 每亩 and 每平方米 measure.
_TO_EACH = re.compile(
    rf"(?:每(?:个|一)?(?P<time>{_A_MONTH})|[按逐](?P<by>月|季度?|周)|每(?:个|一)?(?P<day>[日天])"
    r"|每(?!年|[百千万亿\d]|[一二三四五六七八九十两]{1,2}[年万千百]|逢|当|每|亩|公顷|平方|立方|公里|吨|千瓦)个?(?P<each>[\u4e00-\u9fff]))"
)
_OF_THE_YEAR = re.compile("全年|年内|年底|今年|本年|累计|合计|共计|总数|总量")
# The words that compare stand right before their figure, of a period that the clause before names.
_ONLY_COMPARES = re.compile(
    r"\s*+(?:次数|数量|场次)?(?:均|都|应|要)?(?:不少于|不低于|不小于|至少|达到?|超过|≥)?\s*+"
)
_NEAR_FAULT = 4
_FAULT_ENDS = "，。；,;!！?？\n"
# Done against the rules, or not done: what such a clause counts is the fault.
_FAULT = re.compile(
    "违[规法章反]|挪用|截留|虚[报列增假]|套取|骗取|侵占|私分|欠[缴付发]|拖欠|多[计付领]|少[计缴]|漏[缴征]|应[征收缴退拨]未"
    "|超(?:标准|范围|预算|概算|限额|编制?|进度)(?!改造)|无依据|损失浪费|流失"
    "|闲置|滞[留后拨]|沉淀|不(?:达标|到位|规范|合规|实|足额)"
    "|未(?:及时|按|能|经|足额|有效|完成|拨付|使用|征|收|缴|建|开工|投|落实|整改|达|通|发放|办理|执行|纳入|支付|验收|清|兑现|配|批准)"
)
_MENDS = re.compile(
    "完成|新[建增改开]|建(?:成|设(?!进度|资金|单位))|改[造建扩]|实[施现]|推[进动]|解[决]|消[除纳]|整[治改]|治理|处[置理]|盘活|化解|清[偿理退欠零收缴查]|追[回缴偿]"
    "|收[回缴储]|压[减降缩]|减少|降[低至到]|下降|力争|确保|达到|争取|落实|办[结理]|销号|拆除|纠正|退[还回缴]|补[缴征齐拨]|查[处办]|杜绝"
    "|防止|打击|腾退|利用|拨付到|兑付|归还|回收|挽回|攻坚|提[高升]|增[加长]|加快|启动|出[租售]|出让(?!金)|入股|激活|租赁|交易|开发|流转|回购|控制|不[低少高超]|以内"
)


def describes(text: str, span: tuple[int, int], unit: str, *, led: bool, after: str) -> bool:
    """Say whether a figure only tells what kind of thing is meant, or from where something moves.

    `span` is the figure's place with its unit and the word behind it (`after`: 以上, 以内 …); `led`
    says that a word of comparison (达到, 不低于 …) stands before it.
    """
    start, end = span
    if not led and _tells_a_fault(text, start, end):
        return True
    rest = text[end : end + 1]
    is_last = not rest or rest in _ENDS
    if is_last and unit not in _AGES and text[start - 1 : start] not in _MAY_DESCRIBE:
        # Most figures stand at the end of their clause, behind a verb.
        return False
    quantity = quantity_of(unit)
    before = text[max(start - _NEAR, 0) : start]
    if quantity is _Q.AGE:
        return _OF_AGE.search(before) is None
    if before.rstrip().endswith("年产") or (before[-1:] in "有的" and _EXISTING.search(before)):
        return True
    if is_last:
        return False
    if ("从" in before or "由" in before) and _STARTS.search(before) and _MOVES.match(text, end):
        return True
    if _NO_AMOUNTS.match(text, end) or (unit == "期" and text.startswith(("工程", "项目"), end)):
        return True
    if not led and not after and _CAPACITY.search(before):
        return True
    if rest == "的":
        return _is_attribute(text, end, quantity, unit, before=before, led=led)
    if after[-2:] not in ("以上", "以下", "以内"):
        return False
    if quantity in _MEASURES and _COUNTED_BEHIND.match(text, end):
        return True
    if quantity is _Q.MONEY:
        return _NAMED_BY_MONEY.match(text, end) is not None
    if unit == "户":
        return _NAMED_BY_HOUSEHOLDS.match(text, end) is not None
    if quantity is _Q.PEOPLE:
        return _NAMED_BY_PEOPLE.match(text, end) is not None
    return False


def _is_attribute(
    text: str, end: int, quantity: Quantity | None, unit: str, *, before: str, led: bool
) -> bool:
    """Say whether what stands before 的 tells what the thing behind it is like."""
    if quantity is _Q.SHARE:
        # 确保90%以上的村达标 promises, 裁员率不超过5.5%的企业 tells which.
        of_a_rate = led and re.search("率[^，。；、,;]{0,6}$", before) is not None
        return of_a_rate and _WITH_HOLDERS.match(text, end) is not None
    if quantity not in _MEASURES and unit != "户":
        return False
    return (
        _NAMED_BY_MONEY.match(text, end + 1) is not None
        or _PROMISED_BEHIND.match(text, end + 1) is None
    )


def may_repeat(text: str) -> bool:
    """Say whether a text has any of the words by which `repeated_from` finds a figure meant anew each time."""
    return "每" in text or "按" in text or "逐" in text


def repeated_from(text: str, begin: int, unit: str) -> int | None:
    """Give where the words begin by which a figure is meant anew each time; None for the year's own figure.

    The figure with its words of comparison begins at `begin` and is in `unit`.
    """
    clause = _clause_before(text, begin)
    if _ONLY_COMPARES.fullmatch(text, clause, begin) and clause > 0:
        clause = _clause_before(text, clause - 1)
    found = [
        one
        for one in _TO_EACH.finditer(text, clause, begin)
        if not _OF_THE_YEAR.search(text, one.end(), begin) and _is_meant(one, unit)
    ]
    return found[0].start() if found else None


def _clause_before(text: str, end: int) -> int:
    first = max(end - _NEAR_EACH, 0)
    return max((one.end() for one in _CLAUSE_ENDS.finditer(text, first, end)), default=first)


def _is_meant(found: re.Match[str], unit: str) -> bool:
    quantity = quantity_of(unit)
    if quantity in _COUNTED:
        return True
    # 每人每月提高50元 says how much each gets all year.
    is_rate = quantity is _Q.MONEY and split_unit(unit)[0] == 1
    if found["time"] or found["by"]:
        return not is_rate
    return bool(found["day"]) and not is_rate and quantity not in _ABLE


def _tells_a_fault(text: str, start: int, end: int) -> bool:
    """Say whether the clause around a figure, from `start` to `end`, only says how large a fault is."""
    if not _FAULT.search(text):
        return False
    first = max((text.rfind(mark, 0, start) for mark in _FAULT_ENDS), default=-1) + 1
    last = min((at for mark in _FAULT_ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    faults = list(_FAULT.finditer(text, first, last))
    if not faults:
        return False
    # 未完成 and 未及时拨付到位 are faults, and nothing that is to be done about them.
    undone = [
        (one.start(), one.end() + (_NEAR_FAULT if one[0][0] == "未" else 0)) for one in faults
    ]
    return all(
        any(begin <= mends.start() < over for begin, over in undone)
        for mends in _MENDS.finditer(text, first, last)
    )
