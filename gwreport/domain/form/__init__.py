"""The unit workbook (填报表) as it is designed: its tables and what each of their columns is."""
