"""What an item wants: its goals in figures, each with the words for what it measures, and its nodes."""
