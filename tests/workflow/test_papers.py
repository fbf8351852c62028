"""The papers around the report: who gets one, what stands in it, and that they agree with the data."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.papers import Paper
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import Unit
from gwreport.errors import DocumentError, WorkspaceError
from gwreport.reports.statistics import Share, Tally, make_statistics
from gwreport.reports.texts.office_templates import LoadedTemplate
from gwreport.reports.texts.papers import CIRCULAR, SUPERVISION
from gwreport.reports.word.papers import named_behind, supervision_parts
from gwreport.wording.chasing import full_date
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.finalize import finalize
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import list_decisions, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.reports.test_behind import row as row_behind
from tests.workflow.quarter import LATER, NOW, fill, open_office, workbook_of

CITY, MONEY, OFFICE, PLANNING = "区城市管理局", "区财政局", "区政府办公室", "区发展改革委"
NONE = Share(0, Decimal(0))
DEADLINE = date(2025, 10, 10)
TODAY = date(2025, 10, 13)
BEHIND = {
    "整治": {
        "完成情况": "已整治3条。",
        "进度自评": "未依时序推进",
        "存在问题": "资金没有到位。",
        "下一步措施": "10月底前到位。",
    },
    "新建": {"完成情况": "已建成4个，占80%。", "进度自评": "依时序推进"},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def generated(office: Workspace, tmp_path: Path) -> Generated:
    return generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)


@pytest.fixture
def returned(office: Workspace, generated: Generated, tmp_path: Path) -> Generated:
    """The city's bureau is behind with one item; the others have sent nothing."""
    file = fill(workbook_of(generated, CITY), tmp_path / "1.xlsx", BEHIND)
    collect_returns(office, [file], now=LATER, workers=1)
    return generated


def write(
    office: Workspace, folder: Path, *sorts: Paper, deadline: date | None = None
) -> list[Path]:
    made = write_papers(office, "2025-Q3", folder, sorts, today=TODAY, deadline=deadline)
    return [path for _, paths in made.files for path in paths]


def words(path: Path) -> str:
    """Give a document's text: a paragraph a line, the cells of a table row parted by |."""
    import docx

    document = docx.Document(str(path))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += ["|".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)


def test_the_notice_names_every_lead_unit_and_the_deadline(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    (path,) = write(office, tmp_path / "公文", Paper.NOTICE)
    assert path.name == "2025年前三季度填报通知.docx"
    told = words(path)
    assert "共4项，其中主要指标1项、目标任务3项，由4个牵头责任单位分别填报" in told
    assert "请各单位于2025年10月10日前将填报表" in told
    assert f"|{CITY}|0|2|2" in told
    assert "2025年10月13日" in told


def test_the_notice_can_be_written_before_anything_is_issued(
    office: Workspace, tmp_path: Path
) -> None:
    (path,) = write(office, tmp_path, Paper.NOTICE)
    assert "请各单位按时将填报表" in words(path)
    (path,) = write(office, tmp_path, Paper.NOTICE, deadline=date(2025, 10, 20))
    assert "于2025年10月20日前" in words(path)
    with pytest.raises(WorkspaceError):
        write(office, tmp_path, Paper.CIRCULAR)


def test_a_letter_goes_to_each_unit_that_is_missing(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    paths = write(office, tmp_path / "公文", Paper.LETTER)
    assert {path.name.split("_")[1] for path in paths} == {MONEY, OFFICE, PLANNING}
    assert all(path.parent.name == "催报函" for path in paths)
    told = words(next(path for path in paths if OFFICE in path.name))
    assert f"{OFFICE}：" in told
    assert "应于2025年10月10日前报送前三季度目标任务完成情况" in told
    assert "截至2025年10月13日，你单位的填报表至今未报送，已逾期3天。" in told
    assert "请你单位于收到本函后2个工作日内报送" in told


def test_a_form_goes_to_each_unit_behind_with_its_items(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    made = write_papers(
        office,
        "2025-Q3",
        tmp_path / "公文",
        [Paper.SUPERVISION],
        today=TODAY,
        deadline=date(2025, 10, 31),
    )
    ((_, paths),) = made.files
    assert [path.name.split("_")[1] for path in paths] == [CITY]
    told = words(paths[0])
    assert "有1项未依时序推进" in told
    assert "请于2025年10月31日前将整改措施" in told
    import docx

    table = docx.Document(str(paths[0])).tables[0]
    _, task, _, progress, problem, next_step, level, due = (
        cell.text for cell in table.rows[1].cells
    )
    assert task == "整治背街小巷12条。"
    assert progress == ("已整治3条。\n差距：全年目标12条，前三季度应达9条，实际3条，差6条。")
    assert (problem, next_step) == ("资金没有到位。", "10月底前到位。")
    assert (level, due) == ("提醒", "2025年底前")
    assert made.unconfirmed == 1


def test_a_form_quotes_the_goal_that_is_behind_and_no_other() -> None:
    text = "开工建设清源水库，完成莲塘水库除险加固主体工程，治理中小河流15公里。"
    stopped = row_behind("T1", text, "清源水库因用地报批未通过停工；治理中小河流11.6公里。")
    short = row_behind("T2", "新建公园8个，治理河流15公里。", "新建公园7个，治理河流2公里。")
    unit = Unit(1, CITY)
    number = PaperNumber(2025, 1)
    values = supervision_parts(unit, [(stopped, ""), (short, "")], number, Round(2025, 3)).values
    assert [one["target"] for one in cast("list[dict[str, str]]", values["items"])] == [
        "开工建设清源水库",
        "治理河流15公里",
    ]


def test_how_to_return_a_workbook_has_no_second_colon(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    way = "政务邮箱：dcs@example.invalid，网址: https://example.invalid:80。"
    change_settings(office, {"return_to": way}, now=NOW)
    path, *_ = write(office, tmp_path / "公文", Paper.LETTER)
    assert "报送方式：政务邮箱 dcs@example.invalid，网址 https://example.invalid:80。" in words(
        path
    )


def test_nobody_behind_gives_no_form(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    made = write_papers(office, "2025-Q3", tmp_path / "公文", [Paper.SUPERVISION], today=TODAY)
    assert made.files == ((Paper.SUPERVISION, ()),)
    assert list((tmp_path / "公文").iterdir()) == []


def test_the_circular_agrees_with_the_reports_data(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    (path,) = write(office, tmp_path, Paper.CIRCULAR)
    told = words(path)
    data = report_data(office, office.book.state(office.round("2025-Q3")))
    statistics = make_statistics(data)
    assert "应报单位4个，报送期限为2025年10月10日" in told
    assert (
        f"截至{full_date(data.as_of.date())}，已报送1个，均按时报送；未报送3个；填报完整的1个。"
        in told
    )
    assert f"全部{statistics.all.total}项目标任务中" in told
    assert f"占{statistics.all.on_course_percent}%" in told
    assert f"未依时序推进的{statistics.all.behind}项" in told
    assert f"{CITY}1项。" in told
    rows = [line.split("|") for line in told.split("\n") if line.count("|") == 8]
    assert rows[1][:5] == ["1", CITY, "按时报送", "2", "2"]
    # Three sent nothing, of which one shares an item that is on schedule: they have no rank at all.
    assert [row[:2] for row in rows[2:]] == [["—", unit] for unit in (PLANNING, MONEY, OFFICE)]
    # What others reported of joint items says nothing of a unit that sent nothing.
    assert {tuple(row[6:]) for row in rows[2:]} == {("—", "—", "—")}
    assert "未报送的单位不排名次。" in told
    assert not any(line.count("|") == 6 for line in told.split("\n"))


def test_leaders_are_ranked_only_where_the_office_wants_it(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    (path,) = write(office, tmp_path / "一", Paper.CIRCULAR)
    assert "钱晓东" not in words(path)
    change_settings(office, {"rank_leaders": "是"}, now=NOW)
    (path,) = write(office, tmp_path / "二", Paper.CIRCULAR)
    leaders = [line.split("|") for line in words(path).split("\n") if line.count("|") == 6]
    assert {row[1] for row in leaders[1:]} == {"赵明", "钱晓东"}


def test_a_form_has_a_number_a_contact_and_the_goals_words_beside_each_figure(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    change_settings(office, {"contact": "张某某，000-00000000"}, now=NOW)
    (path,) = write(office, tmp_path, Paper.SUPERVISION)
    told = words(path)
    assert "编号：〔2025〕1号" in told
    assert "（联系方式：张某某，000-00000000）" in told
    row = next(line for line in told.split("\n") if line.startswith("1|"))
    assert row.split("|")[2] == "整治背街小巷12条"


def test_numbers_stand_in_the_ledger_and_are_set_and_taken_back(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    def number(first: int | None = None, day: date = TODAY) -> str:
        made = write_papers(
            office, "2025-Q3", tmp_path / "公文", [Paper.SUPERVISION], today=day, first=first
        )
        ((_, (path,)),) = made.files
        (line,) = [one for one in words(path).split("\n") if one.startswith("编号：")]
        return line

    assert number() == "编号：〔2025〕1号"
    assert number(day=date(2025, 10, 20)) == "编号：〔2025〕1号"
    assert number(13) == "编号：〔2025〕13号"
    assert number() == "编号：〔2025〕13号"
    listed = list_decisions(office, "2025-Q3")
    assert [one.decision.value for one in listed] == ["2025-1", "2025-13"]
    undo(office, "2025-Q3", listed[-1].decision.number, Author("张某某", "写错了", LATER))
    assert number() == "编号：〔2025〕1号"
    assert number(day=date(2026, 1, 5)) == "编号：〔2026〕1号"
    change_settings(office, {"paper_mark": "青政督"}, now=NOW)
    assert number(day=date(2026, 1, 5)) == "编号：青政督〔2026〕1号"


def test_a_number_changes_nothing_of_the_report(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    def facts() -> tuple[object, ...]:
        data = report_data(office, office.book.state(office.round("2025-Q3")))
        return data.as_of, data.state_hash, data.facts.journal_head, data.facts.is_final

    finalize(office, "2025-Q3", Author("张某某", "", LATER))
    before = facts()
    write(office, tmp_path, Paper.SUPERVISION)
    assert facts() == before
    assert before[-1] is True


@pytest.mark.parametrize("sort", [Paper.SUPERVISION, Paper.NOTICE])
def test_a_deadline_that_has_passed_is_told(
    office: Workspace, returned: Generated, tmp_path: Path, sort: Paper
) -> None:
    def passed(deadline: date) -> date | None:
        folder = tmp_path / "公文"
        written = write_papers(office, "2025-Q3", folder, [sort], today=TODAY, deadline=deadline)
        return written.passed

    assert passed(date(2025, 10, 12)) == date(2025, 10, 12)
    assert passed(TODAY) is None


def test_a_letter_lists_what_is_missing_in_full(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    answers = {"整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"}}
    file = fill(workbook_of(generated, CITY), tmp_path / "1.xlsx", answers)
    collect_returns(office, [file], now=LATER, workers=1)
    paths = write(office, tmp_path / "公文", Paper.LETTER)
    told = words(next(path for path in paths if CITY in path.name))
    assert "你单位的填报表已报送，但尚有1项未填报，已逾期3天。" in told
    assert "未填报的1项如下：" in told
    assert "1．第2项“新建口袋公园5个”。" in told
    assert "…" not in told


def test_units_with_as_many_items_behind_are_named_together() -> None:
    def unit(name: str, behind: int) -> Tally:
        share = Share(behind, Decimal(0))
        return Tally(name, 9, {**dict.fromkeys(Status, NONE), Status.BEHIND: share}, NONE, NONE)

    units = [unit("甲", 3), unit("乙", 1), unit("丙", 2), unit("丁", 2), unit("戊", 0)]
    assert named_behind(units) == (
        [
            {"name": "甲", "count": 3, "each": ""},
            {"name": "丙、丁", "count": 2, "each": "各"},
            {"name": "乙", "count": 1, "each": ""},
        ],
        0,
    )
    # All that have as many, or none of them.
    many = [unit("甲", 2), *(unit(str(number), 1) for number in range(9))]
    assert named_behind(many) == ([{"name": "甲", "count": 2, "each": ""}], 9)


def test_an_offices_own_text_is_set_and_a_bad_one_stops_all(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    (own / "notice.txt").write_text(
        "{{ round_name }}通知\n\n请{{ unit_count }}个单位填报。", encoding="utf-8"
    )
    change_settings(office, {"templates": str(own)}, now=NOW)
    (path,) = write(office, tmp_path / "一", Paper.NOTICE)
    assert words(path).startswith("2025年前三季度通知")
    assert "请4个单位填报。" in words(path)
    (own / "circular.txt").write_text("通报\n\n{{ round_name }}", encoding="utf-8")
    with pytest.raises(DocumentError):
        write(office, tmp_path / "二", Paper.NOTICE, Paper.CIRCULAR)
    assert not (tmp_path / "二").exists()


def test_the_same_day_gives_the_same_bytes(
    office: Workspace, returned: Generated, tmp_path: Path
) -> None:
    sorts = tuple(Paper)
    first, second = (write(office, tmp_path / name, *sorts) for name in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(first) == 1 + 3 + 1 + 1
    for path in first:
        assert zipfile.ZipFile(io.BytesIO(path.read_bytes())).testzip() is None


@pytest.mark.parametrize(
    ("lost", "rows", "ends", "never"),
    [
        (0, 3, "加快推进，确保完成全年目标任务。", "今年已难以完成"),
        (
            1,
            3,
            "加快推进。其中今年已难以完成的1项，请书面说明情况，提出补救或者调整意见；其余各项要确保完成全年目标任务。",
            "加快推进，确保",
        ),
        (2, 2, "今年已难以完成的2项，请书面说明情况，提出补救或者调整意见。", "确保"),
    ],
)
def test_the_circular_wants_no_goal_reached_that_is_lost(
    lost: int, rows: int, ends: str, never: str
) -> None:
    values = dict.fromkeys(CIRCULAR.required | CIRCULAR.optional, "")
    values |= {"behind_units": [], "behind_count": rows, "behind_rows": rows, "lost_count": lost}
    values |= {"behind_name": "未依时序推进", "total": 9, "behind_units_more": 0}
    told = LoadedTemplate(CIRCULAR).render(values)
    assert told.strip().endswith(ends)
    assert never not in told


@pytest.mark.parametrize("deadline", ["2025年10月31日", ""])
def test_by_when_a_unit_answers_is_said_in_a_whole_sentence(deadline: str) -> None:
    values = dict.fromkeys(SUPERVISION.required | SUPERVISION.optional, "")
    values |= {"deadline": deadline, "count": 1, "item_count": 1, "number": 1, "items": []}
    told = LoadedTemplate(SUPERVISION).render(values)
    assert f"三、请于{deadline + '前' if deadline else '收到本通知单后10日内'}将整改措施" in told
