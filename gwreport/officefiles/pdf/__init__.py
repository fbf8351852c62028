"""PDFs with a text layer: what is seen of their characters, lines and ruled tables, within limits."""
