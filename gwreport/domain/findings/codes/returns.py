"""The codes of what is found in a returned workbook."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class ReturnCode(Code, ReprEnum):
    """Of a returned workbook."""

    OTHER_WORKSPACE = "other-workspace", Severity.ERROR
    NOT_ISSUED = "not-issued", Severity.ERROR
    ROUND_EARLIER = "round-earlier", Severity.ERROR
    ROUND_NOT_NEWEST = "round-not-newest", Severity.INFO
    UNIT_SUPPOSED = "unit-supposed", Severity.INFO
    MARK_ALTERED = "mark-altered", Severity.WARNING
    MARKS_DISAGREE = "marks-disagree", Severity.ERROR
    MARKS_GONE = "marks-gone", Severity.WARNING
    NO_TABLE = "no-table", Severity.ERROR
    DISTRIBUTION_LIST = "distribution-list", Severity.INFO
    UNKNOWN_RETURN = "unknown-return", Severity.ERROR
    IDENTITY_BY_TEXTS = "identity-by-texts", Severity.ERROR
    IDENTITY_ASSUMED = "identity-assumed", Severity.ERROR
    IDENTITY_SHARED = "identity-shared", Severity.ERROR
    NAME_OTHER_UNIT = "name-other-unit", Severity.WARNING
    SUFFIX_DIFFERS = "suffix-differs", Severity.WARNING
    FORMAT_OLD = "format-old", Severity.WARNING
    FORMAT_CONVERTED = "format-converted", Severity.INFO
    CLOCK_ODD = "clock-odd", Severity.INFO
    MORE_ALIKE = "more-alike", Severity.WARNING
    COLUMNS_MOVED = "columns-moved", Severity.WARNING
    COLUMN_EXTRA = "column-extra", Severity.WARNING
    COLUMN_LOST = "column-lost", Severity.ERROR, Trait.COLUMNS_IN_DOUBT, Trait.HOLDS
    HEADING_EDITED = "heading-edited", Severity.WARNING
    COLUMN_TWICE = "column-twice", Severity.ERROR, Trait.COLUMNS_IN_DOUBT, Trait.HOLDS
    HEADER_BY_PLACE = "header-by-place", Severity.ERROR, Trait.COLUMNS_IN_DOUBT, Trait.HOLDS
    HEADER_LOST = "header-lost", Severity.ERROR, Trait.COLUMNS_IN_DOUBT, Trait.HOLDS
    ABOVE_HEADER = "above-header", Severity.INFO
    SHEET_RENAMED = "sheet-renamed", Severity.INFO
    SHEET_COPIED = "sheet-copied", Severity.ERROR, Trait.HOLDS
    SHEET_COPIED_SAME = "sheet-copied-same", Severity.INFO
    SHEET_EXTRA = "sheet-extra", Severity.WARNING
    GUIDE_WRITTEN = "guide-written", Severity.WARNING
    ROWS_SORTED = "rows-sorted", Severity.INFO
    ROWS_HIDDEN = "rows-hidden", Severity.INFO
    COLUMNS_HIDDEN = "columns-hidden", Severity.INFO
    CELLS_UNACCOUNTED = "cells-unaccounted", Severity.ERROR, Trait.HOLDS
    ROW_EXTRA = "row-extra", Severity.WARNING, Trait.OF_ROW, Trait.NOT_FOR_UNITS
    ROW_NEAR = "row-near", Severity.ERROR, Trait.OF_ROW, Trait.NOT_FOR_UNITS
    ROW_AMBIGUOUS = "row-ambiguous", Severity.ERROR, Trait.OF_ROW, Trait.NOT_FOR_UNITS
    ROW_TWICE = "row-twice", Severity.ERROR, Trait.HOLDS, Trait.OF_ROW, Trait.NOT_FOR_UNITS
    ROW_ELSEWHERE = "row-elsewhere", Severity.ERROR, Trait.HOLDS, Trait.OF_ROW, Trait.NOT_FOR_UNITS
    ROW_ELSEWHERE_SAME = "row-elsewhere-same", Severity.INFO, Trait.NOT_FOR_UNITS
    ROW_TWICE_SAME = "row-twice-same", Severity.INFO, Trait.NOT_FOR_UNITS
    ROW_OTHER_UNIT = (
        "row-other-unit",
        Severity.ERROR,
        Trait.HOLDS,
        Trait.OF_ROW,
        Trait.NOT_FOR_UNITS,
    )
    TOKEN_ALTERED = "token-altered", Severity.WARNING, Trait.NOT_FOR_UNITS
    TOKEN_MOVED = "token-moved", Severity.WARNING, Trait.NOT_FOR_UNITS
    TEXT_EDITED = "text-edited", Severity.WARNING, Trait.NOT_FOR_UNITS
    GIVEN_EDITED = "given-edited", Severity.WARNING
    ROWS_MISSING = "rows-missing", Severity.WARNING, Trait.OF_WHOLE_RETURN
    RETURN_EMPTY = "return-empty", Severity.WARNING, Trait.OF_WHOLE_RETURN
    PARTLY_FILLED = "partly-filled", Severity.WARNING, Trait.OF_WHOLE_RETURN
    CELLS_MERGED = "cells-merged", Severity.WARNING
    FORMULA_UNCACHED = "formula-uncached", Severity.ERROR
    FORMULA_KEPT = "formula-kept", Severity.WARNING
    FORMULA_OUTSIDE = "formula-outside", Severity.WARNING
    PICTURE_IN_CELL = "picture-in-cell", Severity.ERROR
    ERROR_VALUE = "error-value", Severity.ERROR
    STRUCK_OUT = "struck-out", Severity.ERROR
    STRUCK_PARTLY = "struck-partly", Severity.WARNING
    NUMBER_FORMAT = "number-format", Severity.WARNING
    NUMBER_FORMAT_UNSEEN = "number-format-unseen", Severity.WARNING
    NUMBER_ODD = "number-odd", Severity.WARNING
    NUMBER_UNIT = "number-unit", Severity.WARNING
    NUMBER_FRACTION = "number-fraction", Severity.WARNING
    TEXT_RED = "text-red", Severity.WARNING
    NUMBER_ROUNDED = "number-rounded", Severity.INFO
    NUMBER_PERCENT = "number-percent", Severity.WARNING
    DATE_READ = "date-read", Severity.INFO
    NUMBER_SIGNLESS = "number-signless", Severity.WARNING
    NUMBER_WORDED = "number-worded", Severity.INFO
    VALUE_HIDDEN = "value-hidden", Severity.ERROR
    TEXT_FAINT = "text-faint", Severity.WARNING
    CELL_RESTYLED = "cell-restyled", Severity.WARNING
    TEXT_FORMAT = "text-format", Severity.WARNING
    SYMBOL_READ = "symbol-read", Severity.INFO
    SYMBOL_UNKNOWN = "symbol-unknown", Severity.WARNING
    RAISED_READ = "raised-read", Severity.INFO
    RAISED_MARKED = "raised-marked", Severity.WARNING
    TEXT_AS_FORMULA = "text-as-formula", Severity.ERROR
    FORMULA_AS_TEXT = "formula-as-text", Severity.WARNING
    DATE_FROM_FIGURE = "date-from-figure", Severity.WARNING
    STATUS_UNKNOWN = "status-unknown", Severity.WARNING
    CHOICE_UNKNOWN = "choice-unknown", Severity.WARNING
    REQUIRED_BLANK = "required-blank", Severity.WARNING
    TEXT_LONG = "text-long", Severity.WARNING
    FILLER = "filler", Severity.WARNING
    FIGURE_UNREAD = "figure-unread", Severity.WARNING
    HAS_NOTE = "has-note", Severity.WARNING, Trait.NOT_FOR_UNITS
    HAS_TEXTBOX = "has-textbox", Severity.WARNING
    HAS_CONTROL = "has-control", Severity.WARNING
    HAS_LINK = "has-link", Severity.WARNING, Severity.INFO
    HAS_LINK_ON_PICTURE = "has-link-on-picture", Severity.WARNING, Severity.INFO
    HAS_PAGE_WORDS = "has-page-words", Severity.WARNING
    LETTER_TELLING = "letter-telling", Severity.WARNING, Trait.OF_LETTER
    LETTER_GREETING = "letter-greeting", Severity.INFO, Trait.OF_LETTER
    HAS_PICTURE = "has-picture", Severity.WARNING
    HAS_ATTACHMENT = "has-attachment", Severity.WARNING
    HAS_MACRO = "has-macro", Severity.WARNING
    HAS_EXTERNAL_LINK = "has-external-link", Severity.WARNING
    HAS_CHART_SHEET = "has-chart-sheet", Severity.WARNING
