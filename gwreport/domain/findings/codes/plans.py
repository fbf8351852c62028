"""The codes of loading a plan, the registry of units and issuing."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class PlanCode(Code, ReprEnum):
    """Of plan and units."""

    HISTORY_UNKNOWN = "history-unknown", Severity.WARNING
    HISTORY_DIFFERS = "history-differs", Severity.WARNING
    HISTORY_AS_INDICATORS = "history-as-indicators", Severity.WARNING
    HISTORY_OTHER_ROUNDS = "history-other-rounds", Severity.WARNING
    MONTH_ASKS_LESS = "month-asks-less", Severity.INFO
    LAST_YEAR_NEAR = "last-year-near", Severity.WARNING
    LAST_YEAR_OPEN = "last-year-open", Severity.INFO
    UNITS_ALIKE = "units-alike", Severity.WARNING
    UNIT_UNKNOWN_PAST = "unit-unknown-past", Severity.WARNING
    UNIT_UNKNOWN_PAST_NEAR = "unit-unknown-past-near", Severity.WARNING
    UNIT_UNKNOWN_RETURN = "unit-unknown-return", Severity.WARNING
    UNIT_UNKNOWN_RETURN_NEAR = "unit-unknown-return-near", Severity.WARNING
    GROUP_EMPTY_LEADS = "group-empty-leads", Severity.WARNING
    GROUP_EMPTY = "group-empty", Severity.INFO
    UNIT_NEAR_REGISTERED = "unit-near-registered", Severity.WARNING
    UNIT_SHORT_FORM = "unit-short-form", Severity.WARNING
    CONTACT_ENTERED = "contact-entered", Severity.INFO
    CONTACT_DIFFERS = "contact-differs", Severity.INFO
    PLAN_OTHER_YEAR = "plan-other-year", Severity.WARNING
    ITEM_WITHOUT_LEAD = "item-without-lead", Severity.WARNING
    UNIT_ALL_CLOSED = "unit-all-closed", Severity.INFO
    PLAN_COLUMN_MISSING = "plan-column-missing", Severity.WARNING
    LEAD_GROUP_EMPTY = "lead-group-empty", Severity.WARNING
    CORRECTION_KEPT = "correction-kept", Severity.INFO
    CORRECTION_DIFFERS = "correction-differs", Severity.WARNING
    LEADER_NEW = "leader-new", Severity.WARNING
    LEADER_NEW_NEAR = "leader-new-near", Severity.WARNING
    HISTORY_WITHOUT_LEADS = "history-without-leads", Severity.WARNING
    SENTENCES_LEFT_OUT = "sentences-left-out", Severity.INFO
    SAME_IN_PLANS = "same-in-plans", Severity.WARNING, Trait.NOT_FOR_UNITS
    NEAR_IN_PLANS = "near-in-plans", Severity.WARNING, Trait.NOT_FOR_UNITS
    LINK_VOID = "link-void", Severity.WARNING, Trait.NOT_FOR_UNITS
    LINK_PARTED = "link-parted", Severity.WARNING, Trait.NOT_FOR_UNITS
    LINKED_DIFFER = "linked-differ", Severity.WARNING, Trait.NOT_FOR_UNITS
    LEADS_UNSURE = "leads-unsure", Severity.INFO
    ROW_ADDED_ABOVE = "row-added-above", Severity.WARNING
