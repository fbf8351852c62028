"""Leaders' names out of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.reading.words.leader_names import known_leaders, read_leaders

LEADERS = ("高帆", "张宇", "林一川", "欧阳文澜", "周文渊")


def names(cell: str, *elsewhere: str) -> list[str]:
    return read_leaders(cell, known_leaders([cell, *elsewhere])).names


@pytest.mark.parametrize("padded", ["高  帆", "高 帆", "高\u3000帆", " 高  帆 "])
def test_a_padded_name_is_closed_up(padded):
    assert names(padded) == ["高帆"]


@pytest.mark.parametrize("separator", ["\n", "、", "，", "；", "/", "\n\n"])
def test_names_are_parted(separator):
    assert names(f"林一川{separator}高  帆") == ["林一川", "高帆"]


def test_names_run_together_are_taken_apart_and_told_of():
    read = read_leaders("林一川高  帆", known_leaders(["林一川高  帆", "林一川", "高  帆"]))
    assert read.names == ["林一川", "高帆"]
    assert read.run_together == [("林一川高  帆", ("林一川", "高帆"))]


def test_two_names_of_two_characters_run_together_are_taken_apart():
    assert names("高帆张宇", "高帆", "张宇") == ["高帆", "张宇"]


def test_names_parted_by_blanks_are_several():
    assert names("林一川 周文渊") == ["林一川", "周文渊"]
    assert names("高  帆 林一川", "高  帆", "林一川") == ["高帆", "林一川"]


def test_a_name_of_four_characters_stays_whole():
    assert names("欧阳文澜", "高帆") == ["欧阳文澜"]


@pytest.mark.parametrize("cell", ["林 川高 帆", "林川高帆", "林  川高　帆"])
def test_names_beside_a_known_one_or_padded_are_taken_apart_and_told_of(cell):
    read = read_leaders(cell, known_leaders([cell, "高  帆", "张宇"]))
    assert read.names == ["林川", "高帆"]
    assert read.run_together[0][1] == ("林川", "高帆")


def test_what_is_no_name_is_kept_and_told_of():
    read = read_leaders("区政府分管领导同志", frozenset())
    assert (read.names, read.odd) == (["区政府分管领导同志"], ["区政府分管领导同志"])


def test_an_empty_cell_has_no_leaders():
    assert names("  \n ") == []


@given(st.lists(st.sampled_from(LEADERS), min_size=1, unique=True))
def test_printed_names_come_back_in_order(leaders):
    def padded(name: str) -> str:
        return "  ".join(name) if len(name) == 2 else name

    assert names("\n".join(map(padded, leaders))) == leaders
    assert names("".join(map(padded, leaders)), *map(padded, LEADERS)) == leaders


@pytest.mark.parametrize(
    "cell",
    [
        "县委常委、宣传部部长 林一川",
        "宣传部长林一川",
        "副县长、公安局局长 林一川",
        "县人大副主任 林一川",
        "管委会主任林一川",
        "县委政法委书记 林一川",
        "林一川 二级调研员",
        "纪检书记 林一川",
        "镇党委书记 林一川",
        "县人大常委会主任\n林一川",
        "街道党工委书记林一川",
        "1.林一川",
    ],
)
def test_a_post_beside_a_name_is_no_part_of_it(cell: str) -> None:
    assert names(cell) == ["林一川"]


def test_a_post_that_nobody_lists_is_no_leader_beside_a_name():
    cells = ["党委委员 王家和", "政法委员 李强", "总园艺师 赵敏", "张  三"]
    known = known_leaders(cells)
    assert [read_leaders(cell, known).names for cell in cells] == [
        ["王家和"],
        ["李强"],
        ["赵敏"],
        ["张三"],
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "林一川（副区长、民盟区委主委）",
        "林一川\n（区政协副主席、区工商联主席）",
        "林一川（区委常委\n常务副区长）",
        "林一川（副区长；区政府党组成员）",
        "林一川（副区长/区公安分局局长）",
        "林一川（女，副区长）",
        "林一川（挂职）",
        "（挂职）副区长林一川",
        "林一川（挂职）副区长",
        "农工党区委主委林一川",
        "林一川 副区长 民盟区委主委",
    ],
)
def test_a_leader_with_several_posts_is_one(cell):
    read = read_leaders(cell, known_leaders([cell]))
    assert (read.names, read.odd) == (["林一川"], [])


def test_leaders_with_brackets_of_posts_are_parted_outside_of_them():
    cell = "林一川（区委常委、常务副区长）、高  帆（副区长、区工商联主席）"
    assert names(cell) == ["林一川", "高帆"]
    assert names("分管副区长（林一川、高帆）") == ["林一川", "高帆"]


@pytest.mark.parametrize("cell", ["王副区长", "区长", "书记区长"])
def test_a_post_with_nobodys_full_name_is_kept_and_told_of(cell):
    read = read_leaders(cell, known_leaders([cell]))
    assert (read.names, read.odd) == ([cell], [cell])
