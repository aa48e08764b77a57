"""`python -m vault`: the command line."""

from vault.cli.__main__ import main

if __name__ == "__main__":
    main()
