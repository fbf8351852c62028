"""Where a workspace stands, and how one comes to be there: whole, or not at all."""
