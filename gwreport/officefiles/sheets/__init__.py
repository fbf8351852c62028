"""Spreadsheets of every format, as workbooks for returns and as documents for breakdowns."""
