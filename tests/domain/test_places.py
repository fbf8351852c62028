"""Where something stands on a sheet: read from what a file says, and written as files write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.findings.place import LAST_COLUMN, LAST_ROW, NOWHERE, sheet_spot, spot_of


@pytest.mark.parametrize(
    ("written", "reference"),
    [("C5", "C5"), ("$C$5", "C5"), ("c5", "C5"), ("C5:D7", "C5:D7"), ("XFD1048576", "XFD1048576")],
)
def test_a_place_is_read_and_written_again(written: str, reference: str) -> None:
    assert spot_of(written).reference == reference
    assert spot_of(reference) == spot_of(written)


@pytest.mark.parametrize("written", ["", "XFE1", "A0", "第三行", "A1:B2:C3", "A1048577"])
def test_what_is_no_place_on_a_sheet_keeps_its_words(written: str) -> None:
    assert spot_of(written).reference == written
    assert (spot_of(written) == NOWHERE) == (written == "")


@given(st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN))
def test_a_cell_is_found_again_by_its_address(row: int, column: int) -> None:
    assert spot_of(sheet_spot(row, column).reference) == sheet_spot(row, column)
