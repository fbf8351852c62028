"""What is published: the report and the papers around it."""
