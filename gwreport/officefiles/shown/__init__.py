"""What a stored value shows on screen and paper: number formats, dates, symbol fonts, raised characters."""
