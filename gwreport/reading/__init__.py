"""Documents of offices to Plan, Report and Indicators."""
