"""One module and one function a verb; no Qt, no printing, no questions."""
