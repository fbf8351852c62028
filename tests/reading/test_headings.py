"""What a column holds, told by its heading alone: who × role, and the words offices join them by."""

from itertools import product

import pytest

from gwreport.reading.words.headings import Role, role_of

BODIES = ["单位", "部门", "科室", "股室", "处室", "主体", "机构"]


def _pairs(first: str, second: list[str]) -> list[str]:
    return ["".join(pair) for pair in product(first.split(), second)]


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (
            Role.LEADER,
            _pairs(
                "分管 主管 牵头 责任 包抓 包保 挂点 联系 领办 领衔 督办 挂帅",
                ["领导", "市长", "副市长", "县长", "负责人", "负责同志"],
            ),
        ),
        (Role.LEADER, ["牵头人", "主抓领导", "牵头负责领导", "牵头责任领导", "分管领导及责任人"]),
        (Role.LEADER, ["市政府分管领导", "分管市领导", "包抓县级领导", "牵头领导（县领导）"]),
        (Role.LEAD, _pairs("牵头 主办 主责 第一责任 主管", BODIES)),
        (
            Role.LEAD,
            ["市直牵头单位", "牵头（责任）单位", "牵头单位（盖章）", "牵头单位及主要负责人"],
        ),
        (Role.RESPONSIBLE, _pairs("责任 负责 承办 承担 办理 实施 组织实施 执行 整改责任", BODIES)),
        (Role.RESPONSIBLE, ["责任主体与协同单位", "责任单位及配合单位", "责任单位和责任人"]),
        (
            Role.SUPPORT,
            _pairs("配合 协办 协同 协作 参与 参加 成员 涉及 支持 相关 有关 共同责任", BODIES[:3]),
        ),
        (Role.SUPPORT, ["责任（配合）单位", "配合及参与单位", "协办、配合单位", "其他责任单位"]),
        (
            Role.DUE,
            _pairs("完成 整改 办理 办结 工作 推进 报送", ["时限", "时间", "期限", "日期", "节点"]),
        ),
        (
            Role.DUE,
            [
                "时间要求",
                "进度安排",
                "截止时间",
                "预计完成时间",
                "开竣工时间",
                "建设年限",
                "建设工期",
            ],
        ),
        (
            Role.TEXT,
            ["目标任务", "工作任务", "具体举措", "建设内容", "整改措施", "项目名称", "目标与任务"],
        ),
        (
            Role.TEXT,
            ["建设内容及规模", "建设规模及主要内容", "建设规模和内容", "实事项目", "工作要点"],
        ),
        (
            Role.TEXT,
            ["建议标题", "提案题目", "案由", "标题", "反馈问题", "巡察发现的主要问题", "问题清单"],
        ),
        (
            Role.LEADER,
            ["包案领导", "挂包县领导", "驻点领导", "局分管领导", "指挥长", "链长", "班子成员"],
        ),
        (
            Role.LEAD,
            [
                "主体责任单位",
                "首要责任单位",
                "行业主管部门",
                "归口管理部门",
                "牵头乡镇",
                "主抓单位",
            ],
        ),
        (
            Role.RESPONSIBLE,
            [
                "责任镇街",
                "责任县（市、区）",
                "属地责任单位",
                "承接单位",
                "牵头及责任单位",
            ],
        ),
        (
            Role.SUPPORT,
            ["责任（参与）单位", "协同推进单位", "联办单位", "分办单位", "其他单位", "配合镇街"],
        ),
        (
            Role.DUE,
            ["拟完成时间", "整改完成时限", "销号时限", "年度完成时限", "工作进度安排", "完成年限"],
        ),
        (
            Role.COMPLETION,
            _pairs("落实 推进 整改 贯彻 开展 执行 办结", ["进展情况", "落实情况", "完成情况"]),
        ),
        (
            Role.COMPLETION,
            [
                "完成情况及进度",
                "至6月底完成情况",
                "前8个月完成情况",
                "一至三季度进展情况",
                "元至八月完成情况",
                "第三季度完成情况",
                "本季度完成情况",
                "主要工作进展",
                "施工进度",
                "已开展工作",
                "进展情况及成效",
                "自评情况",
            ],
        ),
        (
            Role.TEXT,
            _pairs("议定 交办 督办 督查 整治 创建 攻坚", ["事项", "任务", "内容"]),
        ),
        (
            Role.TEXT,
            [
                "政府工作报告原文",
                "民生工程",
                "工程名称",
                "项目名称及建设内容",
                "任务描述",
                "考评内容",
            ],
        ),
        (Role.TARGET, ["年度计划", "目标任务数", "任务数"]),
        (Role.CATEGORY, ["大类", "所属领域", "事项类别", "条线", "主题"]),
        (Role.NUMBER, ["任务序号", "提案号", "案号", "NO."]),
        (Role.TEXT, ["项目及年度目标", "事项和主要内容"]),
        (Role.SUPPORT, ["涉及村（社区）", "涉及乡镇", "配合镇街", "相关县区"]),
        (Role.RATE, ["年度完成率", "全年目标完成率"]),
        (Role.COMPLETION, ["节点完成情况"]),
        (Role.CONTACT, ["责任人及联系电话", "第一责任人", "科室负责人", "承办人"]),
    ],
)
def test_headings_are_told_by_who_and_role(role: Role, headings: list[str]) -> None:
    assert {heading: role_of(heading) for heading in headings} == dict.fromkeys(headings, role)


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (
            Role.LEADER,
            _pairs("挂牌 调度 指导 推进 统筹 服务 带班 领题 包村", ["领导", "负责人", "干部"]),
        ),
        (Role.LEADER, ["区级主要领导", "党政领导", "县委县政府督办领导", "牵头推进领导"]),
        (
            Role.LEADER,
            ["责任人（县领导）", "市级责任人（领导）", "包联县级干部", "分管领导及联系人"],
        ),
        (Role.LEADER, ["分管局长", "分管副院长", "责任常委", "首席责任人", "战区指挥长", "领衔人"]),
        (Role.LEAD, _pairs("项目牵头 指标牵头 考核牵头 第一牵头 主要牵头 首办 统筹 主导", BODIES)),
        (Role.LEAD, ["牵头区级部门", "牵头县直单位", "牵头抓总单位", "业务主管部门", "牵头专班"]),
        (Role.SUPPORT, _pairs("联合 共办 辅助 配套 服务保障 技术支撑 协调配合", BODIES[:3])),
        (Role.SUPPORT, ["配合协作单位", "配合实施部门", "其余责任单位", "相关配合部门"]),
        (Role.RESPONSIBLE, _pairs("具体责任 直接责任 指标责任 经办 代建 具体实施", BODIES)),
        (Role.RESPONSIBLE, ["属地政府", "责任专班", "整改主体"]),
        (Role.DIVISION, ["责任单位及分工", "责任部门和职责分工", "部门职责分工", "分工安排"]),
        (Role.DUE, ["完成时点", "最终时限", "完工时间", "限办时间", "预期完成时间", "达标时限"]),
        (Role.DUE, ["序时安排", "时间表", "建设期限", "提交时间"]),
        (Role.TEXT, ["关键举措", "量化目标", "行动任务", "分项任务", "任务目标要求", "诉求内容"]),
        (Role.TEXT, ["建设内容", "整改内容", "项目建设内容", "工作要求"]),
        (Role.COMPLETION, ["本月进度", "当月进展", "本周进展", "办复情况", "反馈情况", "完成量"]),
        (Role.COMPLETION, ["取得成效", "阶段性成效", "完成内容"]),
    ],
)
def test_more_words_of_strangers_are_told_by_the_same_grammar(
    role: Role, headings: list[str]
) -> None:
    assert {heading: role_of(heading) for heading in headings} == dict.fromkeys(headings, role)


@pytest.mark.parametrize("heading", ["提出单位", "组长", "开工时间", "现状", "总投资", "监督责任"])
def test_what_only_looks_like_a_role_is_none(heading: str) -> None:
    assert role_of(heading) is None


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (
            Role.REMARK,
            _pairs(
                "监督 督办 督查 督导 监管 指导 验收 考核 评价 挂牌督办", ["单位", "部门", "处室"]
            ),
        ),
        (Role.REMARK, ["督办人", "督查责任人", "监督员", "县级督办单位", "业务指导部门"]),
        (
            Role.LEADER,
            [
                "督办领导",
                "县级督办领导",
                "督导县领导",
                "联系领导",
                "包抓县领导",
                "分管社领导",
                "联系会领导",
                "县级河长",
                "总林长",
            ],
        ),
        (
            Role.RESPONSIBLE,
            ["项目业主", "业主单位", "项目法人", "建设单位", "施工单位", "承建单位"],
        ),
        (Role.RESPONSIBLE, ["包保单位", "帮扶单位", "组织单位", "任务承担单位", "责任单位名称"]),
        (Role.RESPONSIBLE, ["责任领导、责任单位", "责任单位及责任领导", "包抓县领导和责任部门"]),
        (Role.CONTACT, ["专班联系人", "业主联系人及电话", "项目专员", "工作负责人", "包抓责任人"]),
        (Role.LEAD, ["具体牵头单位", "总牵头"]),
        (Role.TEXT, ["领办项目", "包抓工作", "督办事项名称"]),
        (Role.DUE, ["督办时限", "答复时限", "整治时限", "治理期限", "攻坚时限", "审批时限"]),
        (Role.RESPONSIBLE, ["承办单位（联系人）", "承办单位及联系人", "实施单位和负责人"]),
        (Role.LEAD, ["主办部门及责任人"]),
        (Role.TEXT, ["治理任务"]),
    ],
)
def test_who_looks_on_owns_or_is_called_has_a_role_of_its_own(
    role: Role, headings: list[str]
) -> None:
    assert {heading: role_of(heading) for heading in headings} == dict.fromkeys(headings, role)
