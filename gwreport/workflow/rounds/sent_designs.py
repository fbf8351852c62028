"""What unit workbooks ask and show: those to be sent now, and those that were sent."""

from collections.abc import Iterable

from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.design import FormDesign
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue
from gwreport.settings.declared import PLAN_COLUMNS
from gwreport.settings.plan_columns import chosen_headings, strange_headings
from gwreport.workbooks.plan_columns import further_headings, repeated, repeating_design
from gwreport.workflow.workspace import Workspace

Repeated = tuple[tuple[str, ...], tuple[str, ...]]
NONE_REPEATED: Repeated = (), ()


def chosen_columns(workspace: Workspace, plan: Plan) -> Repeated:
    """Give the headings of the plan's columns that the office has repeated, for indicators and tasks."""
    written = workspace.settings.text(PLAN_COLUMNS)
    if not written:
        return NONE_REPEATED
    return repeated(plan, chosen_headings(written, further_headings(plan)))


def missing_columns(workspace: Workspace, plan: Plan) -> list[Finding]:
    """Tell of headings that the office wants repeated and that the plan does not have."""
    written = workspace.settings.text(PLAN_COLUMNS)
    strange = strange_headings(written, further_headings(plan)) if written else ()
    facts = {"headings": strange}
    return [Finding(PlanCode.PLAN_COLUMN_MISSING, facts=facts)] if strange else []


def design_with(workspace: Workspace, columns: Repeated, plan: Plan | None = None) -> FormDesign:
    """Give the office's design with columns that repeat the plan's; as wide as a plan's words need."""
    if columns == NONE_REPEATED:
        return workspace.design
    return repeating_design(workspace.design, *columns, plan.items if plan else ())


def sent_columns(issues: Iterable[Issue], unit: str) -> Repeated:
    """Give the headings that the newest workbook of a unit repeats, of these issues, oldest first."""
    sent = [one for issue in issues for one in issue.workbooks if one.unit == unit]
    return (sent[-1].of_indicators, sent[-1].of_tasks) if sent else NONE_REPEATED


def sent_designs(workspace: Workspace, issues: Iterable[Issue]) -> tuple[FormDesign, ...]:
    """Give every design in which workbooks were sent, the office's own first."""
    columns = dict.fromkeys(
        (one.of_indicators, one.of_tasks) for issue in issues for one in issue.workbooks
    )
    others = (one for one in columns if one != NONE_REPEATED)
    return (workspace.design, *(design_with(workspace, one) for one in others))
