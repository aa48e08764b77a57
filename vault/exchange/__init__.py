"""Reading other people's files into plain records, and the preview of what they change."""
