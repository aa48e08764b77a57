"""Training modules as they ship: Markdown, read by `vault.governance.training_text`."""
