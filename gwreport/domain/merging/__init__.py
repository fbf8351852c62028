"""From what all units wrote and reviewers decided to one text and one class for each item."""
