"""Rules on what must stand beside a lag: what the problem is (存在问题), what is done next (下一步措施)."""

import re
from collections.abc import Iterator

from gwreport.domain.checks.case import Case, Check, Told, told_of_progress
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import entry_status
from gwreport.domain.plan.plan import Kind
from gwreport.domain.returns.returns import Entry
from gwreport.domain.statuses import IS_BEHIND

_CAUSE = re.compile(
    r"问题|原因|由于|因(?!此|地|企|人)|受[^，。；]{1,20}影响|主要是|制约|困难|缺口|不足|未落实|不到位|难以"
)
_NEXT = re.compile(
    r"下一步|下步|将(?!近|军)|力争|计划|预计|拟|正(?:在|加快|积极|抓紧|协调|办理)|确保|争取|加快推进|待[^遇]"
)


def _no_problem(case: Case) -> Iterator[Told]:
    for entry in _behind(case):
        if not entry.text(Field.PROBLEM).strip() and not _CAUSE.search(_words(entry)):
            yield Told(entry.unit, Field.PROBLEM, told_of_progress(entry))


def _no_next_step(case: Case) -> Iterator[Told]:
    if case.item.kind is Kind.INDICATOR:
        return  # its sheet has no such column
    for entry in _behind(case):
        if not entry.text(Field.NEXT_STEP).strip() and not _NEXT.search(_words(entry)):
            yield Told(entry.unit, Field.NEXT_STEP, told_of_progress(entry))


def _behind(case: Case) -> Iterator[Entry]:
    for entry in case.entries:
        if entry_status(entry) in IS_BEHIND and not entry.is_blank:
            yield entry


def _words(entry: Entry) -> str:
    return (
        f"{entry.text(Field.COMPLETION)}\n{entry.text(Field.PROBLEM)}\n{entry.text(Field.REMARK)}"
    )


CHECKS = (
    Check(CheckCode.BEHIND_WITHOUT_PROBLEM, _no_problem),
    Check(CheckCode.BEHIND_WITHOUT_NEXT_STEP, _no_next_step),
)
