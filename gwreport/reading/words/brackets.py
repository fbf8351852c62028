"""The brackets in which offices say who answers for a task, in all widths and forms; data only."""

# Each closing one stands where its opening one does.
OPENING, CLOSING = "（(【[〔﹝「［｛{〖『", "）)】]〕﹞」］｝}〗』"
# Inside a pattern's class.
OPENING_CLASS = "（(【\\[〔﹝「［｛{〖『"
SQUARE_OPENING, SQUARE_CLOSING = "【〔\\[［〖", "】〕\\]］〗"
