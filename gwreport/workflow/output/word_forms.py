"""Which Word file a paper is filled into: ours, or the one that the office has given."""

from collections.abc import Sequence

from gwreport.domain.papers import PaperForm, given_files
from gwreport.reports.word.templates.content import PaperContent
from gwreport.reports.word.templates.filling import fill_own_form
from gwreport.workflow.processes.word_forms import fill_word_apart
from gwreport.workflow.workspace import Workspace


def fill_papers(
    workspace: Workspace, form: PaperForm, papers: Sequence[PaperContent]
) -> list[bytes]:
    """Fill papers of one sort; the same content and file give the same bytes.

    Raises DocumentError when the office's file does not serve, WorkspaceError when it is damaged.
    """
    given = given_files(workspace.settings.stored).get(form)
    if not papers:
        return []
    if given is None:
        return fill_own_form(form, papers)
    data = workspace.ledger.archived(given.sha256)
    return fill_word_apart(form, given.name, data, papers)
