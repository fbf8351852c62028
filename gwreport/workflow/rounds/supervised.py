"""What stands under supervision (督办) in a workspace: asked, answered, decided upon."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.decisions.supervision import AnswerVerdict, read_answer
from gwreport.domain.merging.words import with_rows
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Entry, Submission
from gwreport.domain.rounds import Round, SupervisionRound, parse_collection
from gwreport.domain.year.supervision import (
    Supervised,
    SupervisionCounts,
    count_supervision,
    newest_files,
    standing_at,
    supervised,
)
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.workspace import Workspace


def supervised_in(book: RoundBook, code: str) -> list[Supervised]:
    """Give what was put under supervision in one round, by the code of the supervision."""
    issues = tuple(one for one in book.parts.supervisions if one.round == code)
    files, decisions = book.parts.submissions(code), book.parts.decisions(code)
    return book.kept(
        ("supervised", code),
        (book.parts.supervisions, files, decisions),
        lambda: supervised(issues, with_rows(files, decisions), decisions),
    )


def supervision_at(book: RoundBook, round_: Round) -> list[Supervised]:
    """Give what of the year's supervision concerns a round: its own, and what is open from before."""
    codes = supervision_codes(book.parts.supervisions, round_)
    book.parts.read_submissions(codes)
    rows = [one for code in codes for one in supervised_in(book, code)]
    return standing_at(rows, str(SupervisionRound.upon(round_)))


class SupervisionBeside(NamedTuple):
    """What review shows of the year's supervision beside a round.

    `files` came in answer to the round's own supervision, `decisions` are those upon it; `answers` are
    those that units gave in it or in an earlier one, each with the code of the supervision and the file
    in which it stands, by the ids of the items, oldest first.
    """

    files: tuple[Submission, ...] = ()
    decisions: tuple[Decision, ...] = ()
    answers: Mapping[str, tuple[tuple[str, Submission, Entry], ...]] = {}


NO_SUPERVISION = SupervisionBeside()


def supervision_beside(book: RoundBook, round_: Round) -> SupervisionBeside:
    """Give what review shows of supervision beside a round; the same object while it is the same."""
    codes = supervision_codes(book.parts.supervisions, round_)
    if not codes:
        return NO_SUPERVISION
    book.parts.read_submissions(codes)
    own = str(SupervisionRound.upon(round_))
    rows = [supervised_in(book, code) for code in codes]
    files, decisions = book.parts.submissions(own), book.parts.decisions(own)

    def make() -> SupervisionBeside:
        answers: dict[str, tuple[tuple[str, Submission, Entry], ...]] = {}
        for one in (one for of_round in rows for one in of_round):
            if one.file is None or one.answer is None:
                continue
            for item in one.items:
                answers[item] = (*answers.get(item, ()), (one.code, one.file, one.answer))
        return SupervisionBeside(files, decisions, answers)

    return book.kept(("supervision", own), (*rows, files, decisions), make)


def supervision_codes(issues: Sequence[Issue], up_to: Round | None = None) -> list[str]:
    """Give the codes of the supervision of a year's rounds up to one, or of all, oldest first."""
    found = {code: parse_collection(code) for code in dict.fromkeys(one.round for one in issues)}
    known = [(one.of, code) for code, one in found.items() if isinstance(one, SupervisionRound)]
    known.sort(key=lambda one: _end(one[0]))
    return [code for of, code in known if up_to is None or _end(of) <= _end(up_to)]


def _end(round_: Round) -> tuple[int, float]:
    return round_.year, round_.elapsed_share


def supervision_counts(book: RoundBook, round_: Round, *, today: date) -> SupervisionCounts:
    """Count the items under supervision that concern a round."""
    return count_supervision(supervision_at(book, round_), today=today)


def without_sent_back(
    workspace: Workspace, read: Submission, before: Sequence[Entry]
) -> list[Entry]:
    """Leave out of what a unit has answered before the answers that were sent back to be made anew.

    `read` is the file that has come now, `before` the entries of those that came before it.
    """
    ledger = workspace.ledger
    decisions = ledger.decisions(read.round)
    newest = newest_files(one for one in ledger.submissions([read.round]) if one.unit == read.unit)
    anew = {
        one.subject
        for one in in_force(decisions)
        if one.kind is DecisionKind.ANSWER
        and (answer := read_answer(one.value)).unit == read.unit
        and answer.verdict is AnswerVerdict.SENT_BACK
        and (file := newest.get((read.unit, one.subject))) is not None
        and answer.submission >= file.number
    }
    return [one for one in before if one.item not in anew]
