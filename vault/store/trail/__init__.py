"""The audit trail and the anchors that it is held against."""
