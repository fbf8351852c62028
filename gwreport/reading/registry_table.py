"""A registry table (单位名录) from a workbook: units with kind, aliases, contacts and groups."""

import re
from dataclasses import dataclass

_COLUMNS = {
    "name": ("单位名称", "单位", "名称", "单位全称"),
    "kind": ("类别", "单位类别", "类型"),
    "aliases": ("别名", "简称", "简称/别名", "曾用名"),
    "contact": ("联系人", "姓名"),
    "phone": ("联系电话", "电话", "手机"),
    "groups": ("所属分组", "分组"),
}
_LIST = re.compile(r"[、，,；;\n]+")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One unit as the table has it; what it leaves blank is ""."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    groups: tuple[str, ...] = ()
