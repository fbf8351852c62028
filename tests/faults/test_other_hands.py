"""Who filled a return in is shown in review where it differs from the unit's return before."""

import json
from pathlib import Path

import pytest

from gwreport.cli.entry import run
from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.place import spot_of
from gwreport.domain.returns.fillers import Filler, OtherHand, other_hand, read_fillers
from gwreport.domain.returns.fillers import Return as Filled
from gwreport.domain.returns.returns import (
    LooseCell,
    Outcome,
    Reading,
    SourceFile,
    Submission,
)
from gwreport.ui.operations.reviewing import view_review
from gwreport.wording.facts import fact_words
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_items import ReviewItem
from gwreport.workflow.review.review_round import review_round
from tests.faults.office import NOW, OTHER, ROUND, UNIT, Issued, Return, collect, copy_of
from tests.workflow.quarter import LATER


def filled(
    issued: Issued,
    name: str,
    editor: str = "",
    code: str = ROUND,
    unit: str = UNIT,
    company: str = "",
) -> Return:
    made = Return(issued, unit, code)
    with made.book.sheet("填报说明") as sheet:
        if name:
            sheet.put("B11", name)
    told = f"<cp:lastModifiedBy>{editor}</cp:lastModifiedBy>"
    made.book.edit(
        "docProps/core.xml",
        lambda xml: xml.replace("<cp:lastModifiedBy></cp:lastModifiedBy>", told),
    )
    made.book.edit(
        "docProps/app.xml",
        lambda xml: xml.replace("<Company></Company>", f"<Company>{company}</Company>"),
    )
    return made


def reviewed(issued: Issued, folder: Path, *returns: Return) -> list[ReviewItem]:
    """Collect returns one after the other, and give what review says of who filled them in."""
    with copy_of(issued, folder) as workspace:
        for number, one in enumerate(returns):
            came = collect(workspace, {f"{number}/{one.name}": one.data()}, folder / "in")
            if came[0].submission.outcome is Outcome.HELD:
                # The round before, whose time is over in the office of these tests.
                author = Author("李明", "补报", NOW)
                settle_version(
                    workspace, one.code, came[0].submission.number, accept=True, author=author
                )
        items = review_round(workspace, ROUND).items
    return [item for item in items if any("filler" in one.code for one in item.findings)]


def test_another_person_than_in_the_round_before_is_told(issued: Issued, tmp_path: Path) -> None:
    before = filled(issued, "张三", "zhangsan", "2025-Q2")
    (item,) = reviewed(issued, tmp_path, before, filled(issued, "李四", "lisi"))
    (finding,) = item.findings
    assert (item.kind, item.unit, finding.severity) == ("hint", UNIT, Severity.INFO)
    assert fact_words(finding)["now"] == "填报人“李四”，最后保存者“lisi”"
    assert fact_words(finding)["before"] == "填报人“张三”，最后保存者“zhangsan”"
    assert "2025年上半年" in explain(finding).message
    assert not item.waits


def test_a_person_who_signed_another_units_return_is_told_with_that_unit(
    issued: Issued, tmp_path: Path
) -> None:
    others = filled(issued, "王五", unit=OTHER)
    before = filled(issued, "张三", code="2025-Q2")
    (item,) = reviewed(issued, tmp_path, others, before, filled(issued, "王 五"))
    (finding,) = item.findings
    assert finding.code == "filler-elsewhere"
    assert fact_words(finding)["elsewhere"] == OTHER


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("张三", "user"), ("张 三", "USER")),
        (("张三", ""), ("", "lisi")),
        (("", ""), ("李四", "lisi")),
        (("张三", "zhangsan"), ("", "")),
    ],
)
def test_nothing_is_told_where_nothing_differs(
    issued: Issued, tmp_path: Path, before: tuple[str, str], now: tuple[str, str]
) -> None:
    earlier = filled(issued, *before, "2025-Q2")
    assert reviewed(issued, tmp_path, earlier, filled(issued, *now)) == []


def test_the_owner_of_the_program_counts_too(issued: Issued, tmp_path: Path) -> None:
    before = filled(issued, "", code="2025-Q2", company="区水务局")
    (item,) = reviewed(issued, tmp_path, before, filled(issued, "", company="某某公司"))
    assert fact_words(item.findings[0])["now"] == "文件属性中的单位“某某公司”"


def test_who_saved_a_file_makes_no_other_return_of_it(issued: Issued, tmp_path: Path) -> None:
    with copy_of(issued, tmp_path) as workspace:
        for number, editor in enumerate(("zhangsan", "lisi")):
            one = filled(issued, "张三", editor)
            (came,) = collect(workspace, {f"{number}/{one.name}": one.data()}, tmp_path / "in")
        assert came.submission.outcome == "duplicate"
        shown = [text.what for item in review_round(workspace, ROUND).items for text in item.texts]
    assert "editor" not in shown


def test_command_line_and_json_tell_both_names(
    issued: Issued, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(issued, tmp_path, filled(issued, "张三", code="2025-Q2"), filled(issued, "李四"))
    location = str(tmp_path / "2025.gwr")
    run(["review", "-w", location, ROUND, "--json"], lambda _: 0)
    items = json.loads(capsys.readouterr().out)["items"]
    (told,) = [one for item in items for one in item["findings"] if one["code"] == "filler-differs"]
    assert told["severity"] == "info"
    assert "张三" in told["message"]
    assert "李四" in told["message"]
    run(["review", "-w", location, ROUND], lambda _: 0)
    out = "".join(capsys.readouterr().out.split())
    assert "filler-differs" in out


def test_the_newest_return_that_tells_counts() -> None:
    def came(number: int, *cells: tuple[str, str]) -> Submission:
        loose = tuple(LooseCell(sort, "", spot_of(""), text) for sort, text in cells)
        reading = Reading(f"2025-Q{number}", "甲局", loose=loose)
        return Submission(SourceFile("a.xlsx"), LATER, Outcome.ACCEPTED, reading, number=number)

    files = [
        came(1, ("signer", "填报人：张三"), ("signer", "审核人：赵六")),
        came(2, ("editor", "本办")),
        came(3, ("signer", "填报人：李四"), ("editor", "lisi")),
    ]
    returns = read_fillers(files, "本办")
    assert returns[1].filler == Filler()
    change = other_hand(returns[2], returns)
    first = Filled(files[0], Filler("张三"))
    assert change == OtherHand(Filler("李四"), Filler("张三"), first)


def test_the_window_shows_it_among_what_waits_for_nobody(issued: Issued, tmp_path: Path) -> None:
    reviewed(issued, tmp_path, filled(issued, "张三", code="2025-Q2"), filled(issued, "李四"))
    view = view_review(str(tmp_path / "2025.gwr"), ROUND)
    assert view is not None
    (row,) = [
        one for one in view.rows if any(found.code == "filler-differs" for found in one.findings)
    ]
    assert not row.waits
    assert row not in view.rows[: view.to_settle]
