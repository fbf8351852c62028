"""Tables of a document made of lines that are cells, turned upright, taken apart, and put together from forms and cards."""
