"""Opening, unpacking and saving of office files; knows no task and no unit."""
