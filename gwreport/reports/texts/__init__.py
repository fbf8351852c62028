"""The words of the report and of the papers: templates, and what fills them."""
