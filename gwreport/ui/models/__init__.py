"""Table models: what the window shows, without any rule of its own."""
