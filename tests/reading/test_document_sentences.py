"""Every finding of reading has a sentence, and every sentence a finding."""

import re

from gwreport.reading import understand_document
from gwreport.wording.findings.explaining import explain

_ROOMS = ("reading", "officefiles")


def test_findings_are_explained_with_their_facts():
    text = (
        "牵头单位：区交通局。\n1．修路，\n至城南。\n牵头单位：区林业局区水利局等；责任单位：区财政局。\n"
        "3．修桥。\n责任单位：区水利局。\n3．修桥。\n牵头单位：。\n"
    )
    findings = understand_document(text.encode(), "方案.txt").findings
    assert {one.code for one in findings} >= {
        "units-without-task",
        "text-cut-joined",
        "separator-missing",
        "lead-list-open",
        "number-jump",
        "number-repeated",
        "responsible-as-lead-here",
        "item-repeated",
        "lead-missing",
        "year-missing",
    }
    for finding in findings:
        explanation = explain(finding)
        assert re.search("[\u4e00-\u9fff]", explanation.message)
        assert explanation.suggestion
        assert finding.place.file == "方案.txt"
