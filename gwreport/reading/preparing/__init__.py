"""What is done to a document before anybody reads it: each step gives the document again, its lines whole, its tables upright."""
