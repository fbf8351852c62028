"""What a document holds that was not read, in a few words for the refusal of one in which nothing was found."""

from collections.abc import Collection

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode

# Where it stands, and what makes it part of the text.
_SORTS: tuple[tuple[frozenset[OpeningCode], str, str], ...] = (
    (frozenset({OpeningCode.HIDDEN_SHEET}), "隐藏的工作表", "取消隐藏"),
    (frozenset({OpeningCode.HIDDEN_ROWS, OpeningCode.HIDDEN_COLUMNS}), "隐藏的行或列", "取消隐藏"),
    (frozenset({OpeningCode.HIDDEN_TEXT}), "隐藏的文字", "取消隐藏"),
    (frozenset({OpeningCode.DELETED_TEXT}), "修订删去的文字", "接受或拒绝修订"),
    (frozenset({OpeningCode.STRUCK_TEXT}), "删除线", "取消删除线"),
    (frozenset({OpeningCode.COVERED_TEXT}), "被合并的单元格盖住的文字", "取消合并"),
    (
        frozenset(
            {
                OpeningCode.INSERTED_PART_LEFT_OUT,
                OpeningCode.EMBEDDED_LEFT_OUT,
                OpeningCode.EMBEDDED_IN_WORKBOOK,
            }
        ),
        "插入的部分",
        "把插入的部分复制成正文",
    ),
    (frozenset({OpeningCode.CHART_SHEET_LEFT_OUT}), "图表", "把图表里的内容写进表格"),
    (frozenset({OpeningCode.DRAWING_WORDS}), "图形", "把图形里的文字写进正文"),
    (frozenset({OpeningCode.FORM_VALUE_LEFT_OUT}), "表单", "把填写的内容写进正文"),
    (
        frozenset({OpeningCode.TURNED_LEFT_OUT, OpeningCode.WORDS_UNREAD}),
        "版面以外的文字",
        "换用 Word 或 Excel 版本",
    ),
    (
        frozenset({OpeningCode.PICTURE_LEFT_OUT, OpeningCode.PICTURES_IN_SHEET}),
        "图片",
        "把图片改为文字（可用文字识别软件转换）",
    ),
)


def left_out_words(codes: Collection[Code], *, is_bare: bool) -> str:
    """Say where there is something that was not read, and how to have it read; "" for nowhere.

    Small pictures are mostly seals: they are named where the document `is_bare`, without any words.
    """
    places: list[str] = []
    remedies: dict[str, None] = {}
    found = {*codes}
    if is_bare and OpeningCode.PICTURES_SMALL in found:
        found.add(OpeningCode.PICTURE_LEFT_OUT)
    for sort, place, remedy in _SORTS:
        if sort & found:
            places.append(place)
            remedies[remedy] = None
    if not places:
        return ""
    return f"有内容在{'、'.join(places)}里，没有读入。确是正式内容的，请先{'、'.join(remedies)}"
