"""What is done after an unlock or over whole files: checks, new keys, erasures that are left."""
