"""What pages stand on: acts on the worker, drafts, presenters, papers."""
