"""The seven measures at work: checks, rights of pupils and parents, retention, documents, training,
incidents, openness."""
