"""Every sentence that a clerk reads about data or errors."""
