"""What the register (工作台账) is made of: every round of the year, each read once, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain

from gwreport.domain.decisions.decisions import NO_ROUND, Decision, DecisionKind, in_force
from gwreport.domain.form.columns import Field, FieldKey, Page
from gwreport.domain.judgement.due_lines import due_lines
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.plan import Item
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.units.registry import Registry
from gwreport.domain.year.trend import RoundStands, Stand, Trend, make_trend
from gwreport.reports.item_lines import ItemLine, judged_line
from gwreport.reports.register.data import RegisterData, RegisterRow, RoundEntry, unit_years
from gwreport.reports.statistics import Tally, tallies
from gwreport.settings.judgement import rules_of
from gwreport.wording.item_parts import contact_words
from gwreport.wording.names import round_name
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.rounds.earlier_classes import judged_report
from gwreport.workflow.rounds.joined_evidence import evidence_by_item, joined_evidence
from gwreport.workflow.workspace import Workspace, workspace_name
from gwreport.workflow.year.further_words import further_words
from gwreport.workflow.year.view_closings import view_states

# Where a round's text stands, which is none of the columns beside it.
_TEXT = frozenset({Field.COMPLETION})


def register_data(workspace: Workspace, *, progress: Progress = SILENT) -> RegisterData:
    """Put the whole year together; the same ledger gives the same.

    Raises Cancelled, WorkspaceError (also when no plan has been loaded), StorageError.
    """
    book, facts = workspace.book, workspace.facts
    plan, registry = book.plan, workspace.registry()
    entries = _entries(book, facts.year, progress)
    rounds = tuple(entries)
    trend = _trend(book, plan.items, entries)
    corrections = _corrections(book)
    further = further_words(workspace)
    closings = view_states(workspace)
    leads = book.leads()
    rows = tuple(
        RegisterRow(
            ItemLine(Merged(item, leads.get(item.id, ())), ""),
            tuple(entries[one].get(item.id) for one in rounds),
            _contact(item, leads.get(item.id, ()), registry),
            corrections.get(item.id, ()),
            {heading: told[item.id] for heading, told in further.items() if told.get(item.id)},
            closings[item.id][0] if item.id in closings else None,
        )
        for item in plan.items
    )
    return RegisterData(
        workspace_name(workspace),
        facts.region,
        facts.year,
        _last_change(workspace, rounds),
        rounds,
        rows,
        trend,
        tuple(_own_columns(book, entries[one].values()) for one in rounds),
        tuple(further),
        unit_years(
            [unit.name for unit in registry.units], [_by_unit(entries[one]) for one in rounds]
        ),
    )


def year_trend(workspace: Workspace, *, progress: Progress = SILENT) -> Trend:
    """Give every item's class round by round, and its goals' figures against their line.

    Raises as `register_data` does.
    """
    book = workspace.book
    return _trend(book, book.plan.items, _entries(book, workspace.facts.year, progress))


def _trend(
    book: RoundBook, items: Sequence[Item], entries: Mapping[Round, Mapping[str, RoundEntry]]
) -> Trend:
    stands = [
        RoundStands(one, {item: entry.stand for item, entry in of_round.items()})
        for one, of_round in entries.items()
    ]
    return make_trend(items, stands, partial(due_lines, rules=rules_of(book.settings)))


def _entries(
    book: RoundBook, year: int, progress: Progress
) -> dict[Round, Mapping[str, RoundEntry]]:
    """Give what every round of the year says of each item, by round as they end."""
    issued = {one.round for one in book.parts.issues}
    codes = map(parse_period, issued.union(book.parts.histories))
    rounds = sorted({one for one in codes if one is not None and one.year == year})
    # The files of all rounds are read in one go.
    book.parts.read_submissions(["", *map(str, rounds)])
    found: dict[Round, Mapping[str, RoundEntry]] = {}
    for at, one in enumerate(rounds):
        stop_if_cancelled(progress)
        progress.step(at, len(rounds), round_name(one))
        found[one] = _collected(book, one) if str(one) in issued else _loaded(book, one)
    stop_if_cancelled(progress)
    return found


def _collected(book: RoundBook, round_: Round) -> Mapping[str, RoundEntry]:
    state = book.state(round_)
    evidence = evidence_by_item(joined_evidence(book.parts.evidence(str(round_)), state.decisions))
    return {
        one.item.id: _entry(state, one, tuple(file.file.source.name for file in files))
        for one in state.merged
        for files in [evidence.get(one.item.id, ())]
    }


def _entry(state: RoundState, merged: Merged, evidence: tuple[str, ...]) -> RoundEntry:
    line = judged_line(merged, state.judgements.get(merged.item.id), merged.text)
    shown = state.design.shown(Page.REGISTER, (key for key in line.written if key not in _TEXT))
    return RoundEntry(
        state.round,
        merged.text,
        Stand(line.status, line.is_missing, line.is_confirmed, line.measures),
        {key: line.written_words(key) for key in shown},
        evidence,
        line,
    )


def _loaded(book: RoundBook, round_: Round) -> Mapping[str, RoundEntry]:
    """Give what a report says that was made before the workspace, judged by the present rules."""
    rules, reports = rules_of(book.settings), book.reported(round_)
    found: dict[str, RoundEntry] = {}
    for item in book.plan.items:
        if told := reports.get(item.id):
            judged = judged_report(item, told, rules)
            stand = Stand(judged.status, measures=judged.measures)
            found[item.id] = RoundEntry(round_, told.text, stand)
    return found


def _own_columns(
    book: RoundBook, entries: Iterable[RoundEntry]
) -> tuple[tuple[FieldKey, str], ...]:
    design = book.design
    written = dict.fromkeys(chain.from_iterable(entry.own for entry in entries))
    return tuple((key, design.heading(key)) for key in design.shown(Page.REGISTER, written))


def _by_unit(entries: Mapping[str, RoundEntry]) -> Mapping[str, Tally] | None:
    lines = [entry.line for entry in entries.values() if entry.line]
    if not lines:
        return None
    return {one.name: one for one in tallies(lines, lambda line: line.leads)}


def _corrections(book: RoundBook) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, tuple[Decision, ...]] = {}
    for one in in_force(book.parts.decisions(NO_ROUND)):
        if one.kind is DecisionKind.CORRECT:
            found[one.subject] = (*found.get(one.subject, ()), one)
    return found


def _contact(item: Item, leads: Sequence[str], registry: Registry) -> str:
    """Give the persons whom the plan names for an item, else those of its lead units."""
    named = contact_words(item)
    if named:
        return named
    units = (registry.find(name) for name in leads)
    told = (
        " ".join(filter(None, (unit.name, unit.contact, unit.phone)))
        for unit in units
        if unit and (unit.contact or unit.phone)
    )
    return "；".join(told)


def _last_change(workspace: Workspace, rounds: Iterable[Round]) -> datetime:
    """Give when what the register is made of last changed; the clock is not asked."""
    parts = workspace.book.parts
    codes = {NO_ROUND, *map(str, rounds)}
    times = [workspace.facts.created_at]
    times += [one.loaded_at for one in parts.plan_versions]
    times += [one.issued_at for one in parts.issues if one.round in codes]
    for code in sorted(codes):
        times += [one.received_at for one in parts.submissions(code)]
        # A decision that was taken back leaves the register as it was before, to the byte.
        times += [one.at for one in in_force(parts.decisions(code))]
    return max(times)
