"""How texts are quoted in a line."""

import pytest

from gwreport.domain.returns.returns import file_name
from gwreport.domain.texts.quoting import beginning, in_one_line, listed


def test_line_breaks_and_runs_of_blanks_become_one_blank():
    assert in_one_line(" 新建公园\n5个　 以上\t") == "新建公园 5个 以上"


@pytest.mark.parametrize(("text", "shown"), [("甲乙丙", "甲乙丙"), ("甲乙丙丁", "甲乙丙…")])
def test_only_what_was_left_out_has_a_mark(text: str, shown: str):
    assert beginning(text, 3) == shown


@pytest.mark.parametrize(
    ("names", "shown"), [([], ""), (["甲", "乙"], "甲、乙"), (["甲", "乙", "丙"], "甲、乙等")]
)
def test_names_that_are_left_out_are_told(names: list[str], shown: str):
    assert listed(names, 2) == listed(iter(names), 2) == shown


@pytest.mark.parametrize(
    ("path", "member", "name"),
    [
        ("/收/区水利局.xlsx", "", "区水利局.xlsx"),
        ("D:\\收\\区水利局.xlsx", "", "区水利局.xlsx"),
        ("/收/邮件.zip", "附件/区水利局.xlsx", "区水利局.xlsx"),
        ("区水利局.xlsx", "", "区水利局.xlsx"),
    ],
)
def test_a_file_is_named_without_its_folders_whichever_system_wrote_them(
    path: str, member: str, name: str
):
    assert file_name(path, member) == name
