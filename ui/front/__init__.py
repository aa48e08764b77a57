"""Before a vault is open: welcome, making one, unlocking, recovering, restoring."""
