"""What stood there before: undo, and whose change is newer."""
