"""Documents to plans, past reports and indicator tables."""

from gwreport.reading.document import read_document
from gwreport.reading.result import Reading

__all__ = ["Reading", "read_document"]
