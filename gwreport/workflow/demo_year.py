"""The demo's whole year on the example district: what lies before, between and behind its rounds."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import Item
from gwreport.machine.saving import make_folder, save
from gwreport.workbooks.form import SIGNER_CELLS
from gwreport.workflow.demo_answers import Answer, answer_workbook
from gwreport.workflow.output.leader_briefs import write_briefs
from gwreport.workflow.output.write_report import WORD, WORKBOOK, write_report
from gwreport.workflow.outputs import kept_findings
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.processes.pool import ExecutorFactory
from gwreport.workflow.progress import Progress
from gwreport.workflow.returns.collect_returns import Collected, collect_returns
from gwreport.workflow.review.link_items import link_all_same
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items, reopen_items
from gwreport.workflow.year.next_year import begin_year
from gwreport.workflow.year.node_look import Chosen
from gwreport.workflow.year.nodes import settle_nodes
from gwreport.workflow.year.scoring.score import score_round, write_scores
from gwreport.workflow.year.supervise import Asked, supervise
from gwreport.workflow.year.write_register import write_register

_REFINEMENT, _LAST = "2025-PLAN", "2025-Q4"
_NODES = ("一季度节点", "上半年节点", "前三季度节点", "全年节点", "责任人", "联系电话")
_WHO = "示例"


@dataclass(frozen=True, slots=True)
class DemoYear:
    """The year of the example; `told` hears what each step came to.

    `kept` gathers what is told of files that stood where something was to be written.
    """

    folder: Path
    examples: Path
    progress: Progress
    executor: ExecutorFactory
    told: Callable[[str], None]
    kept: list[Finding] = field(default_factory=list[Finding])

    def refine(self, workspace: Workspace) -> None:
        """Let lead units propose nodes, refuse one item's and approve the others' (细化方案)."""
        facts = self._facts("refinement")
        nodes: Mapping[str, Sequence[str]] = facts["nodes"]

        def answer(item: str, _: str, __: str) -> Mapping[str, str]:
            return dict(zip(_NODES, nodes.get(item, ()), strict=False))

        self._round(workspace, _REFINEMENT, "细化方案", facts, answer)
        at = _moment(facts["approved"])
        for item, why in facts["refused"].items():
            settle_nodes(workspace, Author(_WHO, why, at), refuse=[Chosen(item)])
        done = settle_nodes(workspace, Author(_WHO, "节点清楚、可检查", at), approve_all=True)
        self.told(
            f"细化方案：批准 {len(done.approved)} 项的节点，不同意 {len(facts['refused'])} 项"
        )

    def supervise(self, workspace: Workspace, code: str, name: str) -> None:
        """Ask the units with items behind, and take their answers in (督办)."""
        facts = self._facts("supervision")
        at = _moment(facts["at"][code])
        deadline = at.date() + timedelta(days=facts["days"])
        written = supervise(
            workspace,
            code,
            self.folder / f"{name}督办",
            author=Author(_WHO, "", at),
            deadline=deadline,
            asked=Asked(proposed=True),
        )
        answers = {**facts["answer"], "完成时限": f"{deadline.month}月底前"}
        back = self.folder / f"{name}督办答复"

        def answer(_: str, __: str, ___: str) -> Mapping[str, str]:
            return answers

        for one in written.units:
            answer_workbook(one.workbook, back / one.workbook.name, one.unit, answer)
        self._collect(workspace, [back], datetime(deadline.year, deadline.month, deadline.day, 17))
        self.told(f"{name}督办：{len(written.units)} 个单位，都已答复")

    def close(self, workspace: Workspace) -> None:
        """Close items with their evidence, and reopen one of them (销号)."""
        facts = self._facts("closing")
        folder = self.folder / "销号佐证"
        make_folder(folder)
        saved = save(folder / "竣工验收意见书.txt", facts["evidence"].encode())
        self.kept.extend(kept_findings(saved))
        author = Author(_WHO, facts["reason"], _moment(facts["at"]))
        close_items(workspace, facts["items"], author, evidence=[saved.path])
        again = Author(_WHO, facts["reopen_reason"], _moment(facts["reopen_at"]))
        reopen_items(workspace, [facts["reopened"]], again)
        self.told(f"销号：{len(facts['items'])} 项，其中 1 项又恢复办理")

    def add_livelihood(self, workspace: Workspace) -> None:
        """Load the list of livelihood projects as a plan of its own (清单)."""
        facts = self._facts("livelihood")
        loaded = load_plan(
            workspace,
            self.examples / "livelihood.txt",
            now=_moment(facts["loaded"]),
            named=facts["name"],
        )
        # What is the same matter in both is asked once from now on.
        same = link_all_same(workspace, Author(_WHO, "文字相同", _moment(facts["loaded"])))
        self.told(
            f"{facts['name']}：{len(loaded.plan.items)} 项，其中 {len(same)} 项与政府工作报告是同一事项"
        )

    def end(self, workspace: Workspace) -> tuple[Path, ...]:
        """Take the last round in, and write the report, the register, the scores and the leaders' papers."""
        facts, told = self._facts("year_end"), self._answers()
        livelihood = self._facts("livelihood")["answers"]
        plan = workspace.plan()

        def answer(item_id: str, text: str, unit: str) -> Mapping[str, str]:
            item = plan.item(item_id)
            return _year_end(item, text, unit, told, livelihood) if item is not None else {}

        self._round(workspace, _LAST, "全年", facts, answer)
        report = write_report(workspace, _LAST, self.folder / "全年报告", (WORKBOOK, WORD))
        register = write_register(workspace, self.folder / "台账", progress=self.progress)
        scored = score_round(workspace, _LAST, today=date.fromisoformat(facts["deadline"]))
        scores = write_scores(workspace, scored, self.folder / "考核")
        briefs = write_briefs(workspace, _LAST, self.folder / "领导简报", progress=self.progress)
        for one in (report, register, scores, briefs):
            self.kept.extend(one.kept)
        self.told(
            f"全年报告、工作台账、考核得分、领导简报：{self.folder / '全年报告'} 等四个文件夹"
        )
        return (*report.outputs, *register.outputs, scores.book, *scores.units, *briefs.outputs)

    def begin_next(self, workspace: Path) -> Path:
        """Make the next year's workspace from this one's."""
        year = int(self._facts("next_year")["at"][:4])
        target = workspace.with_name(f"{year}.gwr")
        now = _moment(self._facts("next_year")["at"])
        begin_year(str(target), old=str(workspace), year=year, now=now, who=_WHO)
        self.told(f"{year}年工作区：{target}（单位、设置、表样和上年结果已带入）")
        return target

    def _round(
        self,
        workspace: Workspace,
        code: str,
        name: str,
        facts: Mapping[str, Any],
        answer: Answer,
    ) -> Generated:
        deadline = date.fromisoformat(facts["deadline"])
        generated = generate_workbooks(
            workspace,
            code,
            self.folder / f"{name}填报表",
            now=_moment(facts["issued"]),
            deadline=deadline,
            progress=self.progress,
        )
        self.kept.extend(generated.kept)
        back = self.folder / f"{name}报回"
        registry, came = workspace.registry(), 0
        for one in generated.workbooks:
            unit = registry.find(one.unit)
            who = (unit.contact, f"{one.unit}负责人", unit.phone) if unit else ("", "", "")
            signed = dict(zip(SIGNER_CELLS.values(), (*who, f"{deadline:%Y-%m-%d}"), strict=True))
            came += answer_workbook(one.path, back / one.path.name, one.unit, answer, signed)
        collected = self._collect(
            workspace, [back], datetime(deadline.year, deadline.month, deadline.day, 17)
        )
        self.told(
            f"{name}：下发 {len(generated.workbooks)} 份填报表，收回 {len(collected.files)} 个文件"
        )
        return generated

    def _collect(self, workspace: Workspace, paths: Sequence[Path], now: datetime) -> Collected:
        return collect_returns(
            workspace, list(paths), now=now, progress=self.progress, executor=self.executor
        )

    def _facts(self, part: str) -> Any:
        return self._read("year.toml")[part]

    def _answers(self) -> Mapping[str, Any]:
        return self._read(f"answers-{_LAST}.toml")

    def _read(self, name: str) -> Mapping[str, Any]:
        return tomllib.loads((self.examples / "data" / name).read_text(encoding="utf-8"))


def _year_end(
    item: Item, text: str, unit: str, told: Mapping[str, Any], livelihood: Mapping[str, Any]
) -> Mapping[str, str]:
    if item.plan_name:
        found = next((said for begins, said in livelihood.items() if text.startswith(begins)), None)
        return {"进度自评": found[0], "完成情况": found[1]} if found else {}
    if item.id in told["indicators"]:
        value, growth, words = told["indicators"][item.id]
        return {"本期完成值": value, "同比增速": growth, "完成情况": words}
    if item.lead_units[:1] != (unit,):
        return {"进度自评": told["others"]["status"], "完成情况": told["others"]["text"]}
    own: Sequence[str] = told["work"].get(item.id, ())
    headings = ("进度自评", "完成情况", "存在问题", "下一步措施")
    return dict(zip(headings, own, strict=False))


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00:00")
