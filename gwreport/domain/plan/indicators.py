"""How the public form names an indicator: 指标名称 and 全年目标 apart."""

import re
from dataclasses import dataclass

from gwreport.domain.plan.plan import Item
from gwreport.domain.texts.word_ends import without_ending

# 其中：固定资产投资 and #工业投资 are parts of the indicator above.
PART_MARK = re.compile(r"^(?:其中[：:]?|#)\s*")
_LINK_WORDS = ("力争", "确保", "达到", "达", "突破", "实现", "约", "为")


# What stands under 全年目标 where an indicator has none that could be told in a word.
NO_TARGET = "/"
_VALUE_LINK = re.compile(r"^(?:力争|确保|达到|达|实现|完成(?=\d)|为|约(?=\d))+[：:]?")
_EACH = re.compile(r"(?:分别均?|均|各)(?:增长|下降|提高|提升|达到|完成|增加)?$")


@dataclass(frozen=True, slots=True)
class IndicatorTitle:
    """An indicator's name ("地区生产总值增长（%）") and its target for the year ("6%以上")."""

    name: str
    target: str


def indicator_title(item: Item) -> IndicatorTitle:
    """Part an indicator's text into name and target, as 附件1 prints them.

    Only where the text is a name with one target behind it can the two be told apart; every other
    text stands whole in both places, so that nothing is lost.
    """
    words = item.text.strip().rstrip("。；;")
    if len(item.targets) == 1:
        target = item.targets[0]
        name = words.removesuffix(target.text)
        bare = without_ending(name, _LINK_WORDS).strip(" ：:，,")
        if name != words and bare and not re.search("[，。；：、]", PART_MARK.sub("", bare)):
            is_named = bare.replace("(", "（").replace(")", "）").endswith(f"（{target.unit}）")
            named = f"{bare}（{target.unit}）" if target.unit and not is_named else bare
            return IndicatorTitle(named, target.text)
    return IndicatorTitle(words, words)


def indicator_target(item: Item) -> str:
    """Give 全年目标 as its values ("330天", "分别增长15%", "快于经济增长"), never the sentence again.

    Several are parted by ；; an indicator without any target has `NO_TARGET`.
    """
    title = indicator_title(item)
    if title.target != title.name:
        return _VALUE_LINK.sub("", title.target) or title.target
    values: list[str] = []
    position = 0
    for target in item.targets:
        begin = item.text.find(target.text, position)
        position = max(begin, position)
        each = _EACH.search(item.text[max(begin - 8, 0) : begin]) if begin > 0 else None
        value = _VALUE_LINK.sub("", target.text) or target.text
        values.append(f"{each[0]}{value}" if each else value)
    return "；".join(values) or NO_TARGET
