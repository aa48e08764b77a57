"""The pupils and the page of one."""
