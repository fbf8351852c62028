"""Returns that other machines read: the same comes of them, and what kills a reader kills no machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import ArgumentError
from gwreport.wording.errors import explain_error
from gwreport.workflow.returns.collect_returns import collect_returns
from tests.reading_cluster import running_cluster
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.of_files  # how it is stored is told elsewhere


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two machines."""
    pytest.importorskip("distributed")
    with running_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running.address


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")  # the library's own, of sockets that it closes late
def test_what_a_cluster_reads_is_what_this_machine_reads(cluster: str, tmp_path: Path) -> None:
    states: list[str] = []
    for sort, address in (("here", ""), ("there", cluster)):
        folder = tmp_path / sort
        folder.mkdir()
        with open_office(folder) as office:
            made = issue(office, folder)
            for unit in ("区城市管理局", "区财政局"):
                answers = {"新建": {"完成情况": f"{unit}：已建成4个。"}}
                fill(workbook_of(made, unit), folder / "回" / f"{unit}.xlsx", answers)
            (folder / "回" / "坏.xlsx").write_bytes(b"PK\x03\x04 no more")
            collected = collect_returns(office, [folder / "回"], now=LATER, cluster=address)
            totals = collected.totals()
            assert totals[Outcome.ACCEPTED_WITH_FINDINGS] == 2
            assert totals[Outcome.REFUSED] == 1
            words = [
                (one.unit, one.outcome, [entry.cells for entry in one.entries])
                for one in office.ledger.submissions()
            ]
            states.append(repr(words))
    assert states[0] == states[1]


def test_a_cluster_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gwreport.workflow.processes import cluster

    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with open_office(tmp_path) as office:
        made = issue(office, tmp_path)
        with pytest.raises(ArgumentError) as caught:
            collect_returns(
                office,
                [made.workbooks[0].path],
                now=LATER,
                cluster="tcp://127.0.0.1:9",
            )
        assert office.ledger.submissions() == []
    assert "连不上集群" in explain_error(caught.value)
