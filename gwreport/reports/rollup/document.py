"""The roll-up in Word: what the offices come to, and the items that a person should look at."""

from collections.abc import Iterator

from gwreport.domain.statuses import IS_BEHIND
from gwreport.reports.rollup.data import District, RollUp, RollUpRow
from gwreport.reports.rollup.words import class_words, remark, sum_words
from gwreport.reports.word import styles as gb
from gwreport.reports.word.annexes import Annex, annex_xml, page_of
from gwreport.reports.word.parts import package
from gwreport.reports.word.prose import title_lines
from gwreport.reports.word.xml import PageColumn, Row, paragraph, run
from gwreport.wording.chasing import full_date

_DISTRICTS = (
    PageColumn("名称", 40),
    PageColumn("任务\n（项）", 18, centred=True),
    PageColumn("尚未报送", 20, centred=True),
    PageColumn("未依时序推进", 26, centred=True),
    PageColumn("数据截至", 40, centred=True),
    PageColumn("定稿", 18, centred=True),
)
_ITEMS = (
    PageColumn("序号", 12, centred=True),
    PageColumn("目标任务", 70),
    PageColumn("各地完成情况", 130),
    PageColumn("合计", 26, centred=True),
    PageColumn("说明", 50),
)


def roll_up_document(roll_up: RollUp, title: str) -> bytes:
    """Write the paper: the counts, one row an office, and the items that are behind, missing or told otherwise.

    The same reports give the same bytes.
    """
    upright, across = page_of(landscape=False), page_of(landscape=True)
    room = upright.width / 20 / gb.TITLE_SIZE
    districts = Annex("各地情况", _DISTRICTS, [_district_row(one) for one in roll_up.districts])
    items = Annex("需要关注的任务", _ITEMS, [*_item_rows(roll_up)], landscape=True)
    body = [
        paragraph(gb.TITLE, run("\n".join(title_lines(title, room)))),
        *(paragraph(gb.BODY, run(words)) for words in _prose(roll_up)),
        _break(),
        annex_xml(districts, "附件1", upright),
        _ends(upright.section),
        annex_xml(items, "附件2", across),
        across.section,
    ]
    return package(
        "".join(body),
        title=title,
        author="",
        created=roll_up.as_of,
        subject=str(roll_up.round),
        properties={},
    )


def _break() -> str:
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _ends(section: str) -> str:
    return f"<w:p><w:pPr>{section}</w:pPr></w:p>"


def _prose(roll_up: RollUp) -> Iterator[str]:
    names = "、".join(one.name for one in roll_up.districts)
    count = len(roll_up.districts)
    yield f"本汇总由{names}共{count}个单位的报告合成，数据截至{full_date(roll_up.as_of.date())}。"
    shared = [row for row in roll_up.rows if len(row.cells) == count]
    yield f"各单位的任务合起来{len(roll_up.rows)}项，其中{len(shared)}项是各单位都有的。"
    if differing := sum(row.differs for row in roll_up.rows):
        yield f"进度不一致的{differing}项。"
    if missing := sum(bool(row.unreported) for row in roll_up.rows):
        yield f"有单位尚未报送的{missing}项。"
    for one in roll_up.districts:
        behind = [line for line in one.data.lines if line.status in IS_BEHIND]
        if behind:
            yield f"{one.name}未依时序推进{len(behind)}项。"
    summed = [row for row in roll_up.rows if row.sum is not None]
    if summed:
        yield f"各单位都报了数、可以合计的{len(summed)}项，合计见附件2和汇总表。"


def _district_row(one: District) -> Row:
    lines = one.data.lines
    return (
        one.name,
        str(len(lines)),
        str(sum(line.is_missing for line in lines)),
        str(sum(line.status in IS_BEHIND for line in lines)),
        full_date(one.data.as_of.date()),
        "已定稿" if one.data.facts.is_final else "未定稿",
    )


def _item_rows(roll_up: RollUp) -> Iterator[Row]:
    for number, row in enumerate(roll_up.rows, 1):
        if _is_of_note(row):
            told = "\n".join(
                f"{name}（{class_words(cell)}）{cell.completion and '：'}{cell.completion}"
                for name, cell in row.cells.items()
            )
            yield str(number), row.text, told, sum_words(row), remark(roll_up, row)


def _is_of_note(row: RollUpRow) -> bool:
    behind = any(one.status in IS_BEHIND for one in row.cells.values())
    return behind or row.differs or bool(row.unreported) or row.sum is not None
