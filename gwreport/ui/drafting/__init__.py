"""起草: a breakdown drafted from a work report, gone through row by row before it is written."""
