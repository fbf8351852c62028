"""Whether the words of a task tell what was done or ask for what is to be done: 已建成2个 against 要在6月底前开工."""

import re
from collections.abc import Sequence

from gwreport.reading.layouts.reports.told_items import ToldItem

_CLAUSES = re.compile("[，,；;。]")
# From here on a report speaks of what comes next.
_NEXT = re.compile(r"(?:^|(?<=[。；;，,]))\s*(?:下一?步|下一?阶段|接下来|后续|下半年(?:将|要))")
_DONE = re.compile(
    r"^(?:[^，,。；;]{0,12}?)(?:已(?!有|经?成为)|业已|截[至止]|目前|累计|正在|尚未|仅完成|均完成|全部(?:完成|竣工|投用|建成))"
    r"|(?:完成|达|为|占)[^，,。；;]{0,12}\d[\d.]*[%％]|占(?:年度|全年)|(?:未|达到|滞后|落后|快于|慢于|超)[^，,。；;]{0,4}(?:序时|时序|进度)|进展(?:情况)?[：:]|现已|陆续|有序推进中"
)
_ORDER = re.compile(
    r"^(?:[^，,。；;]{0,8}?)(?:要(?!求|素|点|件|道)|必须|务必|应当?(?!急|用)|抓紧|加快|加大|加强|强化|着力|全力|扎实|大力|进一步|继续|推进(?!会)|推动|确保|严格)"
    r"|前(?:要|须|需|应)?(?:全部|基本)?(?:完成|建成|开工|启动|投用|竣工|到位|报)"
)
_FEWEST, _FEWEST_OF_ACCOUNT = 3, 2
_FORECAST = re.compile("将(?!近)|拟|计划|力争|争取|预计|有望|可于")


def leaning(text: str) -> int:
    """Say where a task's words behind its first sentence lean: above 0 to what was done, below 0 to what is asked.

    Of a task of one sentence it is the clauses behind the first; 0 where they say neither, or both alike.
    """
    text = text.strip()
    _, _, rest = text.rstrip("。；; ").partition("。")
    rest = rest or _CLAUSES.sub("\n", text, count=1).partition("\n")[2]
    if cut := _NEXT.search(rest):
        rest = rest[: cut.start()]
    clauses = [one.strip() for one in _CLAUSES.split(rest) if one.strip()]
    done = sum(bool(_DONE.search(one)) for one in clauses)
    asked = sum(bool(_ORDER.search(one)) and not _DONE.search(one) for one in clauses)
    if not done and not asked:
        asked = sum(bool(_FORECAST.search(one)) for one in clauses)
    return (done > asked) - (asked > done)


def _words(item: ToldItem) -> str:
    """Give an item's words with what stands behind the bracket of who answers."""
    return f"{item.text.rstrip('。；; ')}。{item.prose}" if item.prose else item.text


def _leanings(items: Sequence[ToldItem]) -> list[int]:
    return [leaning(_words(one)) for one in items if one.leads or one.owner]


def tell_themselves(items: Sequence[ToldItem], *, is_account: bool) -> bool:
    """Say whether nearly all items name who answers and tell what was done, whatever the title says.

    In what calls itself an account (通报, 总结) those count too that only ask for nothing.
    """
    found = _leanings(items)
    told = sum(one > 0 for one in found)
    if is_account and not any(one < 0 for one in found):
        told = sum("。" in _words(one).rstrip("。 ") for one in items if one.leads or one.owner)
    fewest = _FEWEST_OF_ACCOUNT if is_account else _FEWEST
    return told >= fewest and 3 * told >= 2 * len(items)


def not_telling(items: Sequence[ToldItem]) -> int:
    """Count the items that do not surely tell what was done."""
    said = ("。".join((one.text, *one.said.get("completion", ()))) for one in items)
    return sum(leaning(words.replace("。。", "。")) <= 0 for words in said)


def ask_for_deeds(items: Sequence[ToldItem]) -> bool:
    """Say whether nearly all items name who answers and ask for what is to be done."""
    asked = sum(one < 0 for one in _leanings(items))
    is_labelled = any(one.labelled or one.said.get("completion") for one in items)
    return asked >= _FEWEST and 3 * asked >= 2 * len(items) and not is_labelled
