"""Which rounds a workspace takes: quarters for everything, the refinement where nodes are collected."""

import pytest

from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.wording.errors import explain_error


def test_what_reports_does_not_take_the_refinement(tmp_path):
    from datetime import datetime

    from gwreport.workflow.workspace import Workspace

    place = str(tmp_path / "a.gwr")
    with Workspace.create(place, region="青禾区", year=2031, now=datetime(2031, 1, 5)) as workspace:
        assert workspace.round("2031-PLAN", refinement=True) == Round(2031, 0)
        with pytest.raises(ArgumentError) as told:
            workspace.round("2031-PLAN")
        assert "节点" in explain_error(told.value)
