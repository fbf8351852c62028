"""The program's log tells where a mistake happened, and nothing of what anybody wrote."""

import os
import traceback
from pathlib import Path

import pytest

from gwreport.machine import program_log
from gwreport.machine.program_log import log_path, record

WORDS = "区水利局：全年目标未完成"


def fail(cell: str) -> None:
    try:
        {}[cell]
    except KeyError as error:
        raise ValueError(f"cannot read {cell}") from error


def caught(cell: str = WORDS) -> BaseException:
    try:
        fail(cell)
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_has_the_types_and_the_places_and_no_words(own_state: Path) -> None:
    error = caught()
    assert WORDS in "".join(traceback.format_exception(error))
    recorded = record(error)
    assert recorded.path == log_path()
    assert recorded.path.is_relative_to(own_state)
    written = recorded.path.read_text(encoding="utf-8")
    assert recorded.text in written
    assert "builtins.ValueError" in written
    assert "from builtins.KeyError" in written
    assert "test_program_log.py:" in written
    assert WORDS not in written


def test_a_group_of_exceptions_and_a_circle_of_causes_are_told_once() -> None:
    first, second = ValueError(WORDS), KeyError(WORDS)
    first.__cause__, second.__cause__ = second, first
    text = record(ExceptionGroup(WORDS, [first, second])).text
    assert text.count("ValueError") == text.count("KeyError") == 1
    assert WORDS not in text


def test_the_system_s_own_number_and_the_name_of_a_lost_module_are_told() -> None:
    assert "errno 28" in record(OSError(28, WORDS, WORDS)).text
    assert "olefile" in record(ModuleNotFoundError(WORDS, name="olefile")).text


def test_endless_recursion_is_told_in_few_lines() -> None:
    def deep(number: int) -> int:
        return deep(number + 1)

    with pytest.raises(RecursionError) as told:
        deep(0)
    text = record(told.value).text
    assert "RecursionError" in text
    assert len(text.splitlines()) < 60


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_the_user_can_read_it_also_when_a_former_version_wrote_it() -> None:
    path = record(caught()).path
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    record(caught())
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program_log, "_BYTES", 2_000)
    for _ in range(40):
        record(caught())
    sizes = [path.stat().st_size for path in log_path().parent.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) < 4_000


def test_where_it_cannot_be_written_nothing_fails(own_state: Path) -> None:
    own_state.parent.mkdir(parents=True, exist_ok=True)
    own_state.write_text("a file where the folder should be", encoding="utf-8")
    recorded = record(caught())
    assert recorded.path is None
    assert "builtins.ValueError" in recorded.text


def test_an_exception_that_cannot_be_told_fails_nothing() -> None:
    class OddError(Exception):
        def __getattribute__(self, name: str) -> object:
            raise RuntimeError(name)

    assert WORDS not in record(OddError(WORDS)).text
