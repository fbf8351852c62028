"""What takes a word back that would speak against an item: it is denied, settled, planned, or another's.

未出现滞后, 责令停工, 暂停施工后已复工, 完成未达标河段治理 and 延期交付项目全部交付 hold nothing up.
"""

import re
from typing import NamedTuple

from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.clauses import SENTENCE_END, clause_stop

_HARMLESS_BEHIND = re.compile(
    r"(?:营业|执业|经营|受理|整顿[^，。；]{0,8}\d|停产|[^，。是因]{0,4}企业|发生|发现|出现|造成|收到|到期|到达?时间|到[^，。；、]{0,8}?(?:时间|时点|节点|时限|期限)(?![^，。；]{0,6}(?:要求|目标|进度))|超过|超出|突破)"
    r"|(?:隐性)?债务|返贫|案件|病例|隐患|违|积案|欠薪|率?[^，。；]{0,3}(?:下降|降低|减少|为零|为0)"
)
# 暂停游览项目12天 halts something else.
_HALTED = re.compile(
    r"(?:了|中)?(?:施工|建设|实施|推进|开工|(?:供地|审批|办理|执行)(?=\W|$|中|状态)|状态|进行|工作|该|本|此|项目|工程|至|等|[\d一二三四五六七八九十]|\W|$)"
)
_HALTS = frozenset({"暂停", "暂缓", "中止", "叫停"})
# 对某工地停工整顿 is what an office does to others.
_ORDERED = re.compile("(?:依法|予以|给予|采取|要求|对)[^，。；]{0,10}$")
# 已取消证明事项45项 is what was wanted.
_CUT = re.compile(
    "[^，。；]{0,8}?(?:事项|证明|审批|收费|环节|限制|门槛|材料|许可|手续|资质|条件|费用|政策|资格|备案)"
)
_KEPT_OFF = re.compile("低于|[未不没](?:有)?(?:触|达|涉|被|出现|发生)|避免|防止")
_UNITS_THERE = re.compile(
    r"\d(?:个|家|名)[^，。；\d]{0,6}(?:单位|部门|企业|街道|乡镇|镇街|干部|负责人|工地)[被]?$"
)
# 未及时处置的已立案, 不具备条件的村实行分散供水: what is done to those that are so.
_DEALT_WITH = re.compile(
    "[^，。；的]{0,8}的[^，。；]{0,12}?(?:清退|立案|督办|整改|处置|关闭|约谈|取缔|清理|拆除|收回|处罚|问责|办结|化解|整治|实行|采用|采取|改为|不强|不再|另行|单独)"
)
_DEALS_WITH = re.compile(
    "(?:关闭|拆除|纠正|清退|取缔|清理|收回|查处|盘活)(?![^，。；]{0,4}(?:进度|工作|任务))[^，。；]{0,4}$"
)
_COUNTED_BEHIND = re.compile(r"[^，。；]{0,14}?\d")
_PUT_OFF = re.compile("推迟|延后|顺延|延期")
_THEN_DONE = re.compile("[^，。；]{0,10}?后[^，。；]{0,6}?(?:成功|顺利|已|圆满)")
_OF_LAST_YEAR = re.compile("同比|同期|上年|去年|减税")
# 整改任务没有达到序时进度 tells of the rectifying itself.
_OFF_SCHEDULE = re.compile(
    "(?:未|没有|低于|落后)[^，。；]{0,6}(?:序时|时序|进度)|[^，。；]{0,4}不力|未[^，。；]{0,6}解决|出现[^，。；]{0,15}反弹"
)
_OF_ANOTHER = re.compile("(?<![针面应])对[^，。；]{0,6}$")
PROBLEM = re.compile("(?:存在|主要)的?(?:问题|困难)")
_OF_OTHERS = re.compile(r"\s*(?:的|\d|清单|台账|线索|隐患|排查|整改|企业|点位)")
NO_PROBLEM = re.compile(r"[：:]?\s*(?:暂无|无|没有|/|—|不大|不存在|基本(?:已经?)?解决|均已|已)")
_FAVOUR = re.compile("表扬|表彰|肯定|嘉奖|推广|点赞|典型|经验")
DENIED = re.compile(r"(?:未|没有?|难以|无法|不能)[^，。；]{0,4}$")
_NO_LONGER = re.compile(r"[不未没][能会]?$")
# 克服了地质复杂、连日高温等影响施工进度的因素
_HINDERING = ("影响", "受", "因", "由于")
_OVERCOME = re.compile("克服|战胜|排除|攻克")
# A delay that is announced (工期将顺延半年) is one.
_PUT_BACK = ("推迟", "延误", "延后", "顺延", "延期")
_CANNOT = ("无法", "难", "不能", "完不成", "达不到", "赶不上")
BEFORE = 14
_LONG = 200
# What an office deals with may be called by what was wrong with it: 完成未达标河段治理, 推动9个停工项目复工.
_DEALS_FIRST = re.compile(
    "(?:完成|推动|督促|促成|帮助|帮扶|发现|排查|梳理|处置|处理|治理|整治|清理|清退|化解|解决|收回|盘活|纠正|整改|查处|查办|拆除|追缴|清缴|破解|打通|消除|关闭|取缔|"
    r"救助|援助|曝光|通报|约谈|问责|督办|淘汰|关停|注销|吊销|下架|清出|调整|清欠|清偿|追回|支付|兑现|激活|唤醒|重启|改变|扭转|结束|告别|打破|走出|摆脱|跳出|推进(?=[\d一二三四五六七八九十]))"
    r"(?:了|出|一批|各类|全部|所有|历史|长期|过去|以往|多年来?|因|[\d.]{1,8}[万亿]?[^，。；\d]{1,2}|[一二两三四五六七八九十百]{1,3}[个家处起件项批]){0,3}的?$"
)
_FOR_ANOTHER = re.compile("(?<![针面应反绝相])(?:针对|对|将|把|向|给|就)(?:于)?[^，。；]{0,10}$")
_DEALT = "整改|整治|治理|督办|督导|约谈|通报|处置|处罚|处理|关闭|取缔|清理|清退|拆除|收回|问责|化解|解决|立案|挂牌|销号|办结|建账|台账|提醒|警示|预警|帮扶|提级|调度|会商|做工作|走访|沟通|宣讲|引导|服务|帮助|督促|复工|盘活"
_DEALT_BEHIND = re.compile(f"[^，。；：\n]{{0,16}}?(?:{_DEALT})")
_A_NOUN = re.compile(
    r"的?[^，。；：\s]{0,10}?(?:项目|工程|企业|单位|部门|小区|楼盘|房屋|楼宇|土地|用地|资产|厂房|河段|水体|断面|地块|资金|账款|工资|案件|事项|问题|状况|局面|现状|历史|难题|困境|怪圈|格局|人员|群众|户|对象|商户|村|厂|场|店|矿|河|塘|车|船|"
    r"点位|隐患|产能|设施|设备|车辆|药品|食品|产品|行为|现象|合同|镇街|街道|款|物业|矿山|学校|医院|道路|管网|建筑|住宅|\d)"
)
# 无法到场的上门办理: those who cannot are served in another way.
_SERVED = re.compile(
    "的[^，。；：\n]{0,8}?(?:上门|入户|代办|代为|邮寄|寄送|送达|网上办|线上办|流动办)"
)
_THEN_ALL = re.compile(
    "[^，。；：\n]{0,12}?(?:全部|均已?|都已?|已全部|已悉数|逐一|已经?)[^，。；：\n\\d]{0,4}?(?:交付|复工|完成整改|整改|化解|解决|销号|办结|达标|清零|恢复|打通|处置|清退|拆除)(?![^，。；]{0,3}\\d)"
)
# 未使用部分将于11月发放, 停工9天，目前完成77%: what comes of it is told.
_PART_TO_COME = re.compile("(?:的|部分)[^，。；：\n]{0,8}?(?:将|拟|正在|已列入|已纳入|计划)")
_FOR_DAYS = re.compile(r"了?(?:近|约|达|累计|共计?)?[\d一二三四五六七八九十]{1,3}[余多]?[天日]")
_GOES_ON = re.compile("(?:目前|现|已)[^，。；：\n]{0,8}?(?:完成|施工|恢复|复工|推进|达到)")
# 半拉子工程整治5处
_DEALT_COUNTED = re.compile(
    r"(?:的|工程|项目|楼盘?|工地|厂房|校舍|土地|资产|企业|小区|问题|积案|案件){1,3}(?:整治|盘活|复工|化解|清退|拆除|处置|治理|关停|整改|销号)(?:了|完成)?\d"
)
# 流标后重新招标，已签合同: what followed is told.
_AGAIN = re.compile("流标|废标|流拍|退回|驳回|返工|不合格|不通过|重新")
_THEN_AGAIN = re.compile("后[^，。；]{0,10}?(?:重新|再次|二次|已|通过|合格|开工|中标)")
_PRAISED = re.compile("毫|绝|决|杜|不得|严禁|严防|力戒|坚决|克服|反对|破除|不让|从不|防")


# 进度滞后，经专班调度后已于9月20日全部完工: of the same thing, as nothing else is named.
_THEN_OVER = re.compile(
    r"[^，。；：\n]{0,12}[，,]但?(?:目前|现|截至目前|后来|随后|最终|(?:后经|经|通过)[^，。；：\n]{1,14}?[，,]?)?(?:已经?|均已?|全部|全面|悉数|于\d{1,2}月[底末初]?(?:\d{1,2}日)?){1,3}(?:按期|如期|顺利|提前)?"
    r"(?:完工|竣工|建成|投用|投入使用|完成(?=[，。；]|$)|销号|办结|整改到位|整改完成|交付|(?:发放|拨付|兑付|安装|落实)?到位(?=[，。；]|$)|(?:发放|拨付|兑付)(?:完毕|完成)|赶上|追上|追平)"
)


class Sign(NamedTuple):
    """A word that was found in a text: where it stands and which list of the rules it speaks like.

    `kind` is the kind of adverse words that it is of, "" for a word of the rules.
    """

    start: int
    end: int
    word: str
    group: str
    kind: str = ""


def is_taken_back(text: str, sign: Sign, before: str, rules: Rules) -> bool:
    """Say whether a word is denied, planned, settled or told of something else.

    `before` are the words of its clause before it.
    """
    near = before[-BEFORE:]
    negated = rules.negating.search(near)
    if negated and not DENIED.search(near[: negated.start()]):
        return True
    if _NO_LONGER.search(near):
        return True
    if sign.word.startswith(_HINDERING) and _OVERCOME.search(before):
        return True
    # What has still to be resumed stands still, the more so where that is only planned.
    plain = sign.word.startswith((*_CANNOT, *_PUT_BACK)) or sign.kind == "resume"
    if rules.planned.search(near) and not plain:
        # 预计难以完成 is no plan.
        return True
    behind = text[sign.end : sign.end + 40]
    if PROBLEM.match(sign.word):
        if behind[:1] in tuple("：:是为有主\n"):
            return NO_PROBLEM.match(behind) is not None
        others = rules.elsewhere.search(near) or _OF_OTHERS.match(behind)
        return others is not None or NO_PROBLEM.match(behind) is not None
    if "通报" in sign.word:
        return _FAVOUR.search(behind[:12]) is not None or "警示" in near
    if _is_of_others(sign.word, near, behind):
        return True
    if sign.word == "短收" and _OF_LAST_YEAR.search(before):
        return True
    if _is_dealt_with(before, behind, sign):
        return True
    own = bool(sign.kind) or (_OFF_SCHEDULE.match(sign.word) and behind[:1] != "的")
    other = None if own else rules.elsewhere.search(near)
    if other and not before[: other.start()].endswith(("未", "被")):
        return True
    if _HARMLESS_BEHIND.match(behind) or (behind[:1] == "的" and _OF_ANOTHER.search(near)):
        return True
    if behind.startswith("整顿") and _ORDERED.search(near):
        return True
    if sign.word in _HALTS and not _HALTED.match(behind):
        return True
    return _is_settled(text, sign, rules)


def _is_of_others(word: str, near: str, behind: str) -> bool:
    """Say whether a word tells of those that an office deals with, or of what it cuts, and not of the item."""
    if word == "一票否决":
        # 低于“一票否决”项要求 and 不触及 keep it off.
        return _KEPT_OFF.search(near) is not None
    if word.endswith("取消"):
        return _CUT.match(behind) is not None
    if word.startswith(("无", "没有", "尚无", "暂无")) and behind.startswith("难"):
        # 无项目落地难问题
        return True
    if "通报" in word or "约谈" in word:
        return _UNITS_THERE.search(near) is not None
    if _DEALT_WITH.match(behind):
        return True
    if _DEALS_WITH.search(near) and _COUNTED_BEHIND.match(behind):
        return True
    # 顺延一周后成功举办 has taken place.
    return _PUT_OFF.search(word) is not None and _THEN_DONE.match(behind) is not None


def _is_dealt_with(before: str, behind: str, sign: Sign) -> bool:
    """Say whether a word only tells which things an office deals with, or what it keeps off."""
    if _DEALS_FIRST.search(before[-30:]) and (sign.kind == "lacks" or _A_NOUN.match(behind)):
        return True
    if _FOR_ANOTHER.search(before[-30:]) and _DEALT_BEHIND.match(behind):
        return True
    if sign.kind and _PRAISED.search(before[-6:]):
        return True
    if _AGAIN.search(sign.word) and _THEN_AGAIN.match(behind):
        return True
    if _DEALT_COUNTED.match(behind):
        return True
    if sign.kind and behind[:1] == "的" and "了" in before:
        # 办理了长期办不下来的房产证
        return True
    if sign.kind == "unreached" and (
        _PART_TO_COME.match(behind) or _SERVED.search(sign.word + behind[:12])
    ):
        return True
    if sign.group == "stalled" and _FOR_DAYS.match(behind) and _GOES_ON.search(behind):
        return True
    return _THEN_ALL.match(behind) is not None


def _is_settled(text: str, sign: Sign, rules: Rules) -> bool:
    if _THEN_OVER.match(text, sign.end):
        return True
    # A halt may be told in one sentence and its end in the next.
    stalled = sign.group == "stalled"
    end = (
        min(len(text), sign.end + 2 * _LONG)
        if stalled
        else clause_stop(text, sign.end, SENTENCE_END)
    )
    for settled in rules.settled.finditer(text, sign.end, end):
        between = text[max(sign.end, settled.start() - 8) : settled.start()]
        if not (rules.planned.search(between) or DENIED.search(between)):
            return True
    return False
