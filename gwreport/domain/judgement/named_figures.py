"""Figures with their names: what each figure in a text tells of, as far as its words say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gwreport.domain.judgement.goals import CLASS_OF_THINGS, CLAUSE_END, bare, bigrams
from gwreport.domain.texts.figures import CHANGES, HUNDREDTHS, Figure, FigureKind, read_figures

_SENTENCE_END = "。；;！!？?\n"
_CLAUSE_MARKS, _SENTENCE_MARKS = frozenset(CLAUSE_END), frozenset(_SENTENCE_END)
_NOT_YET = re.compile(
    "申报(?!成功)|申请|计划(?!的|任务)|预计|拟|力争|目标[是为]|任务[是为数]|立项批复|总投资|应控制|应达|签订(?!协议)|启动实施|将[于在]|下一步|下步"
)
# 较2022年增长 names the year that is compared with, not that of the figure.
_TIME = re.compile(
    r"(?<![比较到])(?:(20\d\d)年(?!度?(?:以来|至今|计划))|今年|本年|当年|年内|目前|截至|上年|去年|往年)"
)
_THIS_YEAR = ("今年", "本年", "当年", "年内", "目前", "截至")

_RESPECTIVELY = re.compile("分别|依次")
_UNDER_WAY = re.compile("正在?|在建|剩余|未|另有|还有")
# What has only begun is not built, whom one has talked to has not come: 开工1500套，建成620套.
_BEGUN = re.compile(
    "开工|启动|储备|谋划|签约|招标|在建|立项|选址|征集|邀约|邀请|推荐|对接|走访|洽谈|意向|摸排|培育"
)
_ENDED = re.compile("完工|建成|竣工|投用|投产|完成|办结|新增|引进|认定|创建|实现|落地|到位")
_ALL_ENDED = re.compile(
    "全部|全面|均已|已建|已完|建成|完工|竣工|投用|投产|投入|办结|挂牌|授牌|获批|完成(?!投资|主体|前期|招标|设计)"
)
# 居全市第二 and 占全市11.67% say something beside; what was named before is still spoken of.
_ASIDES = frozenset({FigureKind.RANK, FigureKind.COMPARED, FigureKind.OF_TARGET})
_CLAUSE = re.compile(f"[{CLAUSE_END}]")
_TOTAL = "总数"
_NAMED_BY = 40
_LONG = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the words for what it measures, and their pairs of characters.

    `begun` is the word that says that the thing has only begun (开工), "" where none does.
    """

    figure: Figure
    words: str
    pairs: frozenset[str]
    begun: str = ""


@lru_cache(maxsize=2048)
def named_figures(text: str, year: int) -> tuple[Named, ...]:
    """Name the figures of a text that tell of something reached in this year, in their order.

    Figures of plans, applications, other years and of what is still to do are left out.
    """
    namer = _Namer(text, year)
    for figure in read_figures(text):
        # 10亿元以上项目9个 counts projects; the money is a part of their name.
        if not (figure.text.endswith("以上") and CLASS_OF_THINGS.match(text, figure.end)):
            namer.take(figure)
    return tuple(namer.named)


class _Namer:
    """Goes through the figures of a text; a figure without words of its own has those before."""

    def __init__(self, text: str, year: int) -> None:
        self._text, self._year = text, year
        self._earlier: list[Figure] = []
        self._heading = ""
        self._latest = ""
        self._own_of_before = ""
        self._row: list[str] = []
        self.named: list[Named] = []

    def take(self, figure: Figure) -> None:
        """Name the next figure."""
        text = self._text
        before = self._earlier[-1] if self._earlier else None
        own = _own_words(text, figure, before)
        words = self._words(figure, before, own)
        behind = _own_words_behind(text, figure)
        self._latest = _BEGUN.sub("", words) + behind
        self._own_of_before = bare(own)
        self._earlier.append(figure)
        if figure.negated or _is_other(text, figure, self._year) or _UNDER_WAY.search(own):
            return
        pairs = bigrams(words) | bigrams(behind)
        self.named.append(Named(figure, bare(words), pairs, self._begun(figure, own)))

    def _words(self, figure: Figure, before: Figure | None, own: str) -> str:
        between = self._text[before.end : figure.start] if before else ""
        if before and between in ("、", "和", "及", "，") and self._row:
            # 分别增长19.1%、16.24%: the second figure is that of the second name.
            return self._row.pop(0)
        self._row = []
        if _RESPECTIVELY.search(own):
            self._row = _names_in_row(self._text, figure, self._earlier)
            return self._row.pop(0) if self._row else own
        clear = bare(own)
        near = before is not None and _near(between)
        if near and before and self._is_part(figure, before, clear, between):
            if self.named and self.named[-1].figure is before and before.kind is FigureKind.PLAIN:
                self.named.pop()
            return self._latest
        # 战新产业产值563亿元，产值增速5.7%: the name was said before.
        words = self._heading if near and clear in self._heading else own
        aside = figure.kind in _ASIDES or (figure.kind in CHANGES and figure.unit == "个百分点")
        if not (aside or own.startswith("占")):
            self._heading = words
        return words

    def _begun(self, figure: Figure, own: str) -> str:
        """Give the word that says that the counted things have only begun, "" where none does."""
        begun = list(_BEGUN.finditer(own))
        ended = [one.start() for one in _ENDED.finditer(own)]
        if begun and (not ended or ended[-1] < begun[-1].start()):
            return begun[-1][0]
        if figure.kind is not FigureKind.PLAIN or bare(own) or figure.unit in HUNDREDTHS:
            return ""
        # 96个重点项目完成投资141亿元 says how many there are, 6个示范点全部建成 how many are done.
        stop = _CLAUSE.search(self._text, figure.end)
        rest = self._text[figure.end : stop.start() if stop else len(self._text)]
        begun_behind = _BEGUN.search(rest)
        if begun_behind:
            return begun_behind[0]
        return "" if _ALL_ENDED.search(rest) else _TOTAL

    def _is_part(self, figure: Figure, before: Figure, clear: str, between: str) -> bool:
        """Say whether a figure is a part of the one before: 13个隐患点治理项目，已完工9个."""
        if figure.unit in HUNDREDTHS or figure.unit != before.unit or figure.kind in CHANGES:
            return False
        if not clear:
            return bool(self._latest)
        joined = _CLAUSE_MARKS.isdisjoint(between)
        return joined and not self._own_of_before and before.kind is FigureKind.PLAIN


def _start(text: str, position: int, marks: str) -> int:
    """Go back to behind the mark before a position, but no further than a long sentence."""
    limit = max(0, position - _LONG)
    while position > limit and text[position - 1] not in marks:
        position -= 1
    return position


def _near(between: str) -> bool:
    return len(between) <= _NAMED_BY and _SENTENCE_MARKS.isdisjoint(between)


def _own_words(text: str, figure: Figure, before: Figure | None) -> str:
    start = max(figure.start - _NAMED_BY, before.end if before else 0)
    place = figure.start
    while place > start and text[place - 1] not in CLAUSE_END:
        place -= 1
    words = text[place : figure.start]
    return words.rpartition("、")[2] if bare(words.rpartition("、")[2]) else words


def _own_words_behind(text: str, figure: Figure) -> str:
    stop = figure.end
    while stop < min(len(text), figure.end + 12) and text[stop] not in CLAUSE_END + "、":
        stop += 1
    return text[figure.end : stop]


def _names_in_row(text: str, figure: Figure, earlier: Sequence[Figure]) -> list[str]:
    """Give the names that a 分别 deals its figures to: those of the figures before, or a list."""
    start = _start(text, figure.start, _SENTENCE_END)
    own = [one for one in earlier if one.start >= start and one.unit not in HUNDREDTHS]
    if len(own) >= 2:
        ends = [start, *(one.end for one in own)]
        return [text[ends[place] : one.start] for place, one in enumerate(own)]
    words = _RESPECTIVELY.split(text[start : figure.start])[-2]
    return [one for one in re.split("[、和及，]", words) if bare(one)]


def _is_other(text: str, figure: Figure, year: int) -> bool:
    start = _start(text, figure.start, CLAUSE_END)
    words = text[start : figure.start]
    if figure.planned or _NOT_YET.search(words) or _NOT_YET.search(_own_words_behind(text, figure)):
        return True
    sentence = _start(text, start, _SENTENCE_END)
    told = [one[1] or one[0] for one in _TIME.finditer(text, sentence, figure.start)]
    return bool(told) and told[-1] not in (str(year), *_THIS_YEAR)
