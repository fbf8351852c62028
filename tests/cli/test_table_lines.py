"""Tables that need no rich look as rich makes them, and a row's words stay beside one another."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.cli import output
from gwreport.cli.table_lines import set_lines, table_width
from gwreport.workflow.demo import run_demo

# Narrow, wide, without width, of several code points; what ends or begins a line.
_SIGNS = ["a", "区", " ", "文", "é", "e\u0301", "👍🏽", "👨‍👩‍👧", "[/b]", "、", "\u3000"]
_WORDS = st.text("a区文 、", max_size=120) | st.lists(st.sampled_from(_SIGNS)).map("".join)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]], str]:
    columns = draw(st.integers(1, 4))
    row = st.lists(_WORDS, min_size=columns, max_size=columns)
    headings = draw(st.lists(_WORDS.map("栏".__add__), min_size=columns, max_size=columns))
    return headings, draw(st.lists(row, max_size=4)), draw(_WORDS)


def _by_rich(headings: list[str], rows: list[list[str]], title: str, width: int = 120) -> str:
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title) if title else None,
        box=box.SIMPLE_HEAD,
        title_justify="left",
        pad_edge=False,
    )
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    page = StringIO()
    Console(file=page, width=width, highlight=False, emoji=False).print(table)
    return page.getvalue()


@given(_tables(), st.integers(30, 120))
def test_lines_are_set_as_rich_sets_them(
    table: tuple[list[str], list[list[str]], str], width: int
) -> None:
    headings, rows, title = table
    if table_width(headings, rows) is None:
        return
    lines = set_lines(headings, rows, title, width)
    assert lines is None or lines == _by_rich(headings, rows, title, width)


def test_a_list_of_many_words_is_folded_in_its_column() -> None:
    rows = [["各部门", "本级", "、".join(f"区第{at}局" for at in range(60))], ["镇街", "", "—"]]
    lines = set_lines(["分组", "范围", "成员"], rows, "分组 2 个", 60)
    assert lines == _by_rich(["分组", "范围", "成员"], rows, "分组 2 个", 60)


@pytest.mark.parametrize("length", range(30, 42))
def test_the_words_of_one_row_stay_beside_one_another_at_every_width(
    length: int, capsys: pytest.CaptureFixture[str]
) -> None:
    headings = ["甲", "乙", "丙"]
    rows = [[sign * length for sign in "123"], ["4", "5", "6"], ["7", "8", "9"]]
    output.write_table(headings, rows, title="清单")
    assert capsys.readouterr().out == _by_rich(headings, rows, "清单")


def test_a_table_that_fits_is_printed_without_rich(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    workspace = run_demo(tmp_path_factory.mktemp("demo")).workspace
    program = (
        "import sys; from gwreport.__main__ import main;"
        f"sys.argv = ['gwreport', 'units', 'list', '-w', {str(workspace)!r}]; main();"
        "sys.exit('rich.console' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
