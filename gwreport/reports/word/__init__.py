"""The report and the papers as official documents (公文) in Word."""
