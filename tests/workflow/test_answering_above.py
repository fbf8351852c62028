"""A workbook from above is the unit's plan, goes to its sections, and comes back up word for word."""

import io
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.plan import Kind
from gwreport.domain.units.registry import UnitKind
from gwreport.errors import ArgumentError, DocumentError
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.wording.errors import explain_error
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.plan.manage_units import add_unit
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.decide import edit_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sharing.answer_workbook import Answered, answer_workbook
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, load, open_office, workbook_of

ROUND = "2025-Q3"


def load_workbook(path: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)


WHO = Author("韩梅", "分给科室", LATER)
# What people write that a program may take for something else.
ODD = "=1+1，已建成4个，\n  完成投资１．２亿元（占80%）“见附件”；"


def locked(data: bytes) -> bytes:
    """Lock a workbook with the password that its programs try by themselves: it is read like any other."""
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    return ECMA376Agile.encrypt("VelvetSweatshop", io.BytesIO(data), None, 1_000)


class Office:
    """A district, its bureau with a workspace of its own, and that bureau's section."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        above, below = folder / "区", folder / "局"
        above.mkdir()
        below.mkdir()
        self.above = open_office(above)
        self.sent = workbook_of(issue(self.above, above), "区城市管理局")
        self.below = Workspace.create(
            str(below / "局.gwr"), region="区城市管理局", year=2025, now=NOW
        )
        load_plan(self.below, self.sent, now=NOW)
        add_unit(self.below, "园林科", UnitKind.DEPARTMENT, now=NOW)
        for item in self.below.plan().items:
            correct_item(self.below, item.id, ItemChange(lead_units=("园林科",)), WHO)

    def reported(self, cells: dict[str, dict[str, str]]) -> None:
        generated = issue(self.below, self.folder / "局")
        path = fill(workbook_of(generated, "园林科"), self.folder / "局/回/园林科.xlsx", cells)
        collect_returns(self.below, [path], now=LATER, workers=1)

    def answered(self, workbook: Path | None = None, code: str = ROUND) -> Answered:
        return answer_workbook(
            self.below, workbook or self.sent, code, self.folder / "局/报上/上报.xlsx"
        )


@pytest.fixture
def office(tmp_path: Path):
    made = Office(tmp_path)
    with made.above, made.below:
        yield made


PARK, STREET = "新建口袋公园", "整治背街小巷"
TOLD = {
    PARK: {"完成情况": ODD, "进度自评": "依时序推进"},
    STREET: {
        "完成情况": "只整治3条。",
        "进度自评": "未依时序推进",
        "存在问题": "资金没有到位。",
        "下一步措施": "10月底前协调到位。",
    },
}


def test_a_workbook_from_above_is_a_plan(office: Office) -> None:
    park, street = office.below.plan().items
    above = {one.text: one for one in office.above.plan().items}
    assert (park.text, park.number, park.kind) == ("新建口袋公园5个。", "2", Kind.TASK)
    assert park.leaders == ("钱晓东", "赵明")
    assert park.printed is not None
    assert park.printed.lead_units == ("区城市管理局", "区财政局")
    assert park.support_units == ("各镇街",)
    assert [one.text for one in park.targets] == ["5个"]
    uid = office.above.facts.uid
    assert [one.origin for one in (park, street)] == [
        f"{uid}/{above[one.text].id}" for one in (park, street)
    ]


def test_what_a_section_writes_arrives_above_word_for_word(office: Office) -> None:
    office.reported(TOLD)
    done = office.answered()
    assert [done.without, done.unreported, done.kept] == [(), (), ()]
    # Nobody has reviewed it yet.
    assert set(done.unconfirmed) == {one.id for one in office.below.plan().items}
    for row in done.rows:
        (source,) = done.sources[row.item]
        assert (source.unit, source.sheet) == ("园林科", "目标任务")
    taken = collect_returns(office.above, [done.path], now=LATER, workers=1).files[0].submission
    assert taken.unit == "区城市管理局"
    merged = office.above.book.merged(office.above.round(ROUND)).merged
    written = {
        entry.item: {key: cell.text for key, cell in entry.cells.items()}
        for one in merged
        for entry in one.entries
    }
    ids = {one.text[:6]: one.id for one in office.above.plan().items}
    assert written == {
        ids[PARK]: {Field.COMPLETION: ODD, Field.STATUS: "依时序推进"},
        ids[STREET]: {
            Field.COMPLETION: "只整治3条。",
            Field.STATUS: "未依时序推进",
            Field.PROBLEM: "资金没有到位。",
            Field.NEXT_STEP: "10月底前协调到位。",
        },
    }


def test_the_words_of_a_reviewer_go_up(office: Office) -> None:
    office.reported(TOLD)
    (park, _) = office.below.plan().items
    edit_text(office.below, ROUND, park.id, "已建成4个口袋公园。", WHO)
    sheet = load_workbook(office.answered().path)["目标任务"]
    assert "已建成4个口袋公园。" in [cell.value for row in sheet for cell in row]


def test_nothing_that_stands_in_it_is_written_over(office: Office) -> None:
    office.reported(TOLD)
    begun = fill(office.sent, office.folder / "手填.xlsx", {PARK: {"完成情况": "自己先写了一半"}})
    before = begun.read_bytes()
    done = office.answered(begun)
    assert begun.read_bytes() == before
    (left,) = [one for row in done.rows for one in row.left]
    assert (left.key, left.text, left.wanted) == (Field.COMPLETION, "自己先写了一半", ODD)
    assert done.to_settle
    again = office.answered()
    assert again.path != done.path or again.path.read_bytes() != before


def test_rows_without_a_mark_are_found_by_their_text_and_others_are_named(
    office: Office,
) -> None:
    office.reported({STREET: TOLD[STREET]})
    book = load_workbook(office.sent)
    sheet = book["目标任务"]
    for row in range(4, sheet.max_row + 1):
        sheet.cell(row, sheet.max_column).value = None
    sheet.cell(sheet.max_row + 1, 2).value = "临时交办：做好迎检。"
    changed = office.folder / "改过.xlsx"
    book.save(changed)
    done = office.answered(changed)
    assert [one.text for one in done.without] == ["临时交办：做好迎检。"]
    assert [one.text for one in done.unreported] == ["新建口袋公园5个。"]
    filled = {row.text: [one.text for one in row.cells] for row in done.rows if row.cells}
    assert filled == {"整治背街小巷12条。": list(TOLD[STREET].values())}


def test_what_has_no_cell_any_more_is_told_and_not_written(office: Office, tmp_path: Path) -> None:
    long = "长" * 40_000
    office.reported({PARK: TOLD[PARK], STREET: {**TOLD[STREET], "存在问题": "缺资金。"}})
    item = next(one for one in office.below.plan().items if one.text.startswith(PARK))
    edit_text(office.below, ROUND, item.id, long, WHO)
    book = load_workbook(office.sent)
    sheet = book["目标任务"]
    sheet.merge_cells("G5:H5")
    sheet.delete_cols(10)
    book.save(tmp_path / "改过.xlsx")
    done = office.answered(tmp_path / "改过.xlsx")
    left = {(row.row, one.key): (one.cell, one.text) for row in done.rows for one in row.left}
    assert left == {
        (4, Field.COMPLETION): ("G4", ""),
        (5, Field.STATUS): ("H5", ""),
        (5, Field.NEXT_STEP): ("", ""),
    }
    assert load_workbook(done.path)["目标任务"]["G4"].value is None


def with_formulas(path: Path, target: Path) -> Path:
    """Copy a workbook with formulas in the last columns of its second row, as a program saves them."""
    formulas = {
        b'<c r="I5" s="12"/>': '<c r="I5" s="12" t="str"><f>"缺"&amp;1+2&amp;"万元"</f><v>缺3万元</v></c>',
        b'<c r="J5" s="12"/>': '<c r="J5" s="12" t="str"><f>IF(1=2,"","")</f><v></v></c>',
        b"</sheetData>": '<row r="9"><c r="M9"><f>SUM(1,2)</f><v>3</v></c></row></sheetData>',
    }
    with ZipFile(path) as source, ZipFile(target, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                for before, after in formulas.items():
                    assert before in part
                    part = part.replace(before, after.encode())
            made.writestr(name, part)
    return target


def test_formulas_in_it_stay_with_their_results(office: Office, tmp_path: Path) -> None:
    office.reported(TOLD)
    done = office.answered(with_formulas(office.sent, tmp_path / "公式.xlsx"))
    left = {one.cell: one.text for row in done.rows for one in row.left}
    assert left == {"I5": "缺3万元", "J5": '=IF(1=2,"","")'}
    book, _ = open_workbook(done.path.read_bytes())
    sheet = next(one for one in book.sheets if one.name == "目标任务")
    assert [sheet.text(5, 7), sheet.text(5, 9), sheet.text(9, 13)] == [
        "只整治3条。",
        "缺3万元",
        "3",
    ]
    formulas = {at: one.formula for at, one in sheet.details.items() if one.formula}
    assert formulas[5, 9] == '"缺"&1+2&"万元"'


@pytest.mark.parametrize("which", ["crossed", "copied"])
def test_a_mark_at_another_row_puts_nothing_under_other_words(office: Office, which: str) -> None:
    office.reported(TOLD)
    book = load_workbook(office.sent)
    sheet = book["目标任务"]
    last = sheet.max_column
    park, street = sheet.cell(4, last), sheet.cell(5, last)
    if which == "crossed":
        park.value, street.value = street.value, park.value
    else:
        park.value = street.value
    book.save(office.folder / "改过.xlsx")
    done = office.answered(office.folder / "改过.xlsx")
    told = {row.text[:6]: row.cells[0].text for row in done.rows}
    assert told == {PARK: ODD, STREET: "只整治3条。"}


def test_items_that_were_loaded_with_one_mark_are_told_apart_by_their_texts(
    office: Office, tmp_path: Path
) -> None:
    # Somebody had copied a row, with its mark, before the workbook became the plan.
    book = load_workbook(office.sent)
    sheet = book["目标任务"]
    sheet.cell(4, sheet.max_column).value = sheet.cell(5, sheet.max_column).value
    book.save(tmp_path / "复制.xlsx")
    load_plan(office.below, tmp_path / "复制.xlsx", now=LATER)
    office.reported(TOLD)
    told = {row.text[:6]: row.cells[0].text for row in office.answered().rows}
    assert told == {PARK: ODD, STREET: "只整治3条。"}


def test_the_next_workbook_finds_its_items_though_their_texts_were_corrected(
    office: Office, tmp_path: Path
) -> None:
    (park, _) = office.below.plan().items
    correct_item(office.below, park.id, ItemChange(text="建好口袋公园5个并养护。"), WHO)
    office.reported({"建好口袋公园": TOLD[PARK]})
    done = office.answered()
    assert not done.without


def test_what_does_not_fit_is_refused_and_nothing_is_written(
    office: Office, tmp_path: Path
) -> None:
    office.reported(TOLD)
    own = workbook_of(issue(office.below, tmp_path / "局2"), "园林科")
    with pytest.raises(ArgumentError) as refused:
        office.answered(own)
    assert refused.value.problem == "own-workbook-answered"
    first_half = workbook_of(issue(office.above, tmp_path / "区2", "2025-Q2"), "区城市管理局")
    with pytest.raises(ArgumentError) as refused:
        office.answered(first_half)
    assert refused.value.problem == "other-period"
    text = tmp_path / "别的.xlsx"
    text.write_text("不是表", encoding="utf-8")
    with pytest.raises(DocumentError):
        office.answered(text)
    book = load_workbook(office.sent)
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    book.defined_names.clear()
    book.custom_doc_props.props.clear()
    book.save(tmp_path / "空.xlsx")
    with pytest.raises(ArgumentError) as refused:
        office.answered(tmp_path / "空.xlsx")
    assert refused.value.problem == "not-from-above"
    # It can be read, and nothing can be written into it.
    unfit = tmp_path / "加密.xlsx"
    unfit.write_bytes(locked(office.sent.read_bytes()))
    with pytest.raises(DocumentError) as told:
        office.answered(unfit)
    assert "不加密码的 .xlsx" in explain_error(told.value)
    assert not (office.folder / "局/报上").exists()
    # Nor kept in the workspace, which is as it was.
    assert not office.below.ledger.has_archived(sha256(text.read_bytes()).hexdigest())


def test_a_workbook_of_its_own_is_no_plan(office: Office) -> None:
    version = office.above.ledger.plan_versions()[-1].version
    with pytest.raises(ArgumentError) as refused:
        load_plan(office.above, office.sent, now=LATER)
    assert refused.value.problem == "own-workbook"
    assert office.above.ledger.plan_versions()[-1].version == version


def test_a_plan_that_is_loaded_from_a_text_answers_too(tmp_path: Path) -> None:
    with open_office(tmp_path) as above:
        sent = workbook_of(issue(above, tmp_path), "区城市管理局")
        lower = tmp_path / "局"
        lower.mkdir()
        with Workspace.create(str(lower / "b.gwr"), region="局", year=2025, now=NOW) as below:
            load(
                below,
                lower,
                "1．新建口袋公园5个。\n牵头领导：赵明；牵头单位：园林科；责任单位：各科。",
            )
            generated = issue(below, lower)
            path = fill(workbook_of(generated, "园林科"), lower / "回.xlsx", {PARK: TOLD[PARK]})
            collect_returns(below, [path], now=LATER, workers=1)
            done = answer_workbook(below, sent, ROUND, lower / "上报.xlsx")
    assert [one.text for one in done.without] == ["整治背街小巷12条。"]
    assert [len(one.cells) for one in done.rows] == [2, 0]


def test_it_is_written_as_the_workbook_that_it_is(office: Office, tmp_path: Path) -> None:
    office.reported(TOLD)
    (tmp_path / "上报").mkdir()
    for name in ("上报", "上报.docx", "上报.xlsx"):
        done = answer_workbook(office.below, office.sent, ROUND, tmp_path / name)
        assert done.path.suffix == ".xlsx"
        assert load_workbook(done.path).sheetnames


def test_a_row_that_somebody_added_is_told_where_it_is_taken_as_an_item(
    office: Office, tmp_path: Path
) -> None:
    book = load_workbook(office.sent)
    sheet = book["目标任务"]
    sheet.cell(sheet.max_row + 1, 2).value = "（以下由各科室抓紧填写）"
    book.save(tmp_path / "加了一行.xlsx")
    trial = load_plan(office.below, tmp_path / "加了一行.xlsx", now=LATER, trial=True)
    told = [one for one in trial.findings if one.code == PlanCode.ROW_ADDED_ABOVE]
    assert [one.facts["text"] for one in told] == ["（以下由各科室抓紧填写）"]
    assert told[0].place.at.reference == f"B{sheet.max_row}"
    whole = load_plan(office.below, office.sent, now=LATER, trial=True)
    assert PlanCode.ROW_ADDED_ABOVE not in {one.code for one in whole.findings}
