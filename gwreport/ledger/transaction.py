"""What can be changed in a ledger; every change writes one record into the journal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, func, select, type_coerce, update

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.values import names_in
from gwreport.domain.members import Role
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.mailings import Mailing, TakenLetters
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.domain.units.registry import Registry
from gwreport.errors import UnknownNameError
from gwreport.ledger.proof.contents import BY_NUMBER, MEANT, submission_parts
from gwreport.ledger.records import ReportNote
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.column_types import Integer
from gwreport.ledger.storage.database import Database
from gwreport.ledger.tables import archive
from gwreport.ledger.tables.decisions import decision_row
from gwreport.ledger.tables.evidence import evidence_row
from gwreport.ledger.tables.histories import history_row
from gwreport.ledger.tables.issues import issue_row, written_day
from gwreport.ledger.tables.journal import JournalWriter
from gwreport.ledger.tables.mail import SENT_MAIL, TAKEN_MAIL, mail_payload
from gwreport.ledger.tables.named_units import insert_rows, rows_of_thing
from gwreport.ledger.tables.plans import plan_row
from gwreport.ledger.tables.present_units import PresentUnits
from gwreport.ledger.tables.recorded import as_recorded, keep
from gwreport.ledger.tables.registry import registry_rows, replace_registry
from gwreport.ledger.tables.settings import replace_setting
from gwreport.ledger.tables.submission_rows import submission_rows
from gwreport.ledger.tables.submissions import read_outcome
from gwreport.ledger.tables.written import note_hashes, report_row

_NUMBER = Integer(optional=True)


class Transaction:
    """One transaction of a ledger, given by `Ledger.write`; `at` is always an aware moment.

    Numbers are counted on from the newest, which nobody else can change while it is open.
    """

    def __init__(self, database: Database, units: PresentUnits) -> None:
        self._database = database
        self._units = units
        self._journal = JournalWriter(database)
        self._newest: dict[str, int] = {}
        self._registry: Registry | None = None

    def archive(self, data: bytes) -> str:
        """Put original bytes into the archive, unless they are there, and give their SHA-256.

        The hash is its own proof, so the journal names bytes only with what refers to them.
        """
        return self.archive_all([data])[0]

    def archive_all(self, files: Sequence[bytes]) -> list[str]:
        """Put the bytes of many files into the archive at once; see `archive`."""
        return archive.add_bytes(self._database, files)

    def note_written(self, hashes: Iterable[str]) -> None:
        """Note the SHA-256 of files that are about to be written; the journal tells nothing of it.

        See `gwreport.ledger.tables.written`.
        """
        note_hashes(self._database, hashes)

    def note_reports(self, reports: Iterable[ReportNote]) -> None:
        """Note files of reports that were written; the journal tells nothing of it.

        See `gwreport.ledger.tables.written`.
        """
        for one in reports:
            number = self._next_number(schema.written_report.c.number)
            self._database.insert(schema.written_report, [report_row(number, one)])

    def add_plan(
        self,
        plan: Plan,
        *,
        name: str,
        sha256: str,
        at: datetime,
        corrects: Sequence[str] = (),
        refines: Sequence[str] = (),
    ) -> int:
        """Add a version of the plan and give its number.

        `name` and `sha256` are those of its document, whose bytes must be archived; `corrects` names
        the items in which it differs from the version before, where it came of no new document, and
        `refines` those whose nodes or persons were approved.
        """
        version = self._next_number(schema.plan.c.version)
        row = plan_row(version, plan, name=name, sha256=sha256, at=at)
        self._database.insert(schema.plan, [row])
        kept = keep(self._database, row)
        payload: dict[str, Any] = {
            "number": version,
            "digest": kept,
            "name": name,
            "sha256": sha256,
        }
        if corrects:
            payload["corrects"] = list(corrects)
        if refines:
            payload["refines"] = list(refines)
        # Another name may be said to mean no longer the unit that it was taken for.
        names = (*plan.unit_names, *plan.corrected_names)
        payload |= self._meant("plan", version, names, own_only=True)
        self._journal.append("plan", payload, at=at)
        return version

    def add_history(
        self, report: PastReport, *, round: str, name: str, sha256: str, at: datetime
    ) -> int:
        """Add the report of a past round, a code, and give its number; see `add_plan`."""
        number = self._next_number(schema.history.c.number)
        row = history_row(number, report, round_=round, name=name, sha256=sha256, at=at)
        self._database.insert(schema.history, [row])
        payload = {
            "number": number,
            "digest": keep(self._database, row),
            "round": round,
            "name": name,
            "sha256": sha256,
        }
        self._journal.append("history", payload, at=at)
        return number

    def save_registry(self, registry: Registry, *, at: datetime) -> None:
        """Put a registry in the place of the one that stands."""
        units, groups = registry_rows(registry)
        replace_registry(self._database, units, groups)
        self._registry = registry
        recorded = [as_recorded(row) for row in units]
        kept = keep(self._database, recorded, groups, may_be_there=True)
        payload = {"number": 0, "digest": kept, "units": recorded, "groups": groups}
        # Whatever was recorded before the first of these is older than units' numbers (`read_log`).
        payload[BY_NUMBER] = True
        self._journal.append("registry", payload, at=at)

    def add_issue(self, issue: Issue) -> int:
        """Add an issue and give its number; the one it carries is not looked at."""
        number = self._next_number(schema.issue.c.number)
        row = issue_row(number, issue)
        self._database.insert(schema.issue, [row])
        payload = {
            "number": number,
            "digest": keep(self._database, as_recorded(row)),
            "round": issue.round,
            "deadline": written_day(issue.deadline),
            "workbooks": {workbook.unit: workbook.sha256 for workbook in issue.workbooks},
        }
        payload |= self._meant("issue", number, issue.unit_names)
        self._journal.append("issue", payload, at=issue.issued_at)
        return number

    def add_submission(self, submission: Submission) -> int:
        """Add a submission and give its number; the one it carries is not looked at.

        Its bytes must be archived.
        """
        number = self._next_number(schema.submission.c.number)
        rows = submission_rows(number, submission)
        self._database.insert(schema.submission, [rows.submission])
        self._database.insert(schema.entry, rows.entries)
        self._database.insert(schema.loose_cell, rows.loose)
        self._database.insert(schema.finding, rows.findings)
        payload = {**rows.submission, "digest": keep(self._database, *submission_parts(rows))}
        payload |= self._meant("submission", number, submission.unit_names)
        self._journal.append("submission", payload, at=submission.received_at)
        return number

    def add_evidence(self, file: EvidenceFile) -> int:
        """Add a file of evidence and give its number; the one it carries is not looked at.

        Its bytes must be archived.
        """
        number = self._next_number(schema.evidence.c.number)
        row = evidence_row(number, file)
        self._database.insert(schema.evidence, [row])
        payload = {**row, "digest": keep(self._database, row)}
        payload |= self._meant("evidence", number, [file.unit])
        self._journal.append("evidence", payload, at=file.received_at)
        return number

    def set_outcome(self, number: int, outcome: Outcome, *, at: datetime, reason: str) -> None:
        """Change what becomes of a submission: a held one accepted, an accepted one superseded.

        Raises UnknownNameError when there is none of that number.
        """
        with self._database.reading() as connection:
            before = read_outcome(connection, number)
        if before is None:
            raise UnknownNameError("file", str(number))
        self._database.change(
            update(schema.submission)
            .where(schema.submission.c.number == number)
            .values(outcome=outcome.value)
        )
        payload = {
            "number": number,
            "before": before.value,
            "outcome": outcome.value,
            "reason": reason,
        }
        self._journal.append("outcome", payload, at=at)

    def add_decision(
        self,
        round: str,
        subject: str,
        kind: DecisionKind,
        value: str,
        reason: str,
        who: str,
        at: datetime,
    ) -> int:
        """Add a decision and give its number."""
        number = self._next_number(schema.decision.c.number)
        decision = Decision(number, round, subject, kind, value, reason, who, at)
        row = decision_row(decision)
        self._database.insert(schema.decision, [row])
        payload = {**row, "digest": keep(self._database, row)}
        payload |= self._meant("decision", number, names_in(decision))
        self._journal.append("decision", payload, at=at)
        return number

    def set_setting(self, key: str, value: str, *, at: datetime) -> None:
        """Set one of the office's choices."""
        replace_setting(self._database, key, value)
        self._journal.append("setting", {"key": key, "value": value}, at=at)

    def add_mailing(self, mailing: Mailing, *, at: datetime) -> None:
        """Record one step of the sending of a letter; the journal alone has it."""
        self._journal.append(SENT_MAIL, mail_payload(mailing), at=at)

    def add_letters(self, letters: TakenLetters, *, at: datetime) -> None:
        """Record which letters of a mailbox were taken in; the journal alone has it."""
        self._journal.append(TAKEN_MAIL, mail_payload(letters), at=at)

    def note_member(self, name: str, role: Role | None, *, at: datetime) -> None:
        """Record who was let into a workspace on a server, and as what, or let out (None); the journal alone has it.

        What he may do stands in the database's own rights.
        """
        self._journal.append("member", {"name": name, "role": role or ""}, at=at)

    def _meant(
        self, sort: str, number: int, names: Iterable[str], *, own_only: bool = False
    ) -> dict[str, Any]:
        """Store which unit each name in a thing means, and give it as what the journal says of it."""
        if self._registry is None:
            with self._database.reading() as connection:
                self._registry = self._units.at(connection).registry
        find = self._registry.called if own_only else self._registry.find
        found = {name: find(name) for name in names if name}
        meant = {name: unit.number for name, unit in found.items() if unit is not None}
        insert_rows(self._database, rows_of_thing(sort, number, meant))
        return {MEANT: meant} if meant else {}

    def _next_number(self, column: Column[int]) -> int:
        name = column.table.name
        if name not in self._newest:
            with self._database.reading() as connection:
                newest = connection.execute(
                    select(type_coerce(func.max(column), _NUMBER))
                ).scalar_one()
            self._newest[name] = newest or 0
        self._newest[name] += 1
        return self._newest[name]
