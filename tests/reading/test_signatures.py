"""Who signs and when, set in one paragraph below the last units (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.breakdowns import of_lines

LINES = (
    "青禾县人民政府关于分解2026年重点工作任务的通知",
    "1.加固水库3座。",
    "责任单位：县水利局",
    "2.新建公园5处。",
    "责任单位：县城管局、县财政局",
)
SIGNED = [
    "青禾县人民政府\n2026年3月5日",
    "青禾县人民政府 2026年3月5日",
    "青禾县人民政府\u3000\u30002026年3月5日",
    "青禾县人民政府办公室二〇二六年三月五日",
    "特此通知。\n青禾县人民政府\n2026年3月5日",
]


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("signed", SIGNED)
def test_who_signs_is_no_unit_of_the_last_task(signed: str, form: str) -> None:
    reading = understand_document(of_lines((*LINES, signed), form), f"a.{form}")
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [
        ("县水利局",),
        ("县城管局", "县财政局"),
    ]
    assert reading.plan.issuer.startswith("青禾县人民政府")
    assert "text-cut-joined" not in {str(one.code) for one in reading.findings}
