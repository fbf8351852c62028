"""A breakdown drafted from a work report: its commitments, and who may lead them."""
