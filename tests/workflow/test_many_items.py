"""What a collection holds in memory of a plan of thousands of items, before it reads a file."""

import gc
import pickle
import tracemalloc
from datetime import datetime
from pathlib import Path

from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.workflow.returns.collect_returns import intake_context
from gwreport.workflow.workspace import Workspace

ITEMS, OF_A_UNIT = 3_000, 12
_NOW = datetime.fromisoformat("2025-10-09T15:30:00+08:00")


def _issued(folder: Path) -> Path:
    items = tuple(
        Item(
            f"T{number}",
            Kind.TASK,
            str(number),
            f"建成第{number}处口袋公园，新建步道{number % 90}公里。",
            leaders=("郑小平",),
            lead_units=(f"区第{number // OF_A_UNIT}局",),
            support_text="区财政局、各镇街",
        )
        for number in range(ITEMS)
    )
    path = folder / "office.gwr"
    with Workspace.create(str(path), region="青禾区", year=2025, now=_NOW) as office:
        registry = office.registry().extended([item.lead_units[0] for item in items])
        workbooks = tuple(
            IssuedWorkbook(
                unit.name,
                f"{unit.name}.xlsx",
                tuple(item.id for item in items if item.lead_units[0] == unit.name),
                "0" * 64,
            )
            for unit in registry.units
        )
        with office.ledger.write() as ledger:
            sha256 = ledger.archive(b"plan")
            plan = Plan("方案", items=items, year=2025)
            ledger.add_plan(plan, name="a", sha256=sha256, at=_NOW)
            ledger.save_registry(registry, at=_NOW)
            for code in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"):
                ledger.add_issue(Issue(code, _NOW, None, workbooks, plan_version=1))
    return path


def _peak_of_a_context(path: str) -> int:
    with Workspace.open(path) as office:
        gc.collect()
        tracemalloc.start()
        try:
            intake_context(office)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    return peak


def test_what_was_sent_is_held_once_however_often_it_was_sent(tmp_path: Path) -> None:
    path = str(_issued(tmp_path))
    with Workspace.open(path) as office:
        # What is loaded and compiled for the first one is not the context's.
        context = intake_context(office)
    assert len(context.items) == ITEMS
    # The peak is the whole process's: a thread that an earlier test left behind may add to one of them.
    peak = min(_peak_of_a_context(path) for _ in range(3))
    # A set for each cell of each item made it 5700.
    assert peak / ITEMS < 4_000
    # Each process gets it: the ids of four rounds once.
    assert len(pickle.dumps(context)) / ITEMS < 240
