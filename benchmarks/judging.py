"""How fast items are judged, against a bare search for the same words and numbers.

Run it from the project's folder: `python benchmarks/judging.py`. It makes its own data: every item
and every text is another one, so that nothing is found in a cache. The ways take turns; the quickest
round of each counts.
"""

import re
import sys
import time
from collections.abc import Callable

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement
from gwreport.domain.judgement.rules import DEFAULT_RULES
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

ITEMS = 10_000
_ROUNDS = 3
_ROUND = Round(2025, 3)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_TASKS = (
    "推进第{0}片区城市更新，改造老旧小区{1}个、背街小巷{2}条，完成投资{1}亿元以上。",
    "第{0}批重点产业产值增长{3}%左右。",
    "建成投用第{0}文化中心。",
    "持续加强第{0}网格安全生产监管，开展隐患排查。",
)
_TEXTS = (
    "前三季度，第{0}片区老旧小区已改造{4}个、背街小巷改造{5}条，完成投资{4}.5亿元，达年度投资计划的76%，各项目有序推进。存在问题：个别点位管线迁改进度滞后。下一步将加快施工，力争12月底前全面完成。",
    "前三季度，第{0}批重点产业实现产值{4}.8亿元，同比增长{3}.4%，增速比去年同期回落1.2个百分点。",
    "第{0}文化中心主体工程完成85%，正在进行幕墙安装，计划于12月建成投用，未出现停工情况。",
    "检查企业{4}家次，整治隐患{5}处，责令停产整顿3家，未发生较大及以上事故，工作正常推进。",
)


def made(count: int) -> list[tuple[Item, Account]]:
    """Make that many items with what was told of them, no two the same."""
    items: list[tuple[Item, Account]] = []
    for number in range(count):
        numbers = (
            number,
            20 + number % 60,
            10 + number % 30,
            3 + number % 9,
            12 + number % 50,
            5 + number % 25,
        )
        text = _TASKS[number % 4].format(*numbers)
        item = Item(f"T{number}", Kind.TASK, str(number), text, targets=read_targets(text))
        items.append((item, Account(text=_TEXTS[number % 4].format(*numbers))))
    return items


def judge_all(items: list[tuple[Item, Account]]) -> list[Judgement]:
    """Judge every item."""
    return [judge(item, told, _ROUND) for item, told in items]


def search_bare(items: list[tuple[Item, Account]]) -> list[Status]:
    """Look for every word of the rules and every number in each text, and conclude nothing more."""
    rules = DEFAULT_RULES
    bad = (*rules.stalled_words, *rules.behind_words, *rules.warning_words)
    good = (*rules.exceeded_words, *rules.done_words, *rules.ahead_words, *rules.ongoing_words)
    found: list[Status] = []
    for item, told in items:
        wanted, reached = _NUMBER.findall(item.text), _NUMBER.findall(told.text)
        behind = any(word in told.text for word in bad) or len(reached) < len(wanted)
        done = any(word in told.text for word in good)
        found.append(Status.BEHIND if behind and not done else Status.ON_SCHEDULE)
    return found


def measure() -> list[tuple[str, float]]:
    """Give the seconds for all items, and how many times the bare search they take."""
    items = made(ITEMS)
    if len({one.status for one in judge_all(items[:100])}) < 2:
        raise SystemExit("the items are not judged right")
    bare, own = _quickest(lambda: search_bare(items), lambda: _judge_anew(items))
    return [
        (f"{ITEMS} items: bare search for words and numbers, s", bare),
        (f"{ITEMS} items judged, s", own),
        ("judging, times the bare search", own / bare),
    ]


def _judge_anew(items: list[tuple[Item, Account]]) -> list[Judgement]:
    # What a round before has left in the caches would flatter the next.
    for name, module in list(sys.modules.items()):
        if name.startswith("gwreport.domain."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    return judge_all(items)


def _quickest(*ways: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(ways)
    for _ in range(_ROUNDS):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            way()
            best[place] = min(best[place], time.perf_counter() - start)
    return best


if __name__ == "__main__":
    for words, figure in measure():
        print(f"{words:56} {figure:10.2f}")
