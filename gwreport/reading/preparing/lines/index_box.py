"""The box over a document on a page of the web: 索引号, 发布机构, 文号, 发文日期 beside their words."""

import re
from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.grid import Document, Grid

_LABEL = re.compile(
    r"(?:(?:信息)?索引号?|(?:信息)?(?:发布|公开|制作|产生|发文)(?:机构|机关|单位|部门)|(?:发文)?(?:文号|字号)|(?:发文|成文|发布|生成|公开|生效|废止|失效)(?:日期|时间)"
    r"|(?:主题|信息|组配|体裁|内容)?(?:分类|类别)|主题词|公开(?:方式|范围|时限|形式|类别|程序)|有效性|时效性?|是否有效|统一(?:编号|登记号)|(?:信息|文件)?(?:名称|标题)|关键[词字]|内容概述)\s*+[：:]?"
)
_INDEX = re.compile(r"(?:信息)?索引号?\s*+[：:]?")
_WORDS = re.compile(r"(?P<label>[^：:]{2,8}[：:])")
_FEWEST, _MOST_ROWS, _SHOWN = 2, 12, 40


def without_index_boxes(document: Document) -> Document:
    """Give a document without such boxes; a finding names the first."""
    boxes = [grid for grid in document.grids() if is_index_box(grid)]
    if not boxes:
        return document
    words = " ".join(cell.own_text for row in boxes[0].rows for cell in row if cell.own_text)
    text = f"“{beginning(in_one_line(words), _SHOWN)}”"
    facts = {"count": sum(len(grid.rows) for grid in boxes), "text": text}
    place = document.cell_place(boxes[0], boxes[0].rows[0][0])
    told = Finding(OpeningCode.PAGE_WORDS_LEFT_OUT, place, facts=facts)
    blocks = tuple(one for one in document.blocks if not any(one is box for box in boxes))
    return replace(document, blocks=blocks, findings=(*document.findings, told))


def is_index_box(grid: Grid) -> bool:
    """Say whether a small table is such a box: a label for its index, and others of the kind."""
    if not 0 < len(grid.rows) <= _MOST_ROWS:
        return False
    labels = [
        label for row in grid.rows for cell in row if (label := _label(cell.own_text.strip()))
    ]
    return len(labels) >= _FEWEST and any(map(_INDEX.fullmatch, labels))


def _label(words: str) -> str:
    """Give the label that a cell is, or begins with before a colon; "" for any other."""
    closed = "".join(words.split())
    if _LABEL.fullmatch(closed):
        return closed
    found = _WORDS.match(closed)
    return found["label"] if found and _LABEL.fullmatch(found["label"]) else ""
