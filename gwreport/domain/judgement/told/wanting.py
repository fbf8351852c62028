"""What a text says before or behind a figure by which the figure counts what is wanting: 还差2600座, 还有71公里的缺口."""

import re

# 还差2600座 tells how much is there; 资金缺口2亿元 tells of money.
_LACKS = re.compile(
    "(?:距离?|离|比|较)?(?:全年|年度|年初|既定)?(?:目标|任务|计划){0,2}(?:还|尚|仍|仅|只|缺口|差距|短缺){0,3}(?:差|缺|欠|缺口|差距|短收|短缺|尚余|剩余|还剩|仅剩|余下)(?:约|近|为|达|有)?$|(?:还剩|剩余|余下|仅剩|还差)[^，。；、\\d]{1,6}$"
)
_LACK_MARKS = frozenset("差缺欠短余剩")
# 距年度任务还有71公里的缺口
_GAP_BEHIND = re.compile("的?(?:缺口|差距)")
_THERE_IS = re.compile("(?:还|仍|尚)?(?:有|存在)$")
_OTHER_LACK = re.compile(
    "资金|用地|土地|人员|编制|电力|财力|指标缺|序时|时序|进度|同期|上年|去年|平均"
)


def name_of_wanting(own: str, text: str, end: int) -> str | None:
    """Give the words that name what is wanting, None where a figure counts nothing that is.

    `own` are the words before the figure, which ends at `end` of the text.
    """
    gap = own.endswith(("有", "在")) and _GAP_BEHIND.match(text, end) and _THERE_IS.search(own)
    if not gap and (_LACK_MARKS.isdisjoint(own) or not _LACKS.search(own)):
        return None
    if _OTHER_LACK.search(own):
        return None
    return "" if gap else _LACKS.sub("", own)
