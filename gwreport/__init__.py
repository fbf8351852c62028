"""gwreport: from the breakdown of a government work report to its completion report."""

__version__ = "0.2.0"
