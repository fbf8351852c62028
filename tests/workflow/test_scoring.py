"""Scoring a round: what happened comes to grounds, objections are decisions, the workbook adds up by itself."""

import io
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from gwreport.domain.decisions.scoring import Objection
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, ConflictError, UnknownNameError
from gwreport.machine.saving import sha256_of
from gwreport.reports.lists.scores import score_workbook, unit_score_workbook
from gwreport.reports.scored_round import ScoredRound
from gwreport.wording.scores import ground_number, ground_words
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.plan.manage_units import add_alias, add_unit
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.decide import set_status, undo
from gwreport.workflow.review.link_items import link_all_same
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.scoring.score import (
    list_objections,
    object_to,
    score_round,
    undo_objection,
    write_scores,
)
from gwreport.workflow.year.scoring.score_rules import (
    export_rules,
    import_rules,
    list_rules,
    rules_in_force,
    undo_rules,
)
from tests.workflow.quarter import NOW, fill, open_office
from tests.workflow.test_loading_named_plans import LIVELIHOOD, load_named

ROUND, DEADLINE = "2025-Q3", date(2025, 10, 10)
IN_TIME, LATE = (datetime.fromisoformat(f"2025-10-{day}T15:30:00") for day in ("09", "13"))
AUTHOR = Author("李伟", "已核实", datetime.fromisoformat("2025-10-20T09:00:00"))
DONE = {"完成情况": "口袋公园建成4个，占全年目标的80%。", "进度自评": "依时序推进"}
STREETS = {"完成情况": "背街小巷整治10条，占全年目标的83%。", "进度自评": "依时序推进"}
GDP = {"完成情况": "同比增长6.2%。", "本期完成值": "520亿元", "同比增速": "6.2%"}

Return = Callable[..., None]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def issued(office: Workspace, tmp_path: Path) -> Generated:
    return generate_workbooks(office, ROUND, tmp_path / "下发", now=NOW, deadline=DEADLINE)


@pytest.fixture
def come(office: Workspace, issued: Generated, tmp_path: Path) -> Return:
    """Fill a unit's workbook in and collect it."""

    def one(unit: str, answers: dict[str, dict[str, str]], now: datetime = IN_TIME) -> None:
        (workbook,) = [one for one in issued.workbooks if one.unit == unit]
        path = fill(Path(workbook.path), tmp_path / "报回" / f"{unit}{now:%m%d}.xlsx", answers)
        collect_returns(office, [path], now=now, workers=1)

    return one


def scoring(office: Workspace, today: date = DEADLINE) -> ScoredRound:
    return score_round(office, ROUND, today=today)


def scores(scored: ScoredRound) -> dict[str, float]:
    return {one.unit.name: float(one.score) for one in scored.units}


def grounds(scored: ScoredRound, unit: str) -> list[str]:
    """Give the numbers of a unit's grounds."""
    (found,) = [one for one in scored.units if one.unit.name == unit]
    return [ground_number(one.happening.id) for one in found.grounds]


def test_every_lead_unit_is_listed_and_every_deduction_says_what_it_stands_on(
    office: Workspace, come: Return
) -> None:
    come("区城市管理局", {"新建": DONE}, LATE)
    come("区财政局", {"新建": DONE})
    come("区发展改革委", {"地区": GDP})
    scored = scoring(office)
    assert scores(scored) == {
        "区政府办公室": 95,
        "区城市管理局": 98.5,
        "区财政局": 100,
        "区发展改革委": 100,
    }
    (late, blank) = (
        one for one in scored.grounds if one.happening.unit == number(office, "区城市管理局")
    )
    assert ground_words(late.happening) == "期限 2025-10-10，2025-10-13 15:30 才报来，晚 3 天"
    assert (late.happening.file, late.happening.at) == (
        "区城市管理局1013.xlsx",
        LATE.astimezone(),
    )
    assert (blank.happening.items, ground_words(blank.happening)) == (("T3",), "没有写完成情况")
    (missing,) = (one for one in scored.grounds if one.id.startswith("missing"))
    assert ground_words(missing.happening) == "期限 2025-10-10，没有报来"


def number(office: Workspace, unit: str) -> int:
    return office.unit(unit).number


def test_an_item_behind_counts_for_each_of_its_lead_units_and_says_who_decided(
    office: Workspace, come: Return
) -> None:
    come("区城市管理局", {"新建": DONE, "整治": STREETS})
    come("区财政局", {"新建": DONE})
    before = scoring(office)
    assert not [one for one in before.grounds if one.id.startswith(("behind", "stalled"))]
    decided = set_status(office, ROUND, "T2", Status.BEHIND, AUTHOR)
    scored = scoring(office)
    for unit in ("区城市管理局", "区财政局"):
        assert grounds(scored, unit) == [f"滞后-{number(office, unit):03d}-T2"]
    (ground, _) = (one for one in scored.grounds if one.id.startswith("behind"))
    assert (ground.happening.decision, ground.happening.is_proposed) == (decided, False)
    undo(office, ROUND, decided, AUTHOR)
    set_status(office, ROUND, "T2", Status.STALLED, AUTHOR)
    assert scores(scoring(office))["区财政局"] == 98


def test_a_proposed_class_is_told_to_be_one(office: Workspace, come: Return) -> None:
    behind = {"完成情况": "未依时序推进，仅建成1个。", "进度自评": "未依时序推进"}
    come("区城市管理局", {"新建": behind, "整治": STREETS})
    scored = scoring(office)
    assert scored.unconfirmed == 2
    words = {ground_words(one.happening) for one in scored.grounds if one.id.startswith("behind")}
    assert words == {"进度为“未依时序推进”（研判建议，还没有人确认）"}


def test_a_sending_back_counts_until_it_is_undone(
    office: Workspace, come: Return, tmp_path: Path
) -> None:
    come("区城市管理局", {"新建": DONE | {"进度自评": "正常"}, "整治": STREETS})
    sent = send_back(office, ROUND, "区城市管理局", tmp_path / "退回", author=AUTHOR)
    scored = scoring(office)
    unit = number(office, "区城市管理局")
    assert grounds(scored, "区城市管理局") == [f"退回-{unit:03d}-{sent.decision}"]
    (ground,) = (one for one in scored.grounds if one.happening.unit == unit)
    assert ground.happening.file == "区城市管理局1009.xlsx"
    undo(office, ROUND, sent.decision, AUTHOR)
    assert grounds(scoring(office), "区城市管理局") == []


def test_a_text_of_the_last_round_counts_unless_a_reviewer_accepts_it(
    office: Workspace, come: Return, tmp_path: Path
) -> None:
    earlier = generate_workbooks(office, "2025-Q2", tmp_path / "二季度", now=NOW)
    (workbook,) = [one for one in earlier.workbooks if one.unit == "区城市管理局"]
    path = fill(Path(workbook.path), tmp_path / "上半年.xlsx", {"整治": STREETS})
    collect_returns(office, [path], now=IN_TIME, workers=1)
    come("区城市管理局", {"新建": DONE, "整治": STREETS})
    scored = scoring(office)
    (copied,) = (one for one in scored.grounds if one.id.startswith("copied"))
    assert copied.happening.items == ("T3",)
    assert "背街小巷整治10条" in ground_words(copied.happening)
    accept_finding(office, ROUND, "T3", CheckCode.TEXT_COPIED, None, AUTHOR)
    assert not [one for one in scoring(office).grounds if one.id.startswith("copied")]


def test_a_word_that_only_fills_the_cell_is_a_blank(office: Workspace, come: Return) -> None:
    come("区城市管理局", {"新建": DONE, "整治": {"完成情况": "同上", "进度自评": "依时序推进"}})
    scored = scoring(office)
    (blank,) = (one for one in scored.grounds if one.id.startswith("blank"))
    assert ground_words(blank.happening) == "完成情况只写了“同上”"


def test_an_objection_is_a_decision_with_a_reason_that_can_be_taken_back(
    office: Workspace, come: Return
) -> None:
    come("区城市管理局", {"新建": DONE, "整治": STREETS}, LATE)
    state = office.book.state(office.round(ROUND))
    report = report_data(office, state)
    ground = f"逾期-{number(office, '区城市管理局'):03d}"
    with pytest.raises(ArgumentError):
        object_to(office, ROUND, ground, Objection.STRUCK, Author("李伟", " ", NOW))
    with pytest.raises(UnknownNameError) as error:
        object_to(office, ROUND, "逾期-099", Objection.STRUCK, AUTHOR)
    assert ground in error.value.near
    made = object_to(office, ROUND, ground, Objection.STRUCK, AUTHOR)
    scored = scoring(office)
    assert scores(scored)["区城市管理局"] == 100
    (struck,) = (one for one in scored.grounds if one.is_struck)
    assert struck.objection is not None
    assert (struck.objection.who, struck.objection.reason) == ("李伟", "已核实")
    seen = Author("王敏", "不同意", AUTHOR.now, seen=0)
    with pytest.raises(ConflictError):
        object_to(office, ROUND, ground, Objection.KEPT, seen)
    # The report is made of the same as ever.
    state = office.book.state(office.round(ROUND))
    assert report_data(office, state) == report
    undo_objection(office, ROUND, made, AUTHOR)
    assert scores(scoring(office))["区城市管理局"] == 99
    with pytest.raises(ArgumentError):
        undo_objection(office, ROUND, made, AUTHOR)
    kept = object_to(office, ROUND, ground, Objection.KEPT, AUTHOR)
    assert scores(scoring(office))["区城市管理局"] == 99
    assert [one.decision.number for one in list_objections(office, ROUND)] == [made, made + 1, kept]


def test_a_struck_text_that_comes_anew_is_another_ground(
    office: Workspace, come: Return, tmp_path: Path
) -> None:
    earlier = generate_workbooks(office, "2025-Q2", tmp_path / "二季度", now=NOW)
    (workbook,) = [one for one in earlier.workbooks if one.unit == "区城市管理局"]
    path = fill(Path(workbook.path), tmp_path / "上半年.xlsx", {"整治": STREETS})
    collect_returns(office, [path], now=IN_TIME, workers=1)
    come("区城市管理局", {"新建": DONE, "整治": STREETS})
    (copied,) = (one for one in scoring(office).grounds if one.id.startswith("copied"))
    object_to(office, ROUND, copied.id, Objection.STRUCK, AUTHOR)
    come("区城市管理局", {"新建": DONE, "整治": STREETS | {"存在问题": "资金未到位。"}}, LATE)
    (again,) = (one for one in scoring(office).grounds if one.id.startswith("copied"))
    assert again.id != copied.id
    assert not again.is_struck


def test_a_decision_follows_a_unit_that_is_merged_into_another(
    office: Workspace, come: Return
) -> None:
    come("区城市管理局", {"新建": DONE, "整治": STREETS}, LATE)
    object_to(office, ROUND, f"late-{number(office, '区城市管理局'):03d}", Objection.STRUCK, AUTHOR)
    add_unit(office, "区城市运行局", None, now=NOW)
    add_alias(office, "区城市运行局", "区城市管理局", now=NOW)
    scored = scoring(office)
    assert scores(scored)["区城市运行局"] == 100
    assert [one.id for one in scored.grounds if one.is_struck] == [
        f"late-{number(office, '区城市运行局'):03d}"
    ]


def test_items_of_all_plans_count_and_a_matter_of_several_once(
    office: Workspace, tmp_path: Path
) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    link_all_same(office, AUTHOR)
    for code, day in (("2025-Q2", "0709"), (ROUND, "1009")):
        issued = generate_workbooks(office, code, tmp_path / code, now=NOW, deadline=DEADLINE)
        behind = {"完成情况": "未依时序推进，仍在选址。", "进度自评": "未依时序推进"}
        for unit, answers in (
            ("区城市管理局", {"新建": behind, "整治": STREETS | {"完成情况": f"整治{day}条。"}}),
            ("区住房城乡建设委", {"加装": behind | {"完成情况": "电梯未依时序推进，仅加装5部。"}}),
        ):
            (workbook,) = [one for one in issued.workbooks if one.unit == unit]
            path = fill(Path(workbook.path), tmp_path / f"报回{code}" / f"{unit}.xlsx", answers)
            collect_returns(office, [path], now=IN_TIME, workers=1)
    scored = scoring(office)
    # 新建口袋公园 stands in two plans: it is behind and copied once.
    park = number(office, "区城市管理局")
    assert [one.split("-")[0] for one in grounds(scored, "区城市管理局")] == ["照抄", "滞后"]
    assert {one.happening.items for one in scored.grounds if one.happening.unit == park} == {
        ("T2",)
    }
    lift = number(office, "区住房城乡建设委")
    (found, *_) = (one for one in scored.grounds if one.happening.unit == lift)
    assert scored.text(found.happening.items[0]) == "加装电梯60部。"


def rules_file(office: Workspace, path: Path, edit: Callable[[Any], None]) -> Path:
    import openpyxl

    export_rules(office, path)
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_rules_are_remembered_with_who_and_the_file_and_can_be_taken_back(
    office: Workspace, come: Return, tmp_path: Path
) -> None:
    come("区城市管理局", {"新建": DONE, "整治": STREETS}, LATE)

    def edit(sheet: Any) -> None:
        sheet["C3"].value = 3

    file = rules_file(office, tmp_path / "考核细则.xlsx", edit)
    imported = import_rules(office, file, AUTHOR)
    assert imported.findings == ()
    scored = scoring(office)
    assert scores(scored)["区城市管理局"] == 97
    assert scored.rules_by is not None
    assert (scored.rules_by.number, scored.rules_by.who) == (imported.number, "李伟")
    assert scored.rules.file == "考核细则.xlsx"
    assert office.ledger.archived(sha256_of(file.read_bytes())) == file.read_bytes()
    # What stands already is not taken a second time.
    assert import_rules(office, file, AUTHOR).number == 0
    undo_rules(office, imported.number, AUTHOR)
    assert rules_in_force(office)[1] is None
    assert scores(scoring(office))["区城市管理局"] == 99
    assert len(list_rules(office)) == 2


def test_of_a_wrong_table_nothing_is_stored(office: Workspace, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["A3"].value, sheet["C4"].value = "逾期报松", "半分"

    file = rules_file(office, tmp_path / "考核细则.xlsx", edit)
    head = office.ledger.newest_record()
    refused = import_rules(office, file, AUTHOR)
    assert [str(one.code) for one in refused.findings] == [
        "score-rule-unknown",
        "score-points-wrong",
    ]
    assert office.ledger.newest_record() == head
    assert rules_in_force(office)[1] is None


@pytest.fixture
def mixed(office: Workspace, come: Return, tmp_path: Path) -> ScoredRound:
    """Scores with grounds of several sorts, one of them struck, a cap that is reached and a highest total."""
    come("区城市管理局", {"新建": DONE}, LATE)
    come("区财政局", {"新建": {"完成情况": "无", "进度自评": "依时序推进"}})
    come("区发展改革委", {"地区": GDP})
    set_status(office, ROUND, "T2", Status.STALLED, AUTHOR)

    def edit(sheet: Any) -> None:
        sheet["D2"].value = 99
        sheet["F1"].value = "权重"
        sheet["F7"].value = 0.3
        for row in range(2, 14):
            if sheet.cell(row, 1).value == "停滞暂缓":
                sheet.cell(row, 4).value = 1.1

    import_rules(office, rules_file(office, tmp_path / "细则.xlsx", edit), AUTHOR)
    object_to(office, ROUND, f"late-{number(office, '区城市管理局'):03d}", Objection.STRUCK, AUTHOR)
    return scoring(office)


def test_the_same_ledger_gives_the_same_bytes(
    office: Workspace, mixed: ScoredRound, tmp_path: Path
) -> None:
    written = write_scores(office, mixed, tmp_path / "考核")
    assert written.kept == ()
    assert written.book.read_bytes() == score_workbook(scoring(office))
    assert [path.name for path in written.units] == [
        f"{one.unit.number:03d}_{one.unit.name}_2025年前三季度_考核情况.xlsx" for one in mixed.units
    ]
    assert all(path.is_file() for path in written.outputs)


def sums(data: bytes) -> list[list[Any]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_the_workbook_reads_right_before_anything_recalculates_it(mixed: ScoredRound) -> None:
    rows = sums(score_workbook(mixed))
    assert "内部资料" in rows[1][0]
    totals = rows[2].index("得分")
    printed = {row[2]: row[totals] for row in rows[4:]}
    assert printed == scores(mixed)
    assert {row[2]: row[totals + 1] for row in rows[4:]} == {
        one.unit.name: mixed.places[one.unit.number] for one in mixed.units
    }
    for one in mixed.units:
        found = sums(unit_score_workbook(mixed, one))
        assert next(row[8] for row in found if row[0] == "得分") == float(one.score)
        others = {other.unit.name for other in mixed.units} - {one.unit.name}
        words = " ".join(str(cell) for row in found for cell in row)
        assert not [name for name in others if name in words]


@pytest.mark.libreoffice
def test_libreoffice_comes_to_the_same_sums(
    soffice: str, mixed: ScoredRound, tmp_path: Path
) -> None:
    import openpyxl

    books = {"得分": score_workbook(mixed)}
    books |= {one.unit.name: unit_score_workbook(mixed, one) for one in mixed.units}
    folder = tmp_path / "算"
    folder.mkdir()
    for name, data in books.items():
        # Saved by a program that keeps formulas and no results: they must be worked out anew.
        openpyxl.load_workbook(io.BytesIO(data)).save(folder / f"{name}.xlsx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "out"),
            *map(str, sorted(folder.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name, data in books.items():
        assert sums((tmp_path / "out" / f"{name}.xlsx").read_bytes()) == sums(data)
