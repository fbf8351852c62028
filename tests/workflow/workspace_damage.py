"""Damage as it happens to workspace files: bytes flipped or lost, and rows that nobody's program wrote."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from gwreport.cli.entry import run
from gwreport.domain.checks.registry import every_check
from gwreport.domain.papers import Paper
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import UnitKind
from gwreport.ui.operations import (
    chasing,
    collection,
    deciding,
    history,
    issuing,
    options,
    overview,
    plans,
    reporting,
    reviewing,
    searching,
    undoing,
    units,
    workspaces,
)
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.progress import SILENT
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.ledger.tampering import tampering
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND, UNIT = "2025-Q3", "区城市管理局"
AUTHOR = Author("甲", "核实", LATER)
DAY = date(2025, 10, 12)
Damage = Callable[[random.Random, Path], str]
Action = Callable[[Path], object]


def make_workspace(folder: Path) -> None:
    """Make a workspace with something of everything, and returns that may be collected."""
    import openpyxl

    answers = {
        "新建": {"完成情况": "已建成4个，占80%。", "进度自评": "正常推进"},
        "整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"},
    }
    with open_office(folder) as office:
        made = issue(office, folder)
        path = fill(workbook_of(made, UNIT), folder / "b" / "1.xlsx", answers)
        book = openpyxl.load_workbook(path)
        book["目标任务"].append([None, "另外种树", None, None, None, None, "已种100棵。"])
        book.create_sheet("佐证").append(["企业", "数"])
        book.save(path)
        other = fill(workbook_of(made, "区财政局"), folder / "b" / "2.xlsx", answers)
        again = fill(workbook_of(made, UNIT), folder / "c" / "3.xlsx", _others("已建成5个。"))
        (folder / "b" / "4.xlsx").write_bytes(b"PK\x03\x04 cut")
        collect_returns(office, [folder / "b"], now=LATER, workers=1, executor=threads)
        (held,) = collect_returns(office, [again], now=LATER, workers=1, executor=threads).files
        decide.set_status(office, ROUND, "T2", Status.BEHIND, AUTHOR)
        decide.choose_text(office, ROUND, "T2", "区财政局", AUTHOR)
        decide.join_texts(office, ROUND, "T2", [UNIT, "区财政局"], AUTHOR)
        undone = decide.edit_text(office, ROUND, "T3", "全部完成。", AUTHOR)
        decide.undo(office, ROUND, undone, AUTHOR)
        with suppress(StopIteration):
            one = next(
                (item, finding)
                for item in review_round(office, ROUND).items
                for finding in item.findings
                if item.item
            )
            accept_finding(office, ROUND, one[0].item or "", one[1].code, None, AUTHOR)
        send_back(office, ROUND, UNIT, folder / "退回", author=AUTHOR, items={"T2": "请补充"})
        settle_version(office, ROUND, held.submission.number, accept=True, author=AUTHOR)
        late = fill(workbook_of(made, UNIT), folder / "d" / "5.xlsx", _others("已建成3个。"))
        collect_returns(office, [late], now=LATER, workers=1, executor=threads)
        with office.ledger.write() as change:
            change.set_setting(
                "office", "督查室", at=datetime.fromisoformat("2025-10-01T09:00:00+08:00")
            )
    (folder / "方案2.txt").write_text(
        (folder / "方案.txt").read_text(encoding="utf-8").replace("5个", "6个"), encoding="utf-8"
    )
    assert other.is_file()
    for name in ("下发", "退回"):
        shutil.rmtree(folder / name)


def _others(words: str) -> dict[str, dict[str, str]]:
    return {"新建": {"完成情况": words, "进度自评": "已完成"}}


# Damage to bytes


def flip_anywhere(chance: random.Random, file: Path) -> str:
    data = bytearray(file.read_bytes())
    places = [chance.randrange(len(data)) for _ in range(chance.choice((1, 3, 20)))]
    for place in places:
        data[place] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    return f"flipped {places}"


def change_header(chance: random.Random, file: Path) -> str:
    data = bytearray(file.read_bytes())
    place, value = chance.randrange(100), chance.choice((0, 1, 2, 255, chance.randrange(256)))
    data[place] = value
    file.write_bytes(data)
    return f"header {place} = {value}"


def flip_page_head(chance: random.Random, file: Path) -> str:
    """Flip a byte in the head of a page, where its kind and the places of its cells stand."""
    data = bytearray(file.read_bytes())
    page = chance.randrange(len(data) // 4096)
    place = page * 4096 + (100 if page == 0 else 0) + chance.randrange(40)
    data[place] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    return f"page head {place}"


def cut(chance: random.Random, file: Path) -> str:
    size = chance.randrange(file.stat().st_size)
    file.write_bytes(file.read_bytes()[:size])
    return f"cut at {size}"


def blank_page(chance: random.Random, file: Path) -> str:
    data = bytearray(file.read_bytes())
    page = chance.randrange(len(data) // 4096)
    data[page * 4096 : page * 4096 + 4096] = bytes(4096)
    file.write_bytes(data)
    return f"blank page {page}"


def exchange_pages(chance: random.Random, file: Path) -> str:
    data = bytearray(file.read_bytes())
    one, other = (4096 * chance.randrange(len(data) // 4096) for _ in range(2))
    data[one : one + 4096], data[other : other + 4096] = (
        data[other : other + 4096],
        data[one : one + 4096],
    )
    file.write_bytes(data)
    return f"pages {one} {other}"


def put_something_else(chance: random.Random, file: Path) -> str:
    kind = chance.choice(("folder", "empty", "text", "zip"))
    file.unlink()
    match kind:
        case "folder":
            file.mkdir()
        case "empty":
            file.write_bytes(b"")
        case "text":
            file.write_text("工作区", encoding="utf-8")
        case _:
            file.write_bytes(b"PK\x03\x04" + bytes(9_000))
    return kind


# Damage to rows

_ODD_VALUES: tuple[object, ...] = (
    *("{", "[]", "{}", "[1]", '{"a": 1}', "null", "12", "-5", "", "x", "甲乙", "\ufdd0!!!", "\0"),
    *(-5, 0, 10**18, 2.5, b"\xff\x00", b"", "[" * 20_000, "9" * 5_000, "2025-99-99T99:99:99"),
    None,
)


def change_cell(chance: random.Random, file: Path) -> str:
    """Put an odd value into a column, of one row or of all."""
    with tampering(file) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
        ]
        while True:
            table = chance.choice(tables)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            if not rows:
                continue
            column, value = chance.choice(columns), chance.choice(_ODD_VALUES)
            which = "" if chance.random() < 0.3 else f"LIMIT 1 OFFSET {chance.randrange(rows)}"
            changed = f"WHERE rowid IN (SELECT rowid FROM {table} {which})"
            with suppress(sqlite3.IntegrityError):
                if chance.random() < 0.15:
                    statement = f"UPDATE {table} SET {column} = CAST(x'ff41ffe4' AS TEXT) {changed}"
                    connection.execute(statement)
                    return statement
                statement = f"UPDATE {table} SET {column} = ? {changed}"
                connection.execute(statement, (value,))
                return f"{statement}: {value!r:.60}"


def reword_json(chance: random.Random, file: Path) -> str:
    """Exchange a word of the JSON in a column for another, so that it stays JSON."""
    column = chance.choice(
        (
            *("plan.content", "issue.workbooks", "unit.aliases", "unit_group.members"),
            *("entry.cells", "finding.facts", "decision.value", "journal.payload"),
        )
    )
    table, name = column.split(".")
    old, new = chance.choice(
        (
            *(('"', "'"), (":[", ":{"), ("[", "[null,"), ('":"', '":5,"x":"'), ('":', '":[],"')),
            *((":", ":-"), ("{", '{"more":1,'), ("T2", ""), ("2025", "x"), ("number", "n")),
        )
    )
    with tampering(file) as connection:
        connection.execute(f"UPDATE {table} SET {name} = replace({name}, ?, ?)", (old, new))
    return f"{column}: {old} -> {new}"


def drop_table(chance: random.Random, file: Path) -> str:
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    (name,) = chance.choice(names)
    connection.execute(f"DROP TABLE {name}")
    connection.commit()
    connection.close()
    return f"dropped {name}"


def drop_column(chance: random.Random, file: Path) -> str:
    with tampering(file) as connection:
        table, column = chance.choice(
            (("entry", "cells"), ("submission", "version"), ("plan", "content"), ("unit", "name"))
        )
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    return f"dropped {table}.{column}"


def delete_rows(chance: random.Random, file: Path) -> str:
    with tampering(file) as connection:
        table = chance.choice(
            ("archive", "submission", "decision", "plan", "unit", "issue", "journal", "recorded")
        )
        connection.execute(f"DELETE FROM {table} WHERE rowid % 2")
    return f"deleted from {table}"


DAMAGES: tuple[Damage, ...] = (
    *(flip_anywhere, change_header, flip_page_head, cut, blank_page, exchange_pages),
    *(put_something_else, change_cell, change_cell, change_cell, reword_json, reword_json),
    *(drop_table, drop_column, delete_rows),
)


# What is done with it


def _command(*arguments: str) -> Action:
    """A command on the workspace; `{folder}` stands for the folder in which it is."""

    def act(file: Path) -> int:
        filled = [one.replace("{folder}", str(file.parent)) for one in arguments]
        return run([*filled, "-w", str(file)], lambda _: 2)

    act.__name__ = " ".join(arguments)
    return act


def _opened(do: Callable[[Workspace], object]) -> Action:
    def act(file: Path) -> None:
        with Workspace.open(str(file)) as office:
            do(office)

    return act


def _take_back(file: Path, found: undoing.Newest | None) -> object:
    return deciding.undo_at_once(_desk(file, found.subject), found.number) if found else None


def _desk(file: Path, subject: str) -> deciding.Desk:
    return deciding.Desk(str(file), ROUND, subject, "甲", "核实", 99)


def _preview(file: Path) -> None:
    shown = reporting.view_report(str(file), ROUND)
    assert shown is None or shown.data


def _chase(file: Path) -> None:
    found = chasing.view_chase(str(file), ROUND, DAY)
    if found is not None:
        chasing.write_chase(str(file), found, file.parent / "催报")


ACTIONS: dict[str, Action] = {
    "status": _command("status", ROUND),
    "status json": _command("status", ROUND, "--json"),
    "review": _command("review", ROUND, "--all"),
    "review json": _command("review", ROUND, "--all", "--json"),
    "report": _command("report", ROUND, "--out", "{folder}/报告"),
    "report word": _command("report", ROUND, "--out", "{folder}/报告", "--format", "docx"),
    "generate": _command("generate", ROUND, "--out", "{folder}/新下发"),
    "generate next": _command("generate", "2025-Q4", "--out", "{folder}/新下发"),
    "units": _command("units"),
    "units check": _command("units", "check"),
    "units export": _command("units", "export", "{folder}/名录.xlsx"),
    "units alias": _command("units", "alias", UNIT, "区城管局"),
    "trace": _command("trace", ROUND, "T2"),
    "trace json": _command("trace", ROUND, "T2", "--json"),
    "decide status": _command("decide", ROUND, "T2", "--status", "已完成", "--reason", "因"),
    "decide confirm": _command("decide", ROUND, "T3", "--confirm"),
    "decide choose": _command("decide", ROUND, "T2", "--choose", UNIT, "--reason", "因"),
    "decide undo": _command("decide", ROUND, "--undo", "5", "--reason", "因"),
    "decide undo file": _command("decide", ROUND, "--undo", "8", "--reason", "因"),
    "decide list": _command("decide", ROUND, "--list"),
    "decide accept": _command("decide", ROUND, "--accept", "5", "--reason", "因"),
    "chase": _command("chase", ROUND, "--out", "{folder}/催报"),
    "notice": _command("notice", ROUND, "--out", "{folder}/通知"),
    "papers": _command("papers", ROUND, "--out", "{folder}/公文"),
    "checks": _command("checks"),
    "checks off": _command("checks", "--off", every_check()[0].code, "--reason", "因"),
    "settings": _command("settings"),
    "settings set": _command("settings", "office=督查室"),
    "extract": _command("extract", "1", "--out", "{folder}/原件"),
    "sendback": _command("sendback", ROUND, UNIT, "--out", "{folder}/退回2"),
    "check": _command("check"),
    "check json": _command("check", "--json"),
    "rebuild": _command("check", "--rebuild"),
    "backup": _command("backup", "{folder}/备份.gwr"),
    "collect": _opened(
        lambda office: collect_returns(
            office,
            [Path(office.ledger.location).parent / "c", Path(office.ledger.location).parent / "b"],
            now=LATER,
            workers=1,
            executor=threads,
        )
    ),
    "restore": lambda file: restore(file, file.parent / "恢复.gwr", now=LATER),
    "rebuild in place": lambda file: rebuild(str(file), now=LATER),
    "back up": _opened(lambda office: back_up(office, Path(office.ledger.location + "2"))),
    "ui workspace": lambda file: workspaces.view_workspace(str(file)),
    "ui overview": lambda file: overview.view_overview(str(file), ROUND, DAY),
    "ui collection": lambda file: collection.view_collection(str(file), ROUND, DAY),
    "ui plan": lambda file: plans.view_plan(str(file)),
    "ui units": lambda file: units.view_units(str(file)),
    "ui save unit": lambda file: units.save_unit(
        str(file), "区体育局", UnitKind.DEPARTMENT, "", "", ["区体局"], LATER, shown=None
    ),
    "ui options": lambda file: options.view_options(str(file)),
    "ui history": lambda file: history.view_history(str(file)),
    "ui export history": lambda file: history.export_history(str(file), file.parent / "历史.xlsx"),
    "ui check": lambda file: history.check(str(file)),
    "ui issuing": lambda file: issuing.view_issuing(str(file), ROUND),
    "ui review": lambda file: reviewing.view_review(str(file), ROUND),
    "ui report": _preview,
    "ui search": lambda file: searching.search(str(file), ROUND, "公园"),
    "ui chase": _chase,
    "ui letters": lambda file: chasing.write_letters(
        str(file), ROUND, file.parent / "函", (Paper.LETTER,), DAY, None
    ),
    "ui undo": lambda file: _take_back(file, undoing.newest_decision(str(file), ROUND)),
    "ui redo": lambda file: _take_back(file, undoing.newest_undoing(str(file), ROUND)),
    "ui edit": lambda file: deciding.edit(_desk(file, "T2"), "改写"),
    "ui join": lambda file: deciding.join(_desk(file, "T2"), [UNIT, "区财政局"]),
    "ui row": lambda file: deciding.take_row(_desk(file, "1"), "T3", "目标任务", 6),
    "ui send back": lambda file: deciding.return_to_unit(
        _desk(file, UNIT), file.parent / "退回3", {"T2": "请补充"}
    ),
    "ui extract": lambda file: collection.extract(str(file), 1, file.parent / "原件2"),
}
# Also those that read the breakdown in a process of its own, which takes longer.
SLOW_ACTIONS: dict[str, Action] = {
    "load": _command("load", "{folder}/方案2.txt"),
    "ui load preview": lambda file: plans.preview_plan(
        str(file), file.parent / "方案2.txt", datetime.now(), SILENT
    ),
}
