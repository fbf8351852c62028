"""Stages of works: which an item wants reached this year, and which a text says is reached.

An item that is to be 建成 or 投用 this year and is still in 可研, 立项, 招标, 供地 or 环评 after three
quarters is behind; one that is only to be 开工 is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.texts.bare_names import bigrams


class Stage(IntEnum):
    """The stages of works, in their order."""

    EARLY = 1
    START = 2
    MAIN = 3
    FITTING = 4
    BUILT = 5
    USED = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one part of an item wants: its stage, whether it is works, and its words.

    `stage` is None where the part wants no end this year (加快推进…建设).
    """

    stage: Stage | None
    works: bool
    words: str


_EARLY = (
    "可研|可行性研究|项目建议书|立项|核准|选址|招标|招投标|挂网|供地|用地(?:报批|预审|手续|审批|指标|组件)|"
    "土地(?:报批|挂牌|出让|手续|指标|批文|摘牌)|环评|环境影响评价|能评|稳评|初步设计|初设|方案设计|设计方案|规划方案|施工图|勘察|勘测|征地|征拆|征迁|征收|拆迁|图审|概算|财评|(?:招商|招标|采购|实施方案|方案)(?:及[^，。；]{0,6})?(?:文件)?编制|"
    "前期(?:工作|手续|阶段|筹备)|规划许可|施工许可|报批|摘牌|谋划|比选|工可|开工(?:条件|手续|准备|前)|图纸(?:送审|审查|设计)|[园院校站场厂馆地]址(?:已)?(?:确定|选定|初定)"
)
_STAGES = (
    (Stage.EARLY, _EARLY),
    (
        Stage.USED,
        (
            r"(?:投入?使用|投用|投产|投运|投入运[行营]|通车|通水|通气|开园|开业|启用|试生产|试运[行营]|(?:正式|对外)开放|正式运[行营]|全面运[行营]|开通|交付)"
            "(?!准备|前|条件|手续)"
        ),
    ),
    (
        Stage.FITTING,
        "装修|装饰|安装(?!合同|招标)|调试|铺装|摊铺|绿化|外墙|内装|布展|收尾|扫尾|设备进场|道路恢复",
    ),
    (
        Stage.MAIN,
        (
            "桩基|地基|基础(?:施工|工程|部分|完成|建设|开挖|浇筑)|土建|浇筑|(?<!市场)(?<!经营)(?<!责任)(?<!投资)(?<!法人)主体(?!责任|培育|地位)|封顶|合龙|路基|土石方|场平|铺轨|"
            "施工(?!图|招标|许可|方(?!案)|队|企业|单位|合同|、?监理|准备|手续|方案|队伍)|在建|完成(?:总)?(?:工程量|产值|工程)|铺设|改造(?:完成|已完成)|开挖|架设|完成总工程"
        ),
    ),
    (
        Stage.START,
        "开工(?!条件|手续|前|准备)|平整场地|场地平整|清表|围挡|三通一平|动工|开建|进场|破土|奠基|启动(?:建设|施工(?!招标|图|许可)|改造|实施)",
    ),
    (Stage.BUILT, "建成|建好|完工|竣工|验收|交工"),
)
# What no stage begins with is passed over; most of a text is.
_STAGE_FIRSTS = "核三主交供全内初前动勘厂可合启园围图土在地场基外奠安完实对封工布平建开征扫投报拆招挂摊摘收改方施架校桩概正比浇清环用破稳立站竣绿能装规设试调谋财路进选通道采铺院项馆验"
_STAGE = re.compile(
    f"(?=[{_STAGE_FIRSTS}])(?:{'|'.join(f'(?P<{stage.name}>{words})' for stage, words in _STAGES)})"
)
_PART = re.compile("主体|基础|路基|土建|一标段|部分|场平|桩基|前期|招标|设计")
_CLAUSE = re.compile("[，,。；;：:！!？?\n（）()]")
_AHEAD = re.compile(
    "预计|计划|力争|确保|(?<![接招优对期看善等])待|拟|将|争取|有望|届时|下一?步|年底前|尽快|尽早|推迟|延后|调整[到至]|可于"
)
_NOT = re.compile("[未不无](?!断|少|仅)|没有|难以")
# 主体施工暂未展开 tells of no works.
_NOT_BEHIND = re.compile("[^，。；]{0,4}(?:[尚仍还暂]未|[未没](?!来)|无法|不能|难以)")
_FINISH = re.compile(
    "建成|建好|完工|竣工|投用|投产|投运|投入使用|投入运[行营]|通车|通水|开通|交付|开园|开业|启用|新建|新改建|改建|改扩建"
)
_FINISH_ITEM = re.compile(
    "完成[^，。；、]{0,30}(?:建设|改造|修缮|整治|大修|工程|治理|修复|扩建|项目|维修|提升|搬迁|安装)"
)
_OTHER_END = re.compile(
    "出台|印发|举办|承办|办好|召开|创建成功|成功创建|创成|建立|组建|成立|挂牌|编制|制定|修订|完成|上市|落地|获批|设立"
)
_START_ITEM = re.compile("开工|动工|开建|启动")
_EARLY_ITEM = re.compile(f"(?:{_EARLY})")
_NO_END = re.compile(
    "加快|推进|推动|加强|持续|支持|鼓励|深化|积极|探索|加速|提速|深入|谋划|抓好|协调"
)
_NOT_USED = re.compile(
    "(?:尚|还|仍|暂)?(?:未|没有?)(?:正式|全面|全部|对外){0,2}(?:营业|投用|投入使用|运营|运行|开业|开放|通车|通水|启用|交付|使用|投产)"
)
_PARTS = re.compile("[，。；;、\n]")
_VERB_FIRST = re.compile(
    "(?:力争|确保|全面|加快|积极){0,2}(?:建成|建好|完工|竣工|投用|投产|投运|开通|交付|启用|新建|新改建|改建|改扩建|改造|完成|开工|动工|启动|推进|推动|加强|出台|印发|举办|创建|组建|成立|编制|制定|建设|整治|修缮|打造|实施)"
)
_ANY_END = re.compile(
    f"工程|项目|扩建|迁建|加固|{_FINISH.pattern}|{_OTHER_END.pattern}|{_START_ITEM.pattern}|建设|改造|整治|加装|安装|修缮|治理|打造|实施|修建|兴建|{_EARLY}"
)
# 建设城乡福道 wants no end this year, but works that are under way.
_BUILDS = re.compile(
    r"^\s*(?:力争|确保|全面|高标准|高质量|启动)*(?:建设|修建|兴建|(?:实施|打造|开展|推出)(?=[^，。；、]{0,30}(?:工程|项目|公园|示范点|示范段|场馆|基地|管网|改造)))"
)
# 城乡福道建设, 照明改造工程: works that are named and nothing more.
_WORKS_ALONE = re.compile(
    r"[^，。；、\d前研规方制]{3,40}?(?:建设|改造|工程|项目|扩建|迁建|加固)(?:工程|项目){0,2}(?:[（(][^（）()]{1,12}[）)])?\s*"
)
_NUMBERED = re.compile(
    r"^\s*(?:力争|确保)?(?:建设|改造|整治|加装|安装|修缮|治理|打造)[^，。；]{0,24}\d"
)


@lru_cache(maxsize=8192)
def wanted_stages(text: str) -> tuple[Wanted, ...]:
    """Give what the parts of an item want; a part that names no stage wants that of the one before."""
    found: list[Wanted] = []
    if not _ANY_END.search(text):
        return ()
    before: tuple[Stage | None, bool] | None = None
    begin = 0
    for mark in (*_PARTS.finditer(text), None):
        part = text[begin : mark.start() if mark else len(text)]
        joined = begin > 0 and text[begin - 1] == "、"
        begin = mark.end() if mark else begin
        if len(part.strip()) < 2:
            continue
        # 加快甲企业、乙企业上市: what is only listed wants what the verb before it wants.
        own = _wanted(part) if not joined or _VERB_FIRST.match(part) else None
        if own is None:
            own = before if joined else None
        if own is not None:
            found.append(Wanted(own[0], own[1], part))
        before = own
    return tuple(found)


def _wanted(part: str) -> tuple[Stage | None, bool] | None:
    start, finish = _START_ITEM.search(part), _FINISH.search(part) or _FINISH_ITEM.search(part)
    slow = _NO_END.search(part)
    first = min((one.start() for one in (start, finish) if one), default=-1)
    if slow and (first < 0 or (slow.start() < first and slow.end() != first)):
        return None, False
    if start and (not finish or start.start() <= finish.start()):
        return Stage.START, True
    if finish and _EARLY_ITEM.search(part):
        return Stage.EARLY, True
    if finish or _NUMBERED.match(part):
        used = re.search("投|通车|通水|开通|开园|开业|启用|交付", part)
        return (Stage.USED if used else Stage.BUILT), True
    if _EARLY_ITEM.search(part):
        return Stage.EARLY, True
    if _BUILDS.match(part) or (slow is None and _WORKS_ALONE.fullmatch(part)):
        return Stage.MAIN, True
    return (Stage.BUILT, False) if _OTHER_END.search(part) else None


def only_wanted(text: str) -> Wanted | None:
    """Give what an item wants where all its parts want one stage, else None."""
    found = wanted_stages(text)
    stages = {(one.stage, one.works) for one in found}
    if not found or any(one.stage is None for one in found):
        return None
    if len(stages) == 1:
        return found[0]
    built = all(one.works and one.stage is not None and one.stage >= Stage.BUILT for one in found)
    return found[0] if built else None


def wanted_of(text: str, words: str) -> Wanted | None:
    """Give what the part of an item wants of which some words tell; None where none is meant alone."""
    found = wanted_stages(text)
    alone = only_wanted(text)
    if alone is not None or not found:
        return alone
    pairs = bigrams(words)
    shared = [len(bigrams(one.words) & pairs) for one in found]
    return found[shared.index(max(shared))] if max(shared) else None


def stages_told(text: str) -> Iterator[tuple[Stage, str]]:
    """Give the stages that a text speaks of as reached or under way, with their clauses."""
    for clause in _CLAUSE.split(text):
        ahead = None
        for number, found in enumerate(_STAGE.finditer(clause)):
            ahead = ahead if number else _AHEAD.search(clause)
            if ahead and ahead.start() < found.start():
                break
            if _NOT.search(clause, max(0, found.start() - 6), found.start()):
                continue
            if _NOT_BEHIND.match(clause, found.end()):
                continue
            stage = Stage[found.lastgroup or "EARLY"]
            if stage is Stage.BUILT and _PART.search(clause, 0, found.start()):
                stage = Stage.EARLY if re.search("前期|招标|设计", clause) else Stage.MAIN
            yield stage, clause.strip()


def only_to_begin(text: str) -> str:
    """Give the clause that only plans a beginning (争取尽快动工) where a text tells of no stage, "" for none."""
    if next(stages_told(text), None) is not None:
        return ""
    for clause in _CLAUSE.split(text):
        ahead = _AHEAD.search(clause)
        found = _STAGE.search(clause, ahead.end()) if ahead else None
        if found and found.lastgroup == Stage.START.name:
            return clause.strip()
    return ""


def not_in_use(item: str, text: str) -> str:
    """Give the clause by which what an item wants in use is not (尚未营业), "" where none says so."""
    wanted = only_wanted(item)
    if wanted is None or wanted.stage is not Stage.USED:
        return ""
    found = _NOT_USED.search(text)
    return clause_around(text, found.start(), found.end()) if found else ""


def works_told(text: str) -> str:
    """Give the clause that tells of the furthest stage of works under way, "" where none does."""
    told = [one for one in stages_told(text) if one[0] is not Stage.EARLY]
    return max(told, key=lambda one: one[0])[1] if told else ""


def stage_of(words: str) -> Stage | None:
    """Give the furthest stage that some words speak of."""
    return max((stage for stage, _ in stages_told(words)), default=None)
