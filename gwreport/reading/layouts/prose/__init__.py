"""What a reader of paragraphs recognises before and while it reads: where it stands, whose a section is, where pages end."""
