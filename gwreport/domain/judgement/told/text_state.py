"""What a text as a whole comes to: whether it says anything, and whether the work still goes on."""

import re
from functools import lru_cache

from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.judgement.told.own_shares import part_of_whole
from gwreport.domain.judgement.told.text_words import Spoken
from gwreport.domain.texts.bare_names import bigrams

_UNFINISHED = re.compile(
    r"正(?![式常确规面])|加快|推[进动]|持续|有序|在建|(?<![接招优对期看善])待|拟|预计|力争|筹备|初步|积极|主体|部分|(?<!\d)[1-9]\d?(?:\.\d+)?[%％]|[一二三四五六七八九]成"
)
# Words that stand in a text of which nobody could say that all of it is done.
_STILL_WORK = re.compile(
    r"基本(?:建成|完成|完工|竣工|建好)|正在|(?<![修更纠改公真反廉严端校转方订补立矫])正(?=进[行场]|开展|办理|施工|加[快紧]|抓紧|组织|推进|建设|安装|装修|编制|征[求地]|全力|积极|有序|稳步|同步|协调|对接|申[报请]|报[批审送请]|上报|审[批核查]|场平|招标|洽谈|调试|准备|筹[备建]|优化|完善|修订|谋划|研究|制[定作]|主体|开挖|浇筑|铺[设装]|拆[迁除]|清表|履行|签[订约]|争取|按(?!时)|依法|会同|逐步|陆续|启动|落实|紧)|在建|施工中|主体(?:封顶|完工|施工|工程)|"
    r"尚[余未有需]|尚在|剩余|还剩|未完成|未交付|收尾|待验收|"
    r"(?:完成|完工|进度|工程量?|主体|基础|施工|装修|安装|铺装)[^，。；\d率]{0,8}(?:(?<!\d)[1-9]\d?(?:\.\d{1,3})?[%％]|[一二三四五六七八九]成(?![立效果功本员]))"
)
_SAID_DONE = re.compile(
    "(?<!基本)(?:任务|工作|目标|全部|各项)(?:已经?|均已?|都已)?(?:全部|圆满|顺利|如期)?完成(?=[，。；！\\n]|$)"
)
_GOES_ON = re.compile(
    "持续|推进|力争|(?<![接招优对期看善])待[^，。；\\n]{0,12}?(?:后|审|批|验|签)|预计|初拟|草拟|起草|筹备|逐步|陆续|剩余|加快|进一步|下一步|启动(?![^，。；]{0,6}完成)"
)
# What follows upon an end is no work that is still to do: 已建成投用，正在办理竣工决算.
_AFTERMATH = re.compile(
    "(?<=[，。；,;])[^，。；,;\n]{0,12}(?:决算|结算|审计|移交|归档|管护|养护|总结|质保)[^，。；,;\n]{0,12}"
)
_CLAUSE = re.compile("[，,。；;：:！!？?\n（）()、]")
# What says nothing: no deed, no figure, no state.
_FILLER = re.compile(
    r"(?:各项|相关|有关|该项|此项|本项|全部|目前|现|正|已|均|我[局委办区县市]|全[区县市]|工作|项目|任务|措施|部署|要求|安排|计划|方案|上级|市里|区里|总体|整体|各|"
    r"按照?|根据|严格|认真|扎实|切实|积极|持续|不断|进一步|全力|全面|深入|大力|有力|有效|稳妥|稳步|有序|顺利|正常|平稳|良好|加快|稳定|"
    r"推进|推动|落实|开展|进行|实施|加强|强化|抓好|做好|抓|提升|完善|跟进|进展|进度|情况|态势|状态|"
    r"高度|重视|精神|指示|文件|会议|决策|领导|压实|责任|组织|统筹|协调|全力以赴|抓紧|加大|中|在|地|的|了|和|及|并|之中|到位|确保|分工|职责|职能|要点|台账|年初|年度|既定|今年|部门|单位|各司其职|齐抓共管|保持|调度|精心|周密|以来|来|着力|进|好|项目调度|投资|力度|督导|督促|沟通|对接|衔接|贯彻)+"
)
# What refers to something else says nothing here.
_ELSEWHERE = re.compile(
    r"(?:同上(?:期|季度?|月|次)?|同前|略|详?见(?:附件|附表|上文|上述)|[\s（）()。，])+"
)
_DEED = re.compile(r"\d|[一二三四五六七八九两]{1,4}(?:次|家|个|项|场|份|条|期|类|批)")
_LONGEST_FILLER = 200
# 除实训楼外均已完成 says that one thing is not done.
_EXCEPT = re.compile("除[^，。；：\n]{1,30}?外(?=[，,均全都其已]|所有)")
_LEFT = re.compile(
    r"(?:尚余|剩余|还剩|其余|尚有|还有)\d{1,9}[个户处家项条座所套亩公里]{1,2}[^，。；]{0,8}(?:未|正在|在建|办理|施工|待)|\d{1,9}[个户处家项条座所套]尚未(?!来)"
)
# 2个尚未动工 counts what is not there yet; what is wanted may well be.
_COUNTED_REST = re.compile(
    r"[其剩余下另外还尚仅只有\s]{0,6}(?:(?<=[剩余下])[^，。；、\d]{1,6})?(?P<number>\d{1,7}(?:\.\d{1,4})?)(?P<unit>[万亿]?(?:平方米|平方公里|公里|米|亩|公顷|吨|元|千瓦|[个户处家项条座所套台辆件口间宗栋]))[^，。；\d]{0,12}?(?=[尚仍还未没无暂停缓搁])"
)
# 未开工2个: the number may stand behind.
_REST_COUNTED = re.compile(
    r"(?:其中|另有|还有)?(?:尚|还|仍|暂)?(?:未|没有?)[^，。；、\d]{1,6}(?P<number>\d{1,7}(?:\.\d{1,4})?)(?P<unit>[万亿]?(?:平方米|平方公里|公里|米|亩|公顷|吨|元|千瓦|[个户处家项条座所套台辆件口间宗栋]))"
)
_NAMES = re.compile("[、和与及]")
_VERBS = re.compile("建成投用|建成|投用|完成|开工|建设|新建|开通|通车|改造|竣工|投产|等")
_ALL = re.compile("均|全部|都|全面|悉数")


def says_nothing(text: str) -> bool:
    """Say whether a text holds nothing but phrases: 高度重视, 按要求落实, 各项工作有序推进."""
    if len(text) > _LONGEST_FILLER or _DEED.search(text):
        return False
    if _ELSEWHERE.fullmatch(text):
        return True
    clauses = [one.strip() for one in _CLAUSE.split(text) if one.strip()]
    return bool(clauses) and all(len(one) <= 40 and _FILLER.fullmatch(one) for one in clauses)


def excepted(text: str) -> str:
    """Give the words that take something out of what is done (除甲楼外), "" where none do."""
    found = _EXCEPT.search(text) if "除" in text else None
    return found[0] if found else ""


def goes_on(text: str) -> bool:
    """Say whether a text tells of work that still goes on, be it only in a word."""
    return bool(excepted(text)) or _UNFINISHED.search(_AFTERMATH.sub("", text)) is not None


def is_unfinished(text: str) -> str:
    """Give the clause that says plainly that not all is done, "" where none does."""
    plain = _AFTERMATH.sub("", text)
    found = _STILL_WORK.search(plain)
    if found:
        return clause_around(plain, found.start(), found.end())
    part = part_of_whole(text)
    return part.words if part else excepted(text)


def says_ended(text: str) -> bool:
    """Say whether a text says of the whole that it is done: 任务完成, 各项工作已全部完成."""
    return _SAID_DONE.search(text) is not None


def is_under_way(text: str) -> str:
    """Give the clause by which what has no end of its own goes on (持续推进, 待协议签订后), "" where none does."""
    plain = _AFTERMATH.sub("", text)
    found = _GOES_ON.search(plain)
    return clause_around(plain, found.start(), found.end()) if found else ""


def what_is_left(text: str) -> str:
    """Give the clause that counts what is not done yet (剩余36户), "" where none does."""
    found = _LEFT.search(text)
    return clause_around(text, found.start(), found.end()) if found else ""


def counted_rest(clause: str) -> tuple[float, str] | None:
    """Give number and unit of the things that a clause counts as not done (2个尚未动工)."""
    found = _COUNTED_REST.match(clause) or _REST_COUNTED.fullmatch(clause)
    return (float(found["number"]), found["unit"]) if found else None


@lru_cache(maxsize=8192)
def listed_names(text: str) -> tuple[frozenset[str], ...]:
    """Give the things that an item lists to be finished (建成甲泵站、乙泵站), in pairs of characters."""
    clauses = [one for one in re.split("[，。；;]", text) if "、" in one or "和" in one]
    if len(clauses) != 1 or re.search(r"\d", clauses[0]):
        return ()
    names = [bigrams(_VERBS.sub("", one)) for one in _NAMES.split(clauses[0])]
    # What all share (泵站) names none of them.
    shared = frozenset[str].intersection(*names) if names else frozenset[str]()
    return tuple(one - shared for one in names) if len(names) > 1 else ()


def all_named_done(item: str, text: str, done: list[Spoken]) -> bool:
    """Say whether of the things that an item lists none is told of without being done."""
    for name in listed_names(item):
        if not name:
            continue
        clauses = [one for one in re.split("[，。；;\n]", text) if bigrams(one) & name]
        ends = [one.clause for one in done]
        if clauses and not any(
            _ALL.search(clause) or any(end in clause or clause in end for end in ends)
            for clause in clauses
        ):
            return False
    return True
