"""The codes of what is found in opening a document: what was left out, and what it holds beside its text."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity


class OpeningCode(Code, ReprEnum):
    """Of opening a document."""

    DELETED_TEXT = "deleted-text", Severity.INFO
    INSERTED_TEXT = "inserted-text", Severity.INFO
    STRUCK_TEXT = "struck-text", Severity.WARNING
    HIDDEN_TEXT = "hidden-text", Severity.WARNING
    COVERED_TEXT = "covered-text", Severity.WARNING
    PLACEHOLDER_LEFT_OUT = "placeholder-left-out", Severity.WARNING
    SIGN_UNKNOWN = "sign-unknown", Severity.WARNING
    RAISED_TEXT = "raised-text", Severity.WARNING
    FIELD_UNREAD = "field-unread", Severity.WARNING
    RUBY_LEFT_OUT = "ruby-left-out", Severity.INFO
    TEXT_BOX_READ = "text-box-read", Severity.INFO
    DRAWING_WORDS = "drawing-words", Severity.WARNING
    PICTURE_LEFT_OUT = "picture-left-out", Severity.WARNING
    PICTURES_SMALL = "pictures-small", Severity.INFO
    EMBEDDED_READ = "embedded-read", Severity.INFO
    EMBEDDED_LEFT_OUT = "embedded-left-out", Severity.WARNING
    INSERTED_PART_READ = "inserted-part-read", Severity.INFO
    INSERTED_PART_LEFT_OUT = "inserted-part-left-out", Severity.WARNING
    WATERMARK_LEFT_OUT = "watermark-left-out", Severity.INFO
    TURNED_LEFT_OUT = "turned-left-out", Severity.WARNING
    TEXT_OVERLAPS = "text-overlaps", Severity.WARNING
    TEXT_RECOGNISED = "text-recognised", Severity.WARNING
    SIGNS_UNMAPPED = "signs-unmapped", Severity.WARNING
    FORM_VALUE_LEFT_OUT = "form-value-left-out", Severity.WARNING
    WORDS_UNREAD = "words-unread", Severity.WARNING
    DOCUMENT_COMMENT = "document-comment", Severity.WARNING
    DOCUMENT_COMMENT_ON = "document-comment-on", Severity.WARNING
    FOOTNOTE_LEFT_OUT = "footnote-left-out", Severity.INFO
    PAGE_HEADER_LEFT_OUT = "page-header-left-out", Severity.INFO
    MORE_OF_THESE = "more-of-these", Severity.WARNING, Severity.INFO
    HIDDEN_SHEET = "hidden-sheet", Severity.WARNING
    HIDDEN_ROWS = "hidden-rows", Severity.WARNING
    HIDDEN_COLUMNS = "hidden-columns", Severity.WARNING
    CELL_COMMENT = "cell-comment", Severity.WARNING
    PICTURES_IN_SHEET = "pictures-in-sheet", Severity.WARNING
    EMBEDDED_IN_WORKBOOK = "embedded-in-workbook", Severity.WARNING
    CHART_SHEET_LEFT_OUT = "chart-sheet-left-out", Severity.WARNING
    EXTERNAL_VALUES = "external-values", Severity.INFO
    NUMBER_FORMAT_ODD = "number-format-odd", Severity.WARNING
    NUMBER_FORMAT_UNKNOWN = "number-format-unknown", Severity.WARNING
    NUMBER_WITHOUT_SIGN = "number-without-sign", Severity.WARNING
    FORMULA_WITHOUT_VALUE = "formula-without-value", Severity.WARNING
    ERROR_IN_CELL = "error-in-cell", Severity.WARNING
    STREAM_DAMAGED = "stream-damaged", Severity.WARNING
    MORE_ALIKE_READ = "more-alike-read", Severity.WARNING
    MACRO_NOT_RUN = "macro-not-run", Severity.INFO
    FORMAT_NOT_SEEN = "format-not-seen", Severity.INFO
    SIGNS_UNKNOWN = "signs-unknown", Severity.WARNING
    BROKEN_LINES_JOINED = "broken-lines-joined", Severity.INFO
    PAGE_WORDS_LEFT_OUT = "page-words-left-out", Severity.INFO
    PAGE_MARKS_LEFT_OUT = "page-marks-left-out", Severity.INFO
    LINK_BEHIND = "link-behind", Severity.INFO
