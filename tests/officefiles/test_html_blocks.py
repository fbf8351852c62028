"""Pages of HTML as paragraphs and tables."""

import pytest

from gwreport.errors import DocumentError
from gwreport.officefiles.grid import Grid
from gwreport.officefiles.text.html_blocks import read_html
from gwreport.wording.facts import fact_words


def page(body: str) -> bytes:
    return f"<html><head><meta charset='utf-8'><title>页</title><style>p{{}}</style></head><body>{body}</body></html>".encode()


def blocks(body: str) -> list[object]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Grid)
        else block.text
        for block in read_html(page(body), "a.html").blocks
    ]


def test_paragraphs_and_tables_stand_in_reading_order() -> None:
    body = "<h1>方案</h1>前言<br>第二行<table><tr><th>序号<td>任务<tr><td>1<td>修路</table><div>后<p>记</p></div><script>x</script>"
    assert blocks(body) == ["方案", "前言", "第二行", [["序号", "任务"], ["1", "修路"]], "后", "记"]


def test_cells_that_span_are_repeated() -> None:
    body = "<table><tbody><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</tbody><tr><td colspan=3 rowspan=9>戊</table>"
    (grid,) = read_html(page(body), "a.html").grids()
    assert [[(cell.text, cell.down, cell.across) for cell in row] for row in grid.rows] == [
        [("甲", False, False), ("乙", False, False), ("乙", False, True)],
        [("甲", True, False), ("丙", False, False), ("丁", False, False)],
        [("戊", False, False), ("戊", False, True), ("戊", False, True)],
    ]


def test_lines_of_a_cell_are_kept_and_lines_of_the_source_are_none() -> None:
    body = "<table><tr><td><p>区教委</p><p>区财\n  政局</p><td>甲<br>乙<td>5G\nA</table>"
    assert blocks(body) == [[["区教委\n区财政局", "甲\n乙", "5G A"]]]


def test_tables_in_cells_are_tables_of_their_own() -> None:
    assert blocks("<table><tr><td>外<table><tr><td>内</table></table>") == [[["外"]], [["内"]]]


def test_struck_and_hidden_words_are_left_out_and_told() -> None:
    body = "<p>修<del>大</del>路<span style='text-decoration: line-through'>今年</span><b style='display: none'>密</b></p><table><tr><td hidden>隐<td>显</table>"
    document = read_html(page(body), "a.html")
    assert [one.text for one in document.paragraphs()] == ["修路"]
    assert [(one.code, fact_words(one)["text"]) for one in document.findings] == [
        ("struck-text", "大；今年"),
        ("hidden-text", "密"),
        ("hidden-text", "隐"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_that_does_not_state_its_encoding_is_read(encoding: str) -> None:
    document = read_html("<html><p>区水利局牵头</p></html>".encode(encoding), "a.html")
    assert [one.text for one in document.paragraphs()] == ["区水利局牵头"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<table>" + b"<tr>" + b"<td>a" * 501,
        b"<table><tr><td colspan=500 rowspan=60000>" + b"<tr>" * 3000 + b"</table>",
        b"x" * (9 << 20),
    ],
)
def test_a_page_beyond_reason_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_html(data, "a.html")


def test_a_page_as_deep_as_one_likes_ends() -> None:
    read_html(b"<div>" * 50_000 + b"a", "a.html")


@pytest.mark.parametrize("stated", ["gb2312", "GBK", "gb18030", "utf-8", ""])
@pytest.mark.parametrize("written", ["gb18030", "utf-8"])
def test_a_page_is_read_whole_whatever_charset_it_states(stated: str, written: str) -> None:
    # 堎 and 喆 stand in no GB2312, which pages state all the same.
    head = f"<meta charset={stated}>" if stated else ""
    page = f"<html><head>{head}</head><body><p>长堎街道</p><p>张喆负责</p></body></html>"
    document = read_html(page.encode(written), "a.htm")
    assert [one.text for one in document.paragraphs()] == ["长堎街道", "张喆负责"]


def test_bytes_of_a_page_that_no_charset_knows_are_shown_as_lost() -> None:
    page = "<html><head><meta charset=gb2312></head><body><p>甲".encode("gb18030") + b"\xff\xff"
    document = read_html(page + "乙</p><p>丙</p></body></html>".encode("gb18030"), "a.htm")
    texts = [one.text for one in document.paragraphs()]
    assert "\ufffd" in texts[0]
    assert texts[0].startswith("甲")
    assert texts[1] == "丙"


@pytest.mark.parametrize("stated", ["utf-8", "gb2312", ""])
def test_one_broken_byte_makes_no_other_charset_of_a_page(stated: str) -> None:
    words = "青禾区新建口袋公园四个，由区城市管理局牵头。" * 20
    head = f"<html><head><meta charset={stated}></head><body><p>".encode()
    page = head + words.encode() + b"\xe5" + "</p><p>改造公路</p></body></html>".encode()
    texts = [one.text for one in read_html(page, "a.htm").paragraphs()]
    assert texts[0].rstrip("\ufffd") == words
    assert texts[0].endswith("\ufffd")
    assert texts[1] == "改造公路"


def test_hidden_rows_are_left_out_and_told() -> None:
    body = (
        "<table><tr><td rowspan='3'>公园</td><td>4个</td></tr>"
        "<tr style='display: none'><td>公厕6座</td></tr><tr><td>道路</td></tr></table>"
        "<table><tbody style='display:none'><tr><td>学位900个</td><td>区教育局</td></tr></tbody></table>"
    )
    document = read_html(page(body), "a.html")
    (grid,) = document.grids()
    assert [[cell.text for cell in row] for row in grid.rows] == [["公园", "4个"], ["公园", "道路"]]
    told = [fact_words(one)["rows"] for one in document.findings if one.code == "hidden-rows"]
    assert told == ["“公厕6座”", "“学位900个；区教育局”"]


def test_struck_rows_are_told_cell_by_cell() -> None:
    body = "<table><tr style='text-decoration:line-through'><td>公厕6座</td></tr><tr><td>道路</td></tr></table>"
    codes = [
        (one.code, fact_words(one)["text"]) for one in read_html(page(body), "a.html").findings
    ]
    assert codes == [("struck-text", "公厕6座")]
