"""An item's own quarterly nodes and its time limit."""

import pytest

from gwreport.domain.judgement.signs.nodes import is_due, node_share
from gwreport.domain.rounds import Round


@pytest.mark.parametrize(
    ("text", "quarter", "share"),
    [
        ("一季度完成20%、上半年完成50%、前三季度完成80%。", 1, 0.2),
        ("一季度完成20%、上半年完成50%、前三季度完成80%。", 3, 0.8),
        ("6月底前完成40%，年底前完成100%。", 2, 0.4),
        ("6月底前完成40%，年底前完成100%。", 1, None),
        ("二季度末累计完成60％。", 3, 0.6),
        ("增长6%。", 3, None),
        ("", 3, None),
    ],
)
def test_the_newest_node_up_to_the_round_counts(
    text: str, quarter: int, share: float | None
) -> None:
    assert node_share(text, Round(2025, quarter)) == share


@pytest.mark.parametrize(
    ("due", "passed"),
    [
        ("2025年6月底", True),
        ("9月底前", True),
        ("10月", False),
        ("2026年6月", False),
        ("2024-11", True),
        ("上半年", True),
        ("二季度", True),
        ("四季度", False),
        ("全年", False),
        ("2025年12月", False),
        ("长期坚持", False),
        ("", False),
    ],
)
def test_a_limit_passes_with_the_end_of_its_month(due: str, passed: bool) -> None:
    assert is_due(due, Round(2025, 3)) is passed
