"""What the ledger's tests store."""

import hashlib
from datetime import date, datetime

from hypothesis import strategies as st

from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot, spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.plan import Contact, HeadedCell, Item, Kind, Node, Plan
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.domain.returns.returns import (
    Entry,
    LooseCell,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import Group, GroupScope, Registry, Unit, UnitKind
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.records import WorkspaceFacts

FACTS = WorkspaceFacts(
    "0badcafe",
    "secret",
    "青禾区",
    2025,
    datetime.fromisoformat("2025-01-24T09:00:00+08:00"),
    "督查室",
)
AT = datetime.fromisoformat("2025-10-10T17:00:00+08:00")
# NUL, control characters and lone surrogates (file names in unknown encodings) included.
TEXTS = st.text(st.characters(codec=None), max_size=40)


def plan(text: str = "新建口袋公园5个。") -> Plan:
    item = Item(
        "T1",
        Kind.TASK,
        "1",
        text,
        section="一、城市",
        category="城市更新",
        leaders=("高帆",),
        lead_units=("区城市管理局", "区财政局"),
        support_units=("各镇街",),
        support_text="各镇街",
        targets=read_targets(text),
        due="12月底",
        nodes=(Node("2025-Q1", "完成选址"), Node("2025-Q4", "建成5个")),
        contacts=(Contact("周叙言", "科长", "000-1"),),
        remarks=(HeadedCell("资金来源", "市级\n区级"),),
    )
    return Plan("分解方案", items=(item,), year=2025)


def registry() -> Registry:
    return Registry(
        [
            Unit(1, "区城市管理局", UnitKind.DEPARTMENT, ("区城管局",), "周叙言", "000-1"),
            Unit(2, "望江街道", UnitKind.TOWN),
        ],
        [Group("各镇街", GroupScope.ALL, (2,)), Group("相关单位", GroupScope.RELEVANT)],
    )


def issue() -> Issue:
    workbook = IssuedWorkbook("区城市管理局", "001_区城市管理局.xlsx", ("T1",), "ab" * 32)
    return Issue("2025-Q3", AT, date(2025, 10, 10), (workbook,))


def submission(
    data: bytes,
    text: str = "已建成4个",
    *,
    unit: str = "区城市管理局",
    outcome: Outcome = Outcome.ACCEPTED,
    path: str = "交回/一.xlsx",
) -> Submission:
    cells = {
        Field.COMPLETION: WrittenCell(text, spot_of("G4")),
        Field.STATUS: WrittenCell("依时序推进", spot_of("H4")),
    }
    reading = Reading(
        round="2025-Q3",
        unit=unit,
        identified_by="stamp",
        content_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        entries=(Entry(unit, "T1", cells, "目标任务", Status.ON_SCHEDULE),),
        loose=(LooseCell("note", "目标任务", spot_of("G4"), text, "T1"),),
        findings=(
            Finding(
                Code("cell-note"),
                Place("一.xlsx", "目标任务", sheet_spot(4, 7)),
                "T1",
                {"text": text},
                Severity.WARNING,
            ),
        ),
    )
    source = SourceFile(path, sha256=hashlib.sha256(data).hexdigest())
    return Submission(source, AT, outcome, reading, version=1)


def add(ledger: Ledger, data: bytes, text: str = "已建成4个", **facts: object) -> int:
    """Archive bytes and store what was read of them."""
    with ledger.write() as change:
        change.archive(data)
        return change.add_submission(submission(data, text, **facts))  # type: ignore[arg-type]
