"""What the columns of a document are called when a person says what they hold (对应栏目)."""

from gwreport.domain.plan.column_mapping import ColumnRole, RowMark
from gwreport.domain.plan.documents import DocumentKind

COLUMN_ROLES = {
    ColumnRole.NUMBER: "序号",
    ColumnRole.CATEGORY: "类别",
    ColumnRole.TEXT: "目标任务",
    ColumnRole.LEADER: "牵头领导",
    ColumnRole.LEAD: "牵头单位",
    ColumnRole.SUPPORT: "配合单位",
    ColumnRole.DUE: "完成时限",
    ColumnRole.COMPLETION: "完成情况",
    ColumnRole.TARGET: "全年目标",
    ColumnRole.CONTACT: "联系人",
    ColumnRole.STATUS: "完成状态",
    ColumnRole.RATE: "完成率",
    ColumnRole.PROBLEM: "存在问题",
    ColumnRole.NEXT_STEP: "下一步打算",
    ColumnRole.MEASURE: "计量单位",
    ColumnRole.NATURE: "属性",
    ColumnRole.REMARK: "其他栏目",
    ColumnRole.LEFT_OUT: "不读",
}
_BESIDE = (ColumnRole.REMARK, ColumnRole.LEFT_OUT)
_TOLD = (
    ColumnRole.STATUS,
    ColumnRole.RATE,
    ColumnRole.PROBLEM,
    ColumnRole.NEXT_STEP,
)
_PLANNED = (
    ColumnRole.NUMBER,
    ColumnRole.CATEGORY,
    ColumnRole.TEXT,
    ColumnRole.LEADER,
    ColumnRole.LEAD,
    ColumnRole.SUPPORT,
    ColumnRole.DUE,
    ColumnRole.COMPLETION,
    ColumnRole.TARGET,
    ColumnRole.CONTACT,
)
# What the columns of a document of each kind can be.
ROLES_OF = {
    DocumentKind.PLAN: (*_PLANNED, ColumnRole.MEASURE, *_BESIDE),
    DocumentKind.REPORT: (
        ColumnRole.NUMBER,
        ColumnRole.CATEGORY,
        ColumnRole.TEXT,
        ColumnRole.COMPLETION,
        *_TOLD,
        ColumnRole.TARGET,
        ColumnRole.LEAD,
        ColumnRole.SUPPORT,
        ColumnRole.LEADER,
        ColumnRole.DUE,
        ColumnRole.CONTACT,
        *_BESIDE,
    ),
    DocumentKind.INDICATORS: (
        ColumnRole.NUMBER,
        ColumnRole.CATEGORY,
        ColumnRole.TEXT,
        ColumnRole.MEASURE,
        ColumnRole.NATURE,
        ColumnRole.TARGET,
        ColumnRole.COMPLETION,
        *_BESIDE,
    ),
}
# What the kinds of documents are called where a person says what a table's columns are.
KINDS_OF_TABLES = {
    DocumentKind.PLAN: "任务分解方案",
    DocumentKind.REPORT: "完成情况报告",
    DocumentKind.INDICATORS: "指标表",
}
# Other names under which a role is written on the command line.
_ALSO = {
    "进度": ColumnRole.STATUS,
    "下一步": ColumnRole.NEXT_STEP,
    "下一步措施": ColumnRole.NEXT_STEP,
    "问题": ColumnRole.PROBLEM,
    "指标名称": ColumnRole.TEXT,
    "牵头责任单位": ColumnRole.LEAD,
    "责任（配合）单位": ColumnRole.SUPPORT,
    "备注": ColumnRole.REMARK,
}
ROW_MARKS = {
    RowMark.HEADER: "表头",
    RowMark.HEADING: "小标题",
    RowMark.ITEM: "任务",
    RowMark.PART: "分项",
    RowMark.LEFT_OUT: "不读",
}
# What takes back what was said of earlier documents.
UNSAID = "由程序判断"
# Roles that only the reading itself gives.
_FURTHER_ROLES = {
    "division": "责任分工",
    "responsible": "责任单位",
    "node": "分期节点",
    "": "其他栏目",
}
_GROUNDS = {
    "heading": "按表头认出",
    "cells": "按栏中内容判断",
    "said": "按您的说明",
    "remembered": "按上次的说明",
    "unknown": "表头没有认出，原样保留",
}


def role_name(key: str) -> str:
    """Give the name of what a column was taken for."""
    if key in _FURTHER_ROLES:
        return _FURTHER_ROLES[key]
    return next((name for role, name in COLUMN_ROLES.items() if role == key), key)


def ground_name(key: str) -> str:
    """Say why a column was taken for it."""
    return _GROUNDS[key]


def read_column_role(written: str) -> ColumnRole | None:
    """Read the name of a role; None for a word that is none."""
    word = "".join(written.split())
    if word == UNSAID:
        return ColumnRole.UNSAID
    return next((role for role, name in COLUMN_ROLES.items() if name == word), _ALSO.get(word))


def row_mark_name(key: str) -> str:
    """Say what becomes of a row that is marked so: “作为小标题”."""
    return next((f"作为“{name}”" for mark, name in ROW_MARKS.items() if mark == key), UNSAID)
