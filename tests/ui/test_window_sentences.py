"""What the window tells of findings and errors names no command, and loses nothing else."""

import re
from collections.abc import Iterator
from datetime import date

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ui.operations import collection, reviewing, units
from gwreport.ui.operations.sentences import error_words
from gwreport.workflow.demo import Demo

_ROUND = "2025-Q3"
_COMMAND = re.compile(r"命令|gwreport|decide|--[a-z]")


def told(location: str) -> Iterator[str]:
    review = reviewing.view_review(location, _ROUND)
    assert review is not None
    yield from (finding.words for row in review.rows for finding in row.findings)
    files = collection.view_collection(location, _ROUND, date(2025, 10, 11)).files
    yield from (one.message + one.suggestion for file in files for one in file.told)
    yield from (one.words for one in units.view_units(location).unresolved)


def test_findings_are_told_without_commands(demo: Demo) -> None:
    sentences = list(told(str(demo.workspace)))
    assert len(sentences) > 20
    assert any("在审核中" in one for one in sentences)
    for sentence in sentences:
        assert not _COMMAND.search(sentence), sentence
        assert sentence.endswith("。")


def test_errors_are_told_without_commands() -> None:
    words = error_words(WorkspaceError("2025.gwr", WorkspaceFault.NO_PLAN))
    assert words == "工作区“2025.gwr”还没有任务分解方案。请先装入方案。"
