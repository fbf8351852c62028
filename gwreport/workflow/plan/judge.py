"""Judge (研判): propose a class for every row of a past report or indicator table."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.judgement.same_items import one_verdict
from gwreport.domain.judgement.tables import (
    growth_of_economy,
    indicator_of,
    of_another_year,
    table_row_of,
    task_of,
)
from gwreport.domain.merging.summary import by_status
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind, IndicatorTable
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.reading import Reading, understand_document
from gwreport.reading.opening import Convert
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.processes.reading_process import run_apart
from gwreport.workflow.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A document with a judgement for each of its rows, in their order.

    Of a report `indicators`, `tasks` and `behind` are filled (the rows of 附件1, 附件2 and 附件3),
    of indicator tables `tables`, one tuple each, and `rounds`, at which each was judged: its own where
    it says one and none was given.
    """

    reading: Reading
    round: Round
    indicators: tuple[Judgement, ...] = ()
    tasks: tuple[Judgement, ...] = ()
    behind: tuple[Judgement, ...] = ()
    tables: tuple[tuple[Judgement, ...], ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading the document found."""
        return self.reading.findings

    @property
    def counts(self) -> dict[Status, int]:
        """Count the rows by class, every class named.

        Of a report those of 附件2 count (of 附件1 where it has no other), of tables the numbered
        rows where something is reported at all: parts and the plans of another year do not.
        """
        if self.reading.report is not None:
            return by_status(one.status for one in self.tasks or self.indicators)
        return by_status(
            judgement.status
            for table, judgements in zip(self.reading.indicators, self.tables, strict=True)
            if any(row.completion.strip() for row in table.rows)
            for row, judgement in zip(table.rows, judgements, strict=True)
            if row.number
        )


def judge_document(
    path: Path,
    code: str | None = None,
    *,
    rules: Rules = DEFAULT_RULES,
    mapping: ColumnMapping = NOTHING_SAID,
    progress: Progress = SILENT,
) -> JudgedDocument:
    """Judge every row of a completion report or of indicator tables, in a process of its own.

    Without a round's code that of the report itself counts; `mapping` is what a person said of the
    document's columns. Raises DocumentError, also for a
    breakdown, which tells of no completion, and ArgumentError when the round is not known.
    """
    round_ = parse_period(code) if code else None
    if code and round_ is None:
        raise ArgumentError("--round", "round", code)
    given = (round_, rules, mapping)
    judged = run_apart(_judged, given, read_file(path), shown_file_name(path), progress=progress)
    if judged is None:
        raise ArgumentError("--round", "round-unsaid", shown_file_name(path))
    return judged


def _judged(
    data: bytes, name: str, given: tuple[Round | None, Rules, ColumnMapping], convert: Convert
) -> JudgedDocument | None:
    """Read and judge a document; None when its round is not known."""
    given_round, rules, mapping = given
    reading = understand_document(data, name, mapping=mapping, convert=convert)
    if reading.kind is DocumentKind.PLAN:
        raise DocumentError(name, DocumentFault.NOTHING_TO_JUDGE)
    told = [reading.report] if reading.report is not None else list(reading.indicators)
    own = [given_round or (parse_period(one.round) if one.round else None) for one in told]
    round_ = given_round or next(filter(None, own), None)
    if round_ is None:
        return None
    if reading.report is None:
        rounds = tuple(one or round_ for one in own)
        tables = tuple(
            _judge_table(table, one, rules)
            for table, one in zip(reading.indicators, rounds, strict=True)
        )
        return JudgedDocument(reading, round_, tables=tables, rounds=rounds)
    report = reading.report
    told = [(row.name, row.completion) for row in report.indicators]
    told += [(row.text, row.completion) for row in report.tasks]
    economy = growth_of_economy(told)

    tables = [
        list(map(indicator_of, report.indicators)),
        list(map(task_of, report.tasks)),
        list(map(task_of, report.behind)),
    ]
    rows = [row for table in tables for row in table]
    judged = [judge(item, words, round_, rules, economy=economy) for item, words in rows]
    agreed = iter(one_verdict([item for item, _ in rows], judged))
    indicators, tasks, behind = (tuple(islice(agreed, len(table))) for table in tables)
    return JudgedDocument(reading, round_, indicators, tasks, behind)


def _judge_table(table: IndicatorTable, round_: Round, rules: Rules) -> tuple[Judgement, ...]:
    economy = growth_of_economy([(row.name, row.completion) for row in table.rows])
    return tuple(
        of_another_year(row) or judge(*table_row_of(row), round_, rules, economy=economy)
        for row in table.rows
    )
