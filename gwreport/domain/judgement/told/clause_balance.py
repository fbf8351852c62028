"""What a text comes to by its grammar, where no word of the rules and no figure decides: clause against clause.

A clause speaks against an item when it denies a deed (没有安排, 不肯签), lacks what is needed (缺人手, 无处安置), waits
(汛后再干), begins again (重新选址), or tells of a quarrel, a refusal, a loss or a failure (扯皮, 落空, 减产); it speaks
for it when it tells of a deed or counts something. What is denied and bad in itself (未发生事故), settled or dealt with
speaks for it too. A clause behind 但 weighs more than those before it.
"""

import re
from collections.abc import Iterable, Iterator

from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.clause_words import FOR, TURN, words_against
from gwreport.domain.judgement.told.clauses import clause_start, clause_stop, quoted_within
from gwreport.domain.judgement.told.taken_back import Sign, is_taken_back

# So many clauses are quoted.
_QUOTED = 3
_CLAUSES = re.compile(r"[，,。；;：:！!？?\n（）()]")
# What an office does about it, or for those who have it, before the word and behind it.
_DEALT_BEFORE = re.compile(
    "责令|督促|督办|查处|处置|处罚|盘活|整治|约谈|针对|帮助|帮扶|取缔|取消|叫停|解决|调处|化解|破解|杜绝|防止|防范|避免|援助|救助|缓解|关闭|清理|消除|克服|打击|拆除|整改|下架|注销|打通|疏通|攻克|扫除|纠治|根治|力戒|抓实|推动[^，。；]{0,4}$|关停|清退|淘汰|吊销|没收|追缴|破获|抓获|修复|扭转|告别|结束|改变|纾解|应对|缩小|弥合|拉近|不[畏怕惧甘]|"
    "(?<![因认])[为给](?=[^，。；]{0,14}$)|对(?!方|接)(?=[^，。；]{0,14}$)"
)
_DEALT_BEHIND = re.compile(
    r"[^，。；：\n]{0,16}?(?:还清|清零|清偿|解决|化解|消除|修复|修好|恢复|扭转|改[变观善](?!.{0,3}没)|补[足齐]|办理?了|打通|处置|封堵|根治|克服|重启|复工|缓解|理顺|安置|纳入|兑付|上门|列入|追回|追平|赶上|销号|归零|绝迹|到位|缩小|弥合|调[处解]|仲裁|裁决)"
)
_FEW_IS_FINE = re.compile(
    "空置|失业|漏损|不良|负债|能耗|污染|返贫|投诉|事故|发案|逾期|欠|违|损耗|成本|死亡|差错|时间|时限|轮候|等候|用时|费用|排放|浓度|占比|比例|价格|税负|负担|降|减"
)
# 未使用部分将于11月发放: what is left is seen to.
_SEEN_TO = re.compile(
    r"[^，。；：\n]{1,8}?(?:的|部分)[^，。；：\n]{0,8}?(?:将|拟|正在|已|列入|纳入|计划)"
)
# 叫停非法采砂点9处, 依法关停3家: what an office does and counts.
_OWN_DEED = re.compile(r"(?:依法|已|共|累计|全部|坚决|责令)*$")
_COUNTED_BEHIND = re.compile(r"[^，。；：\n]{0,14}?\d")
_LITTLE_LEFT = re.compile(r"(?:仅剩|只剩)\d")
_DEALT_OF = re.compile(
    r"[^，。；：\n]{0,10}?(?:的|问题)[^，。；：\n]{0,10}?(?:解决|化解|消除|修复|恢复|扭转|改变|改善|补[足齐]|办理|打通|处置|根治|克服|缓解|理顺|安置|纳入|上门|追回|追平|赶上|销号|清零|清退|督办|约谈|通报)"
)
# A difficulty that is only named is weighed where difficulties are (text_words).
_NAMED = re.compile("存在|面临|问题[是有：:]|困难[是有：:]|^(?:主要)?(?:问题|困难|原因)")
_HEADING = re.compile("(?:存在|主要)的?(?:问题|困难)")
# 余下60万页 tells neither of a deed nor of a lag.
_ONLY = re.compile("(?<![不人天英俊])(?:仅|只(?!要)|才(?!能|华)|刚(?!性|需))")
_REST = re.compile("(?:其)?余|剩|其他|另有|还有|尚有")
_PLANS = re.compile(
    "^(?:目前)?(?:下一?步|下阶段|今后|计划|拟|力争|争取|预计|确保|将(?!军)|继续|建议|要求)"
)


def told_against(text: str, rules: Rules, heard: Iterable[str] = ()) -> str:
    """Give the clauses of a text that speak against its item, where they weigh more than the rest; "" where not.

    `heard` are clauses of which the rules have said already that they hold nothing up.
    """
    bad = _against_in(text, rules)
    if not (bad or _NAMED.search(text)):
        return ""
    against: list[str] = []
    named: list[str] = []
    for_, last = 0, False
    known = "\n".join(heard)
    for start, clause in _parts(text):
        if _HEADING.search(clause):
            break
        if known and clause in known:
            for_, last = for_ + 1, False
        elif _NAMED.search(clause):
            named.append(clause)
        elif start in bad:
            if TURN.match(clause):
                for_ = min(for_, 1)
            against.append(clause)
            last = True
        elif _ONLY.search(clause):
            # 仅开了便道 is too little to speak for the item, and speaks of something done.
            continue
        elif not _REST.match(clause) and not _PLANS.match(clause) and FOR.search(clause):
            for_, last = for_ + 1, False
    if not for_ and named:
        against += named
    if len(against) > for_ or (against and len(against) == for_ and last):
        return quoted_within("，".join(against[:_QUOTED]))
    return ""


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Give the clauses of a text with the places where they begin."""
    begin = 0
    for mark in (*_CLAUSES.finditer(text), None):
        clause = text[begin : mark.start() if mark else len(text)].strip()
        if clause:
            yield begin, clause
        begin = mark.end() if mark else begin


def _against_in(text: str, rules: Rules) -> set[int]:
    """Give where the clauses begin that speak against the item."""
    bad: set[int] = set()
    for found in words_against(text):
        start = clause_start(text, found.start())
        if start not in bad and _speaks_against(
            text, found, start, clause_stop(text, found.end()), rules
        ):
            bad.add(start)
    return bad


def _speaks_against(text: str, found: re.Match[str], start: int, stop: int, rules: Rules) -> bool:
    """Say whether a word of the clause between two places is said of the item, and not dealt with or fine."""
    kind = found.lastgroup
    before, behind = text[start : found.start()], text[found.end() : stop]
    if _LITTLE_LEFT.search(before) or _DEALT_BEFORE.search(before):
        return False
    counted = _COUNTED_BEHIND.match(behind) is not None
    # 因政策调整取消收费4项, 叫停非法采砂9处
    if counted and (
        kind == "caused" or (kind in ("loss", "quarrel") and _OWN_DEED.fullmatch(before))
    ):
        return False
    if kind == "denied":
        if _SEEN_TO.match(behind) or _DEALT_OF.match(behind):
            return False
    elif _DEALT_BEHIND.match(behind):
        return False
    if kind in ("loss", "lacks", "poorly") and _FEW_IS_FINE.search(before):
        return False
    told = "unreached" if kind == "denied" else "against"
    sign = Sign(found.start(), found.end(), found[0], "warning", told)
    return not is_taken_back(text, sign, before, rules)
