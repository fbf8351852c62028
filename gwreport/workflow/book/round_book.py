"""The round book: what every round of a workspace comes to, merged and judged once.

Whoever asks for the book of a workspace (`Workspace.book`) has it brought up to date: it keeps
everything for as long as the ledger's journal stays where it is, and afterwards what the new
records leave as it was. Within a write transaction it tells what stands within it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from operator import is_
from typing import TYPE_CHECKING, TypeVar, cast

from gwreport.domain.rounds import SupervisionRound, parse_collection
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.settings.declared import Settings
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import round_name
from gwreport.wording.refinement_design import REFINEMENT_DESIGN
from gwreport.wording.supervision_form import SUPERVISION
from gwreport.workflow.book.asked_items import plan_of
from gwreport.workflow.book.closed_items import carried_to, closed_of
from gwreport.workflow.book.parts import Parts

# What merges and judges is loaded when something is merged or judged: a look needs none of it.
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gwreport.domain.decisions.closings import Closing
    from gwreport.domain.decisions.decisions import Decision
    from gwreport.domain.form.design import FormDesign
    from gwreport.domain.merging.earlier_rounds import EarlierReport, EarlierRounds
    from gwreport.domain.merging.merged_round import MergedRound
    from gwreport.domain.merging.plan_links import PlanLinks
    from gwreport.domain.plan.documents import PastItem
    from gwreport.domain.plan.last_year import LastYearMatch
    from gwreport.domain.plan.plan import Plan
    from gwreport.domain.returns.issues import Issue
    from gwreport.domain.returns.returns import Submission
    from gwreport.domain.review.round_state import RoundState
    from gwreport.domain.rounds import Round
    from gwreport.ledger.ledger import Ledger
    from gwreport.ledger.order import Recorded

Made = TypeVar("Made")
# One object, so that it is known again.
_NOTHING: dict[str, EarlierReport] = {}


class RoundBook:
    """What is known of a workspace; `parts` is what was read, `merges` how often each round was merged.

    Every method may raise WorkspaceError, also when the workspace has no plan, and StorageError.
    """

    def __init__(self) -> None:
        self.parts = Parts()
        self.merges: Counter[str] = Counter()
        self._made: dict[tuple[str, ...], tuple[tuple[object, ...], object]] = {}

    def follow(self, ledger: Ledger) -> None:
        """Be brought up to date from a ledger."""
        self.parts.follow(ledger)

    def release(self) -> None:
        """Let go of the ledger, which is closed."""
        self.parts.release()

    def forget(self) -> None:
        """Forget everything, for whoever needs the memory."""
        self.parts.forget()
        self._made.clear()

    def kept(
        self, name: tuple[str, ...], sources: Sequence[object], make: Callable[[], Made]
    ) -> Made:
        """Give what was made of these very `sources`, and make it anew when one is another object."""
        known = self._made.get(name)
        if known is not None and _are_same(known[0], sources):
            return cast(Made, known[1])
        made = make()
        self._made[name] = tuple(sources), made
        return made

    @property
    def plan(self) -> Plan:
        """The newest version of the plan."""
        plan = self.parts.plan
        if plan is None:
            raise WorkspaceError(str(self.parts.ledger.location), WorkspaceFault.NO_PLAN)
        return plan

    @property
    def settings(self) -> Settings:
        """The office's choices."""
        return Settings(dict(self.parts.settings))

    @property
    def form(self) -> int:
        """The number of the decision that says what the unit workbooks ask now; 0 for the standard form."""
        from gwreport.domain.decisions.decisions import NO_ROUND
        from gwreport.domain.decisions.forms import standing_form

        decided = self.parts.decisions(NO_ROUND)
        return self.kept(("form",), [decided], lambda: standing_form(decided))

    @property
    def forms(self) -> Mapping[int, FormDesign]:
        """What the unit workbooks ask, and what they ever asked, by the decisions' numbers."""
        from gwreport.domain.decisions.decisions import NO_ROUND
        from gwreport.domain.decisions.forms import form_designs

        decided = self.parts.decisions(NO_ROUND)
        return self.kept(("forms",), [decided], lambda: form_designs(decided, STANDARD))

    @property
    def design(self) -> FormDesign:
        """What the unit workbooks ask now."""
        design, plan = self.forms[self.form], self.parts.plan
        named = plan.named if plan is not None else ()
        if not named:
            return design
        return self.kept(
            ("design",), [design, named], lambda: design.with_plans(one.name for one in named)
        )

    def design_of(self, round_: Round) -> FormDesign:
        """Give what the unit workbooks of a round ask; refinement and supervision have forms of their own."""
        if isinstance(round_, SupervisionRound):
            return SUPERVISION
        return REFINEMENT_DESIGN if round_.is_refinement else self.design

    def design_of_code(self, code: str) -> FormDesign:
        """Give what `design_of` gives, by a round's code; that of today where none is known."""
        round_ = parse_collection(code)
        return self.design if round_ is None else self.design_of(round_)

    def issues(self, code: str) -> tuple[Issue, ...]:
        """Give the issues of a round, oldest first."""
        every = self.parts.issues
        return self.kept(
            ("issues", code), [every], lambda: tuple(one for one in every if one.round == code)
        )

    def issued(self, round_: Round) -> tuple[Issue, ...]:
        """Give the issues of a round that must have been issued, oldest first."""
        issues = self.issues(str(round_))
        if not issues:
            location = str(self.parts.ledger.location)
            raise WorkspaceError(location, WorkspaceFault.NOT_ISSUED, round_name(round_))
        return issues

    def is_under_way(self, code: str) -> bool:
        """Say whether there is a plan, and something was issued in a round."""
        return bool(self.parts.plan_versions and self.issues(code))

    def leads(self) -> dict[str, tuple[str, ...]]:
        """Give the lead units of each item of the plan, by its id."""
        from gwreport.domain.merging.merged_round import lead_units

        plan, registry = self.plan, self.parts.registry
        return self.kept(("leads",), [plan, registry], lambda: lead_units(plan, registry))

    def links(self) -> PlanLinks:
        """Say which items of several plans (清单) are one matter, and which may be."""
        from gwreport.domain.decisions.decisions import NO_ROUND, DecisionKind, in_force
        from gwreport.domain.merging.plan_links import plan_links

        plan, leads = self.plan, self.leads()
        decided = self.parts.decisions(NO_ROUND)

        def make() -> PlanLinks:
            standing = in_force(decided) if plan.named else []
            made_on = {
                one.number: self._plan_at(one) for one in standing if one.kind is DecisionKind.LINK
            }
            return plan_links(plan, leads, standing, made_on)

        return self.kept(("links",), [plan, leads, decided], make)

    def merged(self, round_: Round) -> MergedRound:
        """Give a round as its files and decisions make it."""
        from gwreport.domain.merging.closed_items import with_closings
        from gwreport.domain.merging.merged_round import merge_round

        code, parts = str(round_), self.parts
        parts.read_submissions(["", code])
        plan, registry, design = plan_of(self, round_), parts.registry, self.design_of(round_)
        files, strays = parts.submissions(code), self._strays(code)
        decisions, links = parts.decisions(code), self.links()
        closed = self.closed(round_)
        carried = carried_to(self, round_, closed)

        def make() -> MergedRound:
            self.merges[code] += 1
            merged = merge_round(
                plan,
                self.leads(),
                [*files, *strays],
                decisions,
                self._plan_at,
                self._is_before,
                design,
                links,
            )
            return with_closings(round_, merged, closed, carried, self._is_before)

        sources = (plan, registry, files, strays, decisions, design, links, closed, carried)
        return self.kept(("merged", code), sources, make)

    def closed(self, round_: Round) -> Mapping[str, Closing]:
        """Give the items that count as closed (销号) in a round, by their ids."""
        return closed_of(self, round_)

    def state(self, round_: Round) -> RoundState:
        """Give a round merged and judged; of the refinement, where nothing is reported, its files alone."""
        from gwreport.domain.judgement.round_judging import judge_merged
        from gwreport.domain.review.round_state import RoundState
        from gwreport.settings.judgement import rules_of

        code, before = str(round_), self.before(round_)
        merged, issues, stored = self.merged(round_), self.issues(code), self.parts.settings
        last = self._standing(before) if before else _NOTHING
        plan, registry, design = plan_of(self, round_), self.parts.registry, self.design_of(round_)
        closed = self.closed(round_)

        def make() -> RoundState:
            if round_.is_refinement:
                files, decided = merged.submissions, merged.decisions
                return RoundState(round_, plan, registry, issues, files, decided, (), {}, design)
            texts = {item: (one.text,) if one.text else () for item, one in last.items()}
            judged, judgements = judge_merged(merged, round_, rules_of(Settings(stored)), texts)
            return RoundState(
                round_,
                plan,
                registry,
                issues,
                merged.submissions,
                merged.decisions,
                judged,
                judgements,
                design,
                self.links(),
                merged.told,
                closed,
            )

        sources = (merged, issues, stored, last, plan, registry, design, closed)
        return self.kept(("state", code), sources, make)

    def before(self, round_: Round) -> Round | None:
        """Give the latest earlier round of the year of which something came or a report was loaded (上期).

        None where nothing is known of any; a month may stand before a quarter and a quarter before a month.
        """
        from gwreport.domain.rounds import year_rounds

        for one in reversed(year_rounds(round_.year)):
            if one < round_ and (self.parts.history(str(one)) or self._came(one, round_)):
                return one
        return None

    def _came(self, round_: Round, beside: Round) -> bool:
        """Say whether a round was sent out and anything came of it; what is needed `beside` is read along."""
        from gwreport.domain.decisions.decisions import of_content

        code = str(round_)
        if not self.issues(code):
            return False
        # It will be asked for as well, and one reading costs less than two.
        self.parts.read_submissions(["", code, str(beside)])
        return bool(
            self.parts.submissions(code)
            or self._strays(code)
            or of_content(self.parts.decisions(code))
        )

    def earlier(self, round_: Round) -> EarlierRounds:
        """Look up what was reported of the present plan's items in the rounds it is held against.

        That is the merged state of the round directly before, else what a loaded report says of it
        (`gwreport load --history`), and the loaded report of the same round a year before.
        """
        from gwreport.domain.merging.earlier_rounds import earlier_than, held_against

        before = self.before(round_)
        rounds = held_against(round_, before)
        reports = [self._standing(one) for one in rounds]
        return self.kept(("earlier", str(round_)), reports, lambda: earlier_than(round_, reports))

    def last(self, round_: Round) -> EarlierRounds:
        """Look up what was reported in the round directly before, and no further."""
        from gwreport.domain.merging.earlier_rounds import earlier_than

        before = self.before(round_)
        return earlier_than(round_, [self._standing(before)] if before else [])

    def _standing(self, round_: Round) -> dict[str, EarlierReport]:
        """Give what stood reported when a round was over: what a month did not ask for stands as it was before."""
        own, asked = self.reported(round_), plan_of(self, round_)
        before = self.before(round_) if asked is not self.plan else None
        if before is None:
            return own
        earlier = self._standing(before)

        def make() -> dict[str, EarlierReport]:
            ids = {item.id for item in asked.items}
            return {item: one for item, one in earlier.items() if item not in ids} | own

        return self.kept(("standing", str(round_)), [own, earlier, asked], make)

    def reported(self, round_: Round) -> dict[str, EarlierReport]:
        """Give what was reported of the plan's items in a round, collected here or loaded, by their ids."""
        from gwreport.domain.merging.earlier_rounds import reports_of_round

        code, plan, loaded = str(round_), self.plan, self.parts.history(str(round_))
        # A round that was issued and of which nothing came is not merged, to find nothing.
        merged = self.merged(round_) if self._came(round_, round_) else None
        pairs = self.last_year.pairs if loaded is not None and loaded.items else None
        return self.kept(
            ("reports", code),
            [plan, loaded, merged, pairs],
            lambda: reports_of_round(round_, plan.items, loaded, merged, pairs or {}),
        )

    @property
    def last_year(self) -> LastYearMatch:
        """How the plan's items and those of last year's workspace stand to each other."""
        from gwreport.domain.decisions.decisions import NO_ROUND
        from gwreport.domain.decisions.last_year import last_year_decided
        from gwreport.domain.plan.last_year import match_last_year

        plan, past = self.plan, self.last_items
        decided = self.parts.decisions(NO_ROUND)
        return self.kept(
            ("last_year",),
            [plan, past, decided],
            lambda: match_last_year(plan.items, past, last_year_decided(decided)),
        )

    @property
    def last_items(self) -> tuple[PastItem, ...]:
        """The items of last year's workspace, as they stood in its last round."""
        from gwreport.domain.plan.last_year import last_items

        histories, year = self.parts.histories, self.parts.ledger.facts.year
        return self.kept(("last_items",), [histories], lambda: last_items(histories, year))

    def _strays(self, code: str) -> tuple[Submission, ...]:
        from gwreport.domain.returns.belonging import strays_of

        strays, issues = self.parts.submissions(""), self.parts.issues
        return self.kept(
            ("strays", code),
            [strays, issues],
            lambda: strays_of(code, strays, issues, self._is_before),
        )

    def _plan_at(self, decision: Decision) -> Plan:
        versions = self.parts.plan_versions
        known = [one for one in versions if self._is_before(one, decision)] or versions[:1]
        return (self.parts.plan_of(known[-1].version) if known else None) or self.plan

    def _is_before(self, one: Recorded, other: Recorded) -> bool:
        # The order is read when something is to be compared, which is seldom.
        return self.parts.order.is_before(one, other)


def _are_same(known: Sequence[object], sources: Sequence[object]) -> bool:
    return len(known) == len(sources) and all(map(is_, known, sources))
