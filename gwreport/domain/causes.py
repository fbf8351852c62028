"""Why an item is behind: the causes that offices group by, found in the words of those who report."""

import re
from collections.abc import Iterable
from enum import StrEnum


class Cause(StrEnum):
    """A cause as it is grouped in a report; `UNTOLD` is no cause, but that nobody has told one."""

    LAND = "land"  # 用地
    CLEARING = "clearing"  # 征拆
    FUNDS = "funds"  # 资金
    APPROVAL = "approval"  # 审批
    MARKET = "market"  # 市场
    POLICY = "policy"  # 上级政策
    OTHER = "other"  # 其他
    UNTOLD = "untold"


_CLAUSE_END = re.compile("[，,。；;！!？?、\\n]")
# 资金已到位 is no want of money; 资金虽已到位但不足 is.
_SETTLED = re.compile(
    "(?:已|均|并)(?:经|全部|基本|足额|如期)?(?:到位|落实|解决|完成|取得|批复|拨付|下达|办结|交付|签订|签约|批准|通过|获批|发行)"
)
_STILL = re.compile("但|未|不足|不够|缺|难|尚|仍|等待")
# What did not pass an assessment failed by itself; no procedure keeps it back.
_FAILED = re.compile("未(?:能)?通过[^，。；]{0,12}(?:答辩|评选|考核|创建|评定|认定)")
_WORDS: tuple[tuple[Cause, re.Pattern[str]], ...] = (
    (
        Cause.CLEARING,
        re.compile(
            "征拆|拆迁|(?<!税收)(?<!税费)征收(?!入|率|管理|[^，。；]{0,4}[税费])|征地|搬迁(?:难|未|滞|不|工作|进度|问题)|腾退|补偿(?:款|费|标准|协议|问题)|安置(?:房|补偿|问题|协议)|"
            "(?:管线|杆线|电力|坟墓|坟)[^，。；]{0,4}迁[改移建]|迁坟|青苗|房屋[^，。；]{0,4}(?:征|拆)|群众(?:阻工|阻挠|不同意|诉求)|钉子户|净地"
        ),
    ),
    (
        Cause.LAND,
        re.compile(
            "用地|占补平衡|耕补|耕地|林地|农用地|农转用|供地|土地|地块|宗地|用海|选址|国土空间|空间规划|规划(?:调整|限制|冲突)|"
            "生态保护?红线|永久基本农田|卫片|红线(?:内|范围|冲突)|占用(?:林|湿|草)"
        ),
    ),
    (
        Cause.FUNDS,
        re.compile(
            "资金|经费|债券|专项债|融资|贷款|垫资|欠款|拖欠|财力|财政(?:压力|困难|紧张|收入)|投入不足|无钱|缺钱|拨款|回款|"
            "资本金|概算(?:不足|超)|预算(?:不足|未|超)|补助(?:未|不足|减少)|化债"
        ),
    ),
    (
        Cause.APPROVAL,
        re.compile(
            "审批|(?<!通)报批|批复|审查|评审|环评|可研|立项|手续|核准|备案|许可|初步设计|初设|施工图|招标|流标|招投标|政府采购|"
            "未获批|未批|审核(?:未|中|较慢|周期)|论证|验收未|竣工验收|资质"
        ),
    ),
    (
        Cause.POLICY,
        re.compile(
            "(?:上级|国家|中央|部委|自治区|[省市州](?:级|里|上|委|政府|直)?(?:有关)?(?:部门|[^，。；、]{0,6}[局委厅办])?)[^，。；\\n]{0,16}"
            "(?:政策|未下达|未明确|未出台|未批|未启动|未安排|暂停|取消|叫停|停止|调整|收紧|减少)|"
            "政策(?:调整|变化|收紧|变动|未|不明|影响|取消|停止|原因)|(?:未|没有|没能|未能)(?:被)?(?:纳入|列入|入选|入围|下达)|"
            "(?:指标|任务|计划|额度|名额)[^，。；]{0,6}(?:未下达|尚未下达|未分配)|体制调整|机构改革|停止(?:受理|评选|申报)"
        ),
    ),
    (
        Cause.MARKET,
        re.compile(
            "市场|需求|订单|外需|内需|价格|行情|经济(?:大)?环境|经济下行|下行压力|大环境|房地产|消费(?:疲|不|低|意愿|信心|能力)|客流|"
            "(?:企业|投资者?|业主)[^，。；]{0,8}(?:意愿|停产|减产|观望|经营|效益|亏损|破产|撤资|不同意|放弃|解约|违约)|原材料|国际形势|贸易(?:摩擦|壁垒)|"
            "出口|景气|销售|销量|库存|汇率|产能|基数|关税|成交|去化|招商难"
        ),
    ),
)


def causes_of(text: str) -> tuple[Cause, ...]:
    """Name the causes that a text tells of, in the order in which it first does.

    A text without any known one tells of `OTHER`, none at all of `UNTOLD`. What a clause says to be
    settled (资金已到位) is no cause.
    """
    if not text.strip():
        return (Cause.UNTOLD,)
    found: dict[Cause, None] = {}
    for clause in _CLAUSE_END.split(text):
        if (_SETTLED.search(clause) and not _STILL.search(clause)) or _FAILED.search(clause):
            continue
        places = ((words.search(clause), cause) for cause, words in _WORDS)
        told = sorted((place.start(), cause) for place, cause in places if place)
        found.update(dict.fromkeys(cause for _, cause in told))
    return tuple(found) or (Cause.OTHER,)


def in_order(causes: Iterable[Cause]) -> list[Cause]:
    """Give causes, each once, in the order in which a report goes through them."""
    there = set(causes)
    return [cause for cause in Cause if cause in there]
