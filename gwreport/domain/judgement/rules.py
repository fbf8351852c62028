"""The rules of judging (研判口径): every threshold and every word, so that an office can set its own.

In a word, "…" stands for up to 15 characters of the same clause (被…通报), "（甲|乙）" for either.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from gwreport.domain.judgement.word_patterns import either, spelt_out

# 尚未启动 is found as 未启动 is.
_STILL = "尚仍还"
_STILL_GROUPS = frozenset({"behind", "failed"})


@dataclass(frozen=True)
class Rules:
    """Thresholds are shares of one; words are looked for in the units' texts.

    `tolerance` is how far below what should have been reached still counts as on schedule, 0 for
    not at all; `nearly` the part of the year's target that counts as 较好完成 at the end of the year;
    `exceeded` how far beyond the target counts as 超额完成; `about` how far 左右 reaches.
    """

    tolerance: float = 0.1
    nearly: float = 0.8
    exceeded: float = 0.05
    about: float = 0.05
    stalled_words: tuple[str, ...] = (
        "（暂停|暂缓|停工|停建|缓建|停滞|停顿|停摆|搁置|搁浅|烂尾|叫停|中止）", "项目终止", "项目已终止", "终止（实施|建设）",
    )  # fmt: skip
    behind_words: tuple[str, ...] = (
        "（未实现|未）依时序推进", "（未按|未能按|没有按|无法按|不能按|难以按）（照|时|期|计划|原计划|节点|要求完成）",
        "（未达|未达到|未能达到|没有达到|未完成|未实现|未跟上|未按|未按照|低于|落后|落后于|滞后|滞后于|慢于|欠|差|短|不及）（序时|时序|时间进度|均衡进度|平均进度|目标进度|计划进度|进度计划|进度要求）",
        "（欠|差）进度", "（与|距）（序时|时序|时间进度|均衡进度|平均进度|目标进度|计划进度|进度计划|进度要求）…差距", "滞后", "落后于", "落后（计划|原|进度|工期|目标|年度|预期）", "（进度|工期|推进|进展）…落后",
        "（较|比）（原|计划|既定|预定|预期|合同|规定|节点|序时|时序）…（慢|晚|迟|延后|延迟|延误|低）", "（慢于|晚于|迟于）（计划|原|预期|预定|既定|合同|规定）", "不及进度",
        "（进展|推进|进度|建设|施工|前期工作|实施|征迁|征拆|拆迁）…（缓慢|较慢|偏慢|迟缓|过慢|不理想|不够理想）", "偏慢",
        "（未|未能|没有|没能|无法|不能|还没|并未）（启动|开工|动工|动建|开建|复工|进场|破土|实质性）", "（未|未能|没有|不能|无法|难以）（如期|按期）",
        "（无法|难以|不能|未能|没能）（完成|实现|达到|达成|交付|投用|建成|竣工|新增|突破|完工|通车|落地）", "（完不成|达不到|赶不上）",
        "未完成（年度|全年|目标|任务|计划|阶段|季度|上半年|前三季度）", "（未|没有|没能）…双过半",
        "（未达|未达到|未能达到|没有达到|不及|低于）预期", "未达标", "（未达到|未能达到|没有达到）（年度|全年|目标|年初|计划）", "（无|没有|无明显|没有明显）实质性进展", "（无|没有）（明显|实质）进展",
        "迟迟", "（年内|今年）（不能|不再|无法）", "推倒重来", "项目已取消",
        "不降反升", "不增反降", "由升转降", "由正转负", "一票否决", "被…（通报|约谈|挂牌督办）", "逾期未", "延误",
    )  # fmt: skip
    warning_words: tuple[str, ...] = (
        "（存在|主要）（问题|困难）", "存在的问题", "（困难|难度|压力|差距）较大", "难度大", "压力大", "较大差距", "（缺口|回落）较大", "资金缺口",
        "未落实", "未取得", "未能", "尚未", "仍未", "受阻", "进场困难", "（无法|得不到）保（障|证）", "（无法|难以）（推进|落实）",
        "影响…（进度|工期|进展）", "（进度|工期|进展|推进|施工）受…（影响|制约|限制|阻）", "（排位|排名|位次|名次）…（倒退|后退|后移|退后|下滑|下降）",
    )  # fmt: skip
    failed_words: tuple[str, ...] = (
        "未通过", "未获采纳", "未获支持", "未获通过", "未获同意", "未被列入", "未被纳入", "未被采纳", "未被认定", "未采纳", "未获批", "未获得批", "未获评", "未获认定", "未纳入", "未列入", "未入选", "未能入选", "未入围", "未能入围", "未成功",
        "落选", "初评未过", "评审未过", "验收未过", "审查未过", "评估未过", "未完成", "未建成", "未交付", "未投用", "未能投用", "未竣工", "未创成", "取消实施", "取消建设", "不再实施", "不再推进",
        "不再建设", "不再出台", "移出…清单", "移出…计划", "调出…清单", "调出…计划", "调整出…计划", "调整出…清单", "推迟", "延后",
        "顺延", "工期延长", "延期完工", "延期竣工", "延期交付", "延期投用", "延期开工", "延期至", "延期到", "延期实施",
    )  # fmt: skip
    nearly_words: tuple[str, ...] = (
        "基本建成", "基本完成", "基本完工", "基本竣工", "基本建好", "基本达到", "接近完成", "接近尾声", "接近完工", "进入收尾",
        "收尾阶段", "进入扫尾", "大部分完成", "大部分建成",
    )  # fmt: skip
    exceeded_words: tuple[str, ...] = (
        "超额完成", "超额实现", "超全年目标", "超年度目标", "超过全年目标", "超过年度目标", "超过全年任务",
        "超过年度任务", "超过…全年目标", "超过…年度目标", "高于全年目标", "高于年度目标",
    )  # fmt: skip
    done_words: tuple[str, ...] = (
        "全面完成", "全部完成", "圆满完成", "提前完成", "已完成年度", "已完成全年", "完成年度目标", "完成全年目标",
        "完成年度任务", "完成全年任务", "完成目标任务", "完成年度…任务", "完成全年…任务", "已完成", "已建成",
        "建成投用", "建成投产", "已投用", "已投产", "投入使用", "投入运营", "已完工", "全面完工", "竣工", "已成功",
        "成功创建", "成功获批", "成功举办", "成功挂牌", "成功通过…验收", "已创建", "创建成功", "申报成功", "已获批",
        "已办结", "全部办结", "审议通过", "按期完成", "如期完成", "正式对外开放", "已对外开放", "已开放", "正式开放", "安装到位", "全部到位", "已通过…验收", "已印发", "已出台", "印发实施", "已达到…目标", "均已完成", "均已建成", "均已投用",
        "均已完工", "全部建成", "全部投用", "全部完工", "全部交付", "已交付", "已投运", "投入运行", "已通车", "建成通车",
        "全线通车", "正式通车", "已开通", "正式开通", "已挂牌", "挂牌成立", "已成立", "已启用", "正式启用", "已运营", "正式运营", "已开园", "已开业",
        "已开工", "全面开工", "正式开工", "已动工", "已全部开工", "均已开工", "圆满落幕", "圆满举办", "圆满结束", "圆满收官", "成功承办", "顺利举办", "已举办", "已获…批复", "已获…认定",
        "已于…通车", "已于…开通", "已于…投用", "已于…投产", "已于…建成", "已于…完工", "已于…启用", "已于…开业", "已于…举办",
        "已于…印发", "已于…出台", "已于…挂牌", "已于…开工", "已于…启动",
        "达到年度…目标", "达到年初…目标", "已突破…目标",
    )  # fmt: skip
    expected_words: tuple[str, ...] = (
        "预计能够完成", "预计可完成", "预计全年可完成", "预计可如期", "预计如期", "预计可以完成", "预计能完成", "预计可达", "预计完成全年", "预计完成年度",
        "能够如期完成", "可如期完成", "能如期完成", "可按期完成", "能按期完成", "有望完成", "有望超额",
    )  # fmt: skip
    ahead_words: tuple[str, ...] = (
        "（超|超过|超出|快于|高于|领先|领先于|好于|优于|达到|符合|满足|跟上|依|按|按照|实现）（序时|时序|时间进度|均衡进度|平均进度|目标进度|计划进度|进度计划|进度要求）",
        "与（序时|时序|时间进度|均衡进度|平均进度|目标进度|计划进度|进度计划|进度要求）…（持平|同步|一致|相当）", "（实现|完成|达到）…双过半", "时间过半…任务过半",
        "提前…完成", "提前（完成|建成|投|开工|超额|实现）",
    )  # fmt: skip
    ongoing_words: tuple[str, ...] = (
        "有序推进", "稳步推进", "顺利推进", "正常推进", "按计划推进", "加快推进", "持续推进", "正在",
    )  # fmt: skip
    no_data_words: tuple[str, ...] = (
        "（尚未|暂未|还未|未）下达", "（尚未|暂未）（公布|发布）", "尚未（反馈|核定）",
        "暂无（数据|相关数据|统计）", "数据未出", "数据尚未", "待（核定|公布|下达|发布）", "次年初…下发",
        "（数据|结果|考核|核算|指标）…（次年|明年|年底|年后|尚未|暂未|还未|待）…（公布|发布|反馈|核定|下发）",
    )  # fmt: skip
    waiting_words: tuple[str, ...] = (
        "待资金", "待经费", "待指标", "待用地", "待土地", "待征地", "待审批", "待批复",
    )  # fmt: skip
    negations: tuple[str, ...] = (
        "未出现", "未发生", "未发现", "未见", "未造成", "未收到", "未因", "未受", "没有", "不存在", "并无", "无一", "不出现", "不发生",
        "避免", "防止", "防范", "杜绝", "扭转", "消除", "克服", "解决", "化解", "破解", "摆脱", "整改完成", "不再",
        "并非", "无",
    )  # fmt: skip
    other_things: tuple[str, ...] = (
        "责令", "督促", "督办", "排查", "检查", "查处", "处置", "处罚", "盘活", "整治", "约谈", "针对", "企业因",
        "帮助", "帮扶", "推动解决", "协调解决", "妥善处理", "数据", "统计", "预警", "整改",
    )  # fmt: skip
    settled_words: tuple[str, ...] = (
        "已复工", "月复工", "现已复工", "现已恢复", "全面复工", "恢复施工", "恢复建设", "恢复生产", "复工复产", "重新启动", "已重启",
        "得到扭转", "已扭转", "得到解决", "已解决", "已经解决", "已经克服", "已经扭转", "已全部解决", "已得到", "整改到位", "整改完成", "完成整改",
        "已整改", "已化解", "已消除", "得到改善", "得到缓解", "已补齐", "已追平", "已追回", "恢复正常", "已赶上", "已落实", "的局面",
    )  # fmt: skip
    plan_words: tuple[str, ...] = (
        "下一步", "下步", "预计", "计划于", "计划在", "计划到", "拟", "将", "力争", "争取年", "争取在", "确保年",
        "确保在", "年底前", "待", "后续", "有望", "届时",
    )  # fmt: skip
    less_is_better: tuple[str, ...] = (
        "失业率", "债务率", "死亡", "事故", "发案", "能耗", "PM2.5", "PM10", "细颗粒物", "排放", "负债率", "不良", "返贫",
        "投诉", "信访量", "漏损率",
    )  # fmt: skip

    @property
    def schedule(self) -> float:
        """The part of what should have been reached that still counts as on schedule."""
        return 1 - self.tolerance

    @cached_property
    def signs(self) -> re.Pattern[str]:
        """One pattern for every word that speaks for a class; the group names the list."""
        lists = {
            "nodata": self.no_data_words,
            "stalled": self.stalled_words,
            "behind": self.behind_words,
            "failed": self.failed_words,
            "warning": self.warning_words,
            "expected": self.expected_words,
            "nearly": self.nearly_words,
            "exceeded": self.exceeded_words,
            "done": self.done_words,
            "ahead": self.ahead_words,
            "ongoing": self.ongoing_words,
            "waiting": self.waiting_words,
        }
        firsts = {word[0] for words in lists.values() for word in spelt_out(words)} | {*_STILL}
        named = "|".join(
            f"(?P<{name}>{f'[{_STILL}]?' if name in _STILL_GROUPS else ''}(?:{either(words)}))"
            for name, words in lists.items()
        )
        # Most characters begin no word; the set turns them away before any word is tried.
        return re.compile(f"(?=[{re.escape(''.join(sorted(firsts)))}])(?:{named})")

    @cached_property
    def negating(self) -> re.Pattern[str]:
        """A word before a sign that takes it back."""
        words = [word for word in self.negations if word != "无"]
        lone = ["(?<!有)(?<!全)无(?!法|锡|人|偿|线|障)"] if "无" in self.negations else []
        return re.compile("|".join([either(words), *lone] if words else lone or ["(?!)"]))

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """A word before a sign that says it is another thing's."""
        return re.compile(either(self.other_things))

    @cached_property
    def settled(self) -> re.Pattern[str]:
        """A word behind a sign that says it is over."""
        return re.compile(either(self.settled_words))

    @cached_property
    def planned(self) -> re.Pattern[str]:
        """A word that makes a clause tell of what is to come."""
        # 接待, 模拟 and 大将 plan nothing.
        return re.compile(f"(?<![接招优对期看善模虚大])(?:{either(self.plan_words)})")

    @cached_property
    def lessening(self) -> re.Pattern[str]:
        """A word that makes a smaller figure the better one."""
        return re.compile(either(self.less_is_better))


DEFAULT_RULES = Rules()
