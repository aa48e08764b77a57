"""Records of class lists and rolls: who is who, what changes, what is written."""
