"""What goes out to units: workbooks, reminders, workbooks sent back."""
