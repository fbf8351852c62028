"""Lists for the office, as workbooks: 发放清单, 催报清单, 单位名录, the journal."""
