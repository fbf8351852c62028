"""Saved pages of the web around a report: its title in a cell of the layout, and what is to click below its last item."""

import pytest

from gwreport.reading import understand_document

TITLE = "青禾区2031年1-8月民生实事完成情况表"
TABLE = (
    "<table border=1><tr><td>序号</td><td>项目名称</td><td>责任单位</td><td>目标任务</td><td>完成情况</td></tr>"
    "<tr><td>1</td><td>新增城镇就业</td><td>区人社局</td><td>8950人</td><td>7356人</td></tr>"
    "<tr><td>2</td><td>新建幼儿园</td><td>区教育局</td><td>2所</td><td>1所</td></tr></table>"
)
MENU = "<ul><li>通知公告</li><li>民生实事</li><li>工作动态</li></ul>"
LAYOUTS = (
    f"<table><tr><td><h1>{TITLE}</h1>{TABLE}</td></tr></table>",
    f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1><div>来源：区实事办</div>{TABLE}</td></tr></table>",
    f"<table><tr><td><h1>{TITLE}</h1>{TABLE}</td><td>{MENU}</td></tr></table>",
    f"<table><tr><td>{TITLE}</td></tr><tr><td>{TABLE}</td></tr></table>",
)


def page(body: str) -> bytes:
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_title_in_a_cell_of_the_layout_is_the_tables(layout: str) -> None:
    report = understand_document(page(layout), "a.html").report
    assert report is not None
    assert (report.title, report.round) == (TITLE, "2031-M08")
    assert [one.completion for one in report.indicators] == ["7356人", "1所"]


@pytest.mark.parametrize(
    "words",
    [
        "[上一篇] [下一篇] [放大] [缩小]",
        "【上一条】【下一条】",
        "[返回列表] [打印本页]",
        "上一页 下一页",
        "（放大）（缩小）（默认）",
        "[复制链接] [我要纠错]",
    ],
)
def test_what_is_to_click_below_the_last_item_is_none_of_its_words(words: str) -> None:
    items = "<br>".join(
        f"{number}、{name}，牵头部门：{unit}。进度较慢的为青山镇。"
        for number, name, unit in ((1, "农村公路工程", "区交通局"), (2, "棚户区改造", "区住建局"))
    )
    body = f"<h2>关于2031年1至7月民生工程实施进度的通报</h2><div>{items}</div><div>{words}</div>"
    reading = understand_document(page(body), "a.html")
    assert reading.report is not None
    assert [one.completion for one in reading.report.tasks] == ["进度较慢的为青山镇。"] * 2
    assert "page-words-left-out" in [one.code for one in reading.findings]
