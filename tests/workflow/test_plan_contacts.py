"""The persons whom a plan names go into the registry, where it has nobody; what stands there stays."""

from pathlib import Path

import pytest

from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.load_plan import LoadedPlan, load_plan
from gwreport.workflow.workspace import Workspace
from tests.reading.text_tables import FORMATS
from tests.workflow.quarter import NOW

TABLE = """
    序号 | 工作任务 | 牵头单位 | 责任人 | 联系电话
    1 | 修路3公里。 | 区交通局 | 王家和 | 1111
    2 | 建桥2座。 | 区交通局 | 王家和 | 1111
    3 | 修堤5公里。 | 区水利局、区应急局 | 李小川⏎周叙言 | 2222⏎3333
    4 | 办学2所。 | 区教委、区财政局 | 郑好 | 4444
    5 | 建园1处。 | 区交通局 | 何时 | 5555
"""


@pytest.fixture
def office(tmp_path: Path):
    path = str(tmp_path / "a.gwr")
    with Workspace.create(path, region="青禾区", year=2025, now=NOW) as workspace:
        yield workspace


def load(office: Workspace, tmp_path: Path, *, contacts: bool = True) -> LoadedPlan:
    file = tmp_path / "方案.docx"
    file.write_bytes(FORMATS["docx"](TABLE, "青禾区2025年任务分解表"))
    return load_plan(office, file, now=NOW, contacts=contacts)


def registered(office: Workspace) -> dict[str, tuple[str, str]]:
    return {unit.name: (unit.contact, unit.phone) for unit in office.registry().units}


def codes(loaded: LoadedPlan) -> list[str]:
    return [one.code for one in loaded.findings if "contact" in one.code]


def test_contacts_are_entered_and_told(office: Workspace, tmp_path: Path) -> None:
    loaded = load(office, tmp_path)
    assert registered(office) == {
        "区交通局": ("王家和", "1111"),
        "区水利局": ("李小川", "2222"),
        "区应急局": ("周叙言", "3333"),
        # One person beside two units: nobody can say whose it is.
        "区教委": ("", ""),
        "区财政局": ("", ""),
    }
    assert codes(loaded) == ["contact-entered"] * 3
    assert codes(load(office, tmp_path)) == []


def test_what_stands_in_the_registry_stays(office: Workspace, tmp_path: Path) -> None:
    load(office, tmp_path, contacts=False)
    assert set(registered(office).values()) == {("", "")}
    unit = office.unit("区交通局")
    manage_units.save_unit(
        office,
        unit.name,
        is_new=False,
        kind=unit.kind,
        contact="钱晓东",
        phone="",
        aliases=(),
        now=NOW,
    )
    loaded = load(office, tmp_path)
    assert registered(office)["区交通局"] == ("钱晓东", "")
    assert codes(loaded).count("contact-differs") == 1
