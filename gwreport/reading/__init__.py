"""Documents to plans, past reports and indicator tables."""

from gwreport.reading.document import understand_document
from gwreport.reading.result import Reading

__all__ = ["Reading", "understand_document"]
