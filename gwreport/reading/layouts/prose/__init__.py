"""What a reader of paragraphs recognises while it reads: where it stands, whose a section is, where sentences were cut."""
