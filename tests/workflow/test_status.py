"""Status tells of every unit where it stands, whatever came from it."""

from datetime import date
from pathlib import Path

from gwreport.domain.review.round_status import RoundStatus
from gwreport.domain.statuses import UnitState
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, open_office, workbook_of

DEADLINE = date(2025, 10, 10)
GOOD = {"进度自评": "依时序推进"}


def status(office: Workspace, today: date = DEADLINE) -> RoundStatus:
    return round_status(office, "2025-Q3", today=today)


def states(found: RoundStatus) -> dict[str, UnitState]:
    return {one.unit: one.state for one in found.units}


def test_units_wait_until_the_deadline_and_are_late_after_it(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)
        assert set(states(status(office)).values()) == {UnitState.WAITING}
        late = status(office, date(2025, 10, 11))
        assert set(states(late).values()) == {UnitState.LATE}
        assert late.deadline == DEADLINE
        # The newest issue says by when.
        generate_workbooks(
            office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=date(2025, 10, 15)
        )
        assert set(states(status(office, date(2025, 10, 11))).values()) == {UnitState.WAITING}


def test_what_came_is_told_for_each_unit(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        made = generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)
        came = tmp_path / "报回"
        city = workbook_of(made, "区城市管理局")
        fill(city, came / "1.xlsx", {"新建": {"完成情况": "已建成4个。", **GOOD}})
        finance = workbook_of(made, "区财政局")
        fill(finance, came / "2.xlsx", {"新建": {"完成情况": "资金已拨付。", **GOOD}})
        office_ = workbook_of(made, "区政府办公室")
        (came / office_.name).write_bytes(office_.read_bytes()[:4000])
        collect_returns(office, [came], now=LATER, workers=1)
        found = status(office, date(2025, 10, 11))
        assert states(found) == {
            "区城市管理局": UnitState.PARTIAL,
            "区财政局": UnitState.RETURNED,
            # What cannot be read is nobody's; but its name tells whom to ask for another.
            "区政府办公室": UnitState.REFUSED,
            "区发展改革委": UnitState.LATE,
        }
        filled = {one.unit: (one.filled, one.items, one.version) for one in found.units}
        assert filled["区城市管理局"] == (1, 2, 1)
        assert filled["区财政局"] == (1, 1, 1)
        assert filled["区发展改革委"] == (0, 1, 0)
        waiting = {sort: count for sort, count in found.open.items() if count}
        assert waiting == {"refused": 1, "finding": 2, "missing": 3}


def test_a_second_version_that_waits_is_counted(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        made = generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)
        for number, words in enumerate(("已拨付。", "没有拨付。")):
            file = fill(
                workbook_of(made, "区财政局"),
                tmp_path / f"{number}.xlsx",
                {"新建": {"完成情况": words, **GOOD}},
            )
            collect_returns(office, [file], now=LATER, workers=1)
        found = status(office)
        assert states(found)["区财政局"] is UnitState.RETURNED
        assert found.open["held"] == 1
