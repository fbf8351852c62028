"""Headings and lines that name a leader over the tasks below them, in all wordings (an invented district)."""

import pytest

from gwreport.reading.layouts.section_leaders import leaders_in


@pytest.mark.parametrize(
    ("words", "leaders"),
    [
        ("林一川（区委常委、常务副区长）", "林一川"),
        ("区委常委、常务副区长  林一川", "林一川"),
        ("高  帆（副区长）", "高帆"),
        ("林一川副区长（挂职）主抓重点工作", "林一川"),
        ("（挂职）副区长林一川主抓重点工作", "林一川"),
        ("林一川（挂职）副区长牵头工作", "林一川"),
        ("林一川（区委常委、常务副区长）、高帆（副区长）分管工作", "林一川、高帆"),
        ("林一川 区委常委、区政府党组副书记、常务副区长", "林一川"),
    ],
)
def test_words_of_a_heading_name_leaders_by_their_posts(words, leaders):
    assert leaders_in(words) == leaders


@pytest.mark.parametrize(
    "words",
    [
        "青山县领导牵头2026年重点工作一览表",
        "青山县县长牵头的重点工作",
        "青山县委书记牵头的重点工作",
        "书记区长",
        "王副区长",
        "副区长（农业）",
        "副区长分管工作",
    ],
)
def test_a_place_and_a_post_alone_name_nobody(words):
    assert leaders_in(words) == ""
