"""Names of what is measured, laid bare of verbs and adverbs, and the pairs of characters that carry them."""

import re
from functools import lru_cache
from operator import add

from gwreport.domain.texts.word_patterns import either

_EMPTY_WORDS = [
    "力争",
    "确保",
    "实现",
    "完成",
    "新增",
    "新建",
    "新改建",
    "改建",
    "新发展",
    "新培育",
    "新创",
    "新创建",
    "建成投用",
    "投入使用",
    "建成",
    "完工",
    "投用",
    "投产",
    "竣工",
    "打造",
    "创建",
    "引育",
    "引进",
    "培育",
    "开展",
    "实施",
    "达到",
    "突破",
    "超过",
    "稳定在",
    "稳定",
    "控制在",
    "控制",
    "保持",
    "增至",
    "提高到",
    "提升到",
    "增长",
    "增长率",
    "增速",
    "增幅",
    "下降",
    "下降率",
    "降低",
    "提高",
    "提升",
    "同比",
    "同口径",
    "可比口径",
    "按可比价计算",
    "按可比价格计算",
    "分别",
    "累计",
    "全区",
    "全市",
    "全县",
    "全省",
    "全年",
    "前三季度",
    "上半年",
    "一季度",
    "截至",
    "目前",
    "左右",
    "以上",
    "以内",
    "不低于",
    "不高于",
    "不超过",
    "不少于",
    "高于",
    "低于",
    "其中",
    "已经",
    "数量",
    "加快",
    "强力",
    "只能",
    "仅能",
    "做到",
    "推进",
    "推动",
    "支持",
    "组织",
    "引导",
    "帮助",
    "鼓励",
    "抓好",
    "做好",
    "年度",
    "减少",
    "压减",
    "压降",
    "下滑",
    "回落",
    "降幅",
    "跌幅",
    "收窄",
    "较上月",
    "较上季度",
    "开钻",
]
_EMPTY = f"(?:{either(_EMPTY_WORDS)}|增加(?!值))"
_INSIDE = re.compile(f"(?=[{''.join(sorted({one[0] for one in _EMPTY_WORDS} | {'增'}))}]){_EMPTY}")
_BEGINNING = re.compile(rf"(?:{_EMPTY}|[均都达约为在已共仅超近了等把将是和及与]|[^\w]+)+")
_EMPTY_ENDS = "均都达约为在到至已共仅超近了的是等"
_ENDING = re.compile(rf"(?:{_EMPTY}|[{_EMPTY_ENDS}]|[^\w%]+)$")
# Most words end with none of these.
_LAST_OF_EMPTY = frozenset(one[-1] for one in (*_EMPTY_WORDS, "增加", *_EMPTY_ENDS))
# No empty word is longer; of marks and of several words the end is taken off piece by piece.
_LONGEST_EMPTY = max(map(len, _EMPTY_WORDS))
_SAME_NAMES = (
    ("实际使用外资", "FDI"),
    ("实际利用外资", "FDI"),
    ("地区生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("规模以上", "规上"),
    ("社会消费品零售总额", "社零"),
    ("社零总额", "社零"),
    ("居民消费价格", "CPI"),
    ("固定资产投资", "固投"),
    ("高新技术企业", "高企"),
    ("细颗粒物", "PM2.5"),
    ("研发经费投入", "研发投入"),
    ("研发经费支出", "研发投入"),
    ("研发经费", "研发投入"),
)
_IN_LETTERS = re.compile("[\u4e00-\u9fffA-Za-z]+")
_BRACKETS = re.compile("[（(][^（）()]*[）)]")


@lru_cache(maxsize=8192)
def bigrams(words: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters of the words that carry meaning."""
    for long, short in _SAME_NAMES:
        if long in words:
            words = words.replace(long, short)
    pairs: set[str] = set()
    for run in _IN_LETTERS.findall(_INSIDE.sub("", bare(words))):
        pairs.update(map(add, run, run[1:]))
    return frozenset(pairs)


@lru_cache(maxsize=4096)
def bare(words: str) -> str:
    """Take the verbs and adverbs off both ends of what is measured."""
    if "（" in words or "(" in words:
        words = _BRACKETS.sub("", words)
    start, stop = 0, len(words)
    while (
        stop
        and (words[stop - 1] in _LAST_OF_EMPTY or not words[stop - 1].isalnum())
        and (found := _ENDING.search(words, max(start, stop - _LONGEST_EMPTY), stop))
    ):
        stop = found.start()
    if found := _BEGINNING.match(words, start, stop):
        start = found.end()
    return words[start:stop]
