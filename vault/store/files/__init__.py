"""Pictures, copies and the staging of files beside the database."""
