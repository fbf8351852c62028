"""The values that every paper has, whatever it is: who writes, of which round, and when."""

from datetime import date

from gwreport.domain.rounds import Round
from gwreport.settings import declared
from gwreport.wording.chasing import full_date, way_words
from gwreport.wording.names import office_name, period, round_name
from gwreport.workflow.workspace import Workspace


def paper_office(workspace: Workspace) -> str:
    """Give who signs: the office as it calls itself, else that of the region's government."""
    return office_name(workspace.settings.text(declared.OFFICE), workspace.facts.region)


def paper_values(workspace: Workspace, round_: Round, day: date) -> dict[str, object]:
    """Give the values by their keys for a paper of that day; raises WorkspaceError without a plan."""
    settings, facts = workspace.settings, workspace.facts
    return {
        "date": full_date(day),
        "office": paper_office(workspace),
        "office_contact": settings.text(declared.CONTACT),
        "period": period(round_),
        "plan_title": workspace.plan().title,
        "region": facts.region,
        "return_to": way_words(settings.text(declared.RETURN_TO)),
        "round_name": round_name(round_),
        "whole_year": round_.is_whole_year,
        "year": str(round_.year),
    }
