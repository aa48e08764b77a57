"""The command line as it is bundled."""

from vault.cli.__main__ import main

if __name__ == "__main__":
    main()
