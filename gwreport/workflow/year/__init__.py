"""What goes through the whole year."""
