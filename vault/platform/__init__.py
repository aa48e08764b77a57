"""What the operating system is asked for: sandbox, process, folders."""
