"""The navigation names its pages without loading them: the first window has nothing to wait for."""

import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.ui.appearance.resources import assets_folder
from gwreport.ui.page import Page, PagePlace
from gwreport.ui.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
# What only a workspace needs.
_NOT_YET = (
    "sqlalchemy",
    "lxml",
    "jinja2",
    "gwreport.workflow.workspace",
    "gwreport.domain.plan.plan",
)


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_a_place_leads_to_the_page_of_its_name(place: PagePlace):
    kind = place.load()
    assert isinstance(kind, type)
    assert issubclass(kind, Page)
    assert kind.name == place.name


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_a_place_has_an_icon(place: PagePlace):
    assert (assets_folder() / "icons" / f"{place.name}.svg").is_file()


def test_the_first_window_loads_neither_pages_nor_workspaces():
    code = (
        "import sys\n"
        "import gwreport.ui.app, gwreport.ui.main_window\n"
        f"names = {_NOT_YET!r} + tuple(f'gwreport.ui.pages.{{one.name}}_page' for one in "
        "gwreport.ui.main_window.PAGES)\n"
        "sys.exit(', '.join(set(names) & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_opens_a_workspace_and_reviews_it_loads_nothing_that_reads_or_writes_documents():
    code = (
        "import sys\n"
        "from gwreport.ui.operations.opened import prepare_opening\n"
        "from gwreport.ui.pages import PAGES\n"
        "prepare_opening()\n"
        "for place in PAGES:\n"
        "    if place.name in ('overview', 'review'):\n"
        "        place.load()\n"
        "names = {'gwreport.reading', 'gwreport.workbooks.intake.reading', 'jinja2', 'lxml',\n"
        "         'gwreport.officefiles.archives', 'openpyxl', 'urllib.request', 'xlsxwriter'}\n"
        "sys.exit(', '.join(names & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
