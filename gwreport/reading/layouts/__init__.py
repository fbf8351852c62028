"""What the lines, tables and paragraphs of a document are, before names and numbers are made of them."""
