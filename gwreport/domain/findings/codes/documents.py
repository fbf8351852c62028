"""The codes of what is found in reading a document: breakdown, report, indicator table."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class DocumentCode(Code, ReprEnum):
    """Of reading a document."""

    TEXT_COLUMN_ASSUMED = "text-column-assumed", Severity.WARNING
    COLUMN_AS_REMARK = "column-as-remark", Severity.WARNING
    COLUMN_BY_CELLS = "column-by-cells", Severity.WARNING
    COLUMN_DOUBTED = "column-doubted", Severity.WARNING
    COLUMN_KEPT = "column-kept", Severity.INFO
    COLUMN_SAID = "column-said", Severity.INFO
    COLUMNS_SAID_ALIKE = "columns-said-alike", Severity.WARNING
    ROW_REMEMBERED = "row-remembered", Severity.INFO
    COLUMN_REMEMBERED = "column-remembered", Severity.INFO
    TARGET_JOINED = "target-joined", Severity.INFO
    RESPONSIBLE_AS_LEAD = "responsible-as-lead", Severity.INFO
    FIRST_UNIT_LEADS = "first-unit-leads", Severity.INFO
    LEAD_MARKED = "lead-marked", Severity.INFO
    HEADING_AS_ITEM = "heading-as-item", Severity.WARNING
    LIMIT_FOR_ALL = "limit-for-all", Severity.INFO
    SECTION_RESPONSIBILITY = "section-responsibility", Severity.INFO
    NAMES_TICKED = "names-ticked", Severity.WARNING
    LEADER_BESIDE_UNIT = "leader-beside-unit", Severity.INFO
    PERSON_BESIDE_UNIT = "person-beside-unit", Severity.INFO
    LINE_SHARED = "line-shared", Severity.WARNING
    LEADER_UNUSUAL = "leader-unusual", Severity.INFO
    SEVERAL_SENTENCES = "several-sentences", Severity.INFO
    RESPONSIBLE_AS_LEAD_HERE = "responsible-as-lead-here", Severity.WARNING
    NOTE_LEFT_OUT = "note-left-out", Severity.INFO
    CLOSING_LEFT_OUT = "closing-left-out", Severity.INFO
    PARAGRAPH_LEFT_OUT = "paragraph-left-out", Severity.INFO
    LIST_LEFT_OUT = "list-left-out", Severity.INFO
    GROUP_ROW = "group-row", Severity.INFO
    BROAD_ROW = "broad-row", Severity.INFO
    TABLE_CONTINUED = "table-continued", Severity.INFO
    BLANKS_GO_ON = "blanks-go-on", Severity.WARNING
    TABLE_OF_LINES = "table-of-lines", Severity.WARNING
    TABLES_APART = "tables-apart", Severity.INFO
    HEADINGS_DOUBLED = "headings-doubled", Severity.ERROR
    MARKS_AS_UNITS = "marks-as-units", Severity.WARNING
    BLOCKS_AS_TABLE = "blocks-as-table", Severity.INFO
    TABLE_TURNED = "table-turned", Severity.INFO
    FORM_HEAD = "form-head", Severity.INFO
    UNITS_ON_LINES = "units-on-lines", Severity.WARNING
    TABLE_LEFT_OUT = "table-left-out", Severity.WARNING
    SHEET_BESIDE_ANNEXES = "sheet-beside-annexes", Severity.INFO
    ROW_LEFT_OUT = "row-left-out", Severity.WARNING
    WORDS_NOWHERE = "words-nowhere", Severity.WARNING
    PROSE_BESIDE = "prose-beside", Severity.INFO
    UNITS_WITHOUT_TASK = "units-without-task", Severity.WARNING
    ROW_JOINED = "row-joined", Severity.WARNING
    TEXT_CUT_JOINED = "text-cut-joined", Severity.WARNING
    PARAGRAPH_JOINED = "paragraph-joined", Severity.INFO
    LINES_JOINED = "lines-joined", Severity.INFO
    STRAY_MARK = "stray-mark", Severity.INFO
    TAKEN_FROM_PARENT = "taken-from-parent", Severity.INFO
    DITTO_READ = "ditto-read", Severity.INFO
    TARGETS_SEVERAL = "targets-several", Severity.WARNING
    TARGET_SHARED = "target-shared", Severity.INFO
    COLUMNS_CHOSEN = "columns-chosen", Severity.INFO
    TARGET_COLUMN_CHOSEN = "target-column-chosen", Severity.INFO
    RESULT_COLUMN_CHOSEN = "result-column-chosen", Severity.INFO
    NO_COLUMN_CHOSEN = "no-column-chosen", Severity.INFO
    UNITS_NOTED = "units-noted", Severity.INFO
    UNITS_OPEN = "units-open", Severity.WARNING
    YEARS_DIFFER = "years-differ", Severity.INFO
    NUMBERS_GIVEN = "numbers-given", Severity.INFO
    NUMBERS_APART = "numbers-apart", Severity.INFO
    NUMBER_MISSING = "number-missing", Severity.WARNING
    NUMBER_AS_TEXT = "number-as-text", Severity.WARNING
    NUMBER_TOO_LONG = "number-too-long", Severity.WARNING
    NUMBER_REPEATED = "number-repeated", Severity.WARNING
    NUMBER_JUMP = "number-jump", Severity.WARNING
    DIGITS_AS_TEXT = "digits-as-text", Severity.WARNING
    ITEM_TOO_LONG = "item-too-long", Severity.WARNING
    TARGETS_LEFT_OUT = "targets-left-out", Severity.WARNING
    LIST_TOO_LONG = "list-too-long", Severity.ERROR
    NAMES_NOT_COMPARED = "names-not-compared", Severity.WARNING
    LEAD_MISSING = "lead-missing", Severity.ERROR
    LEADER_MISSING = "leader-missing", Severity.WARNING
    SUPPORT_MISSING = "support-missing", Severity.INFO
    LEAD_LIST_OPEN = "lead-list-open", Severity.WARNING
    LEADERS_RUN_TOGETHER = "leaders-run-together", Severity.WARNING
    LEADER_ODD = "leader-odd", Severity.WARNING
    NUMBER_MARKED = "number-marked", Severity.INFO
    UNIT_ODD = "unit-odd", Severity.WARNING
    TEXT_ODD = "text-odd", Severity.WARNING
    REPORT_ASSUMED = "report-assumed", Severity.WARNING
    PROGRESS_IN_TASKS = "progress-in-tasks", Severity.WARNING
    SEPARATOR_MISSING = "separator-missing", Severity.WARNING
    WRAPPED_NAME_JOINED = "wrapped-name-joined", Severity.WARNING
    ITEM_REPEATED = "item-repeated", Severity.WARNING
    UNIT_NEAR = "unit-near", Severity.WARNING
    UNIT_LOOK_ALIKE = "unit-look-alike", Severity.WARNING
    LEADER_LOOK_ALIKE = "leader-look-alike", Severity.WARNING
    DOUBLES_READ = "doubles-read", Severity.INFO
    YEAR_MISSING = "year-missing", Severity.WARNING
    YEAR_ASSUMED = "year-assumed", Severity.WARNING, Trait.OF_THE_ROUND
    ROUND_MISSING = "round-missing", Severity.WARNING, Trait.OF_THE_ROUND
    ROUND_ASSUMED = "round-assumed", Severity.WARNING, Trait.OF_THE_ROUND
    ROUND_DOUBTED = "round-doubted", Severity.WARNING, Trait.OF_THE_ROUND
