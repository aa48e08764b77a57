"""The window around the pages: sidebar, search, lock, help, settings, and which pages there are."""
