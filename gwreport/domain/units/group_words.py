"""Which sort of units a group word (各镇街, 区级相关部门单位) means, and which words mean the same sort."""

import re
from collections.abc import Iterable

from gwreport.domain.units.registry import Group, UnitKind

_WORDS = (
    (UnitKind.TOWN, re.compile("镇|乡|街道|办事处")),
    (UnitKind.PARK, re.compile("园区|开发区|高新区|经开区|功能区|综保区")),
    (UnitKind.ENTERPRISE, re.compile("企业|国企|公司|集团")),
    (UnitKind.VERTICAL, re.compile("垂管|垂直管理|驻.{0,3}单位")),
)
_DEPARTMENTS = re.compile("部门|委办|单位|[委局]$")
# Whoever is a member of something is of any sort.
_MEMBERS = re.compile("成员单位")


def group_kinds(name: str) -> frozenset[UnitKind]:
    """Give the sorts of units that a group word means; none where it does not say."""
    if _MEMBERS.search(name):
        return frozenset()
    kinds = {kind for kind, words in _WORDS if words.search(name)}
    if not kinds and _DEPARTMENTS.search(name):
        kinds = {UnitKind.DEPARTMENT}
    return frozenset(kinds)


def alike_groups(name: str, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Give the other groups whose words mean the same sort of units: 相关镇街 for 各镇街."""
    kinds = group_kinds(name)
    return tuple(
        one for one in groups if kinds and one.name != name and group_kinds(one.name) == kinds
    )
