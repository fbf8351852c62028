"""The rules of judging (研判口径): every threshold and every word, so that an office can set its own.

In a word, "…" stands for up to 15 characters of the same clause (被…通报), "（甲/乙）" for either.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from gwreport.domain.texts.word_patterns import WordLists, either

# The lists that speak against an item: beside each, kinds of words are heard that are like its own.
EVERY_KIND = frozenset({"stalled", "behind", "failed", "warning"})
# 尚未启动 is found as 未启动 is.
_STILL: dict[str, str] = dict.fromkeys(("stalled", "behind", "failed"), "尚仍还暂")


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
        "（暂停/暂缓/停工/停建/缓建/停滞/停顿/停摆/搁置/搁浅/烂尾/叫停/中止）", "（未/未能/没有/没能/无法/不能/还没/并未）复工", "（近期/即将/拟/预计/计划/尽快/争取/准备/协调）…复工", "（处于/陷入）（停顿/停滞/停工）", "（施工/建设/工程/项目）（中断/被迫中断）", "荒废", "（施工/承建/总包）（方/单位/队伍）…（退场/撤场/撤离/失联）", "项目终止", "项目已终止", "终止（实施/建设）",
    )  # fmt: skip
    behind_words: tuple[str, ...] = (
        "（未实现/未）依时序推进", "（无/没有/尚无/仍无/暂无/未见）（到位资金/资金到位/项目落地/落地项目/项目入库/入库项目/签约项目/项目签约/项目开工/开工项目/新增入库/实际到资）", "（未按/未能按/没有按/无法按/不能按/难以按）（照/时/期/计划/原计划/节点/要求完成）",
        "（未达/未达到/未能达到/没有达到/未完成/未实现/未跟上/未按/未按照/低于/落后/落后于/滞后/滞后于/慢于/欠/差/短/不及）（序时/时序/时间进度/均衡进度/平均进度/目标进度/计划进度/总体进度/整体进度/进度计划/进度要求）",
        "（欠/差）进度", "（与/距/离/距离）（序时/时序/时间进度/均衡进度/平均进度/目标进度/计划进度/总体进度/整体进度/进度计划/进度要求）…差距", "（与/距/离/距离）…（目标/任务/要求）…（有/存在）…差距", "与（序时/时序/时间进度/均衡进度/平均进度/目标进度/计划进度/总体进度/整体进度/进度计划/进度要求）…不（一致/同步/符合/相符）", "滞后", "落后于", "落后（计划/原/进度/工期/目标/年度/预期）", "（进度/工期/推进/进展）…落后",
        "（较/比）（原/计划/既定/预定/预期/合同/规定/节点/序时/时序）…（慢/晚/迟/延后/延迟/延误/延长/推后/拖后/低）", "（慢于/晚于/迟于）（计划/原/预期/预定/既定/合同/规定）", "不及进度",
        "（进展/推进/进度/建设/施工/前期工作/实施/征迁/征拆/拆迁）…（缓慢/较慢/偏慢/迟缓/过慢/不理想/不够理想）", "（进展/进度/施工）…放缓", "（项目/工程/工作/任务/办理/改造/整改）…（缓慢/迟缓）", "偏慢",
        "（未/未能/没有/没能/无法/不能/还没/并未）（启动/开工/动工/动建/开建/进场/破土/展开/铺开/实质性）", "（不/未/无法/不再/尚不/暂不）具备", "短收", "（仍/尚/还/均）无（眉目/头绪/着落/定论/突破）", "（今年/年内/本年）（尚无/暂无/仍无/没有/未有）新增", "（未/没有/未能/不）及时", "（无/没有/毫无/未见）进展", "（未/未能/没有/不能/无法/难以）（如期/按期）",
        "（无法/难以/不能）（在/于/按/如）…（完成/建成/投用/实现/交付/竣工/投产/通车/开工/开通）", "（无法/难以/不能/未能/没能）（完成/实现/达到/达成/交付/投用/建成/竣工/新增/突破/完工/通车/落地）", "（完不成/达不到/赶不上）",
        "未完成（年度/全年/目标/任务/计划/阶段/季度/上半年/前三季度）", "（未/没有/没能）…双过半",
        "（未达/未达到/未能达到/没有达到/不及/低于）预期", "未达标", "（未达到/未能达到/没有达到）（年度/全年/目标/年初/计划）", "（无/没有/无明显/没有明显）实质性进展", "（无/没有）（明显/实质）进展",
        "迟迟", "（一个/一处/一座/一条/一家/一所/一项/均/都/全部）未（建/动/开/启动/实施/完成/落地）", "（无一/没有一）（处/个/家/座/条/项/所/套/户/起/间/栋/标段）（开工/建成/完成/落地/启动/投用/交付/完工/动工/竣工/进场）", "无一（开工/建成/完成/落地/启动）", "零（进展/开工）", "（仍/尚/还/均）为零", "（年内/今年）（不能/不再/无法）", "推倒重来", "项目已取消",
        "不降反升", "不增反降", "由升转降", "由正转负", "一票否决", "被…（通报/约谈/挂牌督办）", "返黑返臭", "死灰复燃", "（出现/发生/有所）…反弹", "（推进/落实/整改/查处/执行/推动）不力", "未（解决/得到解决/得到彻底解决/彻底解决/全部解决/完全解决）", "逾期未", "延误", "耽误", "（进度/工期/施工/建设/交付/竣工）…（延迟/拖延/顺延）", "延期交付",
    )  # fmt: skip
    warning_words: tuple[str, ...] = (
        "（存在/主要）（问题/困难）", "存在的问题", "（困难/难度/压力/差距）较大", "难度大", "压力大", "较大差距", "（缺口/回落）较大", "资金缺口",
        "未落实", "未取得", "未能", "尚未", "仍未", "暂未", "受阻", "进场困难", "（无法/得不到）保（障/证）", "（无法/难以）…（推进/落实/开展/实施）", "存在难度", "（处于/位列/排名/排在/位居）…（末位/倒数/垫底/末尾）",
        "影响…（进度/工期/进展）", "（进度/工期/进展/推进/施工）受…（影响/制约/限制/阻）", "（排位/排名/位次/名次）…（倒退/后退/后移/退后/下滑/下降）",
    )  # fmt: skip
    failed_words: tuple[str, ...] = (
        "（未/未能/没有/没能/未被/未获/未获得）（通过/采纳/支持/同意/列入/纳入/认定/获批/批准/批复/获评/入选/入围/上榜/进入/成功/当选/获得认定）",
        "（未/没有/未能/未按要求）（上报/报送）", "（未/未予/不予）（审核/审批/核准）", "落选", "落榜", "（初评/评审/验收/审查/评估/复核/考核）未过", "（未/没/没有/未能）（完成/建成/交付/投用/竣工/创成/完工/通车/到位/投产）", "（取消/不再/放弃）（实施/建设/推进/出台/申报/举办/创建）", "因…取消", "（已/被/暂/暂时/只得/只好）取消",
        "（移出/调出/调整出/退出/剔除出）…（清单/计划/名单/项目库）", "推迟", "延后", "后移", "顺延", "工期延长", "延期（完工/竣工/交付/投用/开工/至/到/实施/举办）", "延（至/到）（明年/次年/20）",
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
        "（全部/均已/悉数/已全部/都已）（完成/建成/完工/竣工/投用/投产/投运/投入使用/投入运行/投入运营/交付/通车/通水/通气/通电/开通/启用/运营/开园/开业/挂牌/成立/办结/化解/到位/上线/收官/收工/落地/落成/兑现/销号/清零/达标/覆盖/安置/发放/整改到位/安装到位/开工/铺开）", "（全面/已全面）（完成/完工/竣工/建成/投用/投产/开工/铺开/启用/开通/收官/清零/达标/覆盖）",
        "已（完成/建成/完工/竣工/投用/投产/投运/投入使用/投入运行/投入运营/交付/通车/通水/通气/开通/启用/运营/开园/开业/挂牌/成立/办结/上线/落成/销号/清零/印发/出台/举办/召开/开放/对外开放/创建/获批/开工/动工/成功）",
        "（已/均已/全部）提前…（完成/建成/竣工/交付/投用/通车）", "圆满（完成/落幕/举办/结束/收官/闭幕）", "（提前/按期/如期/按时）（完成/建成/完工/竣工/交付/投用/通车/举行/举办/召开/开幕/开学/开业/启用/发布）", "（已/已顺利/顺利）通过…（考核/验收/复核）", "完成（年度/全年）（目标/任务）", "完成目标任务", "完成（年度/全年）…任务",
        "建成（投用/投产/通车/开放）", "投入（使用/运营/运行）", "竣工", "成功（创建/获批/举办/挂牌/承办/入选）", "成功通过…验收", "创建成功", "申报成功", "已（颁布/施行/发布）", "颁布（施行/实施）", "正式（施行/实施/印发）",
        "审议通过", "正式（对外开放/开放/开通/通车/启用/运营/开工/挂牌/投用/投产/上线）", "安装到位", "已通过…验收", "印发实施", "挂牌成立", "全线（通车/贯通）",
        "已达到…目标", "（已/并/均/现/正式）获…（批复/认定/批准/命名/授牌）", "已于…（通车/开通/投用/投产/建成/完工/启用/开业/举办/印发/出台/挂牌/开工/启动/完成/竣工/交付/到位）", "于…整改到位", "顺利（举办/通车/完成/竣工/投产）",
        "达到（年度/年初）…目标", "已突破…目标", "落地见效", "全部收官",
    )  # fmt: skip
    expected_words: tuple[str, ...] = (
        "预计能够完成", "预计可完成", "预计全年可完成", "预计可如期", "预计如期", "预计可以完成", "预计能完成", "预计可达", "预计完成全年", "预计完成年度",
        "能够如期完成", "可如期完成", "能如期完成", "可按期完成", "能按期完成", "有望完成", "有望超额",
    )  # fmt: skip
    ahead_words: tuple[str, ...] = (
        "（超/超过/超出/快于/高于/领先/领先于/好于/优于/达到/符合/满足/跟上/依/按/按照/实现）（序时/时序/时间进度/均衡进度/平均进度/目标进度/计划进度/总体进度/整体进度/进度计划/进度要求）",
        "与（序时/时序/时间进度/均衡进度/平均进度/目标进度/计划进度/总体进度/整体进度/进度计划/进度要求）…（持平/同步/一致/相当）", "（实现/完成/达到）…双过半", "时间过半…任务过半",
        "提前…完成", "提前（完成/建成/投/开工/超额/实现）",
    )  # fmt: skip
    ongoing_words: tuple[str, ...] = (
        "有序推进", "稳步推进", "顺利推进", "正常推进", "按计划推进", "加快推进", "持续推进", "正在",
    )  # fmt: skip
    no_data_words: tuple[str, ...] = (
        "（尚未/暂未/还未/未/没有/还没/还没有）（下达/明确下达）", "（尚未/暂未/还未）（公布/发布/反馈/核定）",
        "暂无（数据/相关数据/统计）", "（数据/结果/统计结果/调查结果）（未出/未公布/未反馈/未发布）", "数据尚未", "待（核定/公布/下达/发布）", "次年初…下发", "待（年底/年终/年末/次年/省/市/上级/国家）…（统计/核算/公布/评估/考核/通报）",
        "（数据/结果/考核/核算/指标）…（次年/明年/年底/年后/尚未/暂未/还未/待）…（公布/发布/反馈/核定/下发）",
    )  # fmt: skip
    waiting_words: tuple[str, ...] = (
        "（等待/静待/待）…（评审/验收/评估/考核/批复/审批/审定/公布/公示）", "待资金", "待经费", "待指标", "待用地", "待土地", "待征地", "待审批", "待批复",
    )  # fmt: skip
    negations: tuple[str, ...] = (
        "未出现", "未发生", "未发现", "未见", "未造成", "未收到", "未因", "未受", "不因", "没有", "不存在", "并无", "无一", "不出现", "不发生",
        "追回", "抢回", "赶回", "夺回", "补回", "弥补", "挽回", "避免", "防止", "防范", "杜绝", "遏制", "扭转", "消除", "克服", "解决", "化解", "破解", "摆脱", "整改完成", "不再",
        "并非", "无",
    )  # fmt: skip
    other_things: tuple[str, ...] = (
        "责令", "督促", "督办", "排查", "检查", "查处", "处置", "处罚", "盘活", "整治", "约谈", "针对", "企业因",
        "帮助", "帮扶", "推动解决", "协调解决", "妥善处理", "数据", "统计", "预警", "整改",
    )  # fmt: skip
    settled_words: tuple[str, ...] = (
        "已复工", "月复工", "现已复工", "现已恢复", "全面复工", "恢复施工", "恢复建设", "恢复生产", "复工复产", "重新启动", "已重启",
        "得到扭转", "已扭转", "得到解决", "已解决", "已经解决", "已经克服", "已经扭转", "已全部解决", "已得到", "整改到位", "整改完成", "完成整改",
        "妥善处置", "妥善解决", "已处置", "协调解决", "协调到位", "已整改", "已化解", "已消除", "得到改善", "得到缓解", "已补齐", "已追平", "已追回", "恢复正常", "已赶上", "已落实", "的局面",
    )  # fmt: skip
    plan_words: tuple[str, ...] = (
        "下一步", "下步", "预计", "计划于", "计划在", "计划到", "拟", "将", "力争", "争取年", "争取在", "争取今年", "争取于", "争取尽", "争取早", "确保年",
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
    def signs(self) -> WordLists:
        """Every word that speaks for a class; the name of its list says for which."""
        return WordLists(
            {
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
            },
            _STILL,
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The groups whose kinds (谈不下来, 至今没有…) speak beside the words.

        An office that has taken words out of a list wants to be judged by what it lists.
        """
        shipped = type(self).__dataclass_fields__
        kept = {
            one
            for one in EVERY_KIND
            if set(shipped[f"{one}_words"].default) <= set(getattr(self, f"{one}_words"))
        }
        return frozenset(kept | ({"stuck"} if "warning" in kept else set()))

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
