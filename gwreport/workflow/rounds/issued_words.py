"""What was sent to the units in the office's own cells, so that an edit of them is seen."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.form.columns import Given, plan_key
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import Plan
from gwreport.domain.plan.refinement import planned_words
from gwreport.domain.returns.issues import Issue
from gwreport.domain.rounds import Round, parse_round, year_rounds
from gwreport.domain.texts.look_alikes import text_key
from gwreport.ledger.records import PlanVersion
from gwreport.workbooks.form import FormRow, given_text
from gwreport.workbooks.writing.sheet_rows import fitting
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.workspace import Workspace

GivenWords = dict[str, dict[str, tuple[str, ...]]]
_COMPARED = (
    Given.NUMBER,
    Given.TARGET,
    Given.LEADERS,
    Given.LEAD_UNITS,
    Given.SUPPORT,
    Given.DUE,
)


def issued_words(
    workspace: Workspace,
    newest: Plan,
    plans: Sequence[PlanVersion],
    issues: Sequence[Issue],
) -> GivenWords:
    """Give all words that any version of the plan, or the round before, put into an item's cells.

    They stand by the column and the item's id; `newest` is the plan of the last of `plans`, `issues`
    every sending.
    """
    book = workspace.book
    headings = {
        heading
        for issue in issues
        for one in issue.workbooks
        for heading in (*one.of_indicators, *one.of_tasks)
    }
    compared = (*_COMPARED, *map(plan_key, headings))
    words: GivenWords = {key: {} for key in (*compared, Given.PREVIOUS, Given.NODE, Given.ASKED)}
    rounds = [
        one for code in dict.fromkeys(issue.round for issue in issues) if (one := parse_round(code))
    ]
    refined = next((one for one in rounds if one.is_refinement), None)
    for issue in issues:
        for one in issue.workbooks:
            for row in one.asked:
                _add(words[Given.ASKED], row.item, row.problem)
    for version in plans:
        plan = newest if version is plans[-1] else book.parts.plan_of(version.version)
        for item in plan.items if plan else ():
            row = FormRow.of(item, rounds[-1])
            for key in compared:
                _add(words[key], item.id, given_text(row, key))
            words[Given.PREVIOUS].setdefault(item.id, ())
            for key, text in planned_words(item, refined.year).items() if refined else ():
                _add(words.setdefault(key, {}), item.id, text)
            for round_ in rounds if item.nodes else ():
                _add(words[Given.NODE], item.id, due_words(item.nodes, round_))
    for round_ in rounds:
        for item, text in _earlier_texts(book, round_):
            _add(words[Given.PREVIOUS], item, text)
    return words


def _add(words: dict[str, tuple[str, ...]], item: str, text: str) -> None:
    # Of six columns of each of thousands of items, for every process: nothing is held twice.
    known, forms = words.get(item), _forms(text)
    words[item] = tuple(dict.fromkeys((*known, *forms))) if known else forms


def _earlier_texts(book: RoundBook, round_: Round) -> Iterable[tuple[str, str]]:
    # What was reported before as it is now, and whatever it may have been when the workbooks went
    # out: the texts of every file, and of every decision, in force or not, of each earlier round.
    # Which was the last then is not known: the one before may have come in since.
    known = book.last(round_)
    for item, reports in known.by_item.items():
        yield from ((item, one.text) for one in reports)
    earlier = [one for one in year_rounds(round_.year) if one < round_ and book.issues(str(one))]
    for before in earlier:
        for submission in book.parts.submissions(str(before)):
            yield from ((entry.item, entry.completion) for entry in submission.entries)
        for decision in book.parts.decisions(str(before)):
            if decision.kind is DecisionKind.TEXT:
                yield decision.subject, decision.value


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    sent = fitting(text)
    key = text_key(sent)
    return (sent,) if key == sent else (sent, key)
