"""The parts of the window around its pages: what leads, searches, and tells of jobs and drafts."""
