"""Whatever was decided in a year, in whatever order: the journal gives the same workspace once more.

What is refused on the way leaves no record at all: nothing is half done.
"""

import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import NO_ROUND, DecisionKind
from gwreport.domain.decisions.scoring import Objection
from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.form.columns import Page
from gwreport.domain.form.office_form import FormLine
from gwreport.domain.plan.documents import PastItem, PastReport
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import Status
from gwreport.domain.year.score_rules import SHIPPED
from gwreport.errors import GwreportError
from gwreport.ledger.places import place_at as places
from gwreport.ledger.places.file_place import FilePlace
from gwreport.ledger.rebuilding import rebuild
from gwreport.workbooks.score_table.writing import score_table
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.finalize import finalize, make_draft
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.correct_item import ItemChange, correct_item, undo_correction
from gwreport.workflow.review.link_items import link_items, refuse_link, undo_link
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sending.unit_form import change_form, form_lines, undo_form
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import (
    close_items,
    reopen_items,
    send_requests_back,
    undo_closing,
)
from gwreport.workflow.year.last_year import carry_on, last_year, settle_same, take_back
from gwreport.workflow.year.node_look import Chosen
from gwreport.workflow.year.nodes import list_nodes, settle_nodes, undo_nodes
from gwreport.workflow.year.scoring.score import object_to, score_round, undo_objection
from gwreport.workflow.year.scoring.score_rules import import_rules, undo_rules
from gwreport.workflow.year.settle_answer import settle_answer
from gwreport.workflow.year.supervise import Asked, supervise
from gwreport.workflow.year.view_closings import view_closings
from gwreport.workflow.year.view_supervision import view_supervision
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of
from tests.workflow.test_loading_named_plans import LIVELIHOOD, load_named
from tests.workflow.year.test_nodes import PARK, _fill
from tests.workflow.year.test_supervising import BEHIND, FINE, WHOLE, answer

ROUND, CITY = "2025-Q3", "区城市管理局"
DAY = date(2025, 10, 20)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year under way: nodes proposed, two plans, a round returned and put under supervision, answers in."""
    folder = tmp_path_factory.mktemp("year")
    with open_office(folder) as office:
        load_named(office, folder, LIVELIHOOD, "民生实事")
        sent = generate_workbooks(office, "2025-PLAN", folder / "细化", now=NOW)
        back = _fill(workbook_of(sent, CITY), folder / "细化回.xlsx", {"新建": PARK})
        collect_returns(office, [back], now=LATER, workers=1)
        change_settings(office, {"ask_closing": "是"}, now=NOW)
        issued = issue(office, folder, ROUND)
        answers = {"新建": BEHIND, "整治": FINE | {"申请销号": "是"}}
        back = fill(workbook_of(issued, CITY), folder / "季报.xlsx", answers)
        collect_returns(office, [back], now=LATER, workers=1)
        author = Author("甲", "核实", LATER)
        decide.set_status(office, ROUND, "T2", Status.BEHIND, author)
        written = supervise(office, ROUND, folder / "督办", author=author, deadline=DAY)
        (unit,) = (one for one in written.units if one.unit == CITY)
        collect_returns(
            office, [answer(unit.workbook, folder / "答复.xlsx", WHOLE)], now=LATER, workers=1
        )
        past = tuple(
            PastItem(
                Item(at, Kind.TASK, at[1:], text, lead_units=(CITY,)), "已推进。", Status.BEHIND
            )
            for at, text in (("T7", "新建口袋公园3个。"), ("T8", "修缮古井4口。"))
        )
        report = PastReport("", "2024-Q4", (), (), (), (), past)
        with office.ledger.write() as ledger:
            sha256 = ledger.archive(b"past")
            ledger.add_history(report, round="2024-Q4", name="上年.xlsx", sha256=sha256, at=LATER)
    return folder


class Clerk:
    """Does one deed after another, each a minute later; which of what there is, chance says."""

    def __init__(self, office: Workspace, folder: Path, chance: random.Random) -> None:
        self.office, self.folder, self.chance = office, folder, chance
        self.minute = 0

    @property
    def author(self) -> Author:
        """Who decides now, and why."""
        return Author("李伟", f"理由{self.minute}", LATER + timedelta(minutes=self.minute))

    def do(self, name: str) -> bool:
        """Do a deed; says whether it could be done. What is refused leaves no record."""
        self.minute += 1
        before = self.office.ledger.newest_record()
        try:
            DEEDS[name](self)
        except GwreportError:
            assert self.office.ledger.newest_record() == before, name
            return False
        return True

    def newest(self, *kinds: DecisionKind, code: str = ROUND) -> int:
        """Give the number of the newest decision of some kinds, 0 for none."""
        numbers = [one.number for one in self.office.ledger.decisions(code) if one.kind in kinds]
        return max(numbers, default=0)

    def item(self) -> str:
        """Give some item."""
        return self.chance.choice([one.id for one in self.office.plan().items])


def _approve(clerk: Clerk) -> object:
    return settle_nodes(clerk.office, clerk.author, approve_all=True)


def _approve_one(clerk: Clerk) -> object:
    return settle_nodes(clerk.office, clerk.author, approve=[Chosen("T2")])


def _refuse(clerk: Clerk) -> object:
    return settle_nodes(clerk.office, clerk.author, refuse=[Chosen("T2")])


def _undo_nodes(clerk: Clerk) -> object:
    kinds = (DecisionKind.APPROVE_NODES, DecisionKind.REFUSE_NODES, DecisionKind.UNDO)
    return undo_nodes(clerk.office, [clerk.newest(*kinds, code="2025-PLAN")], clerk.author)


def _close(clerk: Clerk) -> object:
    return close_items(clerk.office, [clerk.item()], clerk.author, without_evidence=True)


def _close_with_evidence(clerk: Clerk) -> object:
    file = clerk.folder / f"佐证{clerk.minute}.txt"
    file.write_text("验收单", encoding="utf-8")
    return close_items(clerk.office, ["T3"], clerk.author, evidence=[file])


def _reopen(clerk: Clerk) -> object:
    closed = [one.item.id for one in view_closings(clerk.office).closed] or ["T3"]
    return reopen_items(clerk.office, [clerk.chance.choice(closed)], clerk.author)


def _send_request_back(clerk: Clerk) -> object:
    return send_requests_back(clerk.office, ["T3"], clerk.author)


def _undo_closing(clerk: Clerk) -> object:
    kinds = (DecisionKind.CLOSE, DecisionKind.REOPEN, DecisionKind.KEEP_OPEN, DecisionKind.UNDO)
    return undo_closing(clerk.office, clerk.newest(*kinds), clerk.author)


def _supervise_again(clerk: Clerk) -> object:
    out = clerk.folder / f"再督办{clerk.minute}"
    asked = Asked(proposed=True)
    return supervise(clerk.office, ROUND, out, author=clerk.author, deadline=DAY, asked=asked)


def _settle_answer(clerk: Clerk) -> object:
    verdict = clerk.chance.choice([*AnswerVerdict])
    return settle_answer(clerk.office, ROUND, "T2", verdict, clerk.author, unit=CITY)


def _undo_answer(clerk: Clerk) -> object:
    code = view_supervision(clerk.office, ROUND, today=DAY).rows[0].code
    number = clerk.newest(DecisionKind.ANSWER, DecisionKind.UNDO, code=code)
    return decide.undo(clerk.office, ROUND, number, clerk.author)


def _rules(clerk: Clerk) -> object:
    first = replace(SHIPPED.rules[1], points=Decimal(clerk.minute))
    path = clerk.folder / f"细则{clerk.minute}.xlsx"
    rules = replace(SHIPPED, rules=(SHIPPED.rules[0], first, *SHIPPED.rules[2:]))
    path.write_bytes(score_table(rules))
    return import_rules(clerk.office, path, clerk.author)


def _undo_rules(clerk: Clerk) -> object:
    number = clerk.newest(DecisionKind.SCORE_RULES, code=NO_ROUND)
    return undo_rules(clerk.office, number, clerk.author)


def _object(clerk: Clerk) -> object:
    grounds = score_round(clerk.office, ROUND, today=DAY).grounds
    ground = clerk.chance.choice(grounds).id
    objection = clerk.chance.choice([*Objection])
    return object_to(clerk.office, ROUND, ground, objection, clerk.author)


def _undo_objection(clerk: Clerk) -> object:
    number = clerk.newest(DecisionKind.OBJECTION)
    return undo_objection(clerk.office, ROUND, number, clerk.author)


def _link(clerk: Clerk) -> object:
    (first, *_), (other, *_) = _plans(clerk)
    return link_items(clerk.office, first, other, clerk.author)


def _refuse_link(clerk: Clerk) -> object:
    (first, *_), (other, *_) = _plans(clerk)
    return refuse_link(clerk.office, first, other, clerk.author)


def _plans(clerk: Clerk) -> tuple[list[str], list[str]]:
    items = clerk.office.plan().items
    return (
        [one.id for one in items if not one.plan_name and "公园" in one.text],
        [one.id for one in items if one.plan_name == "民生实事"],
    )


def _undo_link(clerk: Clerk) -> object:
    number = clerk.newest(DecisionKind.LINK, DecisionKind.NO_LINK, code=NO_ROUND)
    return undo_link(clerk.office, number, clerk.author)


def _levels(clerk: Clerk) -> object:
    written = clerk.chance.choice(["", "关注=黄色：1期；挂牌=红色：2期或停滞"])
    return change_settings(clerk.office, {"supervision_levels": written}, now=clerk.author.now)


def _correct(clerk: Clerk) -> object:
    change = ItemChange(due=clerk.chance.choice(["11月底前", "年底前"]))
    return correct_item(clerk.office, clerk.item(), change, clerk.author)


def _undo_correction(clerk: Clerk) -> object:
    number = clerk.newest(DecisionKind.CORRECT, code=NO_ROUND)
    return undo_correction(clerk.office, number, clerk.author)


def _form(clerk: Clerk) -> object:
    own = FormLine("目标任务", f"投入资金{clerk.minute}", 12, shown=frozenset({Page.REPORT}))
    return change_form(clerk.office, [*form_lines(clerk.office), own], clerk.author)


def _undo_form(clerk: Clerk) -> object:
    return undo_form(clerk.office, clerk.author)


def _same(clerk: Clerk) -> object:
    return settle_same(
        clerk.office, [("T2", clerk.chance.choice(["T7", "T8", "无"]))], clerk.author
    )


def _carry(clerk: Clerk) -> object:
    return carry_on(clerk.office, ["T8"], clerk.author)


def _take_back(clerk: Clerk) -> object:
    number = clerk.newest(DecisionKind.LAST_YEAR, DecisionKind.CARRY, code=NO_ROUND)
    return take_back(clerk.office, number, clerk.author)


def _status(clerk: Clerk) -> object:
    status = clerk.chance.choice([Status.BEHIND, Status.DONE, Status.STALLED])
    return decide.set_status(clerk.office, ROUND, clerk.item(), status, clerk.author)


def _text(clerk: Clerk) -> object:
    return decide.edit_text(clerk.office, ROUND, "T2", f"已建成{clerk.minute}个。", clerk.author)


def _undo(clerk: Clerk) -> object:
    number = clerk.newest(*DecisionKind)
    return decide.undo(clerk.office, ROUND, number, clerk.author)


def _final(clerk: Clerk) -> object:
    return finalize(clerk.office, ROUND, clerk.author)


def _draft(clerk: Clerk) -> object:
    return make_draft(clerk.office, ROUND, clerk.author)


DEEDS: Mapping[str, Callable[[Clerk], object]] = {
    name.removeprefix("_"): deed
    for name, deed in list(globals().items())
    if name.startswith("_") and not name.startswith("__") and name not in ("_fill", "_plans")
}


def seen(office: Workspace) -> list[object]:
    """Give what the year comes to for those who look at it."""
    state = office.book.state(office.round(ROUND))
    report = report_data(office, state, EVERY_NAME)
    supervision = view_supervision(office, ROUND, today=DAY)
    return [
        office.plan(),
        report.state_hash,
        [(one.item.id, one.status, one.text, one.closed) for one in state.merged],
        view_closings(office),
        list_nodes(office),
        supervision.rows,
        supervision.counts,
        score_round(office, ROUND, today=DAY),
        last_year(office),
        office.settings.stored,
        form_lines(office),
        office.book.links(),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_journal_gives_the_same_year_again(year: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    file, again = tmp_path / "a.gwr", tmp_path / "b.gwr"
    shutil.copy(year / "a.gwr", file)
    order = [*DEEDS, *DEEDS]
    chance.shuffle(order)
    with Workspace.open(str(file)) as office:
        clerk = Clerk(office, tmp_path, chance)
        done = {name for name in order if clerk.do(name)}
        # The deeds are real ones: most of them can be done in any order.
        assert len(done) > len(DEEDS) * 0.6, sorted(set(DEEDS) - done)
        before = seen(office)
        assert office.ledger.checks.is_sound()
    source = places.place_at(file).connect()
    try:
        assert not rebuild(
            source, FilePlace(again), at=datetime.fromisoformat("2026-01-05T09:00:00")
        ).repaired
    finally:
        source.close()
    with Workspace.open(str(again)) as office:
        assert seen(office) == before
