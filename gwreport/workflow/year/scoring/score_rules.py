"""The rules of scoring (考核细则): those in force, written as a table, taken from one, and set back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import (
    NO_ROUND,
    SCORING,
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.decisions.scoring import ScoreRules, read_score_rules, standing_score_rules
from gwreport.domain.findings.finding import Finding
from gwreport.domain.year.score_rules import SHIPPED
from gwreport.errors import ArgumentError
from gwreport.machine.saving import make_folder, save, sha256_of
from gwreport.workbooks.score_table.reading import read_score_table
from gwreport.workbooks.score_table.writing import score_table
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.outputs import Outputs, WrittenFile, kept_findings
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ImportedRules:
    """What became of a table of rules.

    `number` is that of the decision, 0 where nothing was stored: then `findings` say what is wrong
    with it, or they are the rules that stand.
    """

    rules: ScoreRules
    findings: tuple[Finding, ...] = ()
    number: int = 0


def rules_in_force(workspace: Workspace) -> tuple[ScoreRules, Decision | None]:
    """Give the rules by which units are scored, with the decision that brought them; None for ours."""
    decision = standing_score_rules(workspace.book.parts.decisions(NO_ROUND))
    return (read_score_rules(decision.value), decision) if decision else (SHIPPED, None)


def write_template(path: Path) -> WrittenFile:
    """Write the rules that ship as a table (xlsx); what stands there and differs is kept.

    Raises StorageError.
    """
    make_folder(path.parent)
    saved = save(path, score_table(SHIPPED))
    return WrittenFile(saved.path.absolute(), tuple(kept_findings(saved)))


def export_rules(workspace: Workspace, path: Path) -> WrittenFile:
    """Write the rules in force as a table (xlsx); what stands there and is another is kept.

    Raises StorageError.
    """
    make_folder(path.parent)
    rules, _ = rules_in_force(workspace)
    return Outputs(workspace).write_one(path, score_table(rules))


def import_rules(workspace: Workspace, path: Path, author: Author) -> ImportedRules:
    """Take a table of rules, whole or not at all; its bytes are archived with the decision.

    Raises DocumentError for a file that is no workbook or cannot be read.
    """
    from gwreport.workflow.processes.reading_process import run_apart

    data = read_file(path)
    edited = run_apart(read_score_table, None, data, shown_file_name(path))
    if edited.findings:
        return ImportedRules(edited.rules, edited.findings)
    rules = replace(edited.rules, sha256=sha256_of(data))
    stands, _ = rules_in_force(workspace)
    if rules.rules == stands.rules and rules.is_weighted == stands.is_weighted:
        return ImportedRules(stands)

    def keep(ledger: "Transaction") -> str:
        ledger.archive(data)
        return rules.value()

    kind = DecisionKind.SCORE_RULES
    number = record(workspace, NO_ROUND, SCORING, kind, "", author, before=keep)
    return ImportedRules(rules, number=number)


def undo_rules(workspace: Workspace, number: int, author: Author) -> int:
    """Take a table of rules back, by its decision's number; those before it count again.

    Raises ArgumentError when there is no such decision in force.
    """

    def still(decisions: Sequence[Decision]) -> None:
        its = {one.number for one in decisions if one.kind is DecisionKind.SCORE_RULES}
        if number not in its - undone(decisions):
            raise ArgumentError("--undo", "score-nothing-to-undo", str(number))

    still(workspace.book.parts.decisions(NO_ROUND))
    kind = DecisionKind.UNDO
    return record(workspace, NO_ROUND, SCORING, kind, str(number), author, still=still)


def list_rules(workspace: Workspace) -> list[ListedDecision]:
    """Give every table of rules that was taken and every undoing of one, oldest first."""
    every = listed_decisions(workspace.book.parts.decisions(NO_ROUND))
    return [one for one in every if one.decision.subject == SCORING]
