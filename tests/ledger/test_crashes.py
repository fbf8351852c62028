"""Whatever step fails, the file holds the state before or the state after."""

import errno
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.errors import GwreportError
from gwreport.ledger.ledger import Ledger
from gwreport.machine import effects
from tests.ledger.samples import AT, FACTS, add, plan, registry


def load(ledger: Ledger) -> None:
    with ledger.write() as change:
        sha256 = change.archive(b"plan")
        change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
        change.save_registry(registry(), at=AT)


def decide(ledger: Ledger) -> None:
    with ledger.write() as change:
        change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "改", "核实", "周叙言", AT)


def collect(ledger: Ledger) -> None:
    add(ledger, b"1")


def fail_at(number: int, code: int) -> Callable[[str], None]:
    """Make a hook that lets the n-th effect fail."""
    calls = itertools.count(1)

    def hook(_: str) -> None:
        if next(calls) == number:
            raise OSError(code, "no")

    return hook


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("change", [load, decide, collect])
@pytest.mark.usefixtures("no_hook")
def test_a_change_is_whole_or_not_at_all(
    tmp_path: Path, change: Callable[[Ledger], None], code: int
) -> None:
    with Ledger.create(tmp_path / "expected.gwr", FACTS) as ledger:
        before = ledger.state_hash()
        change(ledger)
        after = ledger.state_hash()
    failures = 0
    for number in itertools.count(1):
        path = tmp_path / f"{number}.gwr"
        with Ledger.create(path, FACTS) as ledger:
            effects.hook = fail_at(number, code)
            try:
                change(ledger)
            except GwreportError:
                failures += 1
            else:
                break
            finally:
                effects.hook = None
            # The same connection can go on, and so can another program.
            assert ledger.state_hash() == before
        with Ledger.open(path) as again:
            assert again.state_hash() == before
            change(again)
            assert again.state_hash() == after
            assert again.checks.verify_journal() is None
    assert failures >= 2


@pytest.mark.usefixtures("no_hook")
def test_a_ledger_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    failures = 0
    for number in itertools.count(1):
        folder = tmp_path / str(number)
        folder.mkdir()
        effects.hook = fail_at(number, errno.ENOSPC)
        try:
            Ledger.create(folder / "a.gwr", FACTS).close()
        except GwreportError:
            failures += 1
            assert list(folder.iterdir()) == []
        else:
            break
        finally:
            effects.hook = None
    assert failures > 10


@pytest.mark.of_files
def test_a_full_disk_leaves_the_state_before(tmp_path: Path) -> None:
    """A real refusal of the database: the file may not grow over what it has."""

    path = tmp_path / "a.gwr"
    with Ledger.create(path, FACTS) as ledger:
        before = ledger.state_hash()
        raw = ledger._database._connection.connection.dbapi_connection  # type: ignore[attr-defined]
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}").close()
        with pytest.raises(GwreportError):
            add(ledger, b"x" * 100_000)
        assert ledger.state_hash() == before
        raw.execute("PRAGMA max_page_count = 1000000").close()
        add(ledger, b"x" * 100_000)
