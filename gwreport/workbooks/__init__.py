"""The unit workbook: one contract of sheets and columns for its writer and its reader."""
