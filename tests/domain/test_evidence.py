"""To which row a file of evidence belongs, told by names alone; and which of them may run."""

import pytest

from gwreport.domain.returns.evidence import (
    EvidenceBasis,
    EvidenceRow,
    is_dangerous,
    rows_of_evidence,
)

ROWS = (
    EvidenceRow("I1", "1", "规上工业增加值增长6%", ("增长6.2%",)),
    EvidenceRow("T2", "1", "新建口袋公园5个。", ("建成2个，详见附件1。",)),
    EvidenceRow("T3", "2", "整治背街小巷12条。", ("整治9条，验收单见验收汇总表.pdf", "附件二")),
    EvidenceRow("T14", "13", "改造老旧小区3个。", ("改造完成",)),
)


@pytest.mark.parametrize(
    ("names", "items", "basis"),
    [
        (("附件1.jpg",), ("T2",), EvidenceBasis.CELL),
        (("附件1：公园照片.jpg",), ("T2",), EvidenceBasis.CELL),
        (("附件一.pdf",), ("T2",), EvidenceBasis.CELL),
        (("附件2 照片.zip",), ("T3",), EvidenceBasis.CELL),
        (("验收汇总表.pdf",), ("T3",), EvidenceBasis.CELL),
        (("验收汇总表.docx",), ("T3",), EvidenceBasis.CELL),
        (("T14.png",), ("T14",), EvidenceBasis.NUMBER),
        (("照片.png", "t14"), ("T14",), EvidenceBasis.NUMBER),
        (("3.jpg", "T3", "佐证材料"), ("T3",), EvidenceBasis.NUMBER),
        (("任务13现场.jpg",), ("T14",), EvidenceBasis.NUMBER),
        (("第十三项完成照片.jpg",), ("T14",), EvidenceBasis.NUMBER),
        (("口袋公园现场照片.jpg",), ("T2",), EvidenceBasis.TEXT),
        (("1.jpg", "背街小巷整治"), ("T3",), EvidenceBasis.TEXT),
        (("老旧小区.doc",), ("T14",), EvidenceBasis.TEXT),
        # Nothing is guessed.
        (("1.jpg",), (), EvidenceBasis.NONE),
        (("13.jpg",), (), EvidenceBasis.NONE),
        (("指标1.jpg",), (), EvidenceBasis.NONE),
        (("附件7.jpg",), (), EvidenceBasis.NONE),
        (("T3航站楼.jpg",), (), EvidenceBasis.NONE),
        (("T3验收单.pdf",), ("T3",), EvidenceBasis.NUMBER),
        (("T3竣工照片.jpg",), ("T3",), EvidenceBasis.NUMBER),
        (("现场照片.jpg",), (), EvidenceBasis.NONE),
        (("第三季度照片.jpg",), (), EvidenceBasis.NONE),
        (("IMG_20250913.jpg",), (), EvidenceBasis.NONE),
        (("013_区城市管理局_2025年前三季度_填报表.pdf",), (), EvidenceBasis.NONE),
        (("T2和T3照片.jpg",), (), EvidenceBasis.NONE),
    ],
)
def test_names_and_cells_tell_the_row(
    names: tuple[str, ...], items: tuple[str, ...], basis: EvidenceBasis
) -> None:
    assert rows_of_evidence(names, ROWS) == (items, basis)


def test_a_label_in_several_rows_is_theirs_together() -> None:
    rows = [
        EvidenceRow("T1", "1", "甲。", ("见附件3",)),
        EvidenceRow("T2", "2", "乙。", ("附件3",)),
    ]
    assert rows_of_evidence(("附件3.jpg",), rows) == (("T1", "T2"), EvidenceBasis.CELL)


def test_the_only_row_has_whatever_came() -> None:
    assert rows_of_evidence(("现场.jpg",), ROWS[1:2]) == (("T2",), EvidenceBasis.ONLY_ROW)
    assert rows_of_evidence(("现场.jpg",), ()) == ((), EvidenceBasis.NONE)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("照片.jpg", False),
        ("报告.PDF", False),
        ("清单.xls", False),
        ("安装.EXE", True),
        ("图.jpg.exe", True),
        ("图.exe ", True),
        ("图．ｅｘｅ", True),
        ("网页.html", True),
        ("宏.xlsm", True),
        ("快捷.lnk", True),
        ("无后缀", False),
    ],
)
def test_what_may_run_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_dangerous(name) is expected
