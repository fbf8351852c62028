"""Labels that stand without a colon or set wide: “责任单位为甲局”, “【牵头】甲局”, “牵 头 单 位：甲局”."""

import re

from gwreport.reading.words.brackets import OPENING_CLASS, SQUARE_CLOSING, SQUARE_OPENING
from gwreport.reading.words.divisions import are_bodies, are_units
from gwreport.reading.words.headings import Role, bracket_role, colon_role

UNITS = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})
# 牵 头 单 位：, set as wide as the label above it.
_BLANK = re.compile(r"[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff]")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[ \t\u3000]{0,8}[\u4e00-\u9fff]){1,9}(?=\s*+[：:])"
)
# “责任单位为甲局”: a label without a colon.
_SPELLED = re.compile(
    rf"(?:^|(?<=[。；;，,\s{OPENING_CLASS}]))(?P<words>[^：:。；;，,、\s（(为是]{{2,8}}?)(?:均|都|统一)?(?P<is>[为是])(?P<said>[^。；;：:）){SQUARE_CLOSING}]{{2,80}})"
)
# “【牵头】甲局”: a label in brackets, with no colon and something behind it.
_IN_BRACKETS = re.compile(
    rf"[{SQUARE_OPENING}](?P<words>[^{SQUARE_OPENING}{SQUARE_CLOSING}：:]{{1,8}})[{SQUARE_CLOSING}](?=[^{SQUARE_OPENING}{SQUARE_CLOSING}：:、，,；;。）)])"
)
_LABELS = {Role.DUE: "完成时限", Role.LEAD: "牵头", Role.SUPPORT: "配合"}


def with_colons(text: str) -> str:
    """Give labels their colon: those that end in 为 where bodies follow (“责任单位为甲局、乙局”), those in brackets.

    “【牵头】甲局 【配合】乙局” has labels in brackets.
    """
    if _BLANK.search(text):
        text = _PADDED.sub(_closed_label, text)
    if any(mark in text for mark in "【〔[［〖"):
        text = _IN_BRACKETS.sub(_bracket_label, text)
    for found in reversed(list(_SPELLED.finditer(text))):
        role = colon_role(found["words"])
        if role in UNITS and are_bodies(found["said"]) and are_units(found["said"]):
            text = f"{text[: found.end('words')]}：{text[found.end('is') :]}"
    return text


def _closed_label(found: re.Match[str]) -> str:
    """Close up a label that is set wide: 牵 头 单 位：甲局."""
    closed = "".join(found[0].split())
    return closed if colon_role(closed) else found[0]


def _bracket_label(found: re.Match[str]) -> str:
    role = bracket_role(found["words"])
    if role is None:
        return found[0]
    label = _LABELS.get(role, "") if colon_role(found["words"]) is None else found["words"].strip()
    # What stands before keeps its length: a blank there is none of its words.
    return f" {label}："
