"""What holds other files, byte by byte and within bounds: zip, tar, compound files, MIME."""
