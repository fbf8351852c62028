"""The Chinese names of sorts of units, and of what a group word means."""

from gwreport.domain.units.registry import GroupScope, UnitKind

UNIT_KINDS = {
    UnitKind.DEPARTMENT: "部门",
    UnitKind.TOWN: "镇街",
    UnitKind.PARK: "园区",
    UnitKind.ENTERPRISE: "国企",
    UnitKind.VERTICAL: "垂管",
}
GROUP_SCOPES = {GroupScope.ALL: "全部", GroupScope.RELEVANT: "相关"}
