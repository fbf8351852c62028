"""Which of the figures that a text or a number cell tells answers which goal."""
