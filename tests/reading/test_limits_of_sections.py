"""Limits in a section's heading and at the end of a task's own sentence (an invented district)."""

import pytest

from tests.reading.text_tables import as_xlsx, read_items

PARK = "新建口袋公园4个"


def dues(*lines: str) -> list[str]:
    text = "\n".join(["青禾区2026年重点任务清单", *lines])
    return [row[5] for row in read_items(text.encode(), "清单.txt")]


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("6月底前完成的任务", "6月底前"),
        ("6月底前完成的任务（2项）", "6月底前"),
        ("6月底前须完成的重点工作", "6月底前"),
        ("2026年9月底前全部完成的事项", "2026年9月底前"),
        ("年底前完成", "年底前"),
        ("9月底前整改到位的问题", "9月底前"),
        ("10月底前（3项）", "10月底前"),
        ("长期坚持的工作", "长期坚持"),
        ("2026年完成的任务", ""),
        ("上半年重点任务", ""),
        ("6月底前完成主体工程的公园建设", ""),
    ],
)
@pytest.mark.parametrize("mark", ["一、", "（一）"])
def test_the_limit_of_a_heading_is_that_of_each_task_without_one(
    mark: str, heading: str, due: str
) -> None:
    assert dues(
        mark + heading,
        f"1.{PARK}。（牵头单位：区城管局）",
        "2.改造公厕8座，5月底前完成。（牵头单位：区城管局）",
        "3.巡查河道。（牵头单位：区水利局；完成时限：全年）",
        "四、城市管理",
        "4.建成卫生院3所。（牵头单位：区卫健局）",
    ) == [due, "5月底前", "全年", ""]


def test_a_row_over_a_table_gives_its_limit() -> None:
    table = f"""
        序号 | 目标任务 | 牵头单位
        一、6月底前完成的任务 | < | <
        1 | {PARK} | 区城管局
        二、城市管理 | < | <
        2 | 改造公厕8座 | 区城管局
    """
    assert [row[5] for row in read_items(as_xlsx(table), "清单.xlsx")] == ["6月底前", ""]


@pytest.mark.parametrize(
    ("ending", "due"),
    [
        ("，10月底前全部投用", "10月底前"),
        ("，9月底前竣工", "9月底前"),
        ("，确保2026年12月底前通车", "2026年12月底前"),
        ("，力争年底前建成并投入使用", "年底前"),
        ("；并于8月底前通过验收", "8月底前"),
        ("，6月底前完成主体工程", ""),
        ("，6月底前开工建设", ""),
        ("，截至6月底全部竣工", ""),
        ("，2026年竣工", ""),
    ],
)
def test_what_is_reached_at_a_sentence_end_tells_until_when(ending: str, due: str) -> None:
    text = f"青禾区2026年任务清单\n1.{PARK}{ending}。（牵头单位：区城管局）"
    ((_, words, *_, limit),) = read_items(text.encode(), "清单.txt")
    assert (words, limit) == (f"{PARK}{ending}。", due)
