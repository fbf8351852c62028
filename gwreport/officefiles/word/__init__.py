"""Word documents (.docx) as their reader sees them on paper."""
