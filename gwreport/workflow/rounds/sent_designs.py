"""What unit workbooks ask and show: those to be sent now, and those that were sent."""

from collections.abc import Iterable
from typing import NamedTuple

from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.design import FormDesign
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.domain.rounds import Round, parse_period, parse_round
from gwreport.settings.declared import ASK_CLOSING, FROM_SECOND, PLAN_COLUMNS, YES
from gwreport.settings.plan_columns import chosen_headings, strange_headings
from gwreport.wording.form_design import asking_closing
from gwreport.wording.refinement_design import NODE_COLUMN, REFINEMENT_DESIGN
from gwreport.wording.supervision_form import SUPERVISION
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


# In the place of a form's number: what answers supervision is asked in a form of its own.
SUPERVISION_FORM = -1


def asks_closing(workspace: Workspace, round_: Round) -> bool:
    """Say whether the workbooks of a round are to have 申请销号: by default where an earlier round was sent."""
    chosen = workspace.settings.text(ASK_CLOSING)
    if chosen != FROM_SECOND:
        return chosen == YES
    sent = (parse_period(one.round) for one in workspace.book.parts.issues)
    return any(one is not None and one < round_ for one in sent)


class SentAs(NamedTuple):
    """In which form a workbook was sent: the number of its form's decision, and what it repeats.

    `named` are the names of the plans (清单) that may have a sheet in it.
    With `has_nodes` it has the column 本期节点, with `asks_closing` 申请销号; that of a refinement has a
    form of its own.
    """

    form: int
    repeated: Repeated = NONE_REPEATED
    named: tuple[str, ...] = ()
    has_nodes: bool = False
    asks_closing: bool = False
    is_refinement: bool = False


def design_as(workspace: Workspace, sent: SentAs, plan: Plan | None = None) -> FormDesign:
    """Give a form with columns that repeat the plan's; as wide as a plan's words need."""
    if sent.is_refinement:
        return REFINEMENT_DESIGN.with_plans(sent.named)
    if sent.form == SUPERVISION_FORM:
        return SUPERVISION
    design = workspace.book.forms[sent.form]
    if sent.asks_closing:
        design = asking_closing(design)
    if sent.repeated != NONE_REPEATED:
        design = repeating_design(design, *sent.repeated, plan.items if plan else ())
    if sent.has_nodes:
        design = design.with_nodes(NODE_COLUMN)
    return design.with_plans(sent.named)


def named_in(plan: Plan) -> tuple[str, ...]:
    """Give the names of the plans that may have a sheet in workbooks made of this version."""
    return tuple(one.name for one in plan.named)


def sent_as(workspace: Workspace, issues: Iterable[Issue], unit: str) -> SentAs:
    """Say in which form the newest workbook of a unit was sent, of these issues, oldest first.

    Without any that is the form of today.
    """
    sent = [(one, issue) for issue in issues for one in issue.workbooks if one.unit == unit]
    return _sent(workspace, *sent[-1]) if sent else SentAs(workspace.book.form)


def sent_designs(
    workspace: Workspace, issues: Iterable[Issue]
) -> tuple[tuple[FormDesign, ...], dict[tuple[str, str], tuple[int, ...]]]:
    """Give every design in which workbooks were sent, that of today first, newer before older ones.

    Beside them stands, by round and unit, in which of them its workbooks were sent, the newest first.
    """
    today = SentAs(workspace.book.form, named=named_in(workspace.plan()))
    known: dict[SentAs, FormDesign] = {today: workspace.design}
    by_unit: dict[tuple[str, str], dict[SentAs, None]] = {}
    for issue in reversed(list(issues)):
        for one in issue.workbooks:
            supervised = SentAs(SUPERVISION_FORM)
            sent = supervised if issue.is_supervision else _sent(workspace, one, issue)
            if sent not in known:
                known[sent] = design_as(workspace, sent)
            by_unit.setdefault((issue.round, one.unit), {})[sent] = None
    places = {sent: place for place, sent in enumerate(known)}
    return tuple(known.values()), {
        unit: tuple(places[one] for one in sent) for unit, sent in by_unit.items()
    }


def _sent(workspace: Workspace, workbook: IssuedWorkbook, issue: Issue) -> SentAs:
    named, round_ = _named_at(workspace, issue), parse_round(issue.round)
    if round_ is not None and round_.is_refinement:
        return refined(named)
    repeated = workbook.of_indicators, workbook.of_tasks
    return SentAs(workbook.form, repeated, named, workbook.has_nodes, workbook.asks_closing)


def refined(named: tuple[str, ...]) -> SentAs:
    """Say in which form the workbooks of the refinement are sent, with sheets for these plans."""
    return SentAs(0, NONE_REPEATED, named, is_refinement=True)


def _named_at(workspace: Workspace, issue: Issue) -> tuple[str, ...]:
    # A name that was once there stays in every later version: without any now there never was one.
    if issue.plan_version is None or not workspace.plan().named:
        return ()
    plan = workspace.book.parts.plan_of(issue.plan_version)
    return named_in(plan) if plan is not None else ()
