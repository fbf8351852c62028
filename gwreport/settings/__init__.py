"""What the office may choose: every option once, with its type, default and help."""
