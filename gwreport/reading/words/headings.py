"""The words that offices print over a column or before a colon, and what each means; data only.

Collected from the public breakdowns, task lists and completion reports of Chinese governments.
"""

import re
from enum import StrEnum
from functools import lru_cache

from gwreport.domain.plan.node_words import heading_period
from gwreport.domain.texts.look_alikes import compared
from gwreport.domain.texts.spans import IN_PATTERNS


class Role(StrEnum):
    """What a column, or the words behind a colon, hold."""

    NUMBER = "number"
    CATEGORY = "category"
    TEXT = "text"
    LEADER = "leader"
    LEAD = "lead"
    SUPPORT = "support"
    DIVISION = "division"  # 责任分工: units of several roles, each with its label or verb
    RESPONSIBLE = "responsible"  # 责任单位: support beside a lead unit, lead where it is alone
    DUE = "due"
    CONTACT = "contact"
    REMARK = "remark"
    COMPLETION = "completion"
    TARGET = "target"
    MEASURE = "measure"  # 计量单位
    NATURE = "nature"  # 约束性, 预期性
    NODE = "node"  # what is to be reached by the end of a part of the year
    STATUS = "status"  # the office's own word for how far it is
    RATE = "rate"  # 完成率
    PROBLEM = "problem"
    NEXT_STEP = "next_step"


UNIT_ROLES = frozenset({Role.LEADER, Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE, Role.DIVISION})
# Below these a cell may be worded like a heading: 已完成.
STATE_ROLES = frozenset({Role.STATUS, Role.COMPLETION, Role.RATE, Role.REMARK})

_BODY = "(?:业务|职能|内设)?(?:单位|部门|庭室|部室|院系|系部|警种|所队|党支部|支部|班组|车间|局办|委局|科所|线办|办公室|站办|办所|站所办|委办|委室|机关|站所|村社|科室|股室|处室|主体|机构|专班|乡镇街道|乡镇|镇街|街镇|街道|[市区]?县[市区]{0,2}|区县)(?:名称)?"
# Sorts of bodies that only a word for who answers makes a heading: 牵头公司, 责任学院.
_SORT = "(?:子公司|平台公司|公司|企业|工厂|中心|学院|支队|大队|中队|分局|局|检察部|项目部|部|处|科|所|庭|社区|村|镇|乡|工作组|专项组|党组织|党委|团队)"
# Where a body's villages, towns or districts stand for themselves.
_PLACE = "(?:镇村|镇街|镇乡|乡镇街道|乡镇|镇街道|街镇|镇|乡|街道|村社区|村居|村|社区|居|[市区]?县[市区]{0,2}|区县|地市|市州|市区|地区|园区)"
# Whose: 市, 区政府, 县级, 市直; before a role's word or behind it (分管市领导).
_OFFICE = "(?:(?:省|市|区|县|州|旗|镇|乡|街道|厅|部|局|处|院|校)(?:人民)?(?:委|级|直|政府)?){0,2}"
# How a leader answers for a task.
_ANSWERS = "(?:分管|主管|牵头|责任|包抓|包联|包保|包案|挂包|挂联|挂点|挂钩|挂帅|联系|领办|领衔|督办|督导|主抓|协管|帮扶|驻点|带队|带班|挂牌|调度|指导|协调|推进|统筹|服务|领题|认领|督战|包村|包片)"
_LEADS = f"(?:{_ANSWERS}|责任|县级|市级|区级)?{_OFFICE}领导(?:同志)?"
# Who looks on: neither answers for a task nor helps with it.
_LOOKS_ON = "(?:挂牌|跟踪|协调|业务|行业|技术|主要|效能|纪检)?(?:监督|督办|督查|督察|督导|督促|督战|监管|监察|指导|验收|考核|考评|评分|打分|计分|评定|测评|评价|评审|审核|销号|对口)"
# Whose a project is and who builds it, beside the one who answers for it.
_BUILDS = "(?:业主|法人|建设|代建|承建|承包|总包|中标|勘察|施工|设计|监理|运营|运维|使用|管护|投资)"
_PERIOD = rf"(?:截[至止].*|至?(?:{IN_PATTERNS})|当前|目前|最新|本期|本季度?|本月|当月|上月|本周|累计|\d+[-—至~]\d+月份?)?"
_DOING = "(?:完成|进展|推进|贯彻|落实|办理|办结|整改|实施|建设|施工|工程|形象|开展|执行|进度|自查|自评|反馈|回复|答复|办复|已)"
_OUTCOME = "(?:情况|进度|进展|状态|结果|成效|效果|动态|反馈|值|数)"
_DONE = f"{_DOING}{{1,3}}{_OUTCOME}(?:说明|描述|自评)?"
_PLANNED = "(?:(?:全年|年度|年初)?(?:预期|计划)|全年|年度|年初|约束性)"
_WHICH_TASK = (
    "(?:承诺|主要|重点|关键|量化|分项|行动|诉求|具体|工作|任务|目标|年度|预期|项目|分解|细化|指标|改革|建设|民生|实事|整改|整治|攻坚|创建|考核|考评|测评|评价|事项|全年"
    "|议定|决定|交办|督办|督查|批示|会议|落实|推进|实施|政策|服务|问题|治理|责任|政府|报告|建议|提案)"
)
_WORK = "(?:主要|具体|年度|工作|任务|目标|指标|项目|问题|事项|节点)*"
_TROUBLE = "(?:问题|困难|难点|堵点|不足|短板|原因|制约因素)(?:分析)?"
_STEPS = (
    "(?:(?:下一?(?:步|阶段|季度|月|周|旬|期)|后续|后期)(?:主要|重点)?(?:工作|推进|整改|改进)*(?:打算|措施|计划|安排|举措|思路|建议|重点|目标)?"
    "|(?:改进|应对|解决|工作)(?:打算|对策)|(?:改进|应对|拟采取的?)措施|打算)"
)
# The first role of which a pattern fits the whole heading; blanks, brackets and width do not count.
_PATTERNS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (
        Role.NUMBER,
        (
            "(?:任务|项目|事项|指标|子项|总|分|顺)?序号?|(?:整改|问题|反馈|交办|督办|工作){1,2}(?:任务|事项|清单)?序号",
            "(?:事项|任务|项目|建议|提案|议案|问题|督办|交办|清单)?编号",
            "(?:建议|提案|议案|任务|项目|案)号",
            r"项次|条目|[Nn][Oo]\.?",
            "(?:任务|项目|事项)?(?:[Ii][Dd]|编码|代码)",
        ),
    ),
    (
        Role.CATEGORY,
        (
            "(?:任务|工作|指标|目标|项目|事项|问题|所属)?(?:分类|类别|类型)",
            r"[\u4e00-\u9fff]{0,4}(?:领域|板块)",
            "[大小门]类|条线|战线|主题|专题",
        ),
    ),
    (
        Role.LEADER,
        (
            f"{_OFFICE}{_ANSWERS}{{0,2}}{_OFFICE}(?:责任|负责|主要|党政)?{_OFFICE}领导(?:同志|干部)?(?:[及和与](?:主要)?(?:责任人|联系人))?",
            rf"{_ANSWERS}[\u4e00-\u9fff]{{1,3}}领导",
            f"{_OFFICE}{_ANSWERS}{_OFFICE}(?:负责人|负责同志|干部)",
            f"{_OFFICE}(?:责任人|负责人|牵头人){_OFFICE}领导",
            f"{_OFFICE}(?:{_ANSWERS}|责任)副?{_OFFICE}副?(?:省长|市长|区长|县长|州长|镇长|乡长|局长|院长|校长|主任|常委|副职)",
            f"{_OFFICE}(?:总|副总|责任)?(?:河|湖|林|田|路|街|山|片|段)长",
            "牵头人|领衔人|领办人|包干人|主抓人|挂帅人|带头人|(?:战区|总)?指挥长|链长|总?召集人|首席责任人|总负责人|专班组长",
            "(?:责任|分管|牵头)?班子成员",
        ),
    ),
    (
        Role.LEAD,
        (
            f"总牵头|{_OFFICE}(?:具体|总|主要?|第一|责任|整改|项目|指标|考核|任务|工作)?牵头(?:责任|负责|协调|组织|实施|推进|落实|承办|办理|主办|抓总|统筹)*{_OFFICE}{_BODY}",
            rf"牵头(?:责任)?{_BODY}(?:及|和|与)?(?:主要)?(?:责任人|负责人|联系人)",
            f"{_OFFICE}(?:第一|首要|主要|主体?)责任?{_BODY}",
            f"{_OFFICE}(?:主办|首办|主抓|(?:行业|业务|项目)?主管|行业牵头|共同牵头|归口(?:管理)?|统筹|主导|总责|抓总)(?:责任)?{_BODY}",
            f"汇总{_BODY}",
            f"(?:牵头|主办|主责){_SORT}",
        ),
    ),
    (
        Role.SUPPORT,
        (
            f"{_OFFICE}责任(?:配合|参与|协办|协助|协同|分办){_BODY}",
            f"{_OFFICE}(?:协调|协同|相关)?配合(?:责任|参与|及参与|协作|协助|实施)?{_BODY}",
            f"{_OFFICE}协同(?:责任|配合|推进)*{_BODY}",
            f"{_OFFICE}(?:协办|会办|联办|分办)(?:责任|配合)?{_BODY}",
            f"{_OFFICE}(?:参与|参加|参建|协助|协作|协调|成员|涉及|支持|服务|(?:服务)?保障|(?:技术)?支撑|辅助|配套|联合|共办|共同责任|相关|有关)(?:责任)?{_BODY}",
            f"其[他它余](?:责任|配合|协办)?{_BODY}",
            f"(?:涉及|配合|参与|协助|相关|有关){_PLACE}",
            f"(?:配合|协办|协同|协助|参与){_SORT}",
        ),
    ),
    (
        Role.DIVISION,
        (
            "(?:责任|部门|任务|职责|工作|单位){0,2}分工(?:情况|安排)?",
            f"(?:责任|牵头|落实|承办)*{_BODY}(?:及|和|与)(?:任务|职责|责任|工作)?分工",
            "责任落实",
        ),
    ),
    (
        Role.RESPONSIBLE,
        (
            rf"责任{_BODY}(?:及|和|与)?(?:主要)?(?:责任人|负责人|联系人)",
            rf"责任{_BODY}(?:及|和|与)?(?:协同|配合|协办|参与){_BODY}",
            rf"(?:牵头|责任人)(?:{_BODY})?[及和与]责任{_BODY}",
            f"{_OFFICE}(?:整改|考核|落实|属地|项目|目标|任务|指标|具体|直接|主要)?责任{_BODY}",
            f"属地政府|{_OFFICE}(?:被|受)(?:考核|督查|督办|评价)(?:责任)?(?:{_BODY}|对象)|考核对象",
            rf"{_LEADS}[及和与]?(?:牵头)?责任{_BODY}|(?:牵头|主办)?责任{_BODY}[及和与]?{_LEADS}",
            f"{_OFFICE}(?:包[抓联保]|包案|帮扶|结对|挂包|组织|任务承担){_BODY}|项目法人|(?:项目|工程)?业主方?|(?:建设|投资|施工|承建|代建)方|(?:建设|项目|工程){{0,2}}{_BUILDS}{_BODY}",
            f"{_OFFICE}(?:具体)?(?:整改|经办|代建|落实|承办|承接|承担(?:任务)?|办理|(?:项目|组织)?实施|推进|执行|完成|负责|分管|业主|项目|建设|任务|属地){_BODY}",
            f"(?:责任|承办|落实|负责){_SORT}",
        ),
    ),
    (
        Role.DUE,
        (
            "(?:计划|预计|预期|要求|最终|拟)?(?:完成|完工|结束|整改|办理|办结|限办|竣工|建成|投用|工作|推进|报送|提交|交账|兑现|达标|实施|任务|落实|销号|验收|目标|年度|建设|督办|报告|答复|回复){0,2}(?:时限|期限|时间|日期|节点|时间节点|时点|年限)(?:要求|安排)?|序时安排|时间表",
            "(?:工作|推进|实施)?(?:时间|进度)(?:节点|安排|要求|进度)|(?:办结|完成|时限)(?:时间)?要求",
            "反馈(?:时限|期限)|截[止至](?:时间|日期)|(?:整治|治理|攻坚|排查|创建|改造|管控|处置)(?:时限|期限)|[\u4e00-\u9fff]{2}时限",
            "(?:计划)?开(?:工)?(?:及|和)?竣工(?:时间|日期)",
            "(?:项目)?(?:建设|起止)(?:年限|工期|周期|时间)",
        ),
    ),
    (
        Role.CONTACT,
        (
            "(?:主要|具体|直接|第一|项目|工作|专班|单位|科室|部门|包[抓联保]|包案)?(?:责任人员?|负责人)(?:及(?:联系)?(?:电话|方式))?|责任科长|工作人员",
            r"(?:(?![及和与])[\u4e00-\u9fff]){0,6}(?:联系人|联络人|联络员|专员)(?:姓名)?(?:及(?:联系)?(?:电话|方式))?",
            "[经承]办人(?:及(?:联系)?电话)?|(?:承办|主办|经办|员额)(?:法官|检察官|民警|干警|律师|教师|医生)(?:助理)?",
            "(?:联系|监督|办公|联系人|责任人)?电话(?:号码)?|(?:联系)?手机(?:号码?)?",
            "(?:联系人)?联系方式",
            "(?:责任人|联系人)?职务(?:职称)?",
        ),
    ),
    (
        Role.REMARK,
        (
            "备注|说明",
            # Who gave the task answers for none of it.
            f"{_OFFICE}(?:批示|交办|签批|批办|批转|阅批|批阅|阅示|圈阅|转办){_OFFICE}(?:领导|负责人|人|同志)(?:姓名)?",
            f"{_OFFICE}{_LOOKS_ON}(?:责任)?(?:{_BODY}|人员?|负责人|责任人|员)",
        ),
    ),
    (
        Role.STATUS,
        (
            "(?:完成|进展|办理|整改|推进|落实|任务|工作|项目|目标|进度|销号|办结|当前|目前)*状态",
            "是否(?:按[时期])?(?:完成(?:整改|任务)?|达标|达序时?|达到?(?:序时|时序)(?:进度)?|办结|销号|开工|滞后|超期)",
            "(?:督查|督办|督导|核查|核验|考核|评估|研判|审核|验收|自评|评定|认定|销号)(?:核查|评价)?(?:结果|结论|评价|等次|类别)",
            "(?:亮灯|预警|红绿灯)(?:情况|状态|等级)?",
            "(?:序时|时序)进度(?:评价|评定|情况)|进度(?:评价|评定|研判|自评)|完成与否",
        ),
    ),
    (
        Role.RATE,
        (
            rf"{_PERIOD}(?:投资|任务|目标|计划|工作|总体|年度|全年|累计|实际|项目|工程)*(?:完成率|完成比例|完成百分比|达成率|完成度)%?",
            "占(?:全年|年度|年)?(?:度)?(?:目标|计划|任务)的?(?:比例|比重|百分比)?%?",
            f"{_PERIOD}(?:完成|工作|形象|建设|总体|任务|投资)*进度(?:%|比例|百分比)",
        ),
    ),
    (
        Role.PROBLEM,
        (
            f"(?:目前|当前|主要|工作|推进中)?(?:存在|面临)的?(?:主要|突出)?{_TROUBLE}(?:[及和与]?(?:主要)?(?:{_TROUBLE}|{_STEPS}|建议))*",
            f"(?:主要|突出|推进中?的?)?{_TROUBLE}(?:[及和与]{_TROUBLE})+|主要(?:问题|困难)|困难问题|制约因素",
            "(?:未完成|滞后|未达标|未达序时|未达序时进度|进度滞后|落后|未开工)的?(?:主要)?原因(?:分析|说明)?|原因(?:分析|说明)",
            "需要?(?:上级|市级|县级|区级)?(?:协调|研究|解决)(?:解决)?的?(?:问题|事项|困难)",
        ),
    ),
    (Role.NEXT_STEP, (f"{_STEPS}(?:[及和与]?(?:{_STEPS}|完成时限|时限|时间安排|工作建议|建议))*",)),
    (
        Role.COMPLETION,
        (
            rf"(?:\d{{4}}年?)?{_PERIOD}(?:预计)?{_WORK}{_DONE}(?:预计)?",
            rf"{_PERIOD}实际{_WORK}(?:{_DONE}|进展|进度)|(?:最新|当前|目前|近期|工作|任务|部门|单位|责任单位)+反馈(?:内容|信息|说明)?",
            rf"{_PERIOD}{_WORK}(?:推进|进展|进度|办理|整改|落实|完成|实施)(?:情况)?(?:说明|简述|详情|详述|描述|记录|摘要)",
            rf"{_PERIOD}{_WORK}(?:进展|进度)|(?:取得的?|阶段性)成效|完成(?:内容|量)",
            rf"{_PERIOD}{_WORK}(?:{_DONE}|进展)[及和与]?(?:存在的?|主要)?{_TROUBLE}(?:[及和与]?{_STEPS})?",
            rf"{_PERIOD}{_WORK}(?:{_DONE}|进展)[及和与]?{_STEPS}",
            "(?:当前|目前|最新|累计|实际|工作|项目|工程|前期)*(?:进度|进展)",
            rf"{_PERIOD}(?:实绩|实际)(?:数|值)?|(?:目前|当前)(?:状况|情况|进度情况)",
            "(?:实际|累计|已|实际已|累计已)完成的?(?:情况|工作量|工作|任务|任务量)?|已开展的?(?:工作)?",
            f"{_WORK}(?:{_DONE}|进展|(?:主要)?做法)[与及和]?(?:主要)?(?:成效|进度|效果)|(?:工作|主要)成效|工作动态",
        ),
    ),
    (
        Role.TARGET,
        (
            rf"(?:\d{{4}}年)?{_PLANNED}(?:目标值?|任务数?|值|数)",
            r"\d{4}年目标值?",
            r"全[省市县区州旗镇乡](?:\d{4}年)?(?:度|年度)?(?:目标|任务|计划)[值数]?",
            r"(?:\d{4}年度?|年度|全年|本年度?)(?:绩效|考核)?指标值",
            "目标值|(?:目标)?任务[数量]|目标量|计划(?:任务)?量|(?:全年|年度?)(?:计划|预算)",
            r"(?:\d{4}年度?|本年度?|今年|全年|年度)?(?:考核|奋斗|力争|确保|挑战|控制|预算|目标|计划)(?:目标)?[值数]",
        ),
    ),
    (Role.MEASURE, ("单位", "(?:计量|计算|指标|数量|统计计量)单位|量纲|计量")),
    (Role.NATURE, ("(?:指标)?(?:属性|性质)",)),
    (
        Role.TEXT,
        (
            rf"(?:\d{{4}}年(?:度)?)?{_OFFICE}{_WHICH_TASK}*(?:目标|任务|事项|内容|指标|工作|名称|分解|举措|措施|清单|原文(?:表述)?|描述)",
            r"(?:具体|重点|工作|任务|项目|工程)?(?:子|分项|小|细|单项|单体)(?:任务|项目?|工程|事项|工作|内容)(?:名称|任务|内容|清单)?|(?:具体|工作|任务)?分项(?:名称|内容)?|(?:具体|分)项",
            rf"(?:\d{{4}}年(?:度)?)?{_OFFICE}{_WHICH_TASK}+(?:项目|工程|标准)|工程名称|工作重点",
            rf"{_WHICH_TASK}*(?:任务|目标|思路|名称|项目|工程|事项)[及和与](?:建设|工作|年度|全年|主要|具体)*(?:措施|举措|目标|任务|要求|内容)",
            "(?:具体|工作|任务|目标|建设|整改){1,2}(?:要求|问题)",
            "(?:工作)?目标[与和及]任务",
            f"{_OFFICE}{_ANSWERS}(?:的)?(?:重点|主要)?(?:项目|事项|任务|工程|工作)(?:名称|内容)?",
            "建设(?:规模)?[与和及]?(?:主要)?(?:建设)?(?:内容|规模)(?:[与和及](?:主要)?(?:规模|内容))?",
            "(?:民生|为民办)?实事(?:项目)?",
            "(?:建议|提案|议案)?(?:标题|题目)|案由",
            "(?:反馈|整改|督察|巡视|巡察|审计)(?:反馈|指出|发现)?的?(?:具体|主要)?问题|问题(?:清单|描述|表现|表述)?",
            "(?:责任|工作)(?:内容|要点)",
            "[一二三四]级指标(?:名称)?",
        ),
    ),
)
_COMPILED = tuple(
    (role, tuple(re.compile(pattern) for pattern in patterns)) for role, patterns in _PATTERNS
)
# Turns away at once what is no heading at all, which nearly all cells are.
_ANY_ROLE = re.compile("|".join(f"(?:{one})" for _, patterns in _PATTERNS for one in patterns))
_LONGEST = 24
_IGNORED = re.compile(r"[\s()（）\[\]【】、，,/:：“”\"*]+")
BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_WITH_PERSONS = re.compile(
    "[及和与](?:主要)?(?:责任人|负责人|联系人|经办人)(?:及?(?:联系)?(?:电话|方式))?$"
)
# A person and a unit in one column, in either order: 责任人及单位, 牵头领导、单位.
_PERSONS = f"(?:{_LEADS}|领导(?:同志)?|(?:责任|负责|联系|牵头|包保|包抓)人|负责同志)"
_PERSONS_AND_UNITS = re.compile(
    f"{_PERSONS}[及和与]?(?:主要|具体)?(?P<first>牵头|主办|主责|责任|承办|落实|实施)?{_OFFICE}{_BODY}"
    f"|(?P<second>牵头|主办|主责|责任|承办|落实|实施)?{_OFFICE}{_BODY}[及和与]?(?:主要|具体)?{_PERSONS}"
)
# What parts the two where none says what the unit does: 领导、单位, and not 领导机构.
_PARTED = re.compile("[及和与、/／（(\n]")
# Said without the word for a body, which no column is: 牵头：甲局；配合：乙局.
_VERBS_ALONE = {
    **dict.fromkeys(("牵头", "总牵头", "主办", "主责", "主抓"), Role.LEAD),
    **dict.fromkeys(("配合", "协办", "会办", "协同", "协助", "协作", "参与", "参加"), Role.SUPPORT),
    **dict.fromkeys(("责任", "承办", "负责"), Role.RESPONSIBLE),
}
# Words for a limit that only a label in brackets says so shortly: 【时限】6月底前.
_LIMITS_ALONE = ("时限", "期限", "时间", "节点")
# So short only in brackets: 【主】甲局 【协】乙局.
_IN_ONE_SIGN = {"主": Role.LEAD, "牵": Role.LEAD, "协": Role.SUPPORT, "配": Role.SUPPORT}
_ADDRESSED = re.compile("(?:相关|有关)(?:单位|部门)$")
_COLON_ROLES = frozenset({*UNIT_ROLES, Role.DUE, Role.CONTACT})


def heading_key(text: str) -> str:
    """Fold a heading to what tells it from others: no blanks, brackets, marks or full width."""
    return _IGNORED.sub("", compared(text))


def role_of(heading: str) -> Role | None:
    """Say what a column of this heading holds; None for a heading that is not known."""
    return _known_role(heading) if len(heading) <= _LONGEST * 4 else None


@lru_cache(maxsize=4096)  # a table's cells are the same few names and words again and again
def _known_role(heading: str) -> Role | None:
    # A bracket may be part of the words, 责任（配合）单位, or explain them, 牵头单位（首个为汇总单位）.
    bare = BRACKET.sub("", heading)
    key = heading_key(heading)
    role = _role_of(key) or _of_units_with_persons(key) or _of_persons_and_units(heading)
    if bare == heading or role not in (None, Role.CONTACT):
        return role
    # 承办单位（联系人） is the column of the units.
    own = _role_of(heading_key(bare))
    return own if role is None or own in UNIT_ROLES else role


def _role_of(key: str) -> Role | None:
    if not key or len(key) > _LONGEST or not _ANY_ROLE.fullmatch(key):
        return None
    return next(
        (
            role
            for role, patterns in _COMPILED
            if any(pattern.fullmatch(key) for pattern in patterns)
        ),
        None,
    )


def _of_units_with_persons(key: str) -> Role | None:
    """Give the role of the units that a heading names beside persons: 承办单位及联系人, 主办部门和负责人."""
    found = _WITH_PERSONS.search(key) if len(key) <= _LONGEST else None
    role = _role_of(key[: found.start()]) if found else None
    return role if role in UNIT_ROLES else None


def _of_persons_and_units(heading: str) -> Role | None:
    """Give the role of the units that a heading names behind or before persons: 责任人及单位, 牵头领导、牵头单位."""
    key = heading_key(heading)
    found = _PERSONS_AND_UNITS.fullmatch(key) if len(key) <= _LONGEST else None
    if found is None:
        return None
    said = found["first"] or found["second"]
    # 联系人及单位 is where that person works.
    if not said and ("联系" in key or not _PARTED.search(heading)):
        return None
    return Role.LEAD if (said or key).startswith(("牵头", "主办", "主责")) else Role.RESPONSIBLE


# Parts of the year that only a heading says so shortly.
_PERIOD_HEADING = re.compile(
    r"第?[一二三四1-4]季|[上中下]旬|(?:各)?(?:季度|阶段|月度)(?:节点|目标|安排|进度|计划)"
)


def is_period(heading: str) -> bool:
    """Say whether a heading names a part of the year, as stand under 完成时限."""
    if len(heading) > _LONGEST * 4:
        return False
    key = heading_key(heading)
    return bool(_PERIOD_HEADING.fullmatch(key) or heading_period(key) or heading_period(heading))


def verb_role(words: str) -> Role | None:
    """Say what stands under a verb alone (主办 | 协办), which is a heading only where others say whose it is."""
    return _VERBS_ALONE.get(heading_key(words))


def bracket_role(words: str) -> Role | None:
    """Say what stands behind a label in brackets without a colon: 【牵头】甲局; None for other words."""
    key = heading_key(words)
    return Role.DUE if key in _LIMITS_ALONE else _IN_ONE_SIGN.get(key) or colon_role(words)


def colon_role(words: str) -> Role | None:
    """Say what stands behind these words and a colon; None for words that only look like it."""
    role = role_of(words) or _VERBS_ALONE.get(words.strip())
    # “…，各有关单位：” is the beginning of a letter.
    return role if role in _COLON_ROLES and not _ADDRESSED.search(words) else None
