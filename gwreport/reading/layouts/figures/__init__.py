"""Tables of figures: indicators by year, by period and by region."""
