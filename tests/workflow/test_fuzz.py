"""Damaged returns: taken equal, taken with a finding, held or refused; never a changed word unsaid.

`GWREPORT_FUZZ` sets how many are tried (2,000), `GWREPORT_FUZZ_SEED` what chance begins with; a
failure names seed and number, which make the same file again.
"""

import os
import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import WorkerError
from gwreport.workbooks.intake.reading import Intake, IntakeContext, take_in
from gwreport.workflow.processes.pool import ReadingPool
from gwreport.workflow.returns.collect_returns import intake_context
from gwreport.workflow.workspace import Workspace
from tests.workflow.damaging import ON_THE_WAY, Damage, damage_part, make_returns

TRIES = int(os.environ.get("GWREPORT_FUZZ", "2000"))
SEED = os.environ.get("GWREPORT_FUZZ_SEED", "1")
NOT_MERGED = (Outcome.REFUSED, Outcome.HELD)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the workspace and its returns."""
    return tmp_path_factory.mktemp("fuzz")


@pytest.fixture(scope="module")
def returns(folder: Path) -> dict[str, bytes]:
    """Good returns by name."""
    return make_returns(folder)


@pytest.fixture(scope="module")
def context(folder: Path, returns: dict[str, bytes]) -> IntakeContext:
    """What a reading process knows of the workspace."""
    with Workspace.open(str(folder / "a.gwr")) as office:
        return intake_context(office)


def verdict(damaged: Intake, good: Intake) -> str:
    """Say what became of a damaged file; "silent" must not be."""
    if damaged.outcome in NOT_MERGED:
        return damaged.outcome.value
    same = (damaged.reading.round, damaged.reading.unit, damaged.reading.entries) == (
        good.reading.round,
        good.reading.unit,
        good.reading.entries,
    )
    if same and Counter(damaged.reading.loose) == Counter(good.reading.loose):
        return "equal"
    told = {one.code for one in damaged.reading.findings if one.severity is not Severity.INFO}
    return "warned" if told - {one.code for one in good.reading.findings} else "silent"


def damaged_return(number: int, returns: dict[str, bytes]) -> tuple[str, Damage, bytes]:
    chance = random.Random(f"{SEED}-{number}")
    name = chance.choice(sorted(returns))
    damage = chance.choice((*ON_THE_WAY, damage_part))
    return name, damage, damage(chance, returns[name])


@pytest.mark.long
def test_no_damage_on_the_way_changes_a_word_unsaid(
    returns: dict[str, bytes], context: IntakeContext
) -> None:
    good = {name: take_in(data, "a.xlsx", context) for name, data in returns.items()}
    assert all(one.outcome not in NOT_MERGED for one in good.values())
    verdicts: Counter[str] = Counter()
    silent: list[tuple[str, int, str, str]] = []
    for number in range(TRIES):
        name, damage, data = damaged_return(number, returns)
        came = verdict(take_in(data, "a.xlsx", context), good[name])
        verdicts[came] += 1
        # Of a part that was packed again with a right checksum nobody can know what it said.
        if came == "silent" and damage is not damage_part:
            silent.append((SEED, number, name, damage.__name__))
    assert silent == []
    assert verdicts["equal"] > TRIES // 40
    assert verdicts["refused"] > TRIES // 3


@pytest.mark.long
@pytest.mark.libreoffice
def test_damage_to_other_formats_costs_the_file_at_most(
    soffice: str, folder: Path, returns: dict[str, bytes], context: IntakeContext
) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    jobs: list[tuple[bytes, str]] = []
    (folder / "noted.xlsx").write_bytes(returns["noted"])
    for suffix in ("ods", "xls"):
        command = [soffice, "--headless", profile, "--convert-to", suffix, "--outdir", str(folder)]
        done = subprocess.run(
            [*command, str(folder / "noted.xlsx")], check=True, timeout=300, capture_output=True
        )
        assert done.returncode == 0
        good = (folder / f"noted.{suffix}").read_bytes()
        jobs.append((good, f"good.{suffix}"))
        for number in range(TRIES // 20):
            chance = random.Random(f"{SEED}-{suffix}-{number}")
            damage = chance.choice(ON_THE_WAY if suffix == "ods" else (ON_THE_WAY[0],))
            jobs.append((damage(chance, good), f"{number}.{suffix}"))
    with ReadingPool(take_in, context, workers=2, seconds=20) as pool:
        came = list(pool.run(jobs))
    assert len(came) == len(jobs)
    for (_, name), one in zip(jobs, came, strict=True):
        if isinstance(one, WorkerError):
            # A reader that died or ran away is told; one that has a mistake is to be mended.
            assert one.reason != "failed", (SEED, name)
        elif one.outcome not in NOT_MERGED:
            # .xls has no checksum at all: that its format is old is said of every one.
            assert any(finding.code == "format-old" for finding in one.reading.findings), (
                SEED,
                name,
            )
