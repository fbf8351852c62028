"""The rules of judging (研判口径): every threshold and every word, so that an office can set its own.

In a word, "…" stands for up to 15 characters of the same clause: 被…通报.
"""

import re
from dataclasses import dataclass
from functools import cached_property

# 尚未启动 is found as 未启动 is.
_STILL = "尚仍还"
_STILL_GROUPS = frozenset({"behind", "failed"})
_GAP = "[^，。；;：:！!？?\n]{0,15}?"


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
        "暂停", "暂缓", "停工", "停建", "缓建", "停滞", "停摆", "搁置", "烂尾", "叫停", "中止", "项目终止", "项目已终止",
        "终止实施", "终止建设",
    )  # fmt: skip
    behind_words: tuple[str, ...] = (
        "未实现依时序推进", "未依时序推进", "未按时序", "未达时序", "未达到时序", "未完成时序", "未按序时",
        "未达序时", "未达到序时", "未完成序时", "未实现时序", "滞后", "落后于", "落后计划", "落后原", "落后序时",
        "落后时序", "落后进度", "落后工期", "落后目标", "落后年度", "低于时序", "慢于时序", "低于序时", "慢于序时",
        "没有按照", "没有按时", "没有按计划", "未按照", "未按时", "较预期慢", "比预期慢", "慢于预期", "慢于计划", "不及进度", "比序时…慢", "比序时…低", "比时序…慢", "比时序…低", "晚于计划", "晚于原", "比原定…晚", "比原计划…晚", "比计划…晚",
        "较计划…晚", "较原定…晚", "较原计划…晚", "较预期…晚", "进展缓慢", "推进缓慢", "进度缓慢", "进度较慢", "进展较慢", "推进较慢", "进度偏慢", "进展偏慢",
        "未启动", "未能启动", "无法启动", "未开工", "未能开工", "无法开工", "未动工", "未实质性", "未按期", "未如期",
        "未按计划", "未按原计划", "未能按", "无法按", "不能按期", "不能如期", "难以按期", "难以如期", "无法完成",
        "难以完成", "不能完成", "未能完成", "未完成年度", "未完成全年", "未完成目标", "未完成任务", "未完成计划",
        "未达预期", "未达到预期", "不及预期", "未达标", "未达到年度", "未达到全年", "未达到目标", "无实质性进展",
        "没有实质性进展", "无明显进展", "迟迟", "不能开工", "年内不能", "年内不再", "今年不再", "推倒重来", "项目已取消",
        "不降反升", "不增反降", "由升转降", "由正转负", "一票否决", "被…通报", "被…约谈", "被…挂牌督办", "逾期未", "延误",
    )  # fmt: skip
    warning_words: tuple[str, ...] = (
        "存在问题", "存在的问题", "主要问题", "存在困难", "主要困难", "困难较大", "难度较大", "难度大",
        "未落实", "未取得", "未能", "尚未", "仍未", "压力较大", "压力大", "受阻", "进场困难",
        "差距较大", "较大差距", "缺口较大", "资金缺口", "无法保障", "无法保证", "得不到保障", "无法推进", "难以推进",
        "难以落实", "无法落实", "回落较大",
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
        "超时序", "超序时", "快于时序", "快于序时", "提前…完成", "提前完成", "提前建成", "提前投", "提前开工", "提前超额", "提前实现", "依时序推进", "按时序推进", "达到时序", "符合时序",
        "按序时", "达到序时", "符合序时",
    )  # fmt: skip
    ongoing_words: tuple[str, ...] = (
        "有序推进", "稳步推进", "顺利推进", "正常推进", "按计划推进", "加快推进", "持续推进", "正在",
    )  # fmt: skip
    no_data_words: tuple[str, ...] = (
        "尚未下达", "暂未下达", "还未下达", "未下达", "尚未公布", "暂未公布", "尚未发布", "暂未发布", "尚未反馈",
        "尚未核定", "暂无数据", "暂无相关数据", "暂无统计", "数据未出", "数据尚未", "待核定", "待公布", "待下达", "待发布", "次年初…下发",
    )  # fmt: skip
    waiting_words: tuple[str, ...] = (
        "待资金", "待经费", "待指标", "待用地", "待土地", "待征地", "待审批", "待批复",
    )  # fmt: skip
    negations: tuple[str, ...] = (
        "未出现", "未发生", "未发现", "未见", "未造成", "未收到", "没有", "不存在", "并无", "无一", "不出现", "不发生",
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
        firsts = {word[0] for words in lists.values() for word in words if word} | {*_STILL}
        named = "|".join(
            f"(?P<{name}>{f'[{_STILL}]?' if name in _STILL_GROUPS else ''}(?:{_either(words)}))"
            for name, words in lists.items()
        )
        # Most characters begin no word; the set turns them away before any word is tried.
        return re.compile(f"(?=[{re.escape(''.join(sorted(firsts)))}])(?:{named})")

    @cached_property
    def negating(self) -> re.Pattern[str]:
        """A word before a sign that takes it back."""
        words = [word for word in self.negations if word != "无"]
        lone = ["(?<!有)(?<!全)无(?!法|锡|人|偿|线|障)"] if "无" in self.negations else []
        return re.compile("|".join([_either(words), *lone] if words else lone or ["(?!)"]))

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """A word before a sign that says it is another thing's."""
        return re.compile(_either(self.other_things))

    @cached_property
    def settled(self) -> re.Pattern[str]:
        """A word behind a sign that says it is over."""
        return re.compile(_either(self.settled_words))

    @cached_property
    def planned(self) -> re.Pattern[str]:
        """A word that makes a clause tell of what is to come."""
        # 接待, 模拟 and 大将 plan nothing.
        return re.compile(f"(?<![接招优对期看善模虚大])(?:{_either(self.plan_words)})")

    @cached_property
    def lessening(self) -> re.Pattern[str]:
        """A word that makes a smaller figure the better one."""
        return re.compile(_either(self.less_is_better))


def _either(words: tuple[str, ...] | list[str]) -> str:
    # Words of one first character stand together, so that all others are passed over at once.
    by_first: dict[str, list[str]] = {}
    for word in sorted(filter(None, words), key=len, reverse=True):
        first, *rest = map(re.escape, word.split("…"))
        begin = re.escape(word[0])
        by_first.setdefault(begin, []).append(_GAP.join((first.removeprefix(begin), *rest)))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items()) or "(?!)"


DEFAULT_RULES = Rules()
