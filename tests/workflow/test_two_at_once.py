"""Whatever two clerks do at once, what one of them stored is never lost by the other."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gwreport.domain.checks.registry import every_check
from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.merging.send_backs import read_value
from gwreport.domain.plan.corrections import correction_of
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import UnitKind
from gwreport.errors import ArgumentError
from gwreport.wording.errors import explain_error
from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.decide_rows import take_row
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.rounds.check_entries import switch_off, switch_on
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import BREAKDOWN, LATER, NOW, fill, issue, open_office, workbook_of

ROUND, UNIT = "2025-Q3", "区城市管理局"
AUTHOR = Author("乙", "核实", LATER)
PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "正常推进"}}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded")
    open_office(folder).close()
    return folder / "a.gwr"


@pytest.fixture
def location(loaded: Path, tmp_path: Path) -> str:
    shutil.copyfile(loaded, tmp_path / "a.gwr")
    return str(tmp_path / "a.gwr")


@pytest.fixture
def mine(location: str) -> Iterator[Workspace]:
    with Workspace.open(location) as office:
        yield office


@pytest.fixture
def other(location: str) -> Iterator[Workspace]:
    with Workspace.open(location) as office:
        yield office


@pytest.fixture
def first(monkeypatch: pytest.MonkeyPatch) -> Callable[[Workspace, Callable[[], object]], None]:
    """Let the other do something when this clerk has looked, in the moment before he writes."""

    def arrange(office: Workspace, do: Callable[[], object]) -> None:
        write = office.ledger.write
        done: list[object] = []

        def after_the_other():
            if not done:
                done.append(None)
                do()
            return write()

        monkeypatch.setattr(office.ledger, "write", after_the_other)

    return arrange


Change = Callable[[Workspace], object]
CHANGES: dict[str, Change] = {
    "unit": lambda office: manage_units.add_unit(office, "区数据局", None, now=NOW),
    "alias": lambda office: manage_units.add_alias(office, UNIT, "区城管局", now=NOW),
    "group": lambda office: manage_units.set_group(office, "各镇街", [UNIT], now=NOW),
    "contact": lambda office: manage_units.save_unit(
        office,
        "区财政局",
        is_new=False,
        kind=UnitKind.DEPARTMENT,
        contact="王",
        phone="1",
        aliases=["财政"],
        now=NOW,
    ),
}


@pytest.mark.parametrize("his", CHANGES)
@pytest.mark.parametrize("ours", CHANGES)
def test_two_changes_of_the_registry_are_both_kept(
    mine: Workspace, other: Workspace, first: Callable[..., None], his: str, ours: str
) -> None:
    if his == ours == "unit":
        CHANGES[his](other)
        with pytest.raises(ArgumentError):
            CHANGES[ours](mine)
        return
    first(mine, lambda: CHANGES[his](other))
    CHANGES[ours](mine)
    registry = mine.registry()
    for name in (his, ours):
        match name:
            case "unit":
                assert registry.find("区数据局") is not None
            case "alias":
                assert registry.find("区城管局") == registry.find(UNIT)
            case "group":
                group = registry.group("各镇街")
                assert group is not None
                assert [registry.by_number(one) for one in group.members] == [registry.find(UNIT)]
            case _:
                treasury = registry.find("财政")
                assert treasury is not None
                assert (treasury.name, treasury.contact, treasury.phone) == ("区财政局", "王", "1")


def test_two_units_added_at_once_get_two_numbers(
    mine: Workspace, other: Workspace, first: Callable[..., None]
) -> None:
    first(mine, lambda: manage_units.add_unit(other, "区数据局", None, now=NOW))
    added = manage_units.add_unit(mine, "区体育局", None, now=NOW)
    registry = mine.registry()
    assert registry.find("区数据局") is not None
    assert registry.find("区体育局") == added
    assert len({unit.number for unit in registry.units}) == len(registry.units)


def test_what_a_clerk_left_as_he_saw_it_stays_as_another_made_it(mine: Workspace) -> None:
    seen = mine.unit("区财政局")
    facts = {"is_new": False, "kind": seen.kind, "aliases": (), "now": NOW, "shown": seen}
    manage_units.save_unit(mine, seen.name, contact="王", phone="", **facts)
    saved = manage_units.save_unit(mine, seen.name, contact="", phone="000-1", **facts)
    assert (saved.contact, saved.phone) == ("王", "000-1")


def test_members_that_another_added_or_took_away_stay_so(mine: Workspace) -> None:
    names = [unit.name for unit in mine.registry().units[:4]]
    manage_units.set_group(mine, "各镇街", names[:2], now=NOW)
    seen = names[:2]
    manage_units.set_members(mine, "各镇街", [names[0], names[2]], now=NOW, shown=seen)
    group = manage_units.set_members(mine, "各镇街", [*seen, names[3]], now=NOW, shown=seen)
    registry = mine.registry()
    numbers = [unit.number for name in names if (unit := registry.find(name))]
    assert group.members == (numbers[0], numbers[2], numbers[3])


def test_the_same_registry_table_imported_twice_at_once_makes_no_unit_twice(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    manage_units.add_unit(mine, "区数据局", None, now=NOW)
    table = manage_units.export_units(mine, tmp_path / "名录.xlsx").path
    (tmp_path / "b").mkdir()
    with open_office(tmp_path / "b") as one, Workspace.open(one.ledger.location) as two:
        first(one, lambda: manage_units.import_units(two, table, now=NOW))
        told = manage_units.import_units(one, table, now=NOW)
        names = [unit.name for unit in one.registry().units]
    assert "区数据局" in names
    assert len(names) == len(set(names))
    assert told.added == ()


MORE = BREAKDOWN.replace(
    "三、政府", "5．新增停车位200个。\n牵头领导：赵明；牵头单位：区住建委。\n三、政府"
)
OTHER = BREAKDOWN.replace(
    "三、政府", "5．修缮文物3处。\n牵头领导：赵明；牵头单位：区文旅委。\n三、政府"
)


def test_two_breakdowns_loaded_at_once_give_no_two_items_one_id(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    one, two = tmp_path / "甲.txt", tmp_path / "乙.txt"
    one.write_text(MORE, encoding="utf-8")
    two.write_text(OTHER, encoding="utf-8")
    first(mine, lambda: load_plan(other, two, now=NOW))
    loaded = load_plan(mine, one, now=NOW)
    assert loaded.version == 3
    second, third = mine.plan(2), mine.plan(3)
    by_text = {item.text: item.id for item in second.items}
    for item in third.items:
        if item.text in by_text:
            assert item.id == by_text[item.text]
        else:
            assert item.text.startswith("新增停车位")
            assert item.id not in by_text.values()
    assert loaded.changes is not None
    assert (len(loaded.changes.new), len(loaded.changes.gone)) == (1, 1)
    names = {unit.name for unit in mine.registry().units}
    assert {"区住建委", "区文旅委"} <= names


def test_an_item_that_is_gone_gives_its_id_to_no_other_and_gets_it_back(
    mine: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "方案.txt"

    def load(text: str) -> dict[str, str]:
        file.write_text(text, encoding="utf-8")
        return {item.text[:2]: item.id for item in load_plan(mine, file, now=NOW).plan.items}

    with_parking = load(MORE)
    assert "新增" not in load(BREAKDOWN)
    with_relics = load(OTHER)
    assert with_relics["修缮"] != with_parking["新增"]
    again = load(MORE)
    assert again["新增"] == with_parking["新增"]


def test_what_was_looked_at_before_loading_must_still_be_so(
    mine: Workspace, other: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "甲.txt"
    file.write_text(MORE, encoding="utf-8")
    seen = load_plan(mine, file, now=NOW, trial=True)
    park = next(item for item in seen.plan.items if item.text.startswith("新建"))
    corrections = {park.id: correction_of(park)}
    file.write_text(OTHER, encoding="utf-8")
    with pytest.raises(ArgumentError) as caught:
        load_plan(mine, file, now=NOW, corrections=corrections, looked=seen.looked)
    assert "核对后再装入" in explain_error(caught.value)
    file.write_text(MORE, encoding="utf-8")
    load_plan(other, file, now=NOW)
    with pytest.raises(ArgumentError):
        load_plan(mine, file, now=NOW, corrections=corrections, looked=seen.looked)
    again = load_plan(mine, file, now=NOW, trial=True)
    assert load_plan(mine, file, now=NOW, looked=again.looked).version == 3


def test_workbooks_are_made_of_the_plan_and_the_units_that_stand(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    file = tmp_path / "乙.txt"
    file.write_text(MORE, encoding="utf-8")
    first(mine, lambda: load_plan(other, file, now=NOW))
    made = generate_workbooks(mine, ROUND, tmp_path / "下发", now=NOW)
    assert "区住建委" in {one.unit for one in made.workbooks}
    (kept,) = mine.ledger.issues()
    assert kept.plan_version == 2
    assert {one.unit for one in kept.workbooks} == {one.unit for one in made.workbooks}


def test_a_class_that_new_words_have_changed_is_not_confirmed(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    issued = issue(mine, tmp_path)
    streets = workbook_of(issued, UNIT)

    def collect(name: str, words: str, office: Workspace) -> None:
        answers = {"整治": {"完成情况": words, "进度自评": ""}}
        file = fill(streets, tmp_path / name, answers)
        collect_returns(office, [file], now=LATER, workers=1, executor=threads)

    collect("1.xlsx", "", mine)
    fill_in = {"整治": {"进度自评": "依时序推进", "完成情况": "已整治9条。"}}
    file = fill(streets, tmp_path / "2.xlsx", fill_in)
    collect_returns(mine, [file], now=LATER, workers=1, executor=threads)
    item = next(one.id for one in mine.plan().items if one.text.startswith("整治"))
    shown = _proposed(mine, item)
    assert shown is not Status.UNKNOWN
    # The unit sends again, and the clerk beside takes its new words.
    worse = {"整治": {"进度自评": "停滞暂缓", "完成情况": "因资金问题全部停工，未开展。"}}
    (held,) = collect_returns(
        other,
        [fill(streets, tmp_path / "3.xlsx", worse)],
        now=LATER,
        workers=1,
        executor=threads,
    ).files

    def take() -> None:
        settle_version(other, ROUND, held.submission.number, accept=True, author=AUTHOR)

    first(mine, take)
    with pytest.raises(ArgumentError) as caught:
        decide.confirm_status(mine, ROUND, item, AUTHOR)
    assert "刚刚变了" in explain_error(caught.value)
    assert _proposed(mine, item) is not shown
    with pytest.raises(ArgumentError):
        decide.confirm_status(mine, ROUND, item, AUTHOR, shown=shown)
    decide.confirm_status(mine, ROUND, item, AUTHOR, shown=_proposed(mine, item))
    kinds = [one.kind for one in mine.ledger.decisions(ROUND)]
    assert kinds.count(DecisionKind.CONFIRM) == 1


def _proposed(office: Workspace, item: str) -> Status:
    return decide._proposed(office, office.round(ROUND), decide.find_item(office, item))


def test_a_row_of_a_file_that_is_no_longer_taken_is_not_taken(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    import openpyxl

    streets = workbook_of(issue(mine, tmp_path), UNIT)
    collect_returns(
        mine, [fill(streets, tmp_path / "1.xlsx", PARK)], now=LATER, workers=1, executor=threads
    )
    path = fill(streets, tmp_path / "2.xlsx", {"新建": {"完成情况": "已建成5个。"}})
    book = openpyxl.load_workbook(path)
    book["目标任务"].append([None, "另外种树", None, None, None, None, "已种100棵。"])
    last = book["目标任务"].max_row
    book.save(path)
    (held,) = collect_returns(mine, [path], now=LATER, workers=1, executor=threads).files
    decision = settle_version(
        mine, ROUND, held.submission.number, accept=True, author=AUTHOR
    ).decision
    first(mine, lambda: decide.undo(other, ROUND, decision, AUTHOR))
    with pytest.raises(ArgumentError) as caught:
        take_row(mine, ROUND, "新建", held.submission.number, "目标任务", last, AUTHOR)
    assert caught.value.problem == "file-not-merged"


def test_two_sendings_back_at_once_are_the_same_one(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    streets = workbook_of(issue(mine, tmp_path), UNIT)
    collect_returns(
        mine, [fill(streets, tmp_path / "1.xlsx", PARK)], now=LATER, workers=1, executor=threads
    )
    made = []
    first(mine, lambda: made.append(send_back(other, ROUND, UNIT, tmp_path / "甲", author=AUTHOR)))
    second = send_back(mine, ROUND, UNIT, tmp_path / "乙", author=AUTHOR)
    assert second.decision == made[0].decision
    assert second.path.read_bytes() == made[0].path.read_bytes()


def test_a_sending_back_asks_about_the_words_that_came_last(
    mine: Workspace, other: Workspace, first: Callable[..., None], tmp_path: Path
) -> None:
    streets = workbook_of(issue(mine, tmp_path), UNIT)

    def collect(office: Workspace, name: str, **answers: dict[str, str]) -> None:
        file = fill(streets, tmp_path / name, PARK | answers)
        collect_returns(office, [file], now=LATER, workers=1, executor=threads)

    collect(mine, "1.xlsx")
    first(mine, lambda: collect(other, "2.xlsx", 整治={"完成情况": "已整治9条。"}))
    sent = send_back(mine, ROUND, UNIT, tmp_path / "退回", author=AUTHOR)
    assert sent.send_back.version == 2
    assert [read_value(one.value).number for one in mine.ledger.decisions(ROUND)] == [1]


def test_a_rule_that_another_switched_on_is_not_switched_on_twice(
    mine: Workspace, other: Workspace, first: Callable[..., None]
) -> None:
    rule = every_check()[0].code
    switch_off(mine, rule, reason="因", who="甲", now=NOW)
    first(mine, lambda: switch_on(other, rule, now=NOW))
    with pytest.raises(ArgumentError):
        switch_on(mine, rule, now=NOW)
