"""Words of manner and marks of roles beside units: one grammar for cells and brackets (an invented district)."""

import itertools

import pytest

from tests.reading.text_tables import as_xlsx, read_items

NAMES = "区城管局、区财政局"
MANNERS = [
    *map("".join, itertools.product(
        ("", "等"), ("按职责分工", "按照各自职责", "根据职责分工"), ("", "分别"), ("负责", "落实", "组织实施", "推进")
    )),
    *map("".join, itertools.product(("分工", "共同", "具体", "分头", "协同"), ("负责", "落实", "推进"))),
    "抓好落实", "组织落实", "认真落实", "按分工抓好落实", "各负其责", "各司其职", "各尽其责", "分工协作", "齐抓共管",
    "按职责分工，各负其责", "依职责落实", "共同承担",
]  # fmt: skip
ROLES = [
    "区城管局为主，区财政局配合",
    "以区城管局为主，区财政局配合",
    "区城管局主导，区财政局协同",
    "区城管局为主负责，区财政局参与",
    "区城管局牵头，区财政局各司其职",
    "区城管局抓总，区财政局按职责落实",
    "区城管局总牵头，区财政局分工负责",
    "区城管局为牵头单位，区财政局为配合单位",
    "区城管局牵头，参加：区财政局",
    "区城管局，区财政局配合",
    "区城管局；区财政局协助",
    "区城管局，区财政局积极配合。",
    "主：区城管局；协：区财政局",
    "主：区城管局 协：区财政局",
    "牵：区城管局；配：区财政局",
    "(主)区城管局 (协)区财政局",
    "（牵头）区城管局（配合）区财政局",
    "【主】区城管局 【协】区财政局",
    "【主】区城管局【协】区财政局",
    "区城管局(主)、区财政局(协)",
    "区城管局（主）区财政局（协）",
    "区城管局(牵头单位)、区财政局(责任单位)",
    "区城管局(牵头)、区财政局(协同)",
    "区城管局（责任单位）、区财政局（协同单位）",
    "区城管局【牵头】、区财政局【配合】",
    "区城管局[主]、区财政局[协]",
    "主办区城管局，协办区财政局",
    "牵头区城管局；配合区财政局",
]


def in_a_cell(said: str) -> tuple[str, str, str]:
    table = f"""
        序号 | 目标任务 | 责任单位
        1 | 新建口袋公园4个 | {said}
        2 | 改造公厕8座 | 区住建局
    """
    return _row(read_items(as_xlsx(table), "分工.xlsx")[0])


def in_a_bracket(said: str) -> tuple[str, str, str]:
    text = f"青禾区2026年任务分工\n1.新建口袋公园4个。（{said}）\n2.改造公厕8座。（区住建局负责）"
    return _row(read_items(text.encode(), "分工.txt")[0])


def _row(row: tuple[str, str, str, str, str, str]) -> tuple[str, str, str]:
    return row[1].rstrip("。"), row[3], row[4]


@pytest.mark.parametrize("manner", MANNERS)
def test_how_units_answer_is_no_part_of_the_last_name(manner: str) -> None:
    expected = ("新建口袋公园4个", NAMES, "")
    assert in_a_cell(NAMES + manner) == expected
    assert in_a_bracket(NAMES + manner) == expected


@pytest.mark.parametrize("said", ROLES)
def test_marks_and_verbs_say_who_leads_and_who_helps(said: str) -> None:
    expected = ("新建口袋公园4个", "区城管局", "区财政局")
    assert in_a_cell(said) == expected
    assert in_a_bracket(said) == expected


def test_other_words_in_brackets_behind_names_stay() -> None:
    for name in ("区发改委（粮食局）", "区会展中心（筹）", "市场主体服务中心", "主城街道"):
        assert in_a_cell(f"{name}、区财政局") == ("新建口袋公园4个", f"{name}、区财政局", "")


def test_a_bracket_that_only_explains_the_task_stays() -> None:
    text = "青禾区2026年任务分工\n1.推进公园（主园区）建设。（区城管局）\n2.改造公厕8座。（区住建局负责）"
    assert _row(read_items(text.encode(), "分工.txt")[0])[0] == "推进公园（主园区）建设"
