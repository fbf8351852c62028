"""The words of nodes inside an item's text: 一季度完成20%, 前三季度完成60座, 6月底前完成."""

import re

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORDS = r"(?:(?P<three>前三季度|1\s?[-—~～至]\s?9月)|第?(?P<quarter>[一二三四1-4])季度(?:末|底)?|(?P<half>上半年|1\s?[-—~～至]\s?6月)|(?P<year>全年|年底|年末)|(?P<month>1[0-2]|[1-9])月(?:底|末)?)"
PERIOD = re.compile(rf"\s*{_WORDS}(?:前|以前|之前)?[：:]?")
NODE = re.compile(
    rf"{_WORDS}(?:前|以前|之前)?[，,：:]?(?:累计)?(?:力争|确保)?(?:完成|达到|达)(?:全年|年度|总量|任务|目标|计划|的)*(?P<share>\d{{1,6}}(?:\.\d{{1,6}})?)[%％]"
)
_FIGURE = re.compile(
    rf"(?<![截至到])(?<![\d—\-~～至]){_WORDS}(?:前|以前|之前)?[，,：:]?(?:累计|力争|确保){{0,2}}(?:完成|达到|达|建成|新建|新增|改造|实施|建设|开工|投用|竣工)?[^\d，。；、]{{0,8}}\d{{1,9}}(?:\.\d{{1,6}})?"
)


def quarter_of(found: re.Match[str]) -> int:
    """Give the quarter at whose end a period of these words is over."""
    if found["quarter"]:
        return _QUARTERS[found["quarter"]]
    if found["half"]:
        return 2
    if found["three"]:
        return 3
    return 4 if found["year"] else -(-int(found["month"]) // 3)


def node_spans(text: str) -> list[tuple[int, int]]:
    """Give where a text's nodes stand: their figures are no targets of their own.

    Figures behind a period are nodes where the text names several periods; a single one
    (上半年完成投资30亿元) is what the item wants.
    """
    spans = [found.span() for found in NODE.finditer(text)] if "%" in text or "％" in text else []
    if "季度" not in text and "月" not in text and "上半年" not in text:
        return spans
    figures = list(_FIGURE.finditer(text))
    if len({quarter_of(one) for one in figures}) > 1:
        spans += [one.span() for one in figures]
    return spans
