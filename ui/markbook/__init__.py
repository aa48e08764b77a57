"""The markbook: a class's assessments as a spreadsheet, scales, and progress."""
