"""Documents that are text: plain, with separators, or pages of HTML."""
