"""The colours of the classes of progress, which the theme itself wants: one for both themes."""

from gwreport.domain.statuses import Status

# One colour a class of progress, told apart in both themes and by clerks who see red and green alike
# (they differ in lightness as well).
STATUS_COLOURS = {
    Status.EXCEEDED: "#0F6B5C",
    Status.DONE: "#2C9A6C",
    Status.NEARLY_DONE: "#8CC5A4",
    Status.ON_SCHEDULE: "#4A86CF",
    Status.BEHIND: "#E3942B",
    Status.STALLED: "#CF4A3F",
    Status.UNKNOWN: "#B4BDC9",
}
